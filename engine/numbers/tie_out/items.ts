/** What is known of the same money in two places, and which of it is the same. */

/** Money to be found elsewhere; whole cents, days counted. */
export type Ours = {
  item: string;
  /** the number it is known by */
  name: string | null;
  day: number;
  cents: number;
  /** whether it may be the sum of several of theirs */
  many: boolean;
};

/** Money of the other place. */
export type Theirs = { item: string; names: readonly string[]; day: number; cents: number };

/** What is the same money: items of ours and of theirs. */
export type Pair = { ours: readonly string[]; theirs: readonly string[] };
