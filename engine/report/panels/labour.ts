/** Support staff against what the visits that took place allow. */
import type { BudgetReport, Panel } from "../../contract.ts";
import { cardText, cellText, moneyExact } from "../../format.ts";
import { panelOf, type Column } from "../panel.ts";
import { wordsOf } from "./budget.ts";

type Row = BudgetReport["labour"][number];

/** Null where no visits are planned, or no payroll register covers the period. */
export function labourPanel(report: BudgetReport): Panel | null {
  const total = report.labour.at(-1);
  if (!total) return null;
  const dearer = Number(total.amount) < 0;
  const figure = (name: "standard" | "actual", title: string): Column<Row> => ({
    name,
    title,
    unit: "number",
    unit_in: "unit",
    of: (row) => row[name],
    text: (row) =>
      row.unit === "cents" ? moneyExact(row[name].toFixed(2)) : cellText(row[name], row.unit),
  });
  return panelOf(
    report.labour,
    [
      { name: "effect", title: "Support staff", unit: "text", of: ({ title }) => title },
      figure("standard", "Allowed"),
      figure("actual", "Actual"),
      { name: "amount", title: "Effect", unit: "cents", of: ({ amount }) => amount },
      { name: "unit", title: "Unit", unit: "text", hidden: true, of: ({ unit }) => unit },
    ],
    {
      id: "labour",
      title: `For the visits that took place, support staff cost ${cardText(Math.abs(Number(total.amount)), "money")} ${dearer ? "more" : "less"} than allowed`,
      subtitle: ["$", "payroll register", wordsOf(report), "favourable is positive"].join(" · "),
      summary: "Pay for an hour, hours and overtime of support staff against what is allowed.",
      display: "table",
      totals: [
        { row: report.labour.length - 1, plus: report.labour.slice(0, -1).map((_, i) => i) },
      ],
      notes: [
        "Allowed: the hours planned, in proportion to the visits that took place, at the planned pay. Hours planned are those by contract, or of the headcount that budget.csv plans. A skill mix is not planned, and so is not told apart.",
      ],
    },
  );
}
