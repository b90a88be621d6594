/** When each payer pays, in the form that is shown. */
import type { CashLag } from "../../contract.ts";
import type { Projection } from "./projection.ts";
import { BASES } from "./work.ts";

const SHOWN_DAYS = 180;

/** Payers by the cash they bring in the end, largest first; those that never paid are left out. */
export function paymentLags({ receipts, known }: Projection): CashLag[] {
  const sum = (amounts: Float64Array): number => amounts.reduce((all, cents) => all + cents, 0);
  const found = receipts.flatMap(({ source, curve, by }, i) => {
    const lag = lagOf(source, curve, known.lags[i]!.payments);
    return lag ? [{ lag, cash: BASES.reduce((all, basis) => all + sum(by[basis]), 0) }] : [];
  });
  const all = found.reduce((total, { cash }) => total + cash, 0);
  return found
    .toSorted((a, b) => b.cash - a.cash || (a.lag.payer < b.lag.payer ? -1 : 1))
    .map(({ lag, cash }) => ({ ...lag, share: all > 0 ? digits(cash / all) : 0 }));
}

function lagOf(
  payer: string,
  curve: Float64Array,
  payments: number,
): Omit<CashLag, "share"> | null {
  let kept = 0;
  const cumulated = Array.from(curve, (cash) => (kept += cash));
  if (!(kept > 0) || payments === 0) return null;
  const share = (cash: number): number => Math.min(1, Math.max(0, cash / kept));
  const reaches = (part: number): number | null => {
    const day = cumulated.findIndex((cash) => cash >= part * kept);
    return day < 0 ? null : day;
  };
  return {
    payer,
    kept: digits(Math.min(1, kept)),
    payments,
    paid_by: cumulated.slice(0, SHOWN_DAYS + 1).map((cash) => digits(share(cash))),
    days_to_half: reaches(0.5),
    days_to_nine_tenths: reaches(0.9),
  };
}

/** Four digits are as many as anything here means. */
const digits = (share: number): number => Math.round(share * 10_000) / 10_000;
