/** A span of days of a kept forecast added up, with the bands that many futures give it. */
import { dayFromNumber } from "../../calendar.ts";
import type { CashBases, CashStep } from "../../contract.ts";
import { moneyText } from "../../money.ts";
import { cashErrors, quantile, receiptErrors, type Futures } from "./simulation/futures.ts";
import type { Outlook } from "./outlook.ts";
import type { Span } from "./spans.ts";

/** @param closings  expected cash at the end of each day; null where the opening balance is not known */
export function stepOf(
  { origin, receipts, payments }: Outlook,
  span: Span,
  closings: readonly number[] | null,
  futures: Futures | null,
): CashStep {
  const [from, to] = [span.from - origin, span.to - origin];
  const total = (amounts: readonly number[]): number => {
    let sum = 0;
    for (let day = from; day < to; day++) sum += amounts[day]!;
    return sum;
  };
  const byPayer = sums(receipts, ({ payer }) => payer, total);
  const byBasis = sums(receipts, ({ basis }) => basis, total);
  const byCategory = sums(payments, ({ category }) => category, total);
  const received = [...byPayer.values()].reduce((sum, each) => sum + each, 0);
  const paid = [...byCategory.values()].reduce((sum, each) => sum + each, 0);
  const off = futures && receiptErrors(futures, from, to);
  const cash = closings?.[to - 1] ?? null;
  const errors = futures && cash !== null ? cashErrors(futures, to - 1) : null;
  const at = (p: number): string | null => errors && money(cash! + quantile(errors, p));
  return {
    start: dayFromNumber(span.from),
    end: dayFromNumber(span.to - 1),
    receipts: money(received),
    disbursements: money(paid),
    closing: cash === null ? null : money(cash),
    receipts_p10: off && money(Math.max(received + quantile(off, 0.1), Math.min(0, received))),
    receipts_p90: off && money(received + quantile(off, 0.9)),
    p05: at(0.05),
    p10: at(0.1),
    p50: at(0.5),
    p90: at(0.9),
    p95: at(0.95),
    receipts_by: texts(byPayer),
    receipts_from: Object.fromEntries(
      BASES.map((basis) => [basis, money(byBasis.get(basis) ?? 0)]),
    ) as CashBases,
    disbursements_by: texts(byCategory),
  };
}

const BASES: readonly (keyof CashBases)[] = ["billed", "scheduled", "expected", "other"];

function sums<T extends { cents: readonly number[] }>(
  lines: readonly T[],
  keyOf: (line: T) => string,
  total: (amounts: readonly number[]) => number,
): Map<string, number> {
  const found = new Map<string, number>();
  for (const line of lines) {
    found.set(keyOf(line), (found.get(keyOf(line)) ?? 0) + total(line.cents));
  }
  return found;
}

const texts = (amounts: ReadonlyMap<string, number>): Record<string, string> =>
  Object.fromEntries([...amounts].map(([name, amount]) => [name, money(amount)]));

const money = (amount: number): string => moneyText(BigInt(Math.round(amount)));
