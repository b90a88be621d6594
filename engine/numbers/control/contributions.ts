/**
 * What moved a figure: its change from the mean of its baseline months, taken apart into what each
 * member, a payer, a provider, a place or a category, did to it.
 */
import { absolute, type Decimal } from "../../money.ts";

/** What one member brings to a figure of a month; denominator null for a plain sum. */
export type Share = { member: string; numerator: Decimal; denominator: Decimal | null };

export type Contribution = {
  member: string;
  /** what it did to the figure, in the figure's unit; all of them sum to the change */
  effect: Decimal;
  /** of that, by its own rate, and by its weight among the others; null for a plain sum */
  rateEffect: Decimal | null;
  mixEffect: Decimal | null;
  /** how much of the whole it is in the baseline months, 0-1 */
  weight: number;
};

/** Decimals that effects are told with. */
const TOLD = 10;
/** Decimals they are reckoned with. */
const KEPT = 40;
const ONE = 10n ** BigInt(KEPT);

/**
 * The change of a sum is the difference itself. The change of a ratio from one month to another is, for
 * each member, its rate effect, the mean of its two weights times the change of its rate, and its mix
 * effect, the change of its weight times how far its mean rate lies from that of all; against several
 * months, it is the mean of those. A member that comes or goes has no other rate to compare with, so
 * all of it is mix; one without a denominator has no weight, so all of it is rate.
 *
 * @param now       the members of the month
 * @param baseline  the members of each month that it is compared with; months without a denominator left out
 * @returns the change to ten decimals, and parts that sum to it to the last of them, the strongest in
 *          its direction first
 * @throws {RangeError} where there is nothing to compare with, or a denominator that sums to zero
 * @source Kitagawa 1955, Components of a difference between two rates; the mean over months is our own
 * @example contributionsOf([{ member: "a", numerator: decimal("3"), denominator: null }], [[]]).change // => { units: 30000000000n, scale: 10 }
 */
export function contributionsOf(
  now: readonly Share[],
  baseline: readonly (readonly Share[])[],
): { change: Decimal; parts: Contribution[] } {
  if (baseline.length === 0) throw new RangeError("there are no months to compare with");
  const months = [now, ...baseline];
  const scale = Math.max(
    0,
    ...months.flat().flatMap((each) => [each.numerator.scale, each.denominator?.scale ?? 0]),
  );
  const [present, ...earlier] = months.map((month) => heldBy(month, scale));
  const isSum = months.flat().every(({ denominator }) => denominator === null);
  const members = [...new Set(months.flat().map(({ member }) => member))].sort();
  const moves = earlier.map((then) =>
    isSum ? sumMoves(members, present!, then, scale) : ratioMoves(members, present!, then),
  );
  const mean = (of: (move: Move) => bigint, i: number): bigint =>
    moves.reduce((total, each) => total + of(each[i]!), 0n) / BigInt(moves.length);
  const effects = members.map((_, i) => mean(({ effect }) => effect, i));
  const { whole, parts } = told(effects);
  const up = whole < 0n ? -1n : 1n;
  return {
    change: { units: whole, scale: TOLD },
    parts: members
      .map((member, i) => {
        const rate = isSum ? null : rounded(mean((move) => move.rate, i));
        return {
          member,
          effect: { units: parts[i]!, scale: TOLD },
          rateEffect: rate === null ? null : { units: rate, scale: TOLD },
          mixEffect: rate === null ? null : { units: parts[i]! - rate, scale: TOLD },
          weight: weightOf(member, earlier),
        };
      })
      .sort((a, b) => Number((b.effect.units - a.effect.units) * up)),
  };
}

type Held = ReadonlyMap<string, { top: bigint; bottom: bigint }>;
type Move = { effect: bigint; rate: bigint };

