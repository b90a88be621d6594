/** What lending mathematics says where there is no answer: a reason, never 0, NaN or Infinity. */

/** A figure, or the reason why there is none. */
export type Answer =
  | { readonly value: number; readonly reason: null }
  | { readonly value: null; readonly reason: string };

export const answer = (value: number): Answer => ({ value, reason: null });

export const refusal = (reason: string): Answer => ({ value: null, reason });

/** Terms that no loan can have, or that contradict each other. */
export class BadLoan extends Error {
  override name = "BadLoan";
}
