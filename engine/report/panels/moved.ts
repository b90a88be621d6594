/** What moved a figure that gave a signal, and what else it may have been. */
import type { Anomaly, Panel, RuledOut } from "../../contract.ts";
import { changeText, monthText } from "../../format.ts";
import { panelOf } from "../panel.ts";
import type { Series } from "../series.ts";
import { sentenceList } from "../words.ts";

/** So many of a dimension are shown; the API has all. */
const SHOWN = 6;

/** Null where the newest finished month is no signal. */
export function movedPanel({ kpi, title }: Series, anomaly: Anomaly): Panel | null {
  const { side, period, parts, ruled_out: causes } = anomaly;
  if (side === null) return null;
  const place = new Map<string, number>();
  const shown = parts.filter(({ dimension }) => {
    place.set(dimension, (place.get(dimension) ?? 0) + 1);
    return place.get(dimension)! <= SHOWN;
  });
  const effect = (value: string | null): string =>
    value === null ? "—" : changeText(Number(value), kpi.unit);
  const number = (value: string | null): number | null => (value === null ? null : Number(value));
  const hasRates = parts.some(({ rate_effect: rate }) => rate !== null);
  return panelOf(
    shown,
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
              of: (part: Anomaly["parts"][number]) => number(part.rate_effect),
              text: (part: Anomaly["parts"][number]) => effect(part.rate_effect),
            },
            {
              name: "mix_effect",
              title: "by its weight",
              unit: kpi.unit,
              of: (part: Anomaly["parts"][number]) => number(part.mix_effect),
              text: (part: Anomaly["parts"][number]) => effect(part.mix_effect),
            },
          ]
        : []),
    ],
    {
      id: "moved",
      title: `What moved it in ${monthText(period)}`,
      subtitle: `against the mean of the months its usual range is from · for each of ${sentenceList([...place.keys()]) || "these"} the parts sum to the change`,
      summary: `${title}: ${anomaly.says}`,
      display: "table",
      trace: ({ trace }) => trace,
      notes: [anomaly.says, ruledOutText(causes), unsaidText(causes)],
    },
  );
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
