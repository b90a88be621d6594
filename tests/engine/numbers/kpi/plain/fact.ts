/** What one line of an export adds to a KPI, and what all of them come to in a month. */
import { before, daysOf, NOBODY, range, sum, together } from "./read.ts";

export const DIMENSIONS = ["provider", "payer", "location"] as const;
export type Slicing = (typeof DIMENSIONS)[number];

/** What one line adds to a KPI. */
export type Fact = Record<Slicing, string> & {
  /** `YYYY-MM` */
  month: string;
  category: string;
  /** within which categories are shares, or a score is a mean */
  group: string;
  top: number;
  bottom: number;
};

/** The months before a month whose lines count in it, and whether their sum is an average. */
type Window = {
  months: readonly number[];
  per?: "day" | "month";
  /** where the lines begin within them: told of the days there are, or not told */
  short?: "days there are" | "not told";
};

export const MONTH: Window = { months: [0] };
export const YEAR: Window = { months: range(12) };
export const QUARTER: Window = { months: range(3) };

export type Plain = {
  facts: readonly Fact[];
  top: Window;
  /** null of a sum */
  bottom: Window | null;
  /** how many of what the facts count make one of the KPI's: 100 where they are cents */
  per: readonly [number, number];
  /** how the facts of a month become one figure */
  as:
    | "quotient"
    | "sum"
    | "share"
    | "mean of groups"
    | "median"
    | "90th percentile"
    | "waited median";
  /** whether the KPI is told by category */
  byCategory: boolean;
};

export type Plains = Record<string, Plain>;

/** A KPI that is one sum over another, of a month where nothing else is said. */
export const quotient = (
  facts: readonly (Fact | null)[],
  {
    per = [1, 1],
    over = MONTH,
    top = over,
    bottom = over,
    as = "quotient",
    byCategory = false,
  }: Partial<Omit<Plain, "facts">> & { over?: Window } = {},
): Plain => ({
  facts: facts.filter((fact) => fact !== null),
  top,
  bottom: as === "sum" ? null : bottom,
  per,
  as,
  byCategory,
});

/** A sum over another, both in cents. */
export const ofMoney = (
  facts: readonly (Fact | null)[],
  more: Parameters<typeof quotient>[1] = {},
): Plain => quotient(facts, { per: CENTS, ...more });
export const CENTS = [100, 100] as const;

/** Of whom a fact is; what is not said is of nobody. */
type Of = { provider?: string; payer?: string; location?: string };

/** One fact of a month, or of the month of a day. */
export const fact = (
  of: Of,
  date: string,
  top: number,
  bottom: number,
  category = "",
  group = "",
): Fact => ({
  provider: of.provider || NOBODY,
  payer: of.payer || NOBODY,
  location: of.location || NOBODY,
  month: date.slice(0, 7),
  top,
  bottom,
  category,
  group,
});

export const when = (test: boolean, value: number): number => (test ? value : 0);

export type Figure = { top: number; bottom: number | null; value: number | null };

/** What the facts of a slice come to in a month; of one category where it is named. */
export function figureOf(
  { facts, top, bottom, per, as }: Plain,
  byMonth: ReadonlyMap<string, readonly Fact[]>,
  month: string,
  category: string | null,
): Figure {
  const begins = bottom?.short ? beginsIn(facts) : "";
  const within = ({ months }: Window): Fact[] =>
    months.flatMap((back) => byMonth.get(before(month, back)) ?? []);
  const isOf = (each: Fact): boolean => category === null || each.category === category;
  const average = (total: number, { months, per: each, short }: Window): number =>
    each === "day"
      ? total /
        sum(
          months
            .map((back) => before(month, back))
            .filter((each) => short !== "days there are" || each >= begins)
            .map(daysOf),
        )
      : each === "month"
        ? total / months.length
        : total;
  const upper =
    average(
      sum(
        within(top)
          .filter(isOf)
          .map((each) => each.top),
      ),
      top,
    ) / per[0];
  if (as === "mean of groups") return meanOfGroups(within(top).filter(isOf));
  if (!bottom) return { top: upper, bottom: null, value: upper };
  const all = within(bottom);
  const groups = new Set(all.filter(isOf).map(({ group }) => group));
  const counted = as === "share" ? all.filter(({ group }) => groups.has(group)) : all.filter(isOf);
  const lower = average(sum(counted.map((each) => each.bottom)), bottom) / per[1];
  const place = PLACES[as];
  if (place) return { top: upper, bottom: lower, value: place(all) };
  const isShort =
    bottom.short === "not told" && bottom.months.some((back) => before(month, back) < begins);
  return { top: upper, bottom: lower, value: lower === 0 || isShort ? null : upper / lower };
}

/** The first month that any of them is of. */
const beginsIn = (facts: readonly Fact[]): string =>
  facts.reduce((first, { month }) => (month < first ? month : first), "9999");

function meanOfGroups(facts: readonly Fact[]): Figure {
  const scores = [...together(facts, ({ group }) => group).values()].map(
    (item) => sum(item.map(({ top }) => top)) / sum(item.map(({ bottom }) => bottom)),
  );
  const top = sum(scores);
  return { top, bottom: scores.length, value: scores.length === 0 ? null : top / scores.length };
}

const PLACES: Partial<Record<Plain["as"], (facts: readonly Fact[]) => number | null>> = {
  median: (facts) => {
    const values = inOrder(facts);
    const middle = [(values.length - 1) >> 1, values.length >> 1].map((place) => values[place]!);
    return values.length === 0 ? null : sum(middle) / 2;
  },
  "90th percentile": (facts) => {
    const values = inOrder(facts);
    return values.find((_, i) => (i + 1) * 10 >= values.length * 9) ?? null;
  },
  "waited median": waitedMedian,
};

const inOrder = (facts: readonly Fact[]): number[] =>
  facts.map(({ top }) => top).toSorted((a, b) => a - b);

/**
 * The day by which half have come, by the product limit. The category of a fact is how long it waited, its
 * `top` whether what it waited for came; whole numbers over whole numbers, so that a half is a half.
 */
function waitedMedian(facts: readonly Fact[]): number | null {
  let [above, below] = [1n, 1n];
  for (const wait of [...new Set(facts.map(({ category }) => Number(category)))].toSorted(
    (a, b) => a - b,
  )) {
    const left = facts.filter(({ category }) => Number(category) >= wait);
    const came = left.filter(({ category, top }) => Number(category) === wait && top === 1);
    above *= BigInt(left.length - came.length);
    below *= BigInt(left.length);
    if (above * 2n <= below) return wait;
  }
  return null;
}
