/** What was promised to lenders: each covenant, and the lines its figure is made of. */
import { monthOf } from "../../calendar.ts";
import type { CovenantReport, CovenantResult, Panel, TraceLink } from "../../contract.ts";
import { chanceText, dayText, moneyExact, tableText } from "../../format.ts";
import { panelOf } from "../panel.ts";

/** The covenants in one sentence, the broken ones first. */
export function covenantsSay({ covenants }: CovenantReport): string {
  if (covenants.length === 0) return "No covenant is written down";
  const broken = covenants.filter(({ status }) => status === "breached");
  const unknown = covenants.filter(({ status }) => status === "unknown");
  if (broken.length > 0) {
    const [first] = broken;
    const cure = first!.cures[0];
    return `${broken.length} of ${covenants.length} covenants ${broken.length === 1 ? "is" : "are"} broken: ${first!.name}${cure ? `; to mend it, ${cure.says}` : ""}`;
  }
  if (unknown.length > 0) {
    return `${covenants.length - unknown.length} of ${covenants.length} covenants hold; ${unknown[0]!.name} cannot be told`;
  }
  return covenants.length === 1 ? "The covenant holds" : `All ${covenants.length} covenants hold`;
}

/** The KPIs that are a covenant's ratio over twelve months, by the same rows. */
const SAME_AS: Readonly<Record<string, string>> = {
  dscr: "debt_service_coverage",
  dscr_after_distributions: "debt_service_coverage_after_draws",
  days_cash_on_hand: "days_cash_on_hand",
  current_ratio: "current_ratio",
};
const A_YEAR = 12;

/** What a covenant's figure opens: its arithmetic over rows of the books, where a KPI is the same ratio. */
function figureOf({ ratio, value, window: { to, months } }: CovenantResult): TraceLink | null {
  const kpi = SAME_AS[ratio];
  if (kpi === undefined || value === null || months !== A_YEAR) return null;
  return { kpi, period: monthOf(to), slice: {}, category: null };
}

export function covenantsPanel(report: CovenantReport, problem: string | null): Panel {
  const { covenants, as_of: day, notes } = report;
  const value = ({ unit }: CovenantResult, of: number | null): string =>
    of === null ? "—" : tableText(of, unit);
  return panelOf(
    covenants,
    [
      { name: "name", title: "Covenant", unit: "text", of: ({ name }) => name },
      { name: "lender", title: "Lender", unit: "text", of: ({ lender }) => lender },
      {
        name: "value",
        title: "Is",
        unit: "number",
        opens: true,
        of: (one) => one.value,
        text: (one) => value(one, one.value),
      },
      {
        name: "asked",
        title: "Asked",
        unit: "text",
        of: ({ side, threshold, unit }) =>
          `${side.replace("_", " ")} ${unit === "money" ? moneyExact(threshold) : threshold}`,
      },
      { name: "room", title: "Room", unit: "cents", of: (one) => one.headroom_amount },
      { name: "status", title: "Status", unit: "text", of: ({ status }) => status },
      {
        name: "mend",
        title: "To mend it, or why",
        unit: "text",
        of: ({ cures, reason }) => cures[0]?.says ?? reason ?? "",
      },
      {
        name: "next",
        title: "Next test",
        unit: "day",
        of: ({ next_tests: [next] }) => next?.date ?? null,
      },
      {
        name: "chance",
        title: "Chance it fails, %",
        unit: "ratio",
        of: ({ next_tests: [next] }) => next?.chance ?? null,
      },
    ],
    {
      id: "covenants",
      title: covenantsSay(report),
      subtitle: `as of ${dayText(day)} · room is in $ of what stands above the line`,
      summary: covenants.map(({ name, status }) => `${name}: ${status}.`).join(" "),
      display: "table",
      trace: figureOf,
      notes: [
        problem,
        ...notes,
        ...covenants.map(({ name, quote }) => `${name}: “${quote}”`),
        ...covenants.map(testsText),
        ...new Set(covenants.flatMap(({ assumed }) => assumed)),
      ],
    },
  );
}

function testsText({ name, next_tests: tests }: CovenantResult): string {
  const each = tests.map(
    ({ date, chance, reason }) =>
      `${dayText(date)} ${chance === null ? reason : chanceText(chance)}`,
  );
  return `${name}, chance that a test fails: ${each.join("; ")}.`;
}

/** The lines behind every covenant's figure. */
export function covenantLinesPanel({ covenants, as_of: day }: CovenantReport): Panel {
  const lines = covenants.flatMap(({ name: covenant, window, over, under }) => [
    ...over.map((line) => ({ covenant, window, part: "above", ...line })),
    ...under.map((line) => ({ covenant, window, part: "below", ...line })),
  ]);
  return panelOf(
    lines,
    [
      { name: "covenant", title: "Covenant", unit: "text", of: ({ covenant }) => covenant },
      { name: "name", title: "What", unit: "text", of: ({ name }) => name },
      { name: "part", title: "The line", unit: "text", of: ({ part }) => part },
      { name: "amount", title: "Amount", unit: "cents", of: ({ amount }) => amount },
      { name: "from", title: "From", unit: "text", of: ({ from }) => from },
    ],
    {
      id: "covenant_lines",
      title: `${lines.length} lines stand behind the covenants`,
      subtitle: `$ · as of ${dayText(day)} · what is taken away is below zero`,
      summary: covenants.map(({ name, arithmetic }) => `${name}: ${arithmetic}.`).join(" "),
      display: "table",
      trace: ({ name, kpi, window: { from, to } }) =>
        kpi === null
          ? null
          : {
              kpi,
              period: from === to ? monthOf(to) : `${monthOf(from)}..${monthOf(to)}`,
              slice: {},
              category: name,
            },
      notes: covenants.map(({ name, arithmetic }) => `${name}: ${arithmetic}`),
    },
  );
}
