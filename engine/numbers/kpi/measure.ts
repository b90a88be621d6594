/**
 * Values of KPIs from their monthly cells: Σ numerator ÷ Σ denominator over the months their windows
 * name, for any slice and break-down. Sums are exact; the division is done once, at the end.
 */
import type { Dimension, KpiValue, Slice } from "../../contract.ts";
import { lastDay, monthsFrom, type Day, type Month } from "../../calendar.ts";
import type { Row, Session } from "../../database.ts";
import { groupBy } from "../../group.ts";
import { decimal, decimalText, ratio, sum, type Decimal } from "../../money.ts";
import { percentileOf, type Kpi } from "./header.ts";
import { DIMENSIONS, sliceValues } from "./slice.ts";
import { spanOf } from "../period.ts";
import { partOf, rational, sumOf } from "../rational.ts";
import { NOTHING, verificationOf, type Verified } from "../tie_out/verification.ts";
import { extentsOf, halfTold, within, type Extent } from "./extent.ts";
import { maturityOf, type Maturity } from "./maturity.ts";
import { wilson } from "./interval.ts";
import { percentile } from "./percentile.ts";
import { lacking } from "./reach.ts";
import { halfToldText, nothingOf, shortOf, someOf, statusOf, tooFew } from "./status.ts";
import { hasOneWindow, weightsOf, type Months } from "./window.ts";

export type Question = {
  kpis: readonly Kpi[];
  /** as the user wrote it, for the answer */
  periodText: string;
  period: Months;
  slice: Slice;
  by: readonly (Dimension | "month" | "category")[];
  knownAt: string | null;
};

/** Decimals that a denominator divided by days or months keeps. */
export const SHARE_SCALE = 10;

/** What a slice and category of a KPI come to over a period. */
export type Cell = {
  kpi: string;
  period: string;
  slice: Record<string, string>;
  category: string;
  group: string;
  numerator: Decimal;
  denominator: Decimal;
  n: number;
};

/** Every value the question asks for, in the order of its KPIs, periods and slices. */
export async function measure(session: Session, question: Question): Promise<KpiValue[]> {
  const periods = question.by.includes("month")
    ? monthsFrom(question.period.first, question.period.last).map((month) => ({
        text: month,
        months: { first: month, last: month },
      }))
    : [{ text: question.periodText, months: question.period }];
  const dimensions = DIMENSIONS.filter((dimension) => question.by.includes(dimension));
  const extents = await extentsOf(session, question.kpis);
  const span = await spanOf(session);
  const cells = groupBy(
    await cellsOf(session, question, periods, dimensions, ({ id }, months) =>
      within(extents.get(id), months),
    ),
    (cell) => `${cell.kpi}|${cell.period}`,
  );
  const maturity = question.kpis.some((kpi) => kpi.semantic === "cohort")
    ? await maturityOf(session)
    : () => ({ share: null, age: null });
  const verified = await verificationOf(session);
  const lacks = await lacking(session);
  const values: KpiValue[] = [];
  for (const kpi of question.kpis) {
    for (const { text, months } of periods) {
      const mine = cells.get(`${kpi.id}|${text}`) ?? [];
      const slices = groupBy(mine, (cell) => dimensions.map((each) => cell.slice[each]).join("\n"));
      const extent = extents.get(kpi.id);
      const told = within(extent, months) ?? months;
      const about: About = {
        kpi,
        question,
        period: text,
        asked: months,
        months: told,
        asOf: lastDay(told.last),
        divisors: {
          top: weightsOf(kpi.numerator, told, extent).divisor,
          bottom: weightsOf(kpi.denominator ?? kpi.numerator, told, extent).divisor,
        },
        short: shortOf(kpi, told, extent?.first ?? null),
        some: someOf(kpi, months, extent),
        ...(kpi.semantic === "cohort" ? maturity(told) : { share: null, age: null }),
        ...verified(kpi.needs, told),
        lacks: lacks.get(kpi.id) ?? null,
        extent,
        span,
      };
      if (slices.size === 0) values.push(valueOf(about, {}, [], null));
      for (const parts of slices.values()) {
        for (const category of categoriesOf(kpi, question, parts)) {
          values.push(valueOf(about, parts[0]!.slice, parts, category));
        }
      }
    }
  }
  return values;
}