function heldBy(shares: readonly Share[], scale: number): Held {
  const units = (value: Decimal | null): bigint =>
    value === null ? 0n : value.units * 10n ** BigInt(scale - value.scale);
  const held = new Map<string, { top: bigint; bottom: bigint }>();
  for (const { member, numerator, denominator } of shares) {
    const { top, bottom } = held.get(member) ?? NOTHING;
    held.set(member, { top: top + units(numerator), bottom: bottom + units(denominator) });
  }
  return held;
}

const NOTHING = { top: 0n, bottom: 0n };

function sumMoves(members: readonly string[], now: Held, then: Held, scale: number): Move[] {
  return members.map((member) => {
    const change = (now.get(member) ?? NOTHING).top - (then.get(member) ?? NOTHING).top;
    return { effect: (change * ONE) / 10n ** BigInt(scale), rate: 0n };
  });
}

function ratioMoves(members: readonly string[], now: Held, then: Held): Move[] {
  const [all, before] = [now, then].map((held) => ({
    top: total(held, "top"),
    bottom: total(held, "bottom"),
  })) as [typeof NOTHING, typeof NOTHING];
  if (all.bottom === 0n || before.bottom === 0n) {
    throw new RangeError("a ratio of a month has a denominator of zero");
  }
  const middle = (over(all.top, all.bottom) + over(before.top, before.bottom)) / 2n;
  return members.map((member) => {
    const is = now.get(member) ?? NOTHING;
    const was = then.get(member) ?? NOTHING;
    const change = over(is.top, all.bottom) - over(was.top, before.bottom);
    const [weight, weightBefore] = [over(is.bottom, all.bottom), over(was.bottom, before.bottom)];
    const effect = change - times(middle, weight - weightBefore);
    if (is.bottom === 0n && was.bottom === 0n) return { effect, rate: effect };
    if (is.bottom === 0n || was.bottom === 0n) return { effect, rate: 0n };
    const rates = over(is.top, is.bottom) - over(was.top, was.bottom);
    return { effect, rate: times(weight + weightBefore, rates) / 2n };
  });
}

const over = (a: bigint, b: bigint): bigint => (a * ONE) / b;
const times = (a: bigint, b: bigint): bigint => (a * b) / ONE;

const total = (held: Held, part: "top" | "bottom"): bigint =>
  [...held.values()].reduce((sum, each) => sum + each[part], 0n);

/** How much of all a member is, over the months; by its numerators where it has no denominators. */
function weightOf(member: string, months: readonly Held[]): number {
  const shares = months.map((held) => {
    const part = total(held, "bottom") === 0n ? "top" : "bottom";
    const size = [...held.values()].reduce((sum, each) => sum + absolute(each[part]), 0n);
    return size === 0n ? 0 : Number(over(absolute((held.get(member) ?? NOTHING)[part]), size));
  });
  return shares.reduce((sum, share) => sum + share, 0) / shares.length / Number(ONE);
}

/** The last digits go to the parts that lose most by being cut, so that the parts sum to the whole. */
function told(effects: readonly bigint[]): { whole: bigint; parts: bigint[] } {
  const unit = 10n ** BigInt(KEPT - TOLD);
  const whole = rounded(effects.reduce((sum, each) => sum + each, 0n));
  const parts = effects.map((each) => rounded(each));
  const lost = effects.map((each, i) => each - parts[i]! * unit);
  let left = whole - parts.reduce((sum, each) => sum + each, 0n);
  const order = effects
    .map((_, i) => i)
    .sort((a, b) => Number(lost[b]! - lost[a]!) * (left < 0n ? -1 : 1) || a - b);
  for (const i of order) {
    if (left === 0n) break;
    const one = left < 0n ? -1n : 1n;
    parts[i]! += one;
    left -= one;
  }
  return { whole, parts };
}

function rounded(kept: bigint): bigint {
  const unit = 10n ** BigInt(KEPT - TOLD);
  return (kept + (kept < 0n ? -unit : unit) / 2n) / unit;
}
