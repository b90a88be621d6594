/**
 * A signal explained: what moved the figure in its newest finished month, by how much, and what else it
 * may have been. A month inside its usual range has no cause to look for, and is given none.
 */
import type { Anomaly, Dimension, Moved, RuledOut } from "../contract.ts";
import { cardText, changeText, monthText } from "../format.ts";
import { decimalText } from "../money.ts";
import { contributionsOf, type Contribution } from "../numbers/control/contributions.ts";
import { businessDays, feedMonths } from "../numbers/control/feed_months.ts";
import { leadOf, standsOut } from "../numbers/control/mover.ts";
import type { Kpi } from "../numbers/kpi/header.ts";
import { hasParts, membersOf } from "../numbers/kpi/members.ts";
import { measure } from "../numbers/kpi/measure.ts";
import { DIMENSIONS } from "../numbers/kpi/slice.ts";
import { CategoryNeeded } from "../numbers/kpi/trace.ts";
import { chartMonths, type Asked } from "./asked.ts";
import { causesOf } from "./causes.ts";
import { lastJudged, seriesOf, type Series } from "./series.ts";
import { rangeText, variationText } from "./words.ts";

/** What moved a figure, along one dimension. */
type Along = { dimension: Moved["dimension"]; parts: readonly Contribution[]; lead: number };

/**
 * Of a KPI, or one category of it.
 *
 * @throws {CategoryNeeded} where it only has values by category and none, or none such, is named
 */
export async function explainSignal(
  asked: Asked,
  kpi: Kpi,
  category: string | null,
): Promise<Anomaly> {
  if (category !== null || kpi.combine === "share" || kpi.combine === "mean of groups") {
    const names = await categoriesOf(asked, kpi);
    if (!names.includes(category ?? "")) throw new CategoryNeeded(kpi.id, names);
  }
  const figure = category === null ? { name: kpi.name } : { name: kpi.name, category };
  const [series] = await seriesOf(asked, [figure]);
  return anomalyOf(asked, series!);
}

async function categoriesOf(asked: Asked, kpi: Kpi): Promise<string[]> {
  const values = await measure(asked.session, {
    kpis: [kpi],
    periodText: asked.periodText,
    period: { first: chartMonths(asked)[0]!, last: asked.period.last },
    slice: asked.filter.slice,
    by: ["category"],
    knownAt: asked.filter.known_at,
  });
  return values.flatMap(({ slice }) => slice["category"] ?? []);
}

/** @param series  of the figure, up to the period asked for */
export async function anomalyOf(asked: Asked, series: Series): Promise<Anomaly> {
  const { kpi, category, judged } = series;
  const { limits, state } = judged;
  const newest = lastJudged(series);
  const said = {
    kpi: kpi.id,
    name: kpi.name,
    category,
    unit: kpi.unit,
    period: newest?.period ?? series.latest.period,
    value: newest?.value ?? null,
    expected: limits && { low: limits.lower, centre: limits.centre, high: limits.upper },
    state: state.is,
    side: "side" in state ? state.side : null,
  };
  if (!limits || !("side" in state) || typeof newest?.value !== "number") {
    return { ...said, change: null, says: unmoved(series), parts: [], ruled_out: [] };
  }
  const { change, along } = hasParts(kpi)
    ? await movedAlong(asked, series, said.period)
    : { change: null, along: [] };
  const ruledOut = causesOf({
    kpi,
    month: said.period,
    value: newest.value,
    maturity: newest.maturity,
    limits,
    base: series.base.filter((month) => month !== said.period),
    feeds: await feedMonths(asked.session, kpi.semantic === "cohort"),
    businessDays: await businessDays(asked.session),
    restatements: asked.records.restatements.filter(
      (each) => each.kpi === kpi.id && (category === null || each.category === category),
    ),
  });
  return {
    ...said,
    change,
    says: [usualText(series), movedText(kpi, newest.value - limits.centre, along), doubt(ruledOut)]
      .filter(Boolean)
      .join(" "),
    parts: along.flatMap(({ dimension, parts }) =>
      parts.map((part) => movedOf(asked, series, said.period, dimension, part)),
    ),
    ruled_out: ruledOut,
  };
}

