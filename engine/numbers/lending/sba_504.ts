/** An SBA 504 project: a bank's first loan, a debenture of the certified company, the owner's equity. */
import type { Day } from "../../calendar.ts";
import { asNumber, partOf, plus, times, type Rational } from "../rational.ts";
import { levelPayment } from "./level_payment.ts";
import { BadLoan } from "./refusal.ts";
import { ruleOn, type SbaRules } from "./sba_rules.ts";

/** Yearly rate and months over which a part is amortised by level monthly payments. */
export type Amortised = { readonly rate: Rational; readonly months: number };

export type Stack504 = {
  /** cents; the three parts are the project */
  readonly bank: bigint;
  readonly debenture: bigint;
  readonly equity: bigint;
  readonly bankPayment: bigint;
  readonly debenturePayment: bigint;
  readonly monthly: bigint;
  readonly annualDebtService: bigint;
  /** yearly rate of both loans by their amounts, a fraction */
  readonly blendedRate: number;
};

export type Shares504 = { readonly bank: Rational; readonly equity: Rational };

/**
 * The usual shares: less for the debenture where the practice is new or the building of one use only.
 *
 * @source see `source` of the rule
 */
export function shares504(
  rules: SbaRules,
  day: Day,
  { isStartUp, isSpecialPurpose }: { isStartUp: boolean; isSpecialPurpose: boolean },
): Shares504 {
  const rule = ruleOn(rules.loan_504, day);
  let equity = rule.equity_share;
  if (isStartUp) equity = plus(equity, rule.equity_added.start_up);
  if (isSpecialPurpose) equity = plus(equity, rule.equity_added.special_purpose);
  return { bank: rule.bank_share, equity };
}

/** Cents of the fees on a debenture: once, and in the first year. */
export function debentureFees(
  rules: SbaRules,
  day: Day,
  debenture: bigint,
): { upfront: bigint; firstYear: bigint } {
  const rule = ruleOn(rules.loan_504, day);
  return {
    upfront: partOf(debenture, rule.debenture_upfront_fee),
    firstYear: partOf(debenture, rule.debenture_annual_fee),
  };
}

/**
 * The debenture is what bank and equity leave, so that sources are uses to the cent.
 *
 * @param project  cents
 * @throws {BadLoan} where bank and equity leave nothing for the debenture
 * @example stack504(15_000_000n, shares, bank, debenture).equity // => 1_500_000n
 */
export function stack504(
  project: bigint,
  shares: Shares504,
  bank: Amortised,
  debenture: Amortised,
): Stack504 {
  const [ofBank, equity] = [partOf(project, shares.bank), partOf(project, shares.equity)];
  const ofDebenture = project - ofBank - equity;
  if (project <= 0n || ofBank <= 0n || equity < 0n || ofDebenture <= 0n) {
    throw new BadLoan("bank, debenture and equity must be parts of a project above zero");
  }
  const [bankPayment, debenturePayment] = [monthly(ofBank, bank), monthly(ofDebenture, debenture)];
  const weighted = plus(
    times(bank.rate, { over: ofBank, under: ofBank + ofDebenture }),
    times(debenture.rate, { over: ofDebenture, under: ofBank + ofDebenture }),
  );
  return {
    bank: ofBank,
    debenture: ofDebenture,
    equity,
    bankPayment,
    debenturePayment,
    monthly: bankPayment + debenturePayment,
    annualDebtService: 12n * (bankPayment + debenturePayment),
    blendedRate: asNumber(weighted),
  };
}

const monthly = (amount: bigint, { rate, months }: Amortised): bigint =>
  levelPayment(amount, times(rate, { over: 1n, under: 12n }), months);
