/** A model fitted to a series: the initial states have a best value in closed form, and so has all that follows. */
import type { Design } from "./design.ts";
import { back, path, run } from "./smoothing.ts";

/** What a model makes of a series; kept from one fit to the next. */
export class Fit {
  /** the last states of a start from nothing: level, trend, season */
  readonly last: Float64Array;
  readonly innovations: Float64Array;
  /** the initial states, as far as the prior lets them; those of the factor until `settle` */
  readonly initial: Float64Array;
  readonly #sums: Float64Array;

  constructor(n: number, season: number) {
    this.last = new Float64Array(2 + season);
    this.innovations = new Float64Array(n);
    this.initial = new Float64Array(2 + season);
    this.#sums = new Float64Array(2 + season);
  }

  /**
   * @param values  the history, `of.n` numbers
   * @returns Σ of squared innovations and of squared initial states by their precision
   */
  squares(of: Design, values: Float64Array): number {
    const { n, states, factor, pivots, season, model } = of;
    const { last, innovations, initial } = this;
    const sums = this.#sums;
    last.fill(0);
    run(model, values, season, last, innovations);
    back(model, innovations, season, sums);
    const skip = model.phi > 0 ? 0 : 1;
    let squares = 0;
    for (let t = 0; t < n; t++) squares += innovations[t]! * innovations[t]!;
    for (let i = 0; i < states; i++) {
      let sum = -sums[i === 0 ? 0 : i + skip]!;
      for (let k = 0, at = i * states; k < i; k++, at++) sum -= factor[at]! * initial[k]!;
      const value = sum * pivots[i]!;
      initial[i] = value;
      squares -= value * value;
    }
    return squares;
  }

  /** After `squares`: the initial states themselves. */
  settle({ states, factor, pivots }: Design): void {
    const { initial } = this;
    for (let i = states - 1; i >= 0; i--) {
      let value = initial[i]!;
      for (let k = i + 1; k < states; k++) value -= factor[k * states + i]! * initial[k]!;
      initial[i] = value * pivots[i]!;
    }
  }

  /** After `settle`: the forecasts. */
  ahead({ model, n, season, states, reach }: Design, into: Float64Array): void {
    path(model, n, season, this.last, into);
    for (let h = 0; h < into.length; h++) {
      let sum = 0;
      for (let i = 0; i < states; i++) sum += reach[h * states + i]! * this.initial[i]!;
      into[h]! += sum;
    }
  }
}
