/** What the fiscal year will come to, by four methods side by side, and how each did before. */
import type { BudgetOutlook, OutlookAmounts, Panel } from "../../contract.ts";
import { cardText, dayText, monthText } from "../../format.ts";
import { panelOf, type Column } from "../panel.ts";

const METHODS: Record<keyof OutlookAmounts, { title: string; says: string }> = {
  remaining_budget: { title: "Rest as planned", says: "booked to date, and the rest of the plan" },
  performance_factor: {
    title: "Plan × performance",
    says: "the year's plan times booked over planned to date",
  },
  run_rate_months: { title: "Run rate, months", says: "the mean month to date, all year" },
  run_rate_working_days: {
    title: "Run rate, working days",
    says: "the mean working day to date, all year",
  },
};

const NAMES = Object.keys(METHODS) as (keyof OutlookAmounts)[];

const methodColumns = (): Column<OutlookAmounts>[] =>
  NAMES.map((name) => ({
    name,
    title: METHODS[name].title,
    unit: "money",
    of: (row) => row[name],
  }));

export function outlookPanel(outlook: BudgetOutlook): Panel {
  const net = outlook.lines.find(({ line }) => line === "net_income");
  const said = NAMES.flatMap((name) => net?.[name] ?? []).map(Number);
  return panelOf(
    outlook.lines,
    [
      { name: "line", title: "Line", unit: "text", of: ({ title }) => title },
      { name: "to_date", title: "Booked to date", unit: "money", of: (row) => row.actual_to_date },
      { name: "budget", title: "Budget, year", unit: "money", of: (row) => row.budget_year },
      ...methodColumns(),
    ],
    {
      id: "outlook",
      title:
        said.length > 0
          ? `Net income of the year will be ${range(said)}, by the method`
          : `There is no outlook: ${outlook.because ?? "nothing is booked"}`,
      subtitle: [
        "$",
        `fiscal year to ${dayText(outlook.to)}`,
        `booked to ${dayText(outlook.through)}`,
        `${outlook.working_days.to_date} of ${outlook.working_days.year} working days`,
      ].join(" · "),
      summary: `The fiscal year to ${dayText(outlook.to)} by four methods.`,
      display: "table",
      notes: [
        NAMES.map((name) => `${METHODS[name].title}: ${METHODS[name].says}`).join("; ") + ".",
        outlook.record.length === 0 && outlook.because === null
          ? "How far off they were before is not known: the books hold no whole earlier year."
          : null,
      ],
    },
  );
}

/** Null where the books hold no whole earlier year. */
export function outlookRecordPanel({ record }: BudgetOutlook): Panel | null {
  const [newest] = record.filter(({ line }) => line === "net_income");
  if (!newest) return null;
  const best = NAMES.filter((name) => newest[name] !== null).sort(
    (a, b) => Math.abs(Number(newest[a])) - Math.abs(Number(newest[b])),
  )[0];
  return panelOf(
    record,
    [
      { name: "from", title: "Year from", unit: "month", of: ({ from }) => from },
      { name: "line", title: "Line", unit: "text", of: ({ title }) => title },
      { name: "actual", title: "Came to", unit: "money", of: ({ actual }) => actual },
      ...methodColumns(),
    ],
    {
      id: "outlook_record",
      title: best
        ? `In the year from ${monthText(newest.from)} the nearest was ${METHODS[best].title.toLowerCase()}, off by ${cardText(Math.abs(Number(newest[best])), "money")}`
        : "How far off each outlook was before",
      subtitle: [
        "$",
        "outlook less what the year came to",
        "seen as far into the year as now",
      ].join(" · "),
      summary: "What each method would have said of earlier years, less what they came to.",
      display: "table",
      notes: ["Of one year or two this is no proof that a method is better."],
    },
  );
}

const range = (said: readonly number[]): string => {
  const [low, high] = [Math.min(...said), Math.max(...said)].map((each) => cardText(each, "money"));
  return low === high ? low! : `${low} to ${high}`;
};
