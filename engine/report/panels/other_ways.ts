/** The same months under other definitions that are in use: why two reports of one practice disagree. */
import type { Panel } from "../../contract.ts";
import { cardText, cellText, type Unit } from "../../format.ts";
import type { Kpi } from "../../numbers/kpi/header.ts";
import { measure } from "../../numbers/kpi/measure.ts";
import type { Asked } from "../asked.ts";
import { panelOf } from "../panel.ts";
import { kpiNamed } from "../series.ts";
import { subtitleOf } from "./figures.ts";

type Way = { question: string; kpi: Kpi; told: string; isOurs: boolean };

/** What is asked, and the figures of ours that answer it. */
const ANSWERS: readonly (readonly [question: string, names: readonly string[]])[] = [
  [
    "How long do we wait for our money?",
    ["days_in_ar_debit", "days_in_ar_adjusted", "net_days_in_ar"],
  ],
  [
    "How much of what we are owed do we collect?",
    [
      "net_collection_rate",
      "net_collection_rate_period",
      "gross_collection_rate",
      "cash_collection",
    ],
  ],
  [
    "How much is denied?",
    ["initial_denial_rate", "initial_denial_rate_dollars", "line_denial_rate"],
  ],
  ["What did we produce?", ["net_production", "net_production_service"]],
];

/** Months that others divide days in A/R by, beside the practice's own. */
const WINDOWS = [1, 3, 12];

export async function otherWaysPanel(asked: Asked): Promise<Panel> {
  const rows = await Promise.all(
    waysOf(asked).map(async (way) => {
      const [value] = await measure(asked.session, {
        kpis: [way.kpi],
        periodText: asked.periodText,
        period: asked.period,
        slice: asked.filter.slice,
        by: [],
        knownAt: asked.filter.known_at,
      });
      return { ...way, value: value! };
    }),
  );
  const waits = rows
    .filter(({ kpi, value }) => kpi.unit === "days" && value.value !== null)
    .map(({ value }) => value.value!);
  return panelOf(
    rows,
    [
      { name: "question", title: "Question", unit: "text", of: ({ question }) => question },
      { name: "told", title: "Told as", unit: "text", of: ({ told }) => told },
      {
        name: "value",
        title: "Value",
        unit: "number",
        of: ({ value }) => value.value,
        text: ({ value }) => cardText(value.value, value.unit as Unit),
      },
      { name: "formula", title: "Formula", unit: "text", of: ({ kpi }) => kpi.formula },
      { name: "basis", title: "Basis", unit: "text", of: ({ kpi }) => kpi.basis },
      { name: "source", title: "After", unit: "text", of: ({ kpi }) => kpi.source },
    ],
    {
      id: "other_ways",
      title:
        waits.length > 1
          ? `Days in A/R are ${cellText(Math.min(...waits), "days")} to ${cardText(Math.max(...waits), "days")}, by the definition`
          : "The same months, told in other ways",
      subtitle: subtitleOf(asked, "why two reports of one practice disagree"),
      summary: rows
        .map(({ told, value }) => `${told} ${cardText(value.value, value.unit as Unit)}`)
        .join("; "),
      display: "table",
      trace: ({ kpi, value, isOurs }) =>
        isOurs && value.n > 0
          ? {
              kpi: kpi.name,
              period: asked.periodText,
              slice: asked.filter.slice,
              category: null,
            }
          : null,
    },
  );
}

function waysOf(asked: Asked): Way[] {
  const [first, ...others] = ANSWERS;
  const days = kpiNamed(asked, "days_in_ar");
  const own = asked.settings.policies.days_in_ar_months;
  const windows = [...new Set([own, ...WINDOWS])].map((months): Way => {
    const over = `over ${months} ${months === 1 ? "month" : "months"}`;
    return {
      question: first![0],
      kpi: {
        ...days,
        denominator: { over: "trailing", months, per: "day", partial: false },
        formula: `A/R ÷ average gross charges a day ${over}`,
      },
      told: `${days.title}, ${over}`,
      isOurs: months === own,
    };
  });
  const named = ([question, names]: (typeof ANSWERS)[number]): Way[] =>
    names.map((name) => {
      const kpi = kpiNamed(asked, name);
      return { question, kpi, told: kpi.title, isOurs: true };
    });
  return [...windows, ...named(first!), ...others.flatMap(named)];
}
