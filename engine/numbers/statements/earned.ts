/** What the work of each month to come is expected to bring, and what is still to come of work done: accrual basis. */
import type { Outlook } from "../forecast/outlook.ts";
import { workPaidOn } from "../forecast/scenario/affected.ts";
import type { Span } from "../forecast/spans.ts";

/** Whole cents. */
export type Earned = {
  /** at the start: everything that is still expected of work done before */
  receivables: bigint;
  months: bigint[];
};

/**
 * Charges of a month to come times what a dollar of them brings in the end, by each payer's own curve, in the
 * part of it that reaches the bank in this forecast.
 *
 * @returns why there is none, where receipts are not forecast from work
 */
export function earnedOf(outlook: Outlook, spans: readonly Span[]): Earned | string {
  const { origin, receipts, work, method } = outlook;
  if (method !== "payment_lags" || work.length === 0) {
    return "receipts are forecast without the billing system's work, so what a month earns is not known";
  }
  const total = (amounts: readonly number[]): number =>
    amounts.reduce((sum, each) => sum + each, 0);
  const received = (payer: string, bases: readonly string[]): number =>
    receipts
      .filter((line) => line.payer === payer && bases.includes(line.basis))
      .reduce((sum, { cents }) => sum + total(cents), 0);
  const payers = work.map((source) => {
    const { payer, curve } = source;
    const charges = workPaidOn(outlook, source);
    const sums = runningSums(curve);
    const last = charges.length - 1;
    const within = charges.reduce(
      (sum, cents, day) => sum + cents * sums[Math.min(last - day, sums.length - 1)]!,
      0,
    );
    const share = within > 0 ? received(payer, ["scheduled", "expected"]) / within : 0;
    return { charges, brings: share * (sums.at(-1) ?? 0) };
  });
  return {
    receivables: BigInt(work.reduce((sum, { payer }) => sum + received(payer, ["billed"]), 0)),
    months: spans.map(({ from, to }) =>
      BigInt(
        Math.round(
          payers.reduce(
            (sum, { charges, brings }) =>
              sum + brings * total(charges.slice(from - origin, to - origin)),
            0,
          ),
        ),
      ),
    ),
  };
}

function runningSums(curve: readonly number[]): number[] {
  let sum = 0;
  return curve.map((share) => (sum += share));
}
