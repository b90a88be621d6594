/**
 * Every discount rate at which dated amounts are worth nothing. The value is a sum of exponentials
 * Σ aₖ·e^(−tₖ·s) with s = ln(1 + rate). Multiplied by e^(c·s), with c between two amounts of opposite
 * sign, its derivative has one change of sign fewer; between the roots of that the product only rises or
 * only falls, so no root is missed, however near another (Descartes' rule by way of Rolle's theorem).
 */

/** An amount at a time; any units, the rate is of one unit of time. */
export type Flow = { readonly amount: number; readonly t: number };

/** Growth factors 1 + rate that are looked at; nearer to zero a rate is −1 to the last digits of a double. */
const LEAST = Math.log(1e-12);
const MOST = Math.log(1e12);
/** A turning point this near zero, beside the amounts, touches it. */
const TOUCHES = 1e-13;

/**
 * @returns rates above −1, in order, each once
 * @source Norstrøm (1972) and Descartes on the number of internal rates of return
 * @example discountRoots([{ amount: -1600, t: 0 }, { amount: 10000, t: 1 }, { amount: -10000, t: 2 }]) // => [0.25, 4]
 */
export function discountRoots(flows: readonly Flow[]): number[] {
  const byTime = new Map<number, number>();
  const ordered = [...flows].sort((a, b) => a.t - b.t || a.amount - b.amount);
  for (const { amount, t } of ordered) byTime.set(t, (byTime.get(t) ?? 0) + amount);
  const terms = [...byTime].map(([t, amount]) => ({ amount, t }));
  return zeros(terms).map(Math.expm1);
}

function zeros(terms: readonly Flow[]): number[] {
  const nonzero = terms.filter(({ amount }) => amount !== 0);
  const change = nonzero.findIndex(
    ({ amount }, i) => i > 0 && amount > 0 !== nonzero[i - 1]!.amount > 0,
  );
  if (change < 0) return [];
  const between = (nonzero[change - 1]!.t + nonzero[change]!.t) / 2;
  const slope = nonzero.map(({ amount, t }) => ({ amount: amount * (between - t), t }));
  const turns = zeros(slope);
  const ends = [LEAST, ...turns, MOST];
  const signs = ends.map((s) => signAt(nonzero, s));
  const found = turns.filter((_, i) => signs[i + 1] === 0);
  for (let i = 1; i < ends.length; i++) {
    if (signs[i]! * signs[i - 1]! < 0) found.push(bisect(nonzero, ends[i - 1]!, ends[i]!));
  }
  return found.sort((a, b) => a - b);
}

/** The value and the size of its terms, both divided by the largest exponential. */
function valueAt(terms: readonly Flow[], s: number): { value: number; size: number } {
  const largest = Math.max(-terms[0]!.t * s, -terms.at(-1)!.t * s);
  let [value, size] = [0, 0];
  for (const { amount, t } of terms) {
    const part = amount * Math.exp(-t * s - largest);
    value += part;
    size += Math.abs(part);
  }
  return { value, size };
}

function signAt(terms: readonly Flow[], s: number): number {
  const { value, size } = valueAt(terms, s);
  return Math.abs(value) <= TOUCHES * size ? 0 : Math.sign(value);
}

function bisect(terms: readonly Flow[], from: number, to: number): number {
  let [low, high] = [from, to];
  const rises = valueAt(terms, high).value > 0;
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (valueAt(terms, middle).value > 0 === rises) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}
