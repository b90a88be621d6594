/**
 * A forecast for each level by itself: payers as their lags make them, each location by its share of all
 * receipts of late, each payer at each location by its own work there.
 */
import type { CashMethod } from "../../../contract.ts";
import type { ExpectedReceipt } from "../expected_money.ts";
import type { Projection } from "../projection.ts";
import type { Nodes } from "./nodes.ts";
import { ownWork } from "./own_work.ts";
import { sumOver, type Placed } from "./placed.ts";
import { inSegments, inWeeks, type Segment } from "./segments.ts";

const A_WEEK = 7;
const A_QUARTER = 91;
const A_YEAR = 364;

/** Whole cents by payer and day as they are expected; income of another name is left out. */
export function heldOf(
  expected: readonly ExpectedReceipt[],
  payers: readonly string[],
  length: number,
): number[][] {
  const held = payers.map(() => Array.from({ length }, () => 0));
  for (const { payer, cents } of expected) {
    const mine = held[payers.indexOf(payer)];
    if (mine) for (let day = 0; day < length; day++) mine[day]! += cents[day]!;
  }
  return held;
}

/** Cents of each level by itself, by segment, and of parts by shares of the year before. */
export type Bases = { alone: Nodes; byShares: number[][] };

/** @param held  cents by payer and day from the origin on */
export function basesOf(
  projection: Projection,
  placed: Placed,
  held: readonly (readonly number[])[],
  method: CashMethod,
  segments: readonly Segment[],
): Bases {
  const { known, bridge } = projection;
  const now = known.origin.day - known.days.first;
  const payer = held.map((cents) => inSegments(cents, segments));
  const all = segments.map((_, i) => sum(payer.map((cents) => cents[i]!)));
  const received = (days: number): number[][] =>
    placed.receipts.map((mine) =>
      mine.map((cents) => Math.max(0, sumOver(cents, now - days, now))),
    );
  const year = received(A_YEAR);
  const byShares = payer.flatMap((cents, source) =>
    sharesOf(year[source]!, placed.charges[source]!).map((share) =>
      cents.map((each) => each * share),
    ),
  );
  const quarter = received(A_QUARTER);
  const lately = quarter[0]!.map((_, at) => sum(quarter.map((mine) => mine[at]!)));
  return {
    alone: {
      all,
      payer,
      location: sharesOf(lately, []).map((share) => all.map((cents) => cents * share)),
      part:
        method === "payment_lags"
          ? payer.flatMap((like, source) =>
              ownWork(projection, placed, source).map((cents) =>
                landing(inSegments(cents, segments), like, segments).map(
                  (each) => each * bridge.share,
                ),
              ),
            )
          : byShares,
    },
    byShares,
  };
}

/** A week's money on the days of the week that its payer's lands on. */
function landing(
  cents: readonly number[],
  like: readonly number[],
  segments: readonly Segment[],
): number[] {
  const [mine, theirs] = [inWeeks(cents, segments), inWeeks(like, segments)];
  return segments.map(({ from, to, week }, i) => {
    const part = theirs[week]! > 0 ? like[i]! / theirs[week]! : (to - from) / A_WEEK;
    return mine[week]! * part;
  });
}

/** Shares of what came, else of what was charged, else all at the first location. */
function sharesOf(came: readonly number[], charges: readonly Float64Array[]): number[] {
  const charged = charges.map((cents) => Math.max(0, sumOver(cents, 0, cents.length)));
  const weights = [came, charged].find((each) => sum(each) > 0);
  if (!weights) return came.map((_, at) => (at === 0 ? 1 : 0));
  const whole = sum(weights);
  return weights.map((weight) => weight / whole);
}

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);
