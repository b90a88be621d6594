/** What of the forecast can be assumed otherwise: a slider each, with what one unit more of it does. */
import { addDays } from "../../calendar.ts";
import type { Assumable, CashEffect, CashForecast, ColumnUnit, Panel } from "../../contract.ts";
import { cardText, changeText, dayText } from "../../format.ts";
import type { Change, Scenario } from "../../numbers/forecast/scenario/scenario.ts";
import type { Assumed } from "../cash.ts";
import { panelOf, type Column } from "../panel.ts";

/** `least`, `most` and `step` are the slider's; a number typed beside it may go further. */
type Lever = {
  id: Assumable;
  title: string;
  unit: "ratio" | "days" | "money";
  says: string;
  expected: string;
  least: number;
  most: number;
  step: number;
  /** one unit more, in words and as a change; null where it moves no cash */
  oneMore: string;
  change: Change | null;
};

type Row = Lever & { assumed: string; date: string | null; effect: CashEffect | null };

const ONCE_MOST = 100_000;

/** Money in whole round steps, so that a slider reaches what is likely. */
const roundedUp = (amount: number): number => {
  const size = 10 ** Math.max(4, Math.floor(Math.log10(Math.max(1, amount))));
  return Math.ceil(amount / size) * size;
};

function leversOf({ minimum, opening }: CashForecast, date: string): Lever[] {
  const cash = Number(opening?.amount ?? 0);
  return [
    {
      id: "volume",
      title: "Work done",
      unit: "ratio",
      says: "visits and what is charged for them; receipts follow by each payer's lags, supplies by the visits",
      expected: "0",
      least: -0.3,
      most: 0.3,
      step: 0.01,
      oneMore: "1 % more work",
      change: { kind: "volume", change: 0.01 },
    },
    {
      id: "delay",
      title: "Insurers pay later",
      unit: "days",
      says: "every insurer, not patients; what comes after the 13 weeks is late, not lost",
      expected: "0",
      least: 0,
      most: 60,
      step: 1,
      oneMore: "1 day later",
      change: { kind: "delay", days: 1 },
    },
    {
      id: "payroll",
      title: "Payroll",
      unit: "ratio",
      says: "every pay day from the first day forecast on",
      expected: "0",
      least: -0.3,
      most: 0.3,
      step: 0.01,
      oneMore: "1 % more pay",
      change: { kind: "payroll", change: 0.01 },
    },
    {
      id: "once",
      title: "One payment or receipt",
      unit: "money",
      says: "less than nothing is paid, more is received, on the day chosen, such as equipment, a tax payment or money from the owners",
      expected: "0.00",
      least: -ONCE_MOST,
      most: ONCE_MOST,
      step: 1000,
      oneMore: `$1,000 received on ${dayText(date)}`,
      change: { kind: "once", item: "One receipt", amount: "1000.00", date },
    },
    {
      id: "minimum",
      title: "Minimum cash",
      unit: "money",
      says: "what owners want cash never to fall below; as it comes, minimum_cash under policies in practice.json",
      expected: minimum,
      least: 0,
      most: roundedUp(Math.max(2 * Number(minimum), cash)),
      step: 1000,
      oneMore: "$1,000 more moves no cash, only the chance to be below it",
      change: null,
    },
  ];
}

/** Days from the first one forecast on which a payment is assumed where nobody chose another. */
const A_MONTH = 28;

/** @param effectOf  what one change does to the 13 weeks */
export function cashLeversPanel(
  forecast: CashForecast,
  assumed: Assumed | null,
  effectOf: (change: Change) => CashEffect | null,
): Panel {
  const changes = assumed?.scenario.changes ?? [];
  const origin = forecast.origin!;
  const once = changes.find((each) => each.kind === "once");
  const date = once?.date ?? addDays(origin, A_MONTH);
  const rows = leversOf(forecast, date).map((lever): Row => ({
    ...lever,
    assumed: valueOf(changes, lever) ?? lever.expected,
    date: lever.id === "once" ? date : null,
    effect: lever.change && effectOf(lever.change),
  }));
  const own = (
    of: "assumed" | "expected",
  ): Pick<Column<Row>, "unit" | "unit_in" | "of" | "text"> => ({
    unit: "number",
    unit_in: "unit",
    of: (row) => (row.unit === "money" ? row[of] : Number(row[of])),
    text: (row) => cardText(Number(row[of]), row.unit),
  });
  const hidden = (name: keyof Row, unit: ColumnUnit): Column<Row> => ({
    name,
    title: name,
    unit,
    hidden: true,
    of: (row) => row[name] as string | number | null,
  });
  const effect = (name: keyof CashEffect, title: string): Column<Row> => ({
    name,
    title,
    unit: "money",
    of: (row) => row.effect?.[name] ?? null,
    text: (row) => (row.effect ? changeText(Number(row.effect[name]), "money") : "—"),
  });
  const title = assumed
    ? `Assumed instead: ${assumed.forecast.scenario!.changes.map(({ says }) => says).join("; ")}`
    : "What if: change what is assumed and see what it does";
  return panelOf(
    rows,
    [
      { name: "title", title: "What", unit: "text", of: (row) => row.title },
      { name: "assumed", title: "Assumed", ...own("assumed") },
      { name: "expected", title: "As expected", ...own("expected") },
      { name: "one_more", title: "One unit more", unit: "text", of: (row) => row.oneMore },
      effect("lowest", "does to the lowest day"),
      effect("closing", "to closing cash"),
      { name: "says", title: "What it is", unit: "text", of: ({ says }) => says },
      hidden("id", "text"),
      hidden("unit", "text"),
      hidden("least", "number"),
      hidden("most", "number"),
      hidden("step", "number"),
      hidden("date", "day"),
      { name: "first", title: "first", unit: "day", hidden: true, of: () => origin },
      {
        name: "last",
        title: "last",
        unit: "day",
        hidden: true,
        of: () => forecast.days.at(-1)!.date,
      },
    ],
    {
      id: "cash_levers",
      title,
      subtitle: "13 weeks · a projection of what is assumed, not a forecast",
      summary: rows
        .map((row) => `${row.title}: ${cardText(Number(row.assumed), row.unit)}.`)
        .join(" "),
      display: "levers",
    },
  );
}

function valueOf(changes: Scenario["changes"], { id }: Lever): string | null {
  for (const each of changes) {
    if (each.kind !== id) continue;
    if (each.kind === "volume" || each.kind === "payroll") return String(each.change);
    if (each.kind === "delay") return String(each.days);
    if (each.kind === "once" || each.kind === "minimum") return each.amount;
  }
  return null;
}
