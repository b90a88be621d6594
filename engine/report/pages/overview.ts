/** Is anything wrong, and what? */
import type { Panel } from "../../contract.ts";
import { cardText } from "../../format.ts";
import type { Asked } from "../asked.ts";
import { cashOf } from "../cash.ts";
import { bridgePanel } from "../panels/bridge.ts";
import { resultSentence } from "../panels/budget.ts";
import { cashFanPanel, lowestSays } from "../panels/cash_fan.ts";
import {
  cardPanel,
  cardsOf,
  historyPanel,
  signals,
  subtitleOf,
  type Card,
} from "../panels/figures.ts";
import { questionsPanel } from "../panels/questions.ts";
import { extents, sourcesPanel } from "../panels/trust.ts";
import { panelOf } from "../panel.ts";
import { periodWords } from "../periods.ts";
import { lastJudged, seriesOf, type Figure } from "../series.ts";
import { rangeText, variationText } from "../words.ts";
import { budgetReports } from "./budget.ts";
import type { Answer } from "./answer.ts";

/** In the order of importance. */
export const FIGURES: readonly Figure[] = [
  { name: "operating_margin" },
  { name: "days_cash_on_hand" },
  { name: "net_collection_rate" },
  { name: "days_in_ar" },
  { name: "ar_over_90" },
  { name: "initial_denial_rate" },
  { name: "encounters_per_day" },
  { name: "work_rvus" },
  { name: "no_show_rate" },
  { name: "lead_time" },
  { name: "charge_lag" },
  { name: "unbilled_visits" },
  { name: "overhead_ratio" },
  { name: "staff_cost_per_encounter" },
  { name: "support_staff_ratio" },
  { name: "bad_debt_rate" },
  { name: "credit_balances" },
  { name: "unapplied_money" },
  { name: "survey_composites", category: "Rating of provider", title: "Rating of provider" },
  { name: "survey_response_rate" },
];

export async function overview(asked: Asked): Promise<Answer> {
  const series = await seriesOf(asked, FIGURES);
  const cards = await cardsOf(asked, series);
  const shown = cards.filter(({ value }) => value.n > 0);
  const changed = signals(shown);
  const { now } = await budgetReports(asked);
  const cash = await cashOf(asked);
  const lowest = cash?.forecast.lowest;
  const panels: Panel[] = [
    signalPanel(asked, changed.slice(0, 3)),
    cardPanel(
      asked,
      "figures",
      `${shown.length} of ${cards.length} figures can be told from the data`,
      shown,
    ),
    ...(now.lines.length > 0 ? [bridgePanel("bridge", now)] : []),
    ...(cash && lowest ? [cashFanPanel(asked, cash, lowest)] : []),
    questionsPanel(asked),
    sourcesPanel(asked, await extents(asked)),
    historyPanel(
      asked,
      shown.map((card) => card.series),
    ),
  ];
  return {
    title: "Is anything wrong, and what?",
    sentence:
      [
        changed.length === 0
          ? `Nothing is outside its usual range in ${periodWords(asked)}`
          : `${changed.length} ${changed.length === 1 ? "figure is" : "figures are"} outside the usual range in ${periodWords(asked)}`,
        ...(now.lines.length > 0 ? [lower(resultSentence(now))] : []),
        ...(cash && lowest ? [lower(lowestSays(cash.forecast, lowest))] : []),
      ].join("; ") + ".",
    panels,
  };
}

/** Up to three figures that changed, each in a sentence. */
function signalPanel(asked: Asked, changed: readonly Card[]): Panel {
  return panelOf(
    changed,
    [
      { name: "figure", title: "Figure", unit: "text", of: ({ series }) => series.title },
      { name: "says", title: "What changed", unit: "text", of: says },
    ],
    {
      id: "signals",
      title:
        changed.length === 0
          ? "Nothing stands out"
          : changed.length === 1
            ? "This stands out"
            : "These stand out",
      subtitle: subtitleOf(asked, "against natural limits"),
      summary: changed.map(says).join(" "),
      display: "sentences",
      trace: ({ series }) => ({
        kpi: series.kpi.name,
        period: asked.period.last,
        slice: asked.filter.slice,
        category: series.category,
      }),
    },
  );
}

function says({ series }: Card): string {
  const { limits } = series.judged;
  const { unit } = series.kpi;
  const last = lastJudged(series);
  const range = limits ? `; usually ${rangeText(limits, unit)}` : "";
  return `${series.title} is ${cardText(last?.value ?? null, unit)}: ${variationText(series)}${range}.`;
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