/** The categories to answer for; null stands for all of them together. */
function categoriesOf(kpi: Kpi, question: Question, cells: readonly Cell[]): (string | null)[] {
  const always = kpi.combine === "share" || kpi.combine === "mean of groups";
  if (!kpi.category || !(always || question.by.includes("category"))) return [null];
  return [...new Set(cells.map((cell) => cell.category))].sort();
}

type About = ReturnType<Maturity> &
  ReturnType<Verified> & {
    kpi: Kpi;
    question: Question;
    period: string;
    /** the months asked for, and those of them that can be told of */
    asked: Months;
    months: Months;
    asOf: Day;
    /** what sums of its parts are divided by */
    divisors: { top: number; bottom: number };
    short: ReturnType<typeof shortOf>;
    some: string | null;
    /** the exports it needs that are not there */
    lacks: string | null;
    /** null where there is no evidence of it */
    extent: Extent | undefined;
    /** all months there are data of */
    span: Months | null;
  };

function valueOf(
  about: About,
  slice: Record<string, string>,
  cells: readonly Cell[],
  category: string | null,
): KpiValue {
  const { kpi, question, asked, months, short, share, age, extent, span, lacks } = about;
  const combined = combine(kpi, about.divisors, cells, category);
  const { numerator, denominator, n } = combined;
  const chosen = DIMENSIONS.filter((each) => question.slice[each] !== undefined);
  const half = halfTold(extent, [...chosen, ...DIMENSIONS.filter((each) => each in slice)]);
  const value = half || short?.told === false ? null : combined.value;
  const [low, high] = confidence(kpi, numerator, denominator) ?? [null, null];
  const ofProvider = "provider" in slice || question.slice.provider?.length === 1;
  const young = kpi.matureAfter !== null && age !== null && age < kpi.matureAfter;
  return {
    kpi: kpi.id,
    name: kpi.name,
    version: kpi.version,
    period: about.period,
    as_of: about.asOf,
    known_at: question.knownAt,
    basis: kpi.basis,
    slice: { ...slice, ...(category === null ? {} : { category }) },
    numerator: numerator && decimalText(numerator, kpi.unit === "money" ? 2 : 0),
    denominator: denominator && decimalText(denominator),
    value,
    low,
    high,
    unit: kpi.unit,
    n,
    maturity: cells.length > 0 ? share : null,
    suppressed: false,
    status:
      cells.length === 0
        ? nothingOf(kpi, { period: asked, chosen, span, lacks }, extent)
        : half
          ? halfToldText(half)
          : (short?.says ??
            about.some ??
            statusOf({
              value,
              young,
              few: ofProvider ? tooFew(kpi, denominator) : null,
              ends: asked.last > months.last ? months.last : null,
            })),
    ...(cells.length === 0
      ? { verified: NOTHING.state, unverified_because: NOTHING.says }
      : { verified: about.state, unverified_because: about.says }),
  };
}

/** The 95 % interval of a proportion of counted things. */
function confidence(kpi: Kpi, numerator: Decimal | null, denominator: Decimal | null) {
  if (kpi.counts === null || !numerator || !denominator) return null;
  return wilson(Number(decimalText(numerator)), Number(decimalText(denominator)));
}

type Combined = {
  numerator: Decimal | null;
  denominator: Decimal | null;
  value: number | null;
  n: number;
};

function combine(
  kpi: Kpi,
  divisors: About["divisors"],
  cells: readonly Cell[],
  category: string | null,
): Combined {
  if (cells.length === 0) return { numerator: null, denominator: null, value: null, n: 0 };
  const chosen = category === null ? cells : cells.filter((cell) => cell.category === category);
  const n = chosen.reduce((total, cell) => total + cell.n, 0);
  const numerator = share(sum(chosen.map((cell) => cell.numerator)), divisors.top);
  if (kpi.combine === "sum") {
    return { numerator, denominator: null, value: Number(decimalText(numerator)), n };
  }
  if (kpi.combine === "mean of groups") {
    const scores = [...new Set(chosen.map((cell) => cell.group))].flatMap((group) => {
      const items = chosen.filter((cell) => cell.group === group);
      const valid = sum(items.map((cell) => cell.denominator)).units;
      const top = sum(items.map((cell) => cell.numerator)).units;
      return valid === 0n ? [] : [rational(top, valid)];
    });
    const total = { units: partOf(10n ** BigInt(SHARE_SCALE), sumOf(scores)), scale: SHARE_SCALE };
    const items = decimal(String(scores.length));
    return { numerator: total, denominator: items, value: ratio(total, items), n };
  }
  const groups = new Set(chosen.map((cell) => cell.group));
  const whole = kpi.combine === "share" ? cells.filter((cell) => groups.has(cell.group)) : chosen;
  const denominator = share(sum(whole.map((cell) => cell.denominator)), divisors.bottom);
  const which = percentileOf(kpi);
  const value = which ? percentile(which, chosen) : ratio(numerator, denominator);
  return { numerator, denominator, value, n };
}

