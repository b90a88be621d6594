/**
 * Sound Practice as a module: what the notebooks, the command line and the server use, and no other.
 *
 * @example
 * const practice = openPractice("my-practice");
 * await practice.import([{ paths: ["exports/2026-10"], knownAt: null }]);
 * const [days] = await practice.kpi({ kpis: ["days_in_ar"], period: "2026-10" });
 */
export { createPracticeFolder, PracticeFolder, SettingsError } from "./practice.ts";
export { openPractice, type Practice } from "./spine/open.ts";
export { BadDefinitionAsked } from "./spine/defined.ts";
export { UnknownName } from "./spine/names.ts";
export { BehindJournal } from "./spine/current.ts";
export { NothingImported } from "./spine/reading.ts";
export { BadOwners } from "./spine/owners.ts";
export { BadBenchmarks } from "./numbers/benchmarks/benchmark.ts";
export { BadHorizon } from "./numbers/forecast/question.ts";
// forecast
export {
  forecastSeries,
  NothingToForecast,
  type SeriesForecast,
  type SeriesQuestion,
} from "./numbers/forecast/series/forecast_series.ts";
export type { Dated } from "./numbers/forecast/series/exposure.ts";
export { forecastMany, type NamedSeries } from "./numbers/forecast/series/many.ts";
export { together } from "./numbers/forecast/series/together.ts";
export { quantileAt, samplePaths } from "./numbers/forecast/series/paths.ts";
export * from "./numbers/forecast/series/accuracy.ts";
export {
  triangleOf,
  NotATriangle,
  type Triangle,
} from "./numbers/forecast/receivables/triangle.ts";
export { calendarCash, chainLadder } from "./numbers/forecast/receivables/chain_ladder.ts";
export { bornhuetterFerguson, capeCod } from "./numbers/forecast/receivables/expected_loss.ts";
export { bootstrapTotals, overDispersed } from "./numbers/forecast/receivables/over_dispersed.ts";
export { estimateOf, type TriangleEstimate } from "./numbers/forecast/receivables/estimate.ts";
export { delayed, meanLag, medicareFloor } from "./numbers/forecast/receivables/delay.ts";
export { correlatedDraws } from "./numbers/forecast/correlated.ts";
export { reconciled, structuralScaling } from "./numbers/forecast/reconcile.ts";
export { sweep, type CreditLine } from "./numbers/forecast/line_sweep.ts";
export { ASSUMABLE, parseAssume, writeAssume } from "./numbers/forecast/scenario/assume.ts";
export { BadScenario, type Scenario } from "./numbers/forecast/scenario/scenario.ts";
export { NameTaken } from "./spine/scenarios.ts";
export { directCash, type DirectPlan, type PaymentRule } from "./numbers/forecast/direct_cash.ts";

export { BadPeriod, NoDataOfPeriod } from "./numbers/period.ts";
export { NoSuchImport } from "./spine/import.ts";
export { BadControl } from "./spine/controls.ts";
export { BadNote, NOTE_PLACES } from "./spine/notes.ts";
export { CONTROL_MEASURES } from "./numbers/tie_out/measures.ts";
export { PackSealed } from "./spine/pack.ts";
export { PackBlocked } from "./spine/seals.ts";
export { NotAPack } from "./report/pack/manifest.ts";
export { NotClosable } from "./spine/close.ts";
export { NoSuchPath } from "./spine/collect.ts";
export { InUse } from "./spine/lock.ts";
export { JournalBroken } from "./spine/journal.ts";
export { CategoryNeeded } from "./numbers/kpi/trace.ts";
export { BadMapping } from "./intake/mapping/mapping.ts";
export { CannotReceive } from "./spine/inbox.ts";
export { packKinds } from "./report/pack/kinds.ts";
export { packForms } from "./spine/pack.ts";
export { pageNames } from "./report/pages/page.ts";
export { arrowOf } from "./report/arrow.ts";
export { csvOf } from "./report/csv.ts";
export { tableOf, valuesTable, type Table } from "./report/table.ts";
export { XLSX_TYPE, xlsxOf, type Shown } from "./report/xlsx.ts";
export { aboutFilter, aboutPage, aboutPractice } from "./report/about.ts";
export type { About } from "./report/sheet.ts";
export { textOf, textTable } from "./report/text_table.ts";
export { parseInstant } from "./calendar.ts";
export { packageFolder, packageVersion } from "./database.ts";
// budget
export { BadPlan } from "./numbers/plan/bad_plan.ts";
export { PLAN_SPREADS } from "./numbers/plan/spread.ts";
export { monthsAhead, ROLLING_METHODS } from "./numbers/plan/rolling.ts";
export { PlanChanged, PlanFrozen } from "./spine/plans.ts";
export { BadTarget } from "./spine/target_file.ts";
export { TargetsChanged } from "./spine/targets.ts";
export { allocate } from "./money.ts";
export { asNumber, exactly, rational, rationalOf, type Rational } from "./numbers/rational.ts";
export { careCost, type CareCost, type CareCostVariance } from "./numbers/budget/care_cost.ts";
export {
  flexibleBudget,
  type FlexibleBudget,
  type Operation,
} from "./numbers/budget/flexible_budget.ts";
export { labourVariance, type Labour } from "./numbers/budget/labour_variance.ts";
export { materiality, type Materiality, type Threshold } from "./numbers/budget/materiality.ts";
export { OVERHEAD_BY } from "./numbers/budget/borne.ts";
export { BRIDGE_ORDERS, decompose } from "./numbers/budget/orders.ts";
export { outlook, type Outlook, type Progress } from "./numbers/budget/outlook.ts";
export {
  overheadOf,
  type Bearer,
  type BorneOverhead,
  type OverheadBasis,
} from "./numbers/budget/overhead.ts";
export {
  mixAgainstAverage,
  payerEffects,
  revenueBridge,
  type PayerEffects,
  type PayerRevenue,
  type RevenueEffect,
} from "./numbers/budget/revenue_bridge.ts";
export { roundedParts } from "./numbers/budget/rounded_parts.ts";
export {
  supplyEffects,
  type ItemEffects,
  type ItemisedLine,
  type ItemMonth,
  type SupplyEffects,
} from "./numbers/budget/supply_bridge.ts";
export { salesMix, type MixLine, type SalesMix } from "./numbers/budget/sales_mix.ts";

// lending
export {
  BadDecision,
  parseEquipment,
  parseHire,
  type Equipment,
  type Hire,
} from "./numbers/decisions/decision_file.ts";
export { equipmentChoice } from "./numbers/decisions/equipment.ts";
export { completed, hirePlan, type CompleteHire } from "./numbers/decisions/hire.ts";
export {
  BadAdjustments,
  parseAdjustments,
  type Adjustment,
} from "./numbers/normalised/adjustment_file.ts";
export { adjustmentsIn, type AdjustmentSchedule } from "./numbers/normalised/schedule.ts";
export {
  BadBaseTerms,
  parseBaseTerms,
  USUAL_TERMS,
  type BaseTerms,
} from "./numbers/collateral/base_terms.ts";
export {
  borrowingBase,
  type AgedReceivable,
  type Base,
  type CollectionShare,
} from "./numbers/collateral/borrowing_base.ts";
export { BadCovenants, parseCovenants, type Covenant } from "./numbers/covenants/covenant_file.ts";
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
