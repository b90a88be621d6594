/** The same months under other definitions that are in use: why two reports of one practice disagree. */
import {
  addMonths,
  dayFromNumber,
  dayNumber,
  firstDay,
  lastDay,
  weekday,
  type Month,
} from "../../calendar.ts";
import type { KpiValue, Panel } from "../../contract.ts";
import { cardText, cellText, type Unit } from "../../format.ts";
import { isFederalHoliday } from "../../numbers/forecast/series/exposure.ts";
import type { Kpi } from "../../numbers/kpi/header.ts";
import { measure } from "../../numbers/kpi/measure.ts";
import type { Asked } from "../asked.ts";
import { panelOf } from "../panel.ts";
import { kpiNamed } from "../series.ts";
import { subtitleOf } from "./figures.ts";

type Way = {
  question: string;
  kpi: Kpi;
  told: string;
  isOurs: boolean;
  /** what the value is multiplied by: the share of days that are worked, where they alone count */
  scale: number;
};

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

/** Months that others divide days in A/R by, beside the practice's own; of which days; and who does. */
const WINDOWS: readonly { months: number; of: "days" | "working days"; source: string }[] = [
  { months: 1, of: "days", source: "reports that close a month by its own charges" },
  { months: 3, of: "days", source: "AAFP, Getting Paid: three months of charges" },
  { months: 12, of: "days", source: "MGMA: charges of a year ÷ 365" },
  {
    months: 3,
    of: "working days",
    source:
      "billing systems that take the days on which patients are seen; benchmarks are of calendar days",
  },
  {
    months: 6,
    of: "working days",
    source:
      "the A/R Analysis of one billing system as it comes set: six months of weekdays (support.pmhelpcenter.com, ARMONTHS and ARDAYS)",
  },
];

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
    .filter(({ kpi, value, scale }) => kpi.unit === "days" && scale === 1 && value.value !== null)
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
        of: toldValue,
        text: (way) => cardText(toldValue(way), way.value.unit as Unit),
      },
      { name: "formula", title: "Formula", unit: "text", of: ({ kpi }) => kpi.formula },
      { name: "basis", title: "Basis", unit: "text", of: ({ kpi }) => kpi.basis },
      { name: "source", title: "Who tells it so", unit: "text", of: ({ kpi }) => kpi.source },
    ],
    {
      id: "other_ways",
      title:
        waits.length > 1
          ? `Days in A/R are ${cellText(Math.min(...waits), "days")} to ${cardText(Math.max(...waits), "days")}, by the definition`
          : "The same months, told in other ways",
      subtitle: subtitleOf(asked, "why two reports of one practice disagree"),
      summary: rows
        .map((way) => `${way.told} ${cardText(toldValue(way), way.value.unit as Unit)}`)
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

const toldValue = ({ value, scale }: Way & { value: KpiValue }): number | null =>
  value.value === null ? null : value.value * scale;

/** @example daysOf("2025-05", "2025-07") // => { days: 92, working: 63 } */
function daysOf(first: Month, last: Month): { days: number; working: number } {
  const from = dayNumber(firstDay(first));
  const days = Array.from({ length: dayNumber(lastDay(last)) - from + 1 }, (_, i) =>
    dayFromNumber(from + i),
  );
  const working = days.filter((day) => weekday(day) <= 5 && !isFederalHoliday(day));
  return { days: days.length, working: working.length };
}

function waysOf(asked: Asked): Way[] {
  const [first, ...rest] = ANSWERS;
  const days = kpiNamed(asked, "days_in_ar");
  const last = asked.period.last < asked.span.last ? asked.period.last : asked.span.last;
  const own = asked.settings.policies.days_in_ar_months;
  const ours = { months: own, of: "days", source: `this practice: ${days.source}` } as const;
  const others = WINDOWS.filter(({ months, of }) => months !== own || of === "working days");
  const windows = [ours, ...others].map(({ months, of, source }): Way => {
    const over = `over ${of === "days" ? "" : "working days of "}${months} ${months === 1 ? "month" : "months"}`;
    const start = addMonths(last, 1 - months);
    const its = daysOf(start < asked.period.first ? start : asked.period.first, last);
    return {
      question: first![0],
      kpi: {
        ...days,
        denominator: { over: "trailing", months, per: "day", partial: false },
        formula: `A/R ÷ average gross charges a ${of === "days" ? "day" : "working day"} ${over}`,
        source,
      },
      told: `${days.title}, ${over}`,
      isOurs: months === own && of === "days",
      scale: of === "days" ? 1 : its.working / its.days,
    };
  });
  const named = ([question, names]: (typeof ANSWERS)[number]): Way[] =>
    names.map((name) => {
      const kpi = kpiNamed(asked, name);
      return { question, kpi, told: kpi.title, isOurs: true, scale: 1 };
    });
  return [...windows, ...named(first!), ...rest.flatMap(named)];
}
