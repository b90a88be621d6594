/**
 * A lag or size by its cumulative shares: the value below which 0, 5, 25, 50, 75, 90, 97 and 100 %
 * of the cases fall. In between is a straight line, so no logarithm is needed and the same seed
 * gives the same bytes on any machine.
 */
export type Quantiles = readonly [number, number, number, number, number, number, number, number];

/** The cumulative shares that go with {@link Quantiles}. */
export const SHARES: Quantiles = [0, 0.05, 0.25, 0.5, 0.75, 0.9, 0.97, 1];

/**
 * A seeded stream of random numbers. Streams with different names are independent, so a change in
 * one part of the simulation leaves the draws of the others alone.
 *
 * @source sfc32 by Chris Doty-Humphrey (PractRand), public domain; seeded through FNV-1a
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(seed: number, stream: string) {
    this.#a = hash(stream, 0x811c9dc5);
    this.#b = hash(stream, (seed ^ 0x9e3779b9) >>> 0);
    this.#c = seed | 0;
    for (let i = 0; i < 15; i++) this.uniform();
  }

  /** In [0, 1), 32 bits. */
  uniform(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (this.#c << 21) | (this.#c >>> 11);
    this.#c = (this.#c + sum) | 0;
    return (sum >>> 0) / 4294967296;
  }

  chance(probability: number): boolean {
    return this.uniform() < probability;
  }

  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.uniform() * (to - from + 1));
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.uniform() * items.length)]!;
  }

  /** The index of one of the weights, in proportion to them. */
  weighted(weights: readonly number[]): number {
    let total = 0;
    for (const weight of weights) total += weight;
    let left = this.uniform() * total;
    for (let i = 0; i < weights.length - 1; i++) {
      left -= weights[i]!;
      if (left < 0) return i;
    }
    return weights.length - 1;
  }

  /** A whole number from a distribution given by its quantiles. */
  quantile(values: Quantiles): number {
    const u = this.uniform();
    let i = 1;
    while (u >= SHARES[i]! && i < SHARES.length - 1) i++;
    const [low, high] = [SHARES[i - 1]!, SHARES[i]!];
    const [from, to] = [values[i - 1]!, values[i]!];
    return Math.floor(from + ((u - low) / (high - low)) * (to - from));
  }

  /** About standard normal: the sum of four uniforms, within ±3.5. */
  bell(): number {
    const sum = this.uniform() + this.uniform() + this.uniform() + this.uniform();
    return (sum - 2) * 1.7320508075688772;
  }
}

function hash(text: string, start: number): number {
  let value = start;
  for (let i = 0; i < text.length; i++)
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return value;
}
