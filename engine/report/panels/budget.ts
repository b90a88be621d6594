/** Budget against actual, line by line. */
import type {
  BudgetReport,
  Panel,
  PanelTotal,
  StatementLine,
  WatchedLine,
} from "../../contract.ts";
import { cardText, cellText, monthsText } from "../../format.ts";
import { PERSISTENT_MONTHS } from "../../numbers/budget/watched.ts";
import { IN_FORCE } from "../../numbers/plan/versions.ts";
import type { Asked } from "../asked.ts";
import { footnotesOf } from "../footnotes.ts";
import { panelOf } from "../panel.ts";

type Row = { line: WatchedLine; ytd: WatchedLine };

/** The panel that holds the parts of the result, and what they are parts of there. */
export type PartsOf = { panel: string; of: string };

/**
 * The statement: the period and the year to date side by side.
 *
 * @param parts  what net income opens; null where nothing can be opened
 */
export function statementPanel(
  asked: Asked,
  now: BudgetReport,
  ytd: BudgetReport,
  parts: PartsOf | null = null,
): Panel {
  const rows = ytd.lines.map((line): Row => ({
    line: now.lines.find((each) => each.line === line.line) ?? blank(line),
    ytd: line,
  }));
  const { marker, texts } = footnotesOf(
    asked.notes,
    "statement",
    now.period,
    ytd.lines.map(({ line: of, title }) => ({ of, title })),
  );
  const plan = (line: StatementLine): string => (asked.filter.flex ? line.flex : line.budget);
  const planned = asked.filter.flex ? "Flexed budget" : "Budget";
  return panelOf(
    rows,
    [
      { name: "line", title: "Line", unit: "text", of: ({ ytd: each }) => each.title },
      { name: "group", title: "Group", unit: "text", of: ({ ytd: each }) => each.group },
      { name: "budget", title: planned, unit: "money", of: ({ line }) => plan(line) },
      { name: "actual", title: "Actual", unit: "money", of: ({ line }) => line.actual },
      {
        name: "variance",
        title: "Variance",
        unit: "money",
        made: { plus: ["actual"], minus: ["budget"] },
        of: ({ line }) => line.variance,
      },
      {
        name: "percent",
        title: "%",
        unit: "ratio",
        made: { over: ["variance", "budget"] },
        of: ({ line }) => line.variance_percent,
      },
      { name: "verdict", title: "Verdict", unit: "text", of: ({ line }) => verdict(line) },
      ...(texts.length > 0
        ? [
            {
              name: "note",
              title: "Note",
              unit: "text" as const,
              of: ({ line }: Row) => marker(line.line),
            },
          ]
        : []),
      { name: "asks", title: "Ask why", unit: "text", of: ({ line }) => asks(line) },
      {
        name: "ytd_budget",
        title: `${planned}, year to date`,
        unit: "money",
        of: (r) => plan(r.ytd),
      },
      { name: "ytd_actual", title: "Actual, year to date", unit: "money", of: (r) => r.ytd.actual },
      {
        name: "ytd_variance",
        title: "Variance, year to date",
        unit: "money",
        made: { plus: ["ytd_actual"], minus: ["ytd_budget"] },
        of: (r) => r.ytd.variance,
      },
      {
        name: "ytd_verdict",
        title: "Verdict, year to date",
        unit: "text",
        of: (r) => verdict(r.ytd),
      },
    ],
    {
      id: "statement",
      title: resultSentence(now),
      subtitle: [
        "$",
        "general ledger by ledger date",
        wordsOf(now),
        `year to date ${wordsOf(ytd)}`,
        asked.filter.flex ? "budget at the visits that took place" : "budget as planned",
        ...(now.version === IN_FORCE ? [] : [`compared with the plan ${now.version}`]),
      ].join(" · "),
      summary: `${resultSentence(now)}; ${resultSentence(ytd)} over ${wordsOf(ytd)}.`,
      display: "statement",
      totals: totalsOf(ytd.lines),
      ...(parts === null
        ? {}
        : {
            parts: {
              panel: parts.panel,
              of: rows.map(({ line }) => (line.line === "net_income" ? parts.of : null)),
            },
          }),
      trace: ({ line }) =>
        line.group === "total"
          ? null
          : {
              kpi: "budget_variance",
              period: asked.periodText,
              slice: {},
              category: line.line,
            },
      notes: [
        ...texts,
        policyNote(now),
        visitsNote(now),
        Object.keys(asked.filter.slice).length > 0
          ? "The books are kept for the whole practice; provider, payer and location do not change this page."
          : null,
      ],
    },
  );
}

/** Which lines of a statement its totals sum. */
function totalsOf(lines: readonly StatementLine[]): PanelTotal[] {
  const rowsOf = (kind: StatementLine["kind"]): number[] =>
    lines.flatMap((line, row) => (line.kind === kind && line.group !== "total" ? [row] : []));
  const [revenue, expense] = [rowsOf("revenue"), rowsOf("expense")];
  const made: Record<string, Omit<PanelTotal, "row">> = {
    total_revenue: { plus: revenue },
    total_expense: { plus: expense },
    net_income: { plus: revenue, minus: expense },
  };
  return lines.flatMap(({ line }, row) => (made[line] ? [{ row, ...made[line] }] : []));
}

/** @example "Net income was $42.9 k against $53.2 k budgeted: $10.3 k short" */
export function resultSentence({ lines, flexed }: BudgetReport): string {
  const net = lines.find((line) => line.line === "net_income");
  if (!net) return "There is no budget";
  const plan = Number(flexed ? net.flex : net.budget);
  const gap = Number(net.variance);
  const short = cardText(Math.abs(gap), "money");
  return `Net income was ${cardText(Number(net.actual), "money")} against ${cardText(plan, "money")} budgeted: ${
    gap === 0 ? "as planned" : gap < 0 ? `${short} short` : `${short} better`
  }`;
}

function visitsNote({ visits }: BudgetReport): string | null {
  if (!visits) return null;
  return `${cellText(Number(visits.actual), "count")} visits took place, ${cellText(Number(visits.budget), "count")} were planned.`;
}

const blank = (line: WatchedLine): WatchedLine => ({
  ...line,
  budget: "0.00",
  flex: "0.00",
  actual: "0.00",
  variance: "0.00",
  variance_percent: null,
  favourable: null,
  material: false,
  one_side: null,
});

/** Why a line deserves a question, in few words. @example "material; 4 months adverse" */
function asks({ material, one_side: run }: WatchedLine): string {
  const persists =
    run && run.months >= PERSISTENT_MONTHS
      ? [`${run.months} months ${run.favourable ? "favourable" : "adverse"}`]
      : [];
  return [...(material ? ["material"] : []), ...persists].join("; ");
}

const policyNote = ({ materiality: { amount, share, by } }: BudgetReport): string =>
  `Material: a variance of ${cardText(Number(amount), "money")} ${by === "both" ? "and" : "or"} ${cardText(share, "ratio")} of the budget and more, by the policies of the practice; without a budget the amount decides. Named too: ${PERSISTENT_MONTHS} months in a row on one side of the budget as planned, by a tenth of that amount or more.`;

const verdict = ({ favourable }: StatementLine): string =>
  favourable === null ? "" : favourable ? "favourable" : "adverse";

/** The months of a report in words. */
export const wordsOf = ({ from, to }: BudgetReport): string =>
  monthsText(from.slice(0, 7), to.slice(0, 7));