/** The change, and every dimension it can be taken apart by, the one that says most first. */
async function movedAlong(
  asked: Asked,
  series: Series,
  period: string,
): Promise<{ change: string | null; along: Along[] }> {
  const { kpi, category, base } = series;
  const isChosen = (dimension: Dimension): boolean => asked.filter.slice[dimension]?.length === 1;
  const dimensions = [
    ...DIMENSIONS.filter((dimension) => !isChosen(dimension)),
    ...(kpi.category && category === null && kpi.combine !== "share" ? ["category" as const] : []),
  ];
  const along: Along[] = [];
  let change: string | null = null;
  for (const dimension of dimensions) {
    const members = await membersOf(
      asked.session,
      {
        kpi,
        category,
        months: series.months,
        slice: asked.filter.slice,
        knownAt: asked.filter.known_at,
      },
      dimension,
    );
    const moved = contributionsOf(
      members.get(period)!,
      base.map((month) => members.get(month)!),
    );
    const { parts } = moved;
    change = decimalText(moved.change);
    // nobody to tell apart
    if (parts.length === 1 && parts[0]!.member === "Unassigned") continue;
    along.push({ dimension, parts, lead: leadOf(parts) });
  }
  return { change, along: along.sort((a, b) => b.lead - a.lead) };
}

function movedOf(
  asked: Asked,
  { kpi, category }: Series,
  period: string,
  dimension: Moved["dimension"],
  { member, effect, rateEffect, mixEffect }: Contribution,
): Moved {
  const slice = asked.filter.slice;
  const isCategory = dimension === "category";
  return {
    dimension,
    member,
    effect: decimalText(effect),
    rate_effect: rateEffect && decimalText(rateEffect),
    mix_effect: mixEffect && decimalText(mixEffect),
    trace: {
      kpi: kpi.name,
      period,
      slice: isCategory ? slice : { ...slice, [dimension]: [member] },
      category: isCategory ? member : category,
    },
  };
}

function unmoved(series: Series): string {
  if (series.judged.state.is !== "usual") return `${series.title}: ${variationText(series)}.`;
  return `${usualText(series)} Inside its usual range there is no one cause to look for.`;
}

function usualText(series: Series): string {
  const newest = lastJudged(series);
  const { limits } = series.judged;
  const range = limits ? `; usually ${rangeText(limits, series.kpi.unit)}` : "";
  const name = series.category === null ? series.title : `${series.title}, ${series.category},`;
  return `${name} was ${cardText(newest?.value ?? null, series.kpi.unit)} in ${monthText(newest?.period ?? series.latest.period)}: ${variationText(series)}${range}.`;
}

/** @example "Of +8.3 pts against the mean, Aetna (payer) is +7.9 pts: +7.7 pts by its own rate, +0.2 pts by its weight." */
function movedText(kpi: Kpi, change: number, along: readonly Along[]): string {
  const text = (value: number): string => changeText(value, kpi.unit);
  const against = `Of ${text(change)} against the mean of its months`;
  if (!hasParts(kpi))
    return `${against}, nobody can be told a part: it is a median or a mean of means.`;
  const [first] = along;
  if (!first) return `${against}, nobody can be told a part: it is of the whole practice.`;
  const [part] = first.parts;
  if (!part || !standsOut(first.lead)) {
    return `${against}, no payer, provider, location or category did more than its size would have it do.`;
  }
  const number = (value: Contribution["effect"]): number => Number(decimalText(value));
  const how =
    part.rateEffect && part.mixEffect
      ? `: ${text(number(part.rateEffect))} by its own rate, ${text(number(part.mixEffect))} by its weight among the others`
      : "";
  return `${against}, ${part.member} (${first.dimension}) is ${text(number(part.effect))}${how}.`;
}

function doubt(causes: readonly RuledOut[]): string {
  const open = causes.filter(({ holds }) => holds === true);
  return open.length === 0 ? "" : `It may be the data: ${open.map(({ says }) => says).join("; ")}.`;
}
