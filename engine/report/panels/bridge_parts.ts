/** What each step of the bridge is made of: payers, statement lines, staff; each opens to its rows. */
import type { BridgePart, BudgetReport, Panel, StatementLine } from "../../contract.ts";
import { cardText, cellText, priceText } from "../../format.ts";
import { absolute, cents, moneyText } from "../../money.ts";
import { panelOf, type Column } from "../panel.ts";
import { wordsOf } from "./budget.ts";

/** What all effects together are: the step that the result itself opens. */
export const WHOLE = "net_income";

type Row = BridgePart & { effect: string; step: string; within: string };

/** The largest first, so that what caused a variance stands on top of what it opens. */
export function bridgePartsPanel(id: string, report: BudgetReport): Panel {
  const rows = [
    ...report.bridge
      .flatMap(({ effect, title: step, parts }) =>
        parts.map((part): Row => ({ ...part, effect, step, within: WHOLE })),
      )
      .sort((a, b) => Number(absolute(cents(b.amount)) - absolute(cents(a.amount)))),
    ...ofLines(report, "budget", "Budget"),
    ...ofLines(report, "actual", "Actual"),
  ];
  const figure = (name: "plan" | "actual", title: string): Column<Row> => ({
    name,
    title,
    unit: "number",
    unit_in: "unit",
    of: (row) => row[name],
    text: (row) => textOf(row[name], row.unit),
  });
  const [largest] = rows;
  return panelOf(
    rows,
    [
      { name: "step", title: "Step", unit: "text", of: ({ step }) => step },
      { name: "part", title: "Part", unit: "text", of: ({ title }) => title },
      { name: "measure", title: "What moved", unit: "text", of: ({ measure }) => measure },
      figure("plan", "Planned"),
      figure("actual", "Actual"),
      { name: "amount", title: "Effect", unit: "cents", opens: true, of: ({ amount }) => amount },
      { name: "unit", title: "Unit", unit: "text", hidden: true, of: ({ unit }) => unit },
      { name: "effect", title: "Effect", unit: "text", hidden: true, of: ({ effect }) => effect },
      { name: "within", title: "Within", unit: "text", hidden: true, of: ({ within }) => within },
    ],
    {
      id,
      title: largest
        ? `${wordsOf(report)}, part by part: ${largest.title}, ${largest.step.toLowerCase()}, ${cardText(Number(largest.amount), "money")}`
        : `${wordsOf(report)}: nothing to take apart`,
      subtitle: ["$", "favourable is positive", wordsOf(report), "parts sum to their step"].join(
        " · ",
      ),
      summary: `${rows.length} parts of the bridge, the largest first.`,
      display: "table",
      trace: ({ trace }) => trace,
      notes: ["Parts of all effects sum to the variance against the budget as planned."],
    },
  );
}

/** The lines that planned or actual net income is the sum of. */
const ofLines = (report: BudgetReport, field: "budget" | "actual", step: string): Row[] =>
  report.lines
    .filter(({ group }) => group !== "total")
    .map((line) => ({
      effect: field,
      step,
      within: "",
      part: line.line,
      title: line.title,
      amount: moneyText(signOf(line) * cents(line[field])),
      measure: "booked",
      unit: "money",
      plan: Number(line.budget),
      actual: Number(line.actual),
      trace: {
        kpi: "budget_variance",
        period:
          report.from.slice(0, 7) === report.to.slice(0, 7)
            ? report.from.slice(0, 7)
            : `${report.from.slice(0, 7)}..${report.to.slice(0, 7)}`,
        slice: {},
        category: line.line,
      },
    }));

const signOf = ({ kind }: StatementLine): bigint => (kind === "expense" ? -1n : 1n);

function textOf(value: number | null, unit: BridgePart["unit"]): string {
  if (value === null) return "—";
  if (unit === "cents") return priceText(value);
  return unit === "ratio" ? cardText(value, unit) : cellText(value, unit);
}
