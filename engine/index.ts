/**
 * Sound Practice as a module: what the notebooks, the command line and the server use, and no other.
 *
 * @example
 * const practice = openPractice("my-practice");
 * await practice.import([{ paths: ["exports/2026-10"], knownAt: null }]);
 * const [days] = await practice.kpi({ kpis: ["days_in_ar"], period: "2026-10" });
 */
export { createPracticeFolder, PracticeFolder, SettingsError } from "./practice.ts";
export { openPractice, Practice } from "./spine/open.ts";
export { UnknownName } from "./spine/names.ts";
export { BehindJournal } from "./spine/current.ts";
export { NothingImported } from "./spine/reading.ts";
export { BadHorizon } from "./numbers/forecast/question.ts";
export { BadPeriod, NoDataOfPeriod } from "./numbers/period.ts";
export { NoSuchImport } from "./spine/import.ts";
export { BadControl } from "./spine/controls.ts";
export { CONTROL_MEASURES } from "./numbers/tie_out/measures.ts";
export { NotClosable } from "./spine/close.ts";
export { NoSuchPath } from "./spine/collect.ts";
export { InUse } from "./spine/lock.ts";
export { JournalBroken } from "./spine/journal.ts";
export { CategoryNeeded } from "./numbers/kpi/trace.ts";
export { BadMapping } from "./intake/mapping/mapping.ts";
export { CannotReceive } from "./spine/inbox.ts";
export { pageNames } from "./report/pages/page.ts";
export { arrowOf } from "./report/arrow.ts";
export { csvOf } from "./report/csv.ts";
export { tableOf, type Table } from "./report/table.ts";
export { parseInstant } from "./calendar.ts";
export { packageFolder, packageVersion } from "./database.ts";
// lending
export { apr, aprOfDates, type AprFlow, type DatedAmount } from "./numbers/lending/apr.ts";
export { breakEven, breakEvenVisits, type BreakEven } from "./numbers/lending/break_even.ts";
export {
  lineOfCredit,
  type LineTerms,
  type Movement,
  type Statement,
} from "./numbers/lending/credit_line.ts";
export { DAY_COUNTS, days30360, yearFraction, type DayCount } from "./numbers/lending/day_count.ts";
export {
  advanceDocument,
  comparisonDocument,
  lineDocument,
  loanDocument,
} from "./numbers/lending/documents.ts";
export type { Comparison } from "./numbers/lending/documents.ts";
export { financingOf, type Fee, type Financing } from "./numbers/lending/fees.ts";
export { fractionOf, type Fraction } from "./numbers/lending/fraction.ts";
export { leaseCost, type LeaseCost, type LeaseTerms } from "./numbers/lending/lease.ts";
export { levelPayment, solvedPayment } from "./numbers/lending/level_payment.ts";
export {
  costOfLoan,
  costToHorizon,
  type HorizonCost,
  type LoanCost,
} from "./numbers/lending/loan_cost.ts";
export type { LoanOffer } from "./numbers/lending/loan_cost.ts";
export {
  BadLoanFile,
  parseLoan,
  parseOffers,
  type OfferFile,
} from "./numbers/lending/loan_file.ts";
export {
  merchantAdvance,
  salesBasedAdvance,
  type AdvanceCost,
} from "./numbers/lending/merchant_advance.ts";
export type { AdvanceTerms } from "./numbers/lending/merchant_advance.ts";
export { costOfOffer, ranks, type Offer, type OfferCost } from "./numbers/lending/offers.ts";
export { FREQUENCIES, paymentDay, type Frequency } from "./numbers/lending/payment_dates.ts";
export { NO_CHARGE, prepaymentCharge, type PrepaymentRule } from "./numbers/lending/prepayment.ts";
export type { LoanRate, VariableRate } from "./numbers/lending/rates.ts";
export { ratioOf, UnknownAmount, type Ratio, type RatioFormula } from "./numbers/lending/ratio.ts";
export { GIVEN, RATIOS, type Given } from "./numbers/lending/ratio_formulas.ts";
export { ratioSheet, type RatioSheet } from "./numbers/lending/ratio_sheet.ts";
export { BadLoan, type Answer } from "./numbers/lending/refusal.ts";
export {
  irr,
  mirr,
  npv,
  xirr,
  xnpv,
  type DatedFlow,
  type ReturnRate,
} from "./numbers/lending/returns.ts";
export { debentureFees, shares504, stack504, type Stack504 } from "./numbers/lending/sba_504.ts";
export {
  guarantyFee,
  sbaPrepaymentRule,
  type GuarantyFee,
} from "./numbers/lending/sba_guaranty.ts";
export { NoRuleThen, sbaRules, type SbaRules } from "./numbers/lending/sba_rules.ts";
export { scheduleOf, type Row, type Schedule } from "./numbers/lending/schedule.ts";
export type { LoanTerms, Phase } from "./numbers/lending/terms.ts";
export {
  cumipmt,
  cumprinc,
  effective,
  ipmt,
  nominal,
  nper,
  pmt,
  ppmt,
  rate,
} from "./numbers/lending/time_value.ts";
export {
  positionOf,
  unitPeriodOf,
  unitPeriodsPerYear,
  type UnitPeriod,
} from "./numbers/lending/unit_period.ts";
export * from "./format.ts";
export type * from "./contract.ts";
