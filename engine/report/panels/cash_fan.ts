/** Cash day by day: as it was, as it is expected, and how wrong that may be. */
import type { CashActualStep, CashForecast, Panel } from "../../contract.ts";
import { cardText, dayText } from "../../format.ts";
import { cents } from "../../money.ts";
import { daysBefore, type Cash } from "../cash.ts";
import type { Asked } from "../asked.ts";
import { panelOf, type Column } from "../panel.ts";
import { chanceWords, sentenceList } from "../words.ts";

export type Lowest = NonNullable<CashForecast["lowest"]>;

type Row = {
  date: string;
  actual: string | null;
  expected: string | null;
  /** cash under what somebody assumes */
  assumed: string | null;
  p05: string | null;
  p20: string | null;
  p80: string | null;
  p95: string | null;
};

/**
 * @param lowest   the lowest expected day; there is none where cash is not known
 * @param assumed  the same days under what somebody assumes, which is drawn beside what is expected
 */
export function cashFanPanel(
  asked: Asked,
  cash: Cash,
  lowest: Lowest,
  assumed: CashForecast | null = null,
): Panel {
  const { forecast } = cash;
  const { days } = forecast;
  const { minimum } = assumed ?? forecast;
  const rows = [
    ...daysBefore(cash).map(asItWas),
    ...days.map((day, i) => asExpected(day, assumed?.days[i]?.closing ?? null)),
  ];
  const isLowest = ({ date, actual }: Row): boolean => actual === null && date === lowest.date;
  const money = (name: Exclude<keyof Row, "date">, title: string): Column<Row> => ({
    name,
    title,
    unit: "money",
    of: (row) => row[name],
  });
  return panelOf(
    rows,
    [
      { name: "date", title: "End of", unit: "day", of: ({ date }) => date },
      money("actual", "As it was"),
      money("expected", "Expected"),
      ...(assumed ? [money("assumed", "As assumed")] : []),
      money("p05", "1 in 20 below"),
      money("p20", "1 in 5 below"),
      money("p80", "1 in 5 above"),
      money("p95", "1 in 20 above"),
      { name: "minimum", title: "Minimum", unit: "money", of: () => minimum },
      {
        name: "note",
        title: "Note",
        unit: "text",
        of: (row) => (isLowest(row) ? "lowest expected day" : ""),
      },
      {
        name: "caption",
        title: "Caption",
        unit: "text",
        hidden: true,
        of: (row) =>
          isLowest(row)
            ? assumed
              ? "expected"
              : `lowest ${cardText(Number(lowest.amount), "money")}, ${dayText(lowest.date)}`
            : row === rows[0]
              ? `minimum ${cardText(Number(minimum), "money")}`
              : "",
      },
      ...(assumed?.lowest ? [assumedCaption(assumed.lowest)] : []),
    ],
    {
      id: "cash_fan",
      title: assumed?.lowest
        ? `${assumedSays(assumed)}; expected is ${cardText(Number(lowest.amount), "money")} on ${dayText(lowest.date)}`
        : lowestSays(forecast, lowest),
      subtitle: [
        "$ at the end of each day",
        ...(days.some(({ p05 }) => p05 !== null) ? ["bands: 60 % and 90 % of futures"] : []),
        `13 weeks from ${dayText(forecast.origin!)}`,
      ].join(" · "),
      summary: `${lowestSays(forecast, lowest)}; ${chanceSays(forecast, lowest)}.`,
      display: "chart",
      // beside the lowest day, on the side that has more room
      chart: fan(isLate(days, lowest), assumed?.lowest ? isLate(days, assumed.lowest) : null),
      notes: [choicesSay(asked), ...forecast.notes],
    },
  );
}

const assumedCaption = (lowest: Lowest): Column<Row> => ({
  name: "assumed_caption",
  title: "Caption of what is assumed",
  unit: "text",
  hidden: true,
  of: ({ date, actual }) =>
    actual === null && date === lowest.date
      ? `as assumed: lowest ${cardText(Number(lowest.amount), "money")}, ${dayText(date)}`
      : "",
});

const isLate = (days: CashForecast["days"], { date }: { date: string }): boolean =>
  days.findIndex((day) => day.date === date) > days.length / 2;

/** @example "As assumed, cash is lowest on 22 Jan 2027, at $12.1 k, below the minimum of $50.0 k" */
export function assumedSays(assumed: CashForecast): string {
  const says = lowestSays(assumed, assumed.lowest!);
  return `As assumed, ${says[0]!.toLowerCase()}${says.slice(1)}`;
}

