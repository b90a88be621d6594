/**
 * Values of KPIs from their monthly cells: Σ numerator ÷ Σ denominator over the months their windows
 * name, for any slice and break-down. Sums are exact; the division is done once, at the end.
 */
import type { Dimension, KpiValue, Slice } from "../../contract.ts";
import { lastDay, monthsFrom, type Day } from "../../calendar.ts";
import type { Session } from "../../database.ts";
import { groupBy } from "../../group.ts";
import { decimalText } from "../../money.ts";
import { cellsOf, inPeriods, type Cell } from "./cells.ts";
import { combine, confidence, type Divisors } from "./combine.ts";
import { percentileOf, type Kpi } from "./header.ts";
import { DIMENSIONS } from "./slice.ts";
import { spanOf } from "../period.ts";
import { NOTHING, verificationOf, type Verified } from "../tie_out/verification.ts";
import { extentsOf, halfTold, within } from "./extent.ts";
import { maturityOf, type Maturity } from "./maturity.ts";
import { lacking } from "./reach.ts";
import { halfToldText, nothingOf, shortOf, someOf, statusOf, tooFew } from "./status.ts";
import { divisorOf, type Months } from "./window.ts";

export type Question = {
  kpis: readonly Kpi[];
  /** as the user wrote it, for the answer */
  periodText: string;
  period: Months;
  slice: Slice;
  by: readonly (Dimension | "month" | "category")[];
  knownAt: string | null;
};

/** Every value the question asks for, in the order of its KPIs, periods and slices. */
export async function measure(session: Session, question: Question): Promise<KpiValue[]> {
  const { kpis, by } = question;
  const periods = by.includes("month")
    ? monthsFrom(question.period.first, question.period.last).map((month) => ({
        text: month,
        months: { first: month, last: month },
      }))
    : [{ text: question.periodText, months: question.period }];
  const dimensions = DIMENSIONS.filter((dimension) => by.includes(dimension));
  const chosen = DIMENSIONS.filter((each) => question.slice[each] !== undefined);
  const extents = await extentsOf(session, kpis);
  const span = await spanOf(session);
  const asked = inPeriods(kpis, periods).flatMap((each) => {
    const months = within(extents.get(each.kpi.id), each.months);
    return months ? [{ ...each, months }] : [];
  });
  const cells = groupBy(
    await cellsOf(session, asked, question.slice, dimensions, (kpi) => tellsApart(kpi, by)),
    (cell) => cell.of,
  );
  const toldOf = new Map(asked.map((each) => [`${each.kpi.id}|${each.period}`, each]));
  const maturity = kpis.some((kpi) => kpi.semantic === "cohort")
    ? await maturityOf(session)
    : () => ({ share: null, age: null });
  const verified = await verificationOf(session);
  const lacks = await lacking(session);
  const values: KpiValue[] = [];
  for (const kpi of kpis) {
    const extent = extents.get(kpi.id);
    const half = halfTold(extent, [...chosen, ...dimensions]);
    for (const { text, months } of periods) {
      const of = toldOf.get(`${kpi.id}|${text}`);
      const told = of?.months ?? months;
      const about: About = {
        kpi,
        question,
        period: text,
        asked: months,
        months: told,
        asOf: lastDay(told.last),
        divisors: {
          top: divisorOf(kpi.numerator, told, extent),
          bottom: divisorOf(kpi.denominator ?? kpi.numerator, told, extent),
        },
        short: shortOf(kpi, told, extent?.first ?? null),
        some: someOf(kpi, months, extent),
        ...(kpi.semantic === "cohort" ? maturity(told) : { share: null, age: null }),
        ...verified(kpi.needs, told),
        half,
        nothing: () =>
          nothingOf(
            kpi,
            { period: months, chosen, span, lacks: lacks.get(kpi.id) ?? null },
            extent,
          ),
      };
      const slices = groupBy((of && cells.get(of)) ?? [], (cell) => cell.slice);
      if (slices.size === 0) values.push(valueOf(about, {}, [], null));
      for (const [slice, parts] of slices) {
        for (const category of categoriesOf(kpi, by, parts)) {
          values.push(valueOf(about, slice, parts, category));
        }
      }
    }
  }
  return values;
}

/** The categories to answer for; null stands for all of them together. */
function categoriesOf(
  kpi: Kpi,
  by: Question["by"],
  cells: readonly Cell[],
): readonly (string | null)[] {
  if (!kpi.category || !(isShared(kpi) || by.includes("category"))) return [null];
  return [...new Set(cells.map((cell) => cell.category))].sort();
}

/** Whether a value of a category needs the others. */
const isShared = ({ combine }: Kpi): boolean => combine === "share" || combine === "mean of groups";

/** Whether a value needs its categories apart, or only what they come to together. */
const tellsApart = (kpi: Kpi, by: Question["by"]): boolean =>
  isShared(kpi) || percentileOf(kpi) !== null || (kpi.category !== null && by.includes("category"));

/** What holds for every slice of a figure in a period. */
type About = ReturnType<Maturity> &
  ReturnType<Verified> & {
    kpi: Kpi;
    question: Question;
    period: string;
    /** the months asked for, and those of them that can be told of */
    asked: Months;
    months: Months;
    asOf: Day;
    divisors: Divisors;
    short: ReturnType<typeof shortOf>;
    some: string | null;
    half: ReturnType<typeof halfTold>;
    /** why there is nothing, where there is nothing */
    nothing: () => string;
  };

function valueOf(
  about: About,
  slice: Readonly<Record<string, string>>,
  cells: readonly Cell[],
  category: string | null,
): KpiValue {
  const { kpi, question, asked, months, short, half, share, age } = about;
  const combined = combine(kpi, about.divisors, cells, category);
  const { numerator, denominator, n } = combined;
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
    slice: category === null ? { ...slice } : { ...slice, category },
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
        ? about.nothing()
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
