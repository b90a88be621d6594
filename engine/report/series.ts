/**
 * KPIs month by month, each judged against natural limits that were locked before the months now
 * looked at. Months still being paid are shown and not judged.
 */
import { addMonths, type Month } from "../calendar.ts";
import type { KpiValue } from "../contract.ts";
import type { Limits } from "../numbers/control/xmr.ts";
import { baseOf, judge, type Judged } from "../numbers/control/state.ts";
import { findKpi } from "../numbers/kpi/catalogue.ts";
import type { Kpi } from "../numbers/kpi/header.ts";
import { measure } from "../numbers/kpi/measure.ts";
import type { Months } from "../numbers/kpi/window.ts";
import { fiscalYearOf } from "../numbers/period.ts";
import { NOTHING } from "../numbers/tie_out/verification.ts";
import { chartMonths, type Asked } from "./asked.ts";

/** A KPI, or one category of it. */
export type Figure = { name: string; category?: string; title?: string };

export type Series = {
  kpi: Kpi;
  title: string;
  category: string | null;
  months: readonly Month[];
  /** one a month */
  values: readonly KpiValue[];
  /** the last of `values` */
  latest: KpiValue;
  judged: Judged;
  /** the months that the limits are reckoned from */
  base: readonly Month[];
  /** where the limits come from, as "2025" */
  baseline: string;
};

/**
 * A month is judged when so much of what is expected of it is in. Less would do for a wide range; a
 * narrow one takes the last hundredths that are missing for a fall.
 */
const MATURE = 0.99;

/** Whether so much of a figure is still to come that it is shown and not judged. */
export const isYoung = ({ maturity }: KpiValue): boolean => maturity !== null && maturity < MATURE;

/**
 * The usual range as far as figures can reach: where none is below zero, not below it, and no share of things
 * counted above all of them. Judged is by the limits themselves.
 */
export function usualRange({ kpi, values, judged: { limits } }: Series): Limits | null {
  if (!limits) return null;
  const isNeverBelow = values.every(({ value }) => value === null || value >= 0);
  const isPart = kpi.unit === "ratio" && (kpi.counts !== null || kpi.combine === "mean of groups");
  return {
    ...limits,
    lower: isNeverBelow ? Math.max(0, limits.lower) : limits.lower,
    upper: isPart ? Math.min(1, limits.upper) : limits.upper,
  };
}

/** Whether any month has a figure. */
export const isTold = ({ values }: Pick<Series, "values">): boolean =>
  values.some(({ value }) => value !== null);

/** The newest month that is judged. */
export const lastJudged = ({ values }: Pick<Series, "values">): KpiValue | undefined =>
  values.findLast((value) => value.value !== null && !isYoung(value));

/**
 * Measures figures over a period: one category of a KPI by its category, a KPI as a whole whole, and not as
 * the first of its categories.
 */
export async function measureFigures(
  asked: Asked,
  figures: readonly { name: string; category?: string | null }[],
  period: Months,
  by?: "month",
): Promise<(kpi: Kpi, category: string | null) => KpiValue[]> {
  const over = async (ofParts: boolean): Promise<KpiValue[]> => {
    const some = figures.filter(({ category }) => ((category ?? null) !== null) === ofParts);
    if (some.length === 0) return [];
    return measure(asked.session, {
      kpis: [...new Set(some.map(({ name }) => kpiNamed(asked, name)))],
      periodText: asked.periodText,
      period,
      slice: asked.filter.slice,
      by: [...(by ? [by] : []), ...(ofParts ? (["category"] as const) : [])],
      knownAt: asked.filter.known_at,
    });
  };
  const [wholes, parts] = [await over(false), await over(true)];
  return ({ id }, category) =>
    category === null
      ? wholes.filter(({ kpi }) => kpi === id)
      : parts.filter(({ kpi, slice }) => kpi === id && slice["category"] === category);
}

export async function seriesOf(asked: Asked, figures: readonly Figure[]): Promise<Series[]> {
  const months = chartMonths(asked);
  const valuesOf = await measureFigures(
    asked,
    figures,
    { first: months[0]!, last: months.at(-1)! },
    "month",
  );
  const yearStart = fiscalYearOf(asked.period.last, asked.settings.fiscal_year_start);
  const locked = months.filter((month) => month < yearStart && month >= addMonths(yearStart, -12));
  return figures.map((figure) => {
    const kpi = kpiNamed(asked, figure.name);
    const category = figure.category ?? null;
    const mine = valuesOf(kpi, category);
    const byMonth = months.map(
      (month) => mine.find((value) => value.period === month) ?? absent(kpi, month),
    );
    const judgedValues = byMonth.map((value) => (isYoung(value) ? null : value.value));
    const lockedUntil = months.indexOf(locked.at(-1) ?? "") + 1;
    return {
      kpi,
      title: figure.title ?? kpi.title,
      category,
      months,
      values: byMonth,
      latest: byMonth.at(-1)!,
      judged:
        kpi.numerator.over === "trailing"
          ? { limits: null, state: { is: "rolling", months: kpi.numerator.months } }
          : judge(judgedValues, lockedUntil),
      base: baseOf(judgedValues, lockedUntil).map((index) => months[index]!),
      baseline: locked.length > 0 ? locked[0]!.slice(0, 4) : "the first months",
    };
  });
}

/** @throws {Error} where the page names a KPI that is not in the catalogue: our mistake, not the user's */
export function kpiNamed(asked: Pick<Asked, "kpis">, name: string): Kpi {
  const kpi = findKpi(asked.kpis, name);
  if (!kpi) throw new Error(`a page names the KPI "${name}", which the catalogue lacks`);
  return kpi;
}

function absent(kpi: Kpi, month: Month): KpiValue {
  return {
    kpi: kpi.id,
    name: kpi.name,
    version: kpi.version,
    period: month,
    as_of: month,
    known_at: null,
    basis: kpi.basis,
    slice: {},
    numerator: null,
    denominator: null,
    value: null,
    unit: kpi.unit,
    n: 0,
    maturity: null,
    low: null,
    high: null,
    suppressed: false,
    verified: NOTHING.state,
    unverified_because: NOTHING.says,
    status: "no data",
  };
}
