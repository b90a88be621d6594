import { expect } from "vitest";
import type { CashStep, ReceiptsForecast, ReceiptsPart } from "../../../../../engine/contract.ts";
import { cents } from "../../../../../engine/money.ts";

type By = "payer" | "location";

/** Checks that receipts add up to the cent whichever way: by both, by one, together, and to the cash forecast's. */
export function expectPartsOf(
  steps: readonly CashStep[],
  receipts: (by: readonly By[]) => ReceiptsForecast,
): void {
  const both = receipts(["payer", "location"]);
  expect(JSON.stringify(both)).not.toMatch(/NaN|Infinity|undefined/);
  for (const step of steps) {
    const at = (parts: readonly ReceiptsPart[]): ReceiptsPart[] =>
      parts.filter(({ start }) => start === step.start);
    expect(at(both.totals).map((part) => part.receipts)).toEqual([step.receipts]);
    expect(sum(at(both.rows))).toBe(cents(step.receipts));
    for (const by of ["payer", "location"] as const) {
      const wholes = at(receipts([by]).rows);
      for (const whole of wholes) {
        const parts = at(both.rows).filter((part) => part[by] === whole[by]);
        expect(sum(parts)).toBe(cents(whole.receipts));
      }
      expect(sum(wholes)).toBe(cents(step.receipts));
    }
    const ofCash = Object.entries(step.receipts_by).filter(([, amount]) => amount !== "0.00");
    const ofParts = at(receipts(["payer"]).rows).filter((part) => part.receipts !== "0.00");
    expect(Object.fromEntries(ofParts.map((part) => [part.payer, part.receipts]))).toEqual(
      Object.fromEntries(ofCash),
    );
  }
}

export const sum = (parts: readonly ReceiptsPart[]): bigint =>
  parts.reduce((total, part) => total + cents(part.receipts), 0n);
