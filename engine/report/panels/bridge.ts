/** From planned to actual net income, step by step. */
import type { BridgeEffect, BudgetReport, Note, Panel } from "../../contract.ts";
import { cardText } from "../../format.ts";
import { cents, moneyText } from "../../money.ts";
import { IN_FORCE } from "../../numbers/plan/versions.ts";
import { footnotesOf } from "../footnotes.ts";
import { panelOf } from "../panel.ts";
import { WHOLE } from "./bridge_parts.ts";
import { resultSentence, wordsOf } from "./budget.ts";

type Step = {
  /** what its parts are found by */
  effect: string;
  title: string;
  amount: bigint;
  start: bigint;
  end: bigint;
  kind: string;
};

/**
 * @param parts  the panel that holds the parts of each step; null where nothing can be opened
 * @param notes  what somebody wrote, and the period it is shown for
 */
export function bridgePanel(
  id: string,
  report: BudgetReport,
  parts: string | null = null,
  notes: readonly Note[] = [],
): Panel {
  const steps = stepsOf(report);
  const { marker, texts } = footnotesOf(notes, "bridge", report.period, [
    ...steps.map(({ effect: of, title }) => ({ of, title })),
    { of: WHOLE, title: "Net income" },
  ]);
  const [largest] = [...report.bridge].sort((a, b) => size(b) - size(a));
  return panelOf(
    steps,
    [
      { name: "step", title: "Step", unit: "text", of: ({ title }) => title },
      ...(texts.length > 0
        ? [
            {
              name: "note",
              title: "Note",
              unit: "text" as const,
              of: ({ effect }: Step) => marker(effect),
            },
          ]
        : []),
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
        ? `${wordsOf(report)}: the largest effect is ${largest.title.toLowerCase()}, ${cardText(Number(largest.amount), "money")}`
        : `${wordsOf(report)}: no budget to compare with`,
      subtitle: [
        "$",
        "favourable to the right",
        wordsOf(report),
        "effects sum to the variance",
        ...(report.version === IN_FORCE ? [] : [`compared with the plan ${report.version}`]),
      ].join(" · "),
      summary: `${resultSentence(report)}. ${report.bridge
        .map(({ title, amount }) => `${title} ${cardText(Number(amount), "money")}`)
        .join(", ")}.`,
      display: "chart",
      totals:
        steps.length > 0
          ? [{ row: steps.length - 1, plus: steps.slice(0, -1).map((_, row) => row) }]
          : [],
      chart: waterfall(steps.map(({ title }) => title)),
      notes: [
        `What causes do together is shared ${report.bridge_says}.`,
        ...texts,
        ...report.bridge_absent.map(
          ({ title, because }) => `Not told apart: ${title}; ${because}.`,
        ),
      ],
      ...(parts === null ? {} : { parts: { panel: parts, of: steps.map(({ effect }) => effect) } }),
    },
  );
}

function stepsOf(report: BudgetReport): Step[] {
  const net = report.lines.find((line) => line.line === "net_income");
  if (!net || report.bridge.length === 0) return [];
  const budget = cents(net.budget);
  const steps: Step[] = [
    { effect: "budget", title: "Budget", amount: budget, start: 0n, end: budget, kind: "budget" },
  ];
  let at = budget;
  for (const { effect: id, title, amount } of report.bridge) {
    const effect = cents(amount);
    if (effect === 0n) continue;
    steps.push({
      effect: id,
      title,
      amount: effect,
      start: at,
      end: at + effect,
      kind: effect < 0n ? "adverse" : "favourable",
    });
    at += effect;
  }
  steps.push({ effect: "actual", title: "Actual", amount: at, start: 0n, end: at, kind: "actual" });
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

const size = ({ amount }: BridgeEffect): number => Math.abs(Number(amount));
