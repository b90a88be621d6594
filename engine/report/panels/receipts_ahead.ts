/** What is to come by payer and location: divided, by week, and how past forecasts of each level did. */
import type { Panel, ReceiptsForecast, ReceiptsLevel, ReceiptsPart } from "../../contract.ts";
import { cardText, cellText, dayText } from "../../format.ts";
import { groupBy } from "../../group.ts";
import { cents, moneyText } from "../../money.ts";
import { WHOLE_PRACTICE } from "../../numbers/forecast/hierarchy/hierarchy.ts";
import { panelOf, type Column } from "../panel.ts";

/** @returns none where all receipts are of one location: weeks of payers say all there is */
export function receiptsAheadPanels(found: ReceiptsForecast): Panel[] {
  const locations = largestFirst(found.rows, ({ location }) => location!);
  if (locations.filter((name) => name !== WHOLE_PRACTICE).length < 2) return [];
  return [
    dividedPanel(found, locations),
    weeksPanel(found, locations),
    ...(found.backtest.origins.length > 0 ? [levelsPanel(found)] : []),
  ];
}

/** A row of parts told apart by location. */
type Line = { name: string; parts: readonly ReceiptsPart[] };

function dividedPanel(found: ReceiptsForecast, locations: readonly string[]): Panel {
  const { rows, totals, backtest, notes } = found;
  const byPayer = groupBy(rows, ({ payer }) => payer!);
  const lines: Line[] = [
    ...largestFirst(rows, ({ payer }) => payer!).map((name) => ({
      name,
      parts: byPayer.get(name)!,
    })),
    { name: "All", parts: rows },
  ];
  const card = (parts: readonly ReceiptsPart[]): string =>
    cardText(Number(moneyText(sumOf(parts))), "money");
  const title = `${card(totals)} comes in over ${totals.length} weeks, ${locations
    .slice(0, 2)
    .map((name) => `${card(at(rows, name))} of it at ${name}`)
    .join(" and ")}`;
  return panelOf(
    lines,
    [
      { name: "payer", title: "Payer", unit: "text", of: ({ name }) => name },
      ...columns(locations),
    ],
    {
      id: "receipts_ahead",
      title,
      subtitle: [
        "$",
        "receipts as the bank will see them",
        `${dayText(totals[0]!.start)} to ${dayText(totals.at(-1)!.end)}`,
        "parts sum to all receipts of the weeks",
      ].join(" · "),
      summary: `${title}.`,
      display: "table",
      totals: [{ row: lines.length - 1, plus: lines.slice(0, -1).map((_, row) => row) }],
      notes: [...(backtest.origins.length > 0 ? [] : [backtest.says]), ...notes],
    },
  );
}

function weeksPanel({ rows, totals }: ReceiptsForecast, locations: readonly string[]): Panel {
  const lines = totals.map(({ start }): Line => ({
    name: start,
    parts: rows.filter((part) => part.start === start),
  }));
  const [first] = locations;
  const amounts = lines.map(({ parts }) => Number(moneyText(sumOf(at(parts, first!)))));
  const title = `${first} brings between ${cardText(Math.min(...amounts), "money")} and ${cardText(Math.max(...amounts), "money")} a week`;
  return panelOf(
    lines,
    [
      { name: "start", title: "Week from", unit: "day", of: ({ name }) => name },
      ...columns(locations),
    ],
    {
      id: "receipts_weeks",
      title,
      subtitle: "$ · receipts by location and week · all of them are those of the cash forecast",
      summary: `${title}.`,
      display: "table",
    },
  );
}

/** Errors of each level by itself, and of parts that sum to their wholes. */
function levelsPanel({ backtest }: ReceiptsForecast): Panel {
  const { levels, says } = backtest;
  const weekly = (name: ReceiptsLevel["level"]): string => {
    const found = levels.find(({ level, unit }) => level === name && unit === "week")!;
    return found.used === null ? "an unknown part" : `${cellText(found.used, "ratio")} %`;
  };
  const title = `Weekly receipts were missed by ${weekly("all")}, those of a location by ${weekly("location")}, of a payer by ${weekly("payer")}`;
  const share = (
    name: "alone" | "reconciled" | "shares" | "used",
    heading: string,
  ): Column<ReceiptsLevel> => ({
    name,
    title: heading,
    unit: "ratio",
    of: (level) => level[name],
  });
  return panelOf(
    levels,
    [
      { name: "level", title: "Receipts of each", unit: "text", of: ({ level }) => level },
      { name: "unit", title: "By", unit: "text", of: ({ unit }) => unit },
      { name: "n", title: "Scored", unit: "count", of: ({ n }) => n },
      share("alone", "By itself %"),
      share("reconciled", "Reconciled %"),
      share("shares", "Last year's shares %"),
      share("used", "In use %"),
    ],
    {
      id: "receipts_record",
      title,
      subtitle: [
        "% of the receipts that came",
        "13 weeks ahead and the whole months in them",
        "by itself: each level alone, parts need not sum",
      ].join(" · "),
      summary: says,
      display: "table",
      notes: [says],
    },
  );
}

const columns = (locations: readonly string[]): Column<Line>[] => [
  {
    name: "all",
    title: "All",
    unit: "money",
    made: { plus: locations.map((name) => `location_${name}`) },
    of: ({ parts }) => moneyText(sumOf(parts)),
  },
  ...locations.map((name): Column<Line> => ({
    name: `location_${name}`,
    title: name,
    unit: "money",
    of: ({ parts }) => moneyText(sumOf(at(parts, name))),
  })),
];

const at = (parts: readonly ReceiptsPart[], name: string): ReceiptsPart[] =>
  parts.filter(({ location }) => location === name);

const sumOf = (parts: readonly ReceiptsPart[]): bigint =>
  parts.reduce((sum, { receipts }) => sum + cents(receipts), 0n);

function largestFirst(parts: readonly ReceiptsPart[], nameOf: (part: ReceiptsPart) => string) {
  return [...groupBy(parts, nameOf)]
    .map(([name, mine]) => ({ name, sum: sumOf(mine) }))
    .toSorted((a, b) => (a.sum === b.sum ? 0 : a.sum > b.sum ? -1 : 1))
    .map(({ name }) => name);
}
