/**
 * One forecast from one origin: receipts by source and by what they rest on, payments and other income
 * by item, in cents by day.
 */
import { actualOf, bridgeOf, type Actual, type Bridge } from "./bank.ts";
import type { Known } from "./known.ts";
import { paymentsOf } from "./payments.ts";
import type { Shift } from "./deductible.ts";
import { receiptsOf, type Receipts } from "./receipts.ts";
import type { Stream } from "./stream.ts";
import { volumeOf, type Volume } from "./volume.ts";
import { BASES, workOf, type Work } from "./work.ts";

export type Projection = {
  known: Known;
  /** the day after the last one forecast */
  until: number;
  actual: Actual;
  bridge: Bridge;
  volume: Volume | null;
  work: Work;
  /** as they arrive at the bank */
  receipts: Receipts;
  /** what deductibles move to patients */
  shift: Shift;
  streams: Stream[];
};

/** @param until  the day after the last one forecast */
export function project(known: Known, until: number): Projection {
  const actual = actualOf(known);
  const bridge = bridgeOf(known, actual);
  const volume = volumeOf(known);
  const work = workOf(known, volume);
  const billed = receiptsOf(known, work, until);
  const receipts = billed.receipts.map(({ source, by, curve, season }) => ({
    source,
    curve,
    season,
    by: {
      billed: by.billed.map((cents) => cents * bridge.share),
      scheduled: by.scheduled.map((cents) => cents * bridge.share),
      expected: by.expected.map((cents) => cents * bridge.share),
    },
  }));
  return {
    known,
    until,
    actual,
    bridge,
    volume,
    work,
    receipts,
    shift: billed.shift,
    streams: paymentsOf(known, volume, until),
  };
}

/** All money in, by day. */
export function receiptsByDay({ receipts, streams, known, until }: Projection): Float64Array {
  const sum = new Float64Array(until - known.origin.day);
  for (const { by } of receipts) {
    for (const basis of BASES) by[basis].forEach((cents, i) => (sum[i]! += cents));
  }
  for (const { cents, isIncome } of streams) {
    if (isIncome) cents.forEach((each, i) => (sum[i]! += each));
  }
  return sum;
}

/** All money out, by day. */
export function paymentsByDay({ streams, known, until }: Projection): Float64Array {
  const sum = new Float64Array(until - known.origin.day);
  for (const { cents, isIncome } of streams) {
    if (!isIncome) cents.forEach((each, i) => (sum[i]! -= each));
  }
  return sum;
}
