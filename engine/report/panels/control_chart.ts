/**
 * One KPI over two years on the band that routine variation stays inside; months beyond it are marked,
 * months still being paid are dotted and not judged.
 */
import type { Panel } from "../../contract.ts";
import { cardText, cellText, monthText, type Unit } from "../../format.ts";
import type { Asked } from "../asked.ts";
import { panelOf, type Column } from "../panel.ts";
import { isYoung, lastJudged, usualRange, type Series } from "../series.ts";
import { maturityText, rangeText, variationText } from "../words.ts";
import { subtitleOf } from "./figures.ts";

/** How an axis writes each unit (d3-format). */
export const AXIS: Record<Unit, string> = {
  money: "$~s",
  ratio: "~%",
  days: "~f",
  hours: "~f",
  minutes: "~f",
  count: ",~f",
  number: ",~f",
  wrvu: ",~f",
};

export function controlChart(asked: Asked, series: Series): Panel {
  const { kpi, judged, latest } = series;
  const { limits } = judged;
  const usual = usualRange(series);
  const unit = kpi.unit;
  const rows = series.values.map((value) => ({
    month: value.period,
    value: value.value,
    isYoung: isYoung(value),
    maturity: maturityText(value),
    n: value.n,
    beyond:
      limits !== null &&
      value.value !== null &&
      !isYoung(value) &&
      (value.value > limits.upper || value.value < limits.lower),
  }));
  type Row = (typeof rows)[number];
  const figure = (of: (row: Row) => number | null): Pick<Column<Row>, "of" | "text"> => ({
    of,
    text: (row) => cellText(of(row), unit),
  });
  return panelOf(
    rows,
    [
      { name: "month", title: "Month", unit: "month", of: ({ month }) => month },
      {
        name: "value",
        title: `${kpi.title} (${unitWords(unit)})`,
        unit,
        ...figure(({ value }) => value),
      },
      { name: "lower", title: "Usual from", unit, ...figure(() => usual?.lower ?? null) },
      { name: "upper", title: "Usual to", unit, ...figure(() => usual?.upper ?? null) },
      {
        name: "note",
        title: "Note",
        unit: "text",
        of: ({ beyond, maturity }) => (beyond ? "outside the usual range" : maturity),
      },
      {
        name: "state",
        title: "State",
        unit: "text",
        hidden: true,
        of: ({ beyond, isYoung }) => (beyond ? "signal" : isYoung ? "young" : "routine"),
      },
    ],
    {
      id: kpi.name,
      title: titleOf(series),
      subtitle: subtitleOf(
        asked,
        unitWords(unit),
        kpi.basis,
        ...(limits ? [`grey band: usual range, locked on ${series.baseline}`] : []),
      ),
      summary: summaryOf(series),
      display: "chart",
      chart: chartOf(unit, limits !== null),
      trace: ({ month, n }) =>
        n === 0
          ? null
          : {
              kpi: kpi.name,
              period: month,
              slice: asked.filter.slice,
              category: series.category,
            },
      notes: [
        latest.status === "still being paid"
          ? `${monthText(latest.period)} is still being paid: ${maturityText(latest) || "nearly all in"}.`
          : null,
      ],
    },
  );
}

/** The plain name where nothing is unusual, else what happened. */
function titleOf(series: Series): string {
  const { state } = series.judged;
  const shown = cardText(lastJudged(series)?.value ?? null, series.kpi.unit);
  if ("side" in state) {
    return `${series.title}: ${shown}, ${variationText(series)}`;
  }
  return `${series.title}, ${series.months.length} months`;
}

function summaryOf(series: Series): string {
  const last = lastJudged(series);
  if (!last) return `${series.title}: no data.`;
  const { limits } = series.judged;
  const range = limits ? `; usually ${rangeText(limits, series.kpi.unit)}` : "";
  return `${series.title} was ${cardText(last.value, series.kpi.unit)} in ${monthText(last.period)}: ${variationText(series)}${range}.`;
}

const WORDS: Record<Unit, string> = {
  money: "$",
  ratio: "%",
  days: "days",
  hours: "hours",
  minutes: "minutes",
  count: "count",
  number: "number",
  wrvu: "work RVUs",
};
export const unitWords = (unit: Unit): string => WORDS[unit];

function chartOf(unit: Unit, hasLimits: boolean): Record<string, unknown> {
  const x = {
    field: "month",
    timeUnit: "utcyearmonth",
    type: "temporal",
    scale: { type: "utc" },
    axis: { format: "%b %y", title: null },
  };
  const y = (field: string) => ({
    field,
    type: "quantitative",
    scale: { zero: false },
    axis: { format: AXIS[unit], title: null },
  });
  const band = [
    {
      mark: { type: "area", style: "band" },
      encoding: { x, y: y("lower"), y2: { field: "upper" } },
    },
  ];
  return {
    layer: [
      ...(hasLimits ? band : []),
      {
        transform: [{ filter: "datum.state != 'young'" }],
        mark: { type: "line", style: "value" },
        encoding: { x, y: y("value") },
      },
      {
        transform: [{ filter: "datum.state == 'young'" }],
        mark: { type: "line", style: "young" },
        encoding: { x, y: y("value") },
      },
      {
        transform: [{ filter: "datum.state != 'signal'" }],
        mark: { type: "point", style: "value" },
        encoding: { x, y: y("value") },
      },
      {
        transform: [{ filter: "datum.state == 'signal'" }],
        mark: { type: "point", style: "signal" },
        encoding: { x, y: y("value") },
      },
    ],
  };
}
