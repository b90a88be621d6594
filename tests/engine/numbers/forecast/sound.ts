import { expect } from "vitest";
import type { CashForecast } from "../../../../engine/contract.ts";
import { cents } from "../../../../engine/money.ts";

/** Checks everything that must hold of any forecast: no holes, parts that sum, bands in order. */
export function expectSound(forecast: CashForecast): void {
  expect(JSON.stringify(forecast)).not.toMatch(/NaN|Infinity|undefined/);
  let closing = forecast.opening && cents(forecast.opening.amount);
  for (const step of forecast.steps) {
    expect(sum(step.receipts_by)).toBe(cents(step.receipts));
    expect(sum(step.receipts_from)).toBe(cents(step.receipts));
    expect(sum(step.disbursements_by)).toBe(cents(step.disbursements));
    if (step.receipts_p10 !== null) {
      expect(Number(step.receipts_p10)).toBeLessThanOrEqual(Number(step.receipts_p90));
    }
    if (closing === null) continue;
    closing += cents(step.receipts) - cents(step.disbursements);
    expect(step.closing && cents(step.closing)).toBe(closing);
    if (step.p05 === null) continue;
    const bands = [step.p05, step.p10, step.p50, step.p90, step.p95].map(Number);
    expect(bands).toEqual(bands.toSorted((a, b) => a - b));
  }
}

const sum = (parts: Record<string, string>): bigint =>
  Object.values(parts).reduce((total, amount) => total + cents(amount), 0n);
