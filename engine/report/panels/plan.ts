/** What the year will come to by each method, month by month, and the versions of the plan. */
import type {
  BudgetOutlook,
  FrozenPlan,
  OutlookLine,
  Panel,
  PlanVersion,
  RollingForecast,
  RollingLine,
} from "../../contract.ts";
import { cardText, dayText, monthsText, monthText } from "../../format.ts";
import { panelOf, type Column } from "../panel.ts";

/** The fiscal year by four methods, line by line. */
export function outlookPanel(outlook: BudgetOutlook): Panel {
  const net = outlook.lines.find(({ line }) => line === "net_income");
  const told = net
    ? [
        net.remaining_budget,
        net.performance_factor,
        net.run_rate_months,
        net.run_rate_working_days,
      ].flatMap((each) => (each === null ? [] : [Number(each)]))
    : [];
  const title =
    told.length === 0
      ? `There is no outlook: ${outlook.because ?? "nothing is planned or booked"}`
      : `Net income of the year comes to between ${cardText(Math.min(...told), "money")} and ${cardText(Math.max(...told), "money")}`;
  const money = (name: string, head: string, of: (row: OutlookLine) => string | null) => ({
    name,
    title: head,
    unit: "money" as const,
    of,
  });
  return panelOf(
    outlook.lines,
    [
      { name: "line", title: "Line", unit: "text", of: ({ title: each }) => each },
      money("booked", "Booked to date", (row) => row.actual_to_date),
      money("budget", "Budget of the year", (row) => row.budget_year),
      money("remaining_budget", "Rest as planned", (row) => row.remaining_budget),
      money("performance_factor", "Plan × booked of plan", (row) => row.performance_factor),
      money("run_rate_months", "Mean month", (row) => row.run_rate_months),
      money("run_rate_working_days", "Mean working day", (row) => row.run_rate_working_days),
    ],
    {
      id: "outlook",
      title,
      subtitle: `$ · ${monthsText(outlook.from.slice(0, 7), outlook.to.slice(0, 7))} · booked to ${dayText(outlook.through)}`,
      summary: `${title}.`,
      display: "table",
      notes: [
        `${outlook.months.to_date} of ${outlook.months.year} months and ${outlook.working_days.to_date} of ${outlook.working_days.year} working days are booked.`,
        "The methods trust different things: the plan for the rest, the plan's seasons at the level booked, the mean month, the mean working day. None knows of what is about to change.",
      ],
    },
  );
}

const METHOD_TITLES = {
  remaining_budget: "as planned",
  performance_factor: "plan × booked of plan",
  run_rate_months: "mean month",
  run_rate_working_days: "mean working day",
} as const;

/** The twelve months after the last one booked: revenue, cost and result by each method. */
export function rollingPanel(forecasts: readonly RollingForecast[]): Panel {
  const [first] = forecasts;
  const months = first?.months ?? [];
  const rows = forecasts.flatMap(({ method, lines }) =>
    lines.filter(({ line }) => TOTALS.includes(line)).map((line) => ({ method, line })),
  );
  type Row = { method: RollingForecast["method"]; line: RollingLine };
  const title =
    months.length === 0
      ? `There are no months to come: ${first?.because ?? "nothing is booked"}`
      : `The next twelve months, ${monthsText(months[0]!, months.at(-1)!)}, by four methods`;
  return panelOf<Row>(
    rows,
    [
      { name: "line", title: "Line", unit: "text", of: ({ line }) => line.title },
      { name: "method", title: "Method", unit: "text", of: ({ method }) => METHOD_TITLES[method] },
      ...months.map((month, i): Column<Row> => ({
        name: `m${i + 1}`,
        title: monthText(month),
        unit: "money",
        of: ({ line }) => line.amounts[i] ?? null,
      })),
      { name: "total", title: "Twelve months", unit: "money", of: ({ line }) => line.total },
    ],
    {
      id: "rolling",
      title,
      subtitle: `$ · booked to ${first?.through ? monthText(first.through) : "no month"} · no month of these is booked`,
      summary: `${title}.`,
      display: "table",
      notes: [
        ...forecasts.map(({ method, says }) => `${METHOD_TITLES[method]}: ${says}.`),
        "A dash: the method has nothing to go by, such as a month that is not planned.",
      ],
    },
  );
}

const TOTALS = ["total_revenue", "total_expense", "net_income"];

/** The original and the latest frozen plan of a fiscal year, a sentence each; none where none is frozen. */
export function frozenSentences(frozen: readonly FrozenPlan[], fiscalYear: string): string[] {
  const mine = frozen.filter((plan) => plan.fiscal_year === fiscalYear);
  const told = mine.length > 1 ? [mine[0]!, mine.at(-1)!] : mine;
  return told.map(
    ({ name, at, net_income: net, approved_by: approved, reason }) =>
      `The plan of ${fiscalYear} frozen as ${name} on ${dayText(at.slice(0, 10))}${approved ? `, approved by ${approved},` : ""} comes to a net income of ${cardText(Number(net), "money")}${reason ? `: ${reason}` : ""}.`,
  );
}

/** Every version of the plan, and what was frozen of it. */
export function versionsPanel(
  versions: readonly PlanVersion[],
  frozen: readonly FrozenPlan[],
): Panel {
  const of = ({ fiscal_year: year, version }: PlanVersion): FrozenPlan | undefined =>
    frozen.find((plan) => plan.fiscal_year === year && plan.version === version);
  const title =
    frozen.length === 0
      ? "No plan has been frozen yet"
      : `${frozen.length} ${frozen.length === 1 ? "plan is" : "plans are"} frozen`;
  return panelOf(
    versions,
    [
      { name: "year", title: "Year", unit: "text", of: (row) => row.fiscal_year },
      { name: "version", title: "Version", unit: "text", of: (row) => row.version },
      { name: "net_income", title: "Net income", unit: "money", of: (row) => row.net_income },
      {
        name: "counts",
        title: "Compared with",
        unit: "text",
        of: ({ counts_in: counts, months }) =>
          counts === months ? "yes" : counts === 0 ? "no" : `in ${counts} of ${months} months`,
      },
      { name: "frozen", title: "Frozen as", unit: "text", of: (row) => row.frozen ?? "" },
      {
        name: "when",
        title: "When, by whom and why",
        unit: "text",
        of: (row) => {
          const plan = of(row);
          return plan
            ? [
                `${dayText(plan.at.slice(0, 10))} by ${plan.who}`,
                ...(plan.approved_by ? [`approved by ${plan.approved_by}`] : []),
                ...(plan.reason ? [plan.reason] : []),
              ].join("; ")
            : "";
        },
      },
    ],
    {
      id: "versions",
      title,
      subtitle:
        "versions of the plan as they were imported; of several for a month the one imported last is compared with",
      summary: `${title}.`,
      display: "table",
    },
  );
}
