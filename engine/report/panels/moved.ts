/** What moved a figure that gave a signal, and what else it may have been. */
import type { Anomaly, Moved, Panel, RuledOut, TraceLink } from "../../contract.ts";
import { changeText, monthText } from "../../format.ts";
import { groupBy } from "../../group.ts";
import { decimal, decimalText, sum } from "../../money.ts";
import { panelOf } from "../panel.ts";
import type { Series } from "../series.ts";
import { sentenceList } from "../words.ts";

/** So many of a dimension are shown; the others are one row, and the API has all. */
const SHOWN = 6;

type Line = Omit<Moved, "trace"> & { trace: TraceLink | null };

/** Null where the newest finished month is no signal. */
export function movedPanel({ kpi, title }: Series, anomaly: Anomaly): Panel | null {
  const { side, period, parts, ruled_out: causes } = anomaly;
  if (side === null) return null;
  const along = groupBy(parts, ({ dimension }) => dimension);
  const effect = (value: string | null): string =>
    value === null ? "—" : changeText(Number(value), kpi.unit);
  const number = (value: string | null): number | null => (value === null ? null : Number(value));
  const hasRates = parts.some(({ rate_effect: rate }) => rate !== null);
  return panelOf(
    [...along.values()].flatMap(shortened),
    [
      {
        name: "member",
        title: "Who or what",
        unit: "text",
        of: ({ member }) => member || "not said",
      },
      { name: "dimension", title: "By", unit: "text", of: ({ dimension }) => dimension },
      {
        name: "effect",
        title: "Moved it by",
        unit: kpi.unit,
        of: (part) => number(part.effect),
        text: (part) => effect(part.effect),
      },
      ...(hasRates
        ? [
            {
              name: "rate_effect",
              title: "by its own rate",
              unit: kpi.unit,
              of: (part: Line) => number(part.rate_effect),
              text: (part: Line) => effect(part.rate_effect),
            },
            {
              name: "mix_effect",
              title: "by its weight",
              unit: kpi.unit,
              of: (part: Line) => number(part.mix_effect),
              text: (part: Line) => effect(part.mix_effect),
            },
          ]
        : []),
    ],
    {
      id: "moved",
      title: `What moved it in ${monthText(period)}`,
      subtitle: `against the mean of the months its usual range is from · for each of ${sentenceList([...along.keys()]) || "these"} the parts sum to the change`,
      summary: `${title}: ${anomaly.says}`,
      display: "table",
      trace: ({ trace }) => trace,
      notes: [anomaly.says, ruledOutText(causes), unsaidText(causes)],
    },
  );
}

/** The strongest of one dimension, and the others summed. */
function shortened(parts: readonly Moved[]): Line[] {
  if (parts.length <= SHOWN + 1) return [...parts];
  const rest = parts.slice(SHOWN);
  const total = (of: (part: Moved) => string | null): string | null =>
    rest.some((part) => of(part) === null)
      ? null
      : decimalText(sum(rest.map((part) => decimal(of(part)!))));
  return [
    ...parts.slice(0, SHOWN),
    {
      dimension: rest[0]!.dimension,
      member: `${rest.length} others`,
      effect: total(({ effect }) => effect)!,
      rate_effect: total(({ rate_effect: rate }) => rate),
      mix_effect: total(({ mix_effect: mix }) => mix),
      trace: null,
    },
  ];
}

const ruledOutText = (causes: readonly RuledOut[]): string | null =>
  listed("Ruled out", causes, false);
const unsaidText = (causes: readonly RuledOut[]): string | null =>
  listed("Not known", causes, null);

function listed(
  title: string,
  causes: readonly RuledOut[],
  holds: RuledOut["holds"],
): string | null {
  const mine = causes.filter((each) => each.holds === holds);
  if (mine.length === 0) return null;
  return `${title}: ${mine.map(({ cause, says }) => `${cause.replaceAll("_", " ")} (${says})`).join("; ")}.`;
}
