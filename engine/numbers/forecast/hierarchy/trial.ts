/** Past forecasts of payers at locations beside what came, each from what was known then. */
import type { CashMethod } from "../../../contract.ts";
import { LEAST_PAST, PATH_DAYS } from "../simulation/simulation.ts";
import type { Evidence } from "../evidence.ts";
import { expectedMoney } from "../expected_money.ts";
import type { Known, Origin } from "../known.ts";
import type { Trial } from "../trial.ts";
import { agreed, unevennessOf, type Misses, type Unevenness } from "./agree.ts";
import { basesOf, heldOf } from "./bases.ts";
import { LEVELS, summed, type Nodes } from "./nodes.ts";
import { placedOf, type Placed } from "./placed.ts";
import { inSegments, inWeeks, segmentsOf, type Segment } from "./segments.ts";

/** Cents by level, node and segment of the quarter after an origin. */
export type PastParts = {
  origin: Origin;
  segments: Segment[];
  /** days that have come */
  came: number;
  /** what arrives at the bank of a dollar that billing posts, as known then */
  bridge: number;
  /** each level by itself, and parts that sum to it: reconciled, and by shares of the year before */
  alone: Nodes;
  reconciled: Nodes;
  shares: Nodes;
  actual: Nodes;
};

/** The forecasts tried, oldest first, by payer and location, and how uneven the levels are by now. */
export function pastParts(
  evidence: Evidence,
  trials: readonly Trial[],
  now: { known: Known; placed: Placed },
  method: CashMethod,
): { past: PastParts[]; unevenness: Unevenness } {
  const past: PastParts[] = [];
  const { length } = evidence.locations;
  for (const { origin, came, projection } of trials) {
    const segments = segmentsOf(origin.day, PATH_DAYS);
    const { known } = projection;
    const placed = placedOf(evidence, known);
    const held = heldOf(expectedMoney(projection, method).receipts, evidence.sources, PATH_DAYS);
    const { alone, byShares } = basesOf(projection, placed, held, method, segments);
    const unevenness = unevennessOf(missesOf(past, known, placed));
    const bridge = projection.bridge.share;
    past.push({
      origin,
      segments,
      bridge,
      came,
      alone,
      reconciled: summed(agreed(alone, unevenness), length),
      shares: summed(byShares, length),
      actual: summed(receivedIn(now, origin, segments, bridge), length),
    });
  }
  return { past, unevenness: unevennessOf(missesOf(past, now.known, now.placed)) };
}

/** What came by part and segment after an origin, as far as it is known, as it arrived at the bank. */
function receivedIn(
  { known: { days }, placed }: { known: Known; placed: Placed },
  origin: Origin,
  segments: readonly Segment[],
  bridge: number,
): number[][] {
  return placed.receipts.flatMap((mine) =>
    mine.map((cents) =>
      inSegments(cents, segments, origin.day - days.first).map((each) => each * bridge),
    ),
  );
}

/** Of weeks of earlier forecasts whose quarter was over at an origin, as they were known then. */
function missesOf(earlier: readonly PastParts[], known: Known, placed: Placed): Misses | null {
  const over = earlier.filter(({ origin }) => origin.day + PATH_DAYS <= known.origin.day);
  if (over.length < LEAST_PAST) return null;
  const misses: Misses = {
    payer: { squares: 0, amount: 0 },
    location: { squares: 0, amount: 0 },
    part: { squares: 0, amount: 0 },
  };
  for (const { origin, segments, bridge, alone } of over) {
    const came = summed(
      receivedIn({ known, placed }, origin, segments, bridge),
      alone.location.length,
    );
    for (const level of LEVELS) {
      alone[level].forEach((cents, node) => {
        const actual = inWeeks(came[level][node]!, segments);
        inWeeks(cents, segments).forEach((foreseen, week) => {
          misses[level].squares += (foreseen - actual[week]!) ** 2;
          misses[level].amount += Math.max(0, foreseen);
        });
      });
    }
  }
  return misses;
}
