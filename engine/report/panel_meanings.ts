/** What panels mean that are not of one figure: in words, by which dates, and beside what. */

type Meaning = readonly [means: string, basis: string, compared: string];

const BUDGET = "ledger date; pay by day worked";
const MONTHS_BEFORE = "the months before";
const PAST = "what was forecast before, and what came";
const OTHERS = "the other providers";
const PAYERS = "the other payers";
const ALONE = "nothing: it is a list";
const ASSUMED = "the forecast without the assumption";

export const MEANINGS: Readonly<Record<string, Meaning>> = {
  signals: [
    "figures outside the range that routine variation stays inside, the gravest first",
    "each by its own",
    "the natural limits, locked on the year before",
  ],
  questions: ["where each question of a monthly meeting is answered", "none", ALONE],
  bridge: [
    "what net income differs from budget by, step by step: volume, mix, rate, cost; the steps sum to the variance",
    BUDGET,
    "the budget of the period",
  ],
  bridge_ytd: [
    "what net income of the year to date differs from budget by, step by step",
    BUDGET,
    "the budget of the year to date",
  ],
  bridge_parts: ["what each step of the bridge is the sum of", BUDGET, "the budget of the period"],
  bridge_ytd_parts: [
    "what each step of the bridge of the year to date is the sum of",
    BUDGET,
    "the budget of the year to date",
  ],
  statement: [
    "income and cost, line by line, as the ledger has booked them",
    "ledger date",
    "the budget of the period and of the year to date",
  ],
  labour: [
    "what support staff cost above or below plan: by hours, by pay, by overtime",
    "day worked",
    "the budget of the period",
  ],
  supplies: [
    "what supplies cost above or below plan, by item: by price and by quantity",
    "day of purchase",
    "the planned price and quantity",
  ],
  outlook: [
    "what the fiscal year will come to: booked so far, and the rest by several rules",
    "ledger date",
    "the budget of the year",
  ],
  outlook_record: [
    "how far off each rule was in years that are over",
    "ledger date",
    "what those years came to",
  ],
  rolling: ["the twelve months after the last that is booked", "ledger date", "the other method"],
  versions: ["every version of the plan, as imported or frozen", "day of import", ALONE],
  overhead_location: [
    "what each site collects, its own cost, and its share of overhead by each basis",
    "ledger date; collections by post date",
    "the other sites",
  ],
  overhead_provider: [
    "what each provider collects, the own cost, and the share of overhead by each basis",
    "ledger date; collections by post date",
    OTHERS,
  ],
  overhead_department: [
    "what each department collects, its own cost, and its share of overhead by each basis",
    "ledger date; collections by post date",
    "the other departments",
  ],
  cash_fan: [
    "cash in the bank at the end of each day to come: expected, with bands of futures, the lowest day marked",
    "day of the bank",
    "the minimum that owners want",
  ],
  cash_levers: [
    "what cash comes to if something is other than expected",
    "day of the bank",
    ASSUMED,
  ],
  cash_assumed: ["cash under what is assumed", "day of the bank", ASSUMED],
  cash_weeks: [
    "receipts, payments and closing cash of each of the next 13 weeks",
    "day of the bank",
    "the minimum that owners want; one in ten futures lies below and above the band",
  ],
  cash_months: [
    "receipts, payments and closing cash of each month of two years",
    "day of the bank",
    "the minimum that owners want",
  ],
  cash_scenarios: [
    "the lowest cash if something happens instead",
    "day of the bank",
    "the forecast without it",
  ],
  cash_record: ["cash as it was foreseen at past ends of months", "day of the bank", PAST],
  cash_errors: [
    "how far past forecasts of receipts were off, by weeks ahead",
    "day of the bank",
    "naive forecasts of the same weeks",
  ],
  cash_calendar: [
    "what falls due day by day: pay, taxes, loans, rent",
    "day of the bank",
    "cash after each",
  ],
  cash_assumptions: [
    "what the forecast rests on, and what each is worth in cash",
    "as each says",
    "the effect on cash of 13 weeks",
  ],
  receipts_ahead: ["receipts to come, by payer and site", "day of the bank", PAYERS],
  receipts_weeks: ["receipts to come, by site and week", "day of the bank", "the other sites"],
  receipts_record: ["how past forecasts of receipts did, by level", "day of the bank", PAST],
  run_off: [
    "what is still to come of work that has been done, by payer",
    "month of service",
    "what was charged, and paid so far",
  ],
  payment_lags: [
    "how soon each payer pays: the share of what it pays in the end, by days from the visit",
    "service date to the day of the bank; payments of twelve months",
    PAYERS,
  ],
  ageing: [
    "open balances by age at each month end; credits and unapplied money stand apart",
    "days since service, at month end",
    MONTHS_BEFORE,
  ],
  ageing_by_payer: [
    "open balances by who owes now and how old they are",
    "days since service, at the period's end",
    PAYERS,
  ],
  roll_forward: [
    "opening A/R and every kind of posting, which come to closing A/R to the cent",
    "post date",
    MONTHS_BEFORE,
  ],
  other_ways: [
    "one figure by the ways in which other systems reckon it",
    "as each way says",
    "the other ways",
  ],
  no_show_ways: [
    "no-shows by the ways in which practices and their systems count them",
    "appointment date",
    "the other ways",
  ],
  denials: [
    "billed amounts of lines for which nothing was paid, by the reason the payer gave",
    "remittance date",
    "the period compared with",
  ],
  denials_by_payer: [
    "billed amounts denied, by payer and reason, what of it insurers still owe, and how much can still be appealed",
    "remittance date for what was denied; the last import for what is open",
    PAYERS,
  ],
  denials_to_work: [
    "claims denied at first on which insurers still owe and whose time to appeal is not over, the most pressing first",
    "days from the remittance that denied it to the last import",
    "the last day on which an appeal is taken",
  ],
  payers: [
    "each payer's share of charges, how soon it pays, what it paid below contract, and how often it denies",
    "post date for shares and days; remittance date for what is below contract and denied",
    "the period compared with",
  ],
  payer_mix: ["gross charges by class of payer", "post date", "the period compared with"],
  payer_mix_ways: [
    "the share of each class of payer in charges, payments, encounters and patients",
    "post date for charges and payments; service date for encounters and patients",
    "the other bases",
  ],
  adjustments: ["what is taken off charges, by kind", "post date", "the period compared with"],
  visits: ["visits with charges", "month of service", "the visits planned"],
  slots: [
    "the share of appointments to which nobody came, by weekday and hour",
    "appointment date; twelve months",
    "the other hours",
  ],
  providers: [
    "each provider's visits, work, no-shows and lags",
    "service date; appointment date for no-shows and lead time",
    OTHERS,
  ],
  survey_themes: [
    "the share who gave the most positive answer, by theme",
    "month sampled",
    "the other themes",
  ],
  survey_items: [
    "the share who gave the most positive answer, by question",
    "month sampled",
    "the other questions",
  ],
  quality_measures: [
    "patients due for a measure, and those who have it",
    "results of the year up to the period's end",
    "the other measures",
  ],
  comments: [
    "what public comments are about, read by rules",
    "day posted",
    "the period compared with",
  ],
  due: [
    "what has a day by which it must be done: filing, returning, renewing",
    "days left at the last import",
    "the last day for each",
  ],
  unbanked: [
    "money that billing says came and the bank does not show, and the other way round, batch by batch",
    "day of the deposit; of what the bank knows alone, its day",
    "the bank's movements, to the cent, as its note says",
  ],
  findings: [
    "what the checks of the data and the files found, the gravest first",
    "as each says",
    ALONE,
  ],
  covenants: [
    "what was promised to lenders, whether it holds, and the room left",
    "as each covenant says; at the period's end",
    "the line that each promises",
  ],
  covenant_lines: ["the arithmetic of each covenant", "ledger date", "the line that each promises"],
  stress: [
    "twelve months under what a lender asks",
    "ledger date and day of the bank",
    "the year as it is expected",
  ],
  earnings: [
    "EBITDA as booked, then as a lender counts it",
    "ledger date; twelve months",
    "as booked",
  ],
  coverage: ["how often earnings pay the debt", "ledger date; twelve months", "as booked"],
  borrowing_base: [
    "what a lender advances on receivables",
    "days since service, at the period's end",
    "what is drawn",
  ],
  borrowing_base_payers: ["what counts of each payer's receivables", "days since service", PAYERS],
  loans: ["what is owed on each loan", "by the schedule", ALONE],
  accrual_bridge: [
    "how results by cash become results by accrual",
    "ledger date; service date",
    "results by cash",
  ],
  statement_profit_and_loss: [
    "revenue and cost of months to come",
    "as said above",
    "the months before",
  ],
  statement_balance_sheet: [
    "what is owned and owed at ends of months to come",
    "as said above",
    "the months before",
  ],
  statement_cash_flow: ["cash in and out in months to come", "as said above", "the months before"],
  statement_cash_flow_indirect: [
    "cash from net income and changes of balances",
    "as said above",
    "the months before",
  ],
  statement_equity: ["what is earned and not drawn", "as said above", "the months before"],
  statement_coverage: [
    "how often earnings of months to come pay the debt",
    "ledger date",
    "what covenants ask",
  ],
  statement_debts: [
    "what each loan asks in months to come",
    "by the schedule",
    "the months before",
  ],
  statement_checks: ["what must hold of statements, reckoned anew", "none", "to the cent"],
  packs: ["what can be handed over", "the month's end", ALONE],
  sealed_packs: ["what was handed over", "day of the seal", "what the data say now"],
  blocking: ["what stands in the way of a pack", "as each says", ALONE],
  certificate: [
    "whether totals tie to the systems' reports, the bank and the books",
    "the month; as each tie-out says",
    "the bank statement, the ledger, the systems' reports",
  ],
  "certificate-rows": [
    "the rows that are not explained",
    "the month",
    "the other side of the tie-out",
  ],
  "certificate-steps": [
    "every step from one total to the other",
    "the month",
    "the other side of the tie-out",
  ],
  sources: ["how far each export reaches", "days the rows speak of", "the newest of them"],
  closings: [
    "months that were closed, with the digest of what was reported",
    "day of closing",
    "what is known now",
  ],
  restatements: [
    "what changed in closed months: what was reported, what it is, and why",
    "month of the figure; day it became known",
    "what was reported when the month was closed",
  ],
  imports: ["every import", "day of import", ALONE],
  files: ["what became of every record of every file", "day of import", ALONE],
  history: ["the figures month by month", "each by its own", MONTHS_BEFORE],
};
