/** Budget against actual, line by line, and the bridge between the two. */
import type {
  BridgeEffect,
  BudgetReport,
  Panel,
  PanelTotal,
  StatementLine,
} from "../../contract.ts";
import { cardText, cellText, monthsText } from "../../format.ts";
import { cents, moneyText } from "../../money.ts";
import type { Asked } from "../asked.ts";
import { panelOf } from "../panel.ts";

type Row = { line: StatementLine; ytd: StatementLine };

/** The statement: the period and the year to date side by side. */
export function statementPanel(asked: Asked, now: BudgetReport, ytd: BudgetReport): Panel {
  const rows = ytd.lines.map((line): Row => ({
    line: now.lines.find((each) => each.line === line.line) ?? blank(line),
    ytd: line,
  }));
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
        words(now),
        `year to date ${words(ytd)}`,
        asked.filter.flex ? "budget at the visits that took place" : "budget as planned",
      ].join(" · "),
      summary: `${resultSentence(now)}; ${resultSentence(ytd)} over ${words(ytd)}.`,
      display: "statement",
      totals: totalsOf(ytd.lines),
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

type Step = { title: string; amount: bigint; start: bigint; end: bigint; kind: string };

/** From planned to actual net income, each effect a step. */
export function bridgePanel(id: string, report: BudgetReport): Panel {
  const steps = stepsOf(report);
  const [largest] = [...report.bridge].sort((a, b) => size(b) - size(a));
  return panelOf(
    steps,
    [
      { name: "step", title: "Step", unit: "text", of: ({ title }) => title },
      { name: "amount", title: "Effect", unit: "cents", of: ({ amount }) => moneyText(amount) },
      {
        name: "start",
        title: "From",
        unit: "money",
        hidden: true,
        of: ({ start }) => Number(start) / 100,
      },
      { name: "end", title: "To", unit: "money", hidden: true, of: ({ end }) => Number(end) / 100 },
      { name: "kind", title: "Kind", unit: "text", hidden: true, of: ({ kind }) => kind },
      {
        name: "label",
        title: "Label",
        unit: "text",
        hidden: true,
        of: ({ amount, kind }) =>
          kind === "favourable" || kind === "adverse"
            ? `${amount < 0n ? "▼" : "▲"} ${cardText(Math.abs(Number(amount)) / 100, "money")}`
            : cardText(Number(amount) / 100, "money"),
      },
    ],
    {
      id,
      title: largest
        ? `${words(report)}: the largest effect is ${largest.title.toLowerCase()}, ${cardText(Number(largest.amount), "money")}`
        : `${words(report)}: no budget to compare with`,
      subtitle: ["$", "favourable to the right", words(report), "effects sum to the variance"].join(
        " · ",
      ),
      summary: `${resultSentence(report)}. ${report.bridge
        .map(({ title, amount }) => `${title} ${cardText(Number(amount), "money")}`)
        .join(", ")}.`,
      display: "chart",
      totals:
        steps.length > 0
          ? [{ row: steps.length - 1, plus: steps.slice(0, -1).map((_, row) => row) }]
          : [],
      chart: waterfall(steps.map(({ title }) => title)),
      notes: [`What causes do together is shared ${report.bridge_says}.`],
    },
  );
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

function stepsOf(report: BudgetReport): Step[] {
  const net = report.lines.find((line) => line.line === "net_income");
  if (!net || report.bridge.length === 0) return [];
  const budget = cents(net.budget);
  const steps: Step[] = [
    { title: "Budget", amount: budget, start: 0n, end: budget, kind: "budget" },
  ];
  let at = budget;
  for (const { title, amount } of report.bridge) {
    const effect = cents(amount);
    if (effect === 0n) continue;
    steps.push({
      title,
      amount: effect,
      start: at,
      end: at + effect,
      kind: effect < 0n ? "adverse" : "favourable",
    });
    at += effect;
  }
  steps.push({ title: "Actual", amount: at, start: 0n, end: at, kind: "actual" });
  return steps;
}

function waterfall(order: readonly string[]): Record<string, unknown> {
  const bar = (kind: string) => ({
    transform: [{ filter: `datum.kind == '${kind}'` }],
    mark: { type: "bar", style: kind },
    encoding: {
      x: { field: "start", type: "quantitative", axis: { format: "$~s", title: null } },
      x2: { field: "end" },
    },
  });
  return {
    encoding: { y: { field: "step", type: "nominal", sort: order, axis: { title: null } } },
    layer: [
      ...["budget", "favourable", "adverse", "actual"].map(bar),
      {
        transform: [{ calculate: "max(datum.start, datum.end)", as: "right" }],
        mark: { type: "text", style: "label", align: "left", dx: 4 },
        encoding: { x: { field: "right", type: "quantitative" }, text: { field: "label" } },
      },
    ],
  };
}

function visitsNote({ visits }: BudgetReport): string | null {
  if (!visits) return null;
  return `${cellText(Number(visits.actual), "count")} visits took place, ${cellText(Number(visits.budget), "count")} were planned.`;
}

const blank = (line: StatementLine): StatementLine => ({
  ...line,
  budget: "0.00",
  flex: "0.00",
  actual: "0.00",
  variance: "0.00",
  variance_percent: null,
  favourable: null,
});

const verdict = ({ favourable }: StatementLine): string =>
  favourable === null ? "" : favourable ? "favourable" : "adverse";

const size = ({ amount }: BridgeEffect): number => Math.abs(Number(amount));

const words = ({ from, to }: BudgetReport): string => monthsText(from.slice(0, 7), to.slice(0, 7));
