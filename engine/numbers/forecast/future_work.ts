/** Work to come and what a dollar of it brings, kept so that a scenario can change it. */
import type { Projection } from "./projection.ts";

export type FutureWork = {
  payer: string;
  /** cents by service day from the origin on */
  charges: number[];
  /** cash for a dollar charged, by days from service to bank */
  curve: number[];
};

/** Digits of a curve that mean anything. */
const DIGITS = 1e7;

/** Of every source of money; patients pay on everyone's work, so their own charges are no more than what is billed to them. */
export function futureWork({ receipts, work, known, until }: Projection): FutureWork[] {
  const from = known.origin.day - known.days.first;
  const length = until - known.origin.day;
  return receipts.map(({ source, curve }, i) => ({
    payer: source,
    charges: Array.from({ length }, (_, day) =>
      Math.round(work.scheduled[i]![from + day]! + work.expected[i]![from + day]!),
    ),
    curve: Array.from(curve, (share) => Math.round(share * DIGITS) / DIGITS),
  }));
}