/** @example "Cash is lowest on 15 Jan 2027, at $34.3 k, below the minimum of $50.0 k" */
export function lowestSays(forecast: CashForecast, lowest: Lowest): string {
  const { date, amount } = lowest;
  const says = `Cash is lowest on ${dayText(date)}, at ${cardText(Number(amount), "money")}`;
  return isShort(forecast, lowest) ? `${says}, below ${minimumText(forecast.minimum)}` : says;
}

/** @example "the chance that cash falls below the minimum of $50.0 k within 13 weeks is 1 in 6 (16 %)" */
export function chanceSays(forecast: CashForecast, lowest: Lowest): string {
  const { minimum, probability_below_minimum: chance } = forecast;
  const least = isShort(forecast, lowest) ? "it" : minimumText(minimum);
  if (chance === null)
    return `there is too little history to say how likely cash falls below ${least}`;
  return chance > 0.995
    ? `cash is nearly certain to fall below ${least} within 13 weeks`
    : `the chance that cash falls below ${least} within 13 weeks is ${chanceWords(chance)}`;
}

/** Whether cash is expected to fall below the minimum. */
const isShort = ({ minimum }: CashForecast, { amount }: Lowest): boolean =>
  cents(amount) < cents(minimum);

const minimumText = (minimum: string): string =>
  `the minimum of ${cardText(Number(minimum), "money")}`;

/** Cash is the whole practice's, and looks ahead from the last books, whatever was chosen. */
function choicesSay({ filter: { slice } }: Asked): string | null {
  const chosen = Object.keys(slice);
  return chosen.length === 0
    ? null
    : `Cash is the whole practice's: the choice of ${sentenceList(chosen)} does not change it.`;
}

const NO_BANDS = { p05: null, p20: null, p80: null, p95: null };

/** The fan opens at the last day known, so that nothing looks like a gap. */
function asItWas({ end, closing }: CashActualStep, i: number, all: readonly unknown[]): Row {
  const isLast = i === all.length - 1;
  const same = isLast ? { p05: closing, p20: closing, p80: closing, p95: closing } : NO_BANDS;
  const known = isLast ? closing : null;
  return { date: end, actual: closing, expected: known, assumed: known, ...same };
}

const asExpected = (
  { date, closing, ...bands }: CashForecast["days"][number],
  assumed: string | null,
): Row => ({
  date,
  actual: null,
  expected: closing,
  assumed,
  ...bands,
});

/** @param isAssumedLate  null where nothing is assumed */
function fan(isLowestLate: boolean, isAssumedLate: boolean | null): Record<string, unknown> {
  const x = {
    field: "date",
    timeUnit: "utcyearmonthdate",
    type: "temporal",
    scale: { type: "utc" },
    // room below the lowest day, for its words
    axis: { format: "%-d %b %y", title: null, offset: isAssumedLate === null ? 0 : 14 },
  };
  const y = (field: string) => ({
    field,
    type: "quantitative",
    axis: { format: "$~s", title: null },
  });
  const band = (style: string, from: string, to: string) => ({
    transform: [{ filter: `isValid(datum.${from})` }],
    mark: { type: "area", style },
    encoding: { x, y: y(from), y2: { field: to } },
  });
  const line = (style: string, field: string) => ({
    transform: [{ filter: `isValid(datum.${field})` }],
    mark: { type: "line", style },
    encoding: { x, y: y(field) },
  });
  const text = (
    filter: string,
    field: string,
    dy: number,
    align: "left" | "right",
    caption = "caption",
  ) => ({
    transform: [{ filter }],
    mark: { type: "text", style: "label", align, dx: align === "left" ? 8 : -8, dy },
    encoding: { x, y: y(field), text: { field: caption } },
  });
  const point = (filter: string, style: string, field: string) => ({
    transform: [{ filter }],
    mark: { type: "point", style },
    encoding: { x, y: y(field) },
  });
  const isLowest = "datum.note != ''";
  const isAssumedLowest = "datum.assumed_caption != ''";
  return {
    layer: [
      band("fan-outer", "p05", "p95"),
      band("fan-inner", "p20", "p80"),
      line("minimum", "minimum"),
      line("actual", "actual"),
      line("expected", "expected"),
      point(isLowest, "lowest", "expected"),
      text(isLowest, "expected", 14, isLowestLate ? "right" : "left"),
      // the two lines are told apart by their dashes, their marks and their words
      ...(isAssumedLate === null
        ? []
        : [
            line("assumed", "assumed"),
            point(isAssumedLowest, "assumed-lowest", "assumed"),
            text(
              isAssumedLowest,
              "assumed",
              14,
              isAssumedLate ? "right" : "left",
              "assumed_caption",
            ),
          ]),
      text(`datum.caption != '' && datum.note == ''`, "minimum", -8, "left"),
    ],
  };
}
