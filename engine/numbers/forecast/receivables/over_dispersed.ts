/**
 * The over-dispersed Poisson model of a triangle: the same amounts as the chain ladder, errors from the
 * model, and by bootstrap the whole distribution.
 *
 * @source England and Verrall, Stochastic claims reserving in general insurance, British Actuarial Journal 8 (2002)
 */
import { normalDeviate, randomFrom } from "../random.ts";
import { chainLadder, calendarCash } from "./chain_ladder.ts";
import { cholesky, solved } from "../cholesky.ts";
import { agesOf, lastAge, NotATriangle, type Triangle } from "./triangle.ts";

export type OverDispersed = {
  /** variance of an amount as a multiple of its mean */
  readonly dispersion: number;
  readonly unpaid: readonly number[];
  readonly errors: readonly number[];
  readonly total: { readonly unpaid: number; readonly error: number };
  /** by calendar period to come */
  readonly calendar: readonly { readonly cash: number; readonly error: number }[];
};

type Cell = { origin: number; age: number; mean: number };

/**
 * @throws {NotATriangle} where an expected amount is below zero (take-backs): their variance would be too
 */
export function overDispersed(triangle: Triangle): OverDispersed {
  const { past, future, dispersion, shares, unpaid } = fitted(triangle);
  const ages = agesOf(triangle);
  const origins = triangle.origins.length;
  const parameters = origins + ages - 1;
  const information = Array.from({ length: parameters }, () => new Float64Array(parameters));
  for (const { origin, age, mean } of past) {
    for (const i of indices(origin, age, origins)) {
      for (const j of indices(origin, age, origins)) information[i]![j]! += mean;
    }
  }
  const factor = cholesky(information);
  if (!factor) throw new NotATriangle("an origin or a dev has nothing to take an error from");
  const errorOf = (cells: readonly Cell[]): number => {
    const slope = new Float64Array(parameters);
    for (const { origin, age, mean } of cells) {
      for (const i of indices(origin, age, origins)) slope[i]! += mean;
    }
    const solution = solved(factor, slope);
    const estimation = slope.reduce((sum, value, i) => sum + value * solution[i]!, 0);
    const process = cells.reduce((sum, { mean }) => sum + mean, 0);
    return Math.sqrt(dispersion * (process + estimation));
  };
  const cash = calendarCash(triangle, unpaid, shares);
  return {
    dispersion,
    unpaid,
    errors: triangle.origins.map((_, i) => errorOf(future.filter(({ origin }) => origin === i))),
    total: { unpaid: unpaid.reduce((sum, value) => sum + value, 0), error: errorOf(future) },
    calendar: cash.map((amount, k) => ({
      cash: amount,
      error: errorOf(
        future.filter(({ origin, age }) => age - lastAge(triangle.cumulative[origin]!) === k + 1),
      ),
    })),
  };
}

/**
 * Totals still to come, drawn again and again: residuals of the fit are drawn anew, the chain ladder fitted to
 * them, and what it expects varied as amounts vary.
 *
 * @returns `runs` totals, in the unit of the triangle, ascending
 */
export function bootstrapTotals(triangle: Triangle, runs: number, seed: number): Float64Array {
  const { past, future, dispersion } = fitted(triangle);
  const increments = past.map(({ origin, age }) => increment(triangle, origin, age));
  const freedom = past.length - (triangle.origins.length + agesOf(triangle) - 1);
  const wider = Math.sqrt(past.length / freedom);
  const residuals = past.flatMap(({ mean }, i) =>
    mean > 0 ? [((increments[i]! - mean) / Math.sqrt(mean)) * wider] : [],
  );
  const centre = residuals.reduce((sum, value) => sum + value, 0) / residuals.length;
  const random = randomFrom(seed);
  const totals = new Float64Array(runs);
  for (let run = 0; run < runs; run++) {
    const cells = triangle.cumulative.map((row) =>
      row.map((cell): number | null => (cell === null ? null : 0)),
    );
    for (const { origin, age, mean } of past) {
      const residual = residuals[Math.floor(random() * residuals.length)]! - centre;
      const before = age > 0 ? (cells[origin]![age - 1] ?? 0) : 0;
      cells[origin]![age] = before + mean + residual * Math.sqrt(mean);
    }
    const again = refitted({ origins: triangle.origins, cumulative: cells }, future);
    for (const mean of again) totals[run]! += amountAround(mean, dispersion, random);
  }
  return totals.sort();
}

/** Means of the future cells from the chain ladder of a drawn triangle. */
function refitted(drawn: Triangle, future: readonly Cell[]): number[] {
  const { shares, ultimates } = chainLadder(drawn);
  return future.map(
    ({ origin, age }) => ultimates[origin]! * (shares[age]! - (shares[age - 1] ?? 0)),
  );
}

/** A gamma amount of that mean, its variance `dispersion` times the mean; below zero, mirrored. */
function amountAround(mean: number, dispersion: number, random: () => number): number {
  const size = Math.abs(mean);
  if (size === 0) return 0;
  return Math.sign(mean) * gamma(size / dispersion, random) * dispersion;
}

/** @source Marsaglia and Tsang, A simple method for generating gamma variables (2000) */
function gamma(shape: number, random: () => number): number {
  if (shape < 1) return gamma(shape + 1, random) * random() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const normal = normalDeviate(random);
    const v = (1 + c * normal) ** 3;
    if (v > 0 && Math.log(1 - random()) < normal ** 2 / 2 + d - d * v + d * Math.log(v))
      return d * v;
  }
}

function fitted(triangle: Triangle) {
  const { shares, ultimates, unpaid } = chainLadder(triangle);
  const past: Cell[] = [];
  const future: Cell[] = [];
  triangle.cumulative.forEach((cells, origin) => {
    const from = cells.findIndex((cell) => cell !== null);
    const begun = from > 0 ? shares[from - 1]! : 0;
    for (let age = 0; age < shares.length; age++) {
      if (age < from) continue;
      const before = age === from ? begun : shares[age - 1]!;
      const mean = ultimates[origin]! * (shares[age]! - (from > 0 && age === from ? 0 : before));
      if (mean < 0) {
        throw new NotATriangle(
          `origin ${triangle.origins[origin]} is expected to get back ${-mean} at dev step ${age + 1}: ` +
            "take-backs have no Poisson error; use the chain ladder",
        );
      }
      (age <= lastAge(cells) ? past : future).push({ origin, age, mean });
    }
  });
  const chi = past.reduce((sum, { origin, age, mean }) => {
    return mean > 0 ? sum + (increment(triangle, origin, age) - mean) ** 2 / mean : sum;
  }, 0);
  const freedom = past.length - (triangle.origins.length + agesOf(triangle) - 1);
  if (freedom < 1)
    throw new NotATriangle("too few cells for an error: three origins are the least");
  return { past, future, dispersion: chi / freedom, shares, unpaid };
}

function increment({ cumulative }: Triangle, origin: number, age: number): number {
  const cells = cumulative[origin]!;
  return cells[age]! - (age > 0 ? (cells[age - 1] ?? 0) : 0);
}

/** The parameters of a cell: its origin, and its age but for the first. */
const indices = (origin: number, age: number, origins: number): number[] =>
  age === 0 ? [origin] : [origin, origins + age - 1];
