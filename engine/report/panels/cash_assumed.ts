/** What is expected and what somebody assumes, figure by figure. */
import { daysBetween } from "../../calendar.ts";
import type { CashForecast, ColumnUnit, Panel } from "../../contract.ts";
import { cardText, changeText, dayText, daysLaterText, tableText } from "../../format.ts";
import { cents, moneyText } from "../../money.ts";
import { panelOf } from "../panel.ts";
import { chanceWords } from "../words.ts";
import { assumedSays, chanceSays } from "./cash_fan.ts";

type Value = string | number | null;
type Row = { what: string; unit: ColumnUnit; expected: Value; assumed: Value };

/** Money to the cent by a day, a chance as a share of one. */
const ROWS: readonly { what: string; unit: ColumnUnit; of: (forecast: CashForecast) => Value }[] = [
  { what: "Lowest cash", unit: "money", of: ({ lowest }) => lowest?.amount ?? null },
  { what: "On", unit: "day", of: ({ lowest }) => lowest?.date ?? null },
  {
    what: "Chance below the minimum",
    unit: "ratio",
    of: ({ probability_below_minimum: chance }) => chance,
  },
  { what: "Minimum", unit: "money", of: ({ minimum }) => minimum },
  { what: "Receipts", unit: "money", of: ({ steps }) => sum(steps, ({ receipts }) => receipts) },
  { what: "Payments", unit: "money", of: ({ steps }) => sum(steps, (one) => one.disbursements) },
  { what: "Closing cash", unit: "money", of: ({ steps }) => steps.at(-1)!.closing },
];

export function cashAssumedPanel(expected: CashForecast, assumed: CashForecast): Panel {
  const rows = ROWS.map(({ of, ...row }): Row => ({
    ...row,
    expected: of(expected),
    assumed: of(assumed),
  }));
  const title = `${assumedSays(assumed)}: ${changeSays(assumed)}`;
  return panelOf(
    rows,
    [
      { name: "what", title: "13 weeks", unit: "text", of: ({ what }) => what },
      {
        name: "expected",
        title: "As expected",
        unit: "number",
        unit_in: "unit",
        of: (row) => row.expected,
        text: (row) => valueText(row.expected, row.unit),
      },
      {
        name: "assumed",
        title: "As assumed",
        unit: "number",
        unit_in: "unit",
        of: (row) => row.assumed,
        text: (row) => valueText(row.assumed, row.unit),
      },
      {
        name: "change",
        title: "Difference",
        unit: "number",
        unit_in: "change_unit",
        of: changeOf,
        text: changeTextOf,
      },
      { name: "unit", title: "Unit", unit: "text", hidden: true, of: ({ unit }) => unit },
      {
        name: "change_unit",
        title: "Unit of the difference",
        unit: "text",
        hidden: true,
        of: ({ unit }) => (unit === "day" ? "days" : unit),
      },
    ],
    {
      id: "cash_assumed",
      title,
      subtitle: "$ · 13 weeks · the same futures for both",
      summary: `${title}; ${chanceSays(assumed, assumed.lowest!)}.`,
      display: "table",
      notes: [
        ...assumed
          .scenario!.changes.filter(({ later }) => later !== "0.00")
          .map(({ says, later }) => `${says}: ${cardText(Number(later), "money")} comes later.`),
        "The other tables of this page show what is expected.",
      ],
    },
  );
}

/** The page's answer under what is assumed. */
export function assumedSentence(expected: CashForecast, assumed: CashForecast): string {
  const { probability_below_minimum: was } = expected;
  const instead =
    was === null || expected.minimum !== assumed.minimum
      ? ""
      : `; as expected it is ${chanceWords(was)}`;
  const { changes } = assumed.scenario!;
  return `${assumedSays(assumed)}, ${changeSays(assumed)}; ${chanceSays(assumed, assumed.lowest!)}${instead}. Assumed: ${changes.map(({ says }) => says).join("; ")}.`;
}

/** @example "$12.3 k lower and 14 days sooner than expected" */
function changeSays({ scenario }: CashForecast): string {
  const { amount, days } = scenario!.lowest_change!;
  const size = cents(amount);
  if (size === 0n && days === 0) return "as expected";
  const money =
    size === 0n
      ? "as low"
      : `${cardText(Math.abs(Number(amount)), "money")} ${size < 0n ? "lower" : "higher"}`;
  return `${money} and ${daysLaterText(days)} than expected`;
}

function changeOf({ unit, expected, assumed }: Row): Value {
  if (expected === null || assumed === null) return null;
  if (unit === "money") return moneyText(cents(String(assumed)) - cents(String(expected)));
  if (unit === "day") return daysBetween(String(expected), String(assumed));
  return Number(assumed) - Number(expected);
}

function changeTextOf(row: Row): string {
  const change = changeOf(row);
  if (change === null) return "—";
  if (row.unit === "day") return daysLaterText(Number(change));
  if (row.unit === "ratio") return changeText(Number(change), "ratio");
  return `${Number(change) > 0 ? "+" : ""}${tableText(Number(change), "money")}`;
}

function valueText(value: Value, unit: ColumnUnit): string {
  if (value === null) return "—";
  if (unit === "day") return dayText(String(value));
  return unit === "ratio" ? cardText(Number(value), unit) : tableText(Number(value), "money");
}

const sum = <T>(rows: readonly T[], of: (row: T) => string): string =>
  moneyText(rows.reduce((total, row) => total + cents(of(row)), 0n));
