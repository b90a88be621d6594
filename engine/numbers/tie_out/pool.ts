/**
 * Takings beside deposits that no day's takings make up: after a long weekend they come in more pieces than can be
 * told apart, and a deposit may hold money of several days. As sums they must still meet.
 */

export type Batch = {
  /** days counted */
  day: number;
  cents: bigint;
};

/**
 * What of takings no deposit in reach of its day can hold, and what of deposits no takings make up: the earliest
 * takings have the earliest deposits, which leaves as little as possible on both sides.
 *
 * @returns cents left, in the order of what was given
 * @example pool([{ day: 1, cents: 500n }], [{ day: 2, cents: 400n }], { before: 3, after: 10 }) // => { takings: [100n], deposits: [0n] }
 */
export function pool(
  takings: readonly Batch[],
  deposits: readonly Batch[],
  reach: { before: number; after: number },
): { takings: bigint[]; deposits: bigint[] } {
  const left = { takings: takings.map(centsOf), deposits: deposits.map(centsOf) };
  const byDay = (batches: readonly Batch[]): number[] =>
    batches.map((_, i) => i).sort((a, b) => batches[a]!.day - batches[b]!.day);
  const arriving = byDay(deposits);
  for (const taking of byDay(takings)) {
    const { day } = takings[taking]!;
    for (const deposit of arriving) {
      const late = deposits[deposit]!.day - day;
      if (late < -reach.before) continue;
      if (late > reach.after || left.takings[taking] === 0n) break;
      const [a, b] = [left.takings[taking]!, left.deposits[deposit]!];
      const held = a < b ? a : b;
      left.takings[taking] = a - held;
      left.deposits[deposit] = b - held;
    }
  }
  return left;
}

const centsOf = ({ cents }: Batch): bigint => cents;