/**
 * The cells of every KPI, period and slice of `dimensions`, their months weighted by the KPI's windows.
 *
 * @param tells  the months of a period that a KPI can be told of, null for none
 */
export async function cellsOf(
  session: Session,
  question: Question,
  periods: readonly { text: string; months: Months }[],
  dimensions: readonly Dimension[],
  tells: (kpi: Kpi, period: Months) => Months | null = (_, period) => period,
): Promise<Cell[]> {
  const weights: {
    kpi: string;
    period: string;
    month: Month;
    top: number;
    bottom: number;
    same: boolean;
  }[] = [];
  for (const kpi of question.kpis) {
    for (const { text, months: asked } of periods) {
      const months = tells(kpi, asked);
      if (!months) continue;
      const top = weightsOf(kpi.numerator, months);
      const bottom = weightsOf(kpi.denominator ?? kpi.numerator, months);
      const same = hasOneWindow(kpi);
      for (const month of new Set([...top.months.keys(), ...bottom.months.keys()])) {
        weights.push({
          kpi: kpi.id,
          period: text,
          month,
          top: top.months.get(month) ?? 0,
          bottom: bottom.months.get(month) ?? 0,
          same,
        });
      }
    }
  }
  const asked = DIMENSIONS.filter(
    (dimension) => dimensions.includes(dimension) || question.slice[dimension] !== undefined,
  );
  const by = dimensions.map((dimension) => `cell.${dimension},`).join(" ");
  const rows = await session.rows(
    `with weight as (
      select
        unnest($kpis) as kpi, unnest($periods) as period,
        cast(unnest($months) || '-01' as date) as month,
        cast(unnest($tops) as integer) as top, cast(unnest($bottoms) as integer) as bottom,
        cast(unnest($same) as boolean) as same
    )
    select
      weight.kpi, weight.period, ${by} cell.category, cell.category_group,
      cast(sum(cell.numerator * weight.top) as decimal(38, 10)) as numerator,
      cast(sum(cell.denominator * weight.bottom) as decimal(38, 10)) as denominator,
      cast(sum(
        case when weight.same then cell.n
        else (cell.n - cell.n_denominator) * least(weight.top, 1)
          + cell.n_denominator * least(weight.bottom, 1) end
      ) as integer) as n
    from ${asked.length > 1 ? "kpi_cell" : "(select * from kpi_total where level = $level)"} cell
    join weight on weight.kpi = cell.kpi and weight.month = cell.month
    where true ${DIMENSIONS.map((each) => `and (len($${each}) = 0 or list_contains($${each}, cell.${each}))`).join(" ")}
    group by all
    order by all`,
    {
      kpis: weights.map((weight) => weight.kpi),
      periods: weights.map((weight) => weight.period),
      months: weights.map((weight) => weight.month),
      tops: weights.map((weight) => String(weight.top)),
      bottoms: weights.map((weight) => String(weight.bottom)),
      same: weights.map((weight) => String(weight.same)),
      level: asked[0] ?? "all",
      ...sliceValues(question.slice),
    },
  );
  return rows.map((row) => cellOf(row, dimensions));
}

function cellOf(row: Row, dimensions: readonly Dimension[]): Cell {
  return {
    kpi: row["kpi"] as string,
    period: row["period"] as string,
    slice: Object.fromEntries(dimensions.map((each) => [each, row[each] as string])),
    category: row["category"] as string,
    group: row["category_group"] as string,
    numerator: decimal(row["numerator"] as string),
    denominator: decimal(row["denominator"] as string),
    n: row["n"] as number,
  };
}

/** A sum divided by days or months, cut at ten decimals as `trace` cuts its running totals. */
function share(value: Decimal, divisor: number): Decimal {
  if (divisor === 1) return value;
  const units = value.units * 10n ** BigInt(SHARE_SCALE - value.scale);
  return { units: units / BigInt(divisor), scale: SHARE_SCALE };
}
