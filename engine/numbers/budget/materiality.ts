/** Which variances are worth a question: those large in money, in percent, or in both. */
import { absolute } from "../../money.ts";
import { rational, type Rational } from "../rational.ts";

export type Threshold = {
  /** in cents; a variance of this size or more is large */
  amountCents: bigint;
  /** of the budget, 0.05 for 5 % */
  share: Rational;
  /** whether a variance must be large by both measures or by either */
  by: "both" | "either";
};

export type Materiality = {
  /** in cents, favourable positive */
  variance: bigint;
  /** of the size of the budget, with the variance's sign; null where nothing was planned */
  share: Rational | null;
  favourable: boolean | null;
  material: boolean;
};

/**
 * A variance, and whether it is material. Of a line without a plan the percentage is unknown: money
 * alone decides, and anything at all counts as large in percent.
 *
 * @param line  budget and actual in cents, both positive for revenue and expense alike
 * @source house rule of variance reports: |$| and |%| against thresholds, AND or OR as stated
 * @example materiality({ kind: "expense", budget: 1000n, actual: 1200n }, threshold).variance // => -200n
 */
export function materiality(
  line: { kind: "revenue" | "expense"; budget: bigint; actual: bigint },
  threshold: Threshold,
): Materiality {
  const { budget, actual } = line;
  const variance = line.kind === "expense" ? budget - actual : actual - budget;
  const share = budget === 0n ? null : rational(variance, absolute(budget));
  const inMoney = absolute(variance) >= threshold.amountCents;
  const inPercent =
    share === null
      ? variance !== 0n
      : absolute(share.over) * threshold.share.under >= threshold.share.over * share.under;
  return {
    variance,
    share,
    favourable: variance === 0n ? null : variance > 0n,
    material:
      variance !== 0n && (threshold.by === "both" ? inMoney && inPercent : inMoney || inPercent),
  };
}
