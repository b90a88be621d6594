/**
 * How the months of a year differ, from one series against another that would move with it if they did
 * not: visits against usual days, charges against visits, receipts against what the lags make of charges.
 */
import type { BankingDays } from "./banking_days.ts";

/** The factor of a day's month, around 1. */
export type Season = (day: number) => number;

const A_YEAR = 365;
const MIDDLE = 15;

/**
 * Each calendar month against the year around it, drawn towards none by how much the halves of months
 * differ and by how few years there are: one counts for two thirds, two for four fifths. Less than a
 * whole year shows none.
 *
 * @param happened  by day
 * @param usual     by day, what would have happened without seasons
 * @param first     first day that both speak of
 * @param through   last day that both speak of
 */
export function seasonOf(
  days: BankingDays,
  happened: (day: number) => number,
  usual: (day: number) => number,
  first: number,
  through: number,
): Season {
  const halves: number[][] = Array.from({ length: 24 }, () => []);
  for (let end = through; end - A_YEAR + 1 >= first; end -= A_YEAR) {
    const seen = new Float64Array(24);
    const expected = new Float64Array(24);
    for (let day = end - A_YEAR + 1; day <= end; day++) {
      const half = 2 * (days.month(day) % 12) + (days.dayOfMonth(day) > MIDDLE ? 1 : 0);
      seen[half]! += happened(day);
      expected[half]! += usual(day);
    }
    const level = total(seen) / total(expected);
    if (!(level > 0)) continue;
    for (let half = 0; half < 24; half++) {
      if (expected[half]! > 0) halves[half]!.push(seen[half]! / expected[half]! / level);
    }
  }
  const months = Array.from({ length: 12 }, (_, month) => {
    const [one, two] = [halves[2 * month]!, halves[2 * month + 1]!];
    const n = Math.min(one.length, two.length);
    return n > 0 ? { index: (mean(one) + mean(two)) / 2, apart: mean(one) - mean(two), n } : null;
  });
  const known = months.filter((month) => month !== null);
  if (known.length < 12) return () => 1;
  const noise = mean(known.map(({ apart }) => apart ** 2)) / 4;
  const spread = mean(known.map(({ index }) => (index - 1) ** 2));
  const signal = spread > 0 ? Math.max(0, spread - noise) / spread : 0;
  const factors = known.map(({ index, n }) =>
    Math.max(0, 1 + (index - 1) * signal * (n / (n + 0.5))),
  );
  return (day) => factors[days.month(day) % 12]!;
}

const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
