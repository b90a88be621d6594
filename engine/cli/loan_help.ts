/** What a file of loans may say, as `practice loans … --help` tells it. */

const UNITS = `Money is in dollars and cents ("350000.00"), a rate a fraction ("0.0875" is 8.75 %), a day YYYY-MM-DD.`;

const LOAN_FIELDS = `A loan has
  principal, disbursed        before financed fees, and the day the money comes
  annual_rate                 or variable_rate: { index: [{ from, rate }], margin, first_reset, reset_months, and if so
                              initial, floor, periodic_cap, lifetime_cap, after_reset: reamortise | hold_payment }
  payments                    how many; with a payment of its own, none means until the loan is paid
  first_payment, frequency    one step after the money; monthly | quarterly | biweekly | weekly
  day_count                   30/360 | actual/360 | actual/365 | actual/actual
  end_of_month                true keeps to month ends
  interest_only, steps        so many payments of interest; then [{ payments, payment }]; both are part of payments
  structure, amortised_over   level | equal_principal; over more payments than are left, the last is a balloon
  payment                     instead of the formula's; "solved" for a last payment no larger than the others
  negative_amortisation       refused | added
  fees                        [{ name, amount, paid: withheld | financed | at_closing, in_apr: true | false }]
  prepayment                  { steps: [{ through_month, share }], free_share, charged_on: all | above_free,
                              least_term_months }, or "sba_7a"
An advance ("kind": "merchant_advance") has
  advance, factor, fees, funded, first_payment, payments, and a frequency as above or business_days`;

export const SCHEDULE_HELP = `
FILE.json holds one loan, for example:
  {
    "name": "Equipment", "principal": "350000.00", "annual_rate": "0.105", "payments": 120,
    "disbursed": "2026-01-15", "first_payment": "2026-02-15", "day_count": "30/360",
    "fees": [{ "name": "origination", "amount": "3500.00", "paid": "withheld" }]
  }

${UNITS}
${LOAN_FIELDS}
A line of credit ("kind": "line") has
  limit, rates: [{ from, rate }], unused_fee, day_count, opened, first_statement, statements, end_of_month,
  movements: [{ date, draw }, { date, repay }]

Example: practice loans schedule equipment.json --json`;

export const COMPARE_HELP = `
FILE.json holds the offers and how long the money is meant to be kept, for example:
  {
    "horizon_months": 36,
    "offers": [
      { "name": "Bank A", "principal": "350000.00", "annual_rate": "0.0875", "payments": 120,
        "disbursed": "2026-01-15" },
      { "name": "Bank B", "principal": "350000.00", "annual_rate": "0.0825", "payments": 120,
        "disbursed": "2026-01-15", "fees": [{ "name": "origination", "amount": "5250.00" }],
        "prepayment": { "steps": [{ "through_month": 36, "share": "0.02" }] } },
      { "kind": "merchant_advance", "name": "Fast cash", "advance": "50000.00", "factor": "1.30",
        "fees": "1000.00", "funded": "2026-01-05", "first_payment": "2026-01-12",
        "frequency": "weekly", "payments": 26 }
    ]
  }
With annual_cash_available, and other_annual_debt_service, each offer has its debt service coverage.
With --practice DIR, each has its place in the practice's next twelve months: lowest cash with its payments, and debt service
coverage; coverage by month of the two years after, the lowest with its arithmetic; and every covenant of covenants.json at its
next four tests: the ratio, how far EBITDA (or cash, for a covenant on cash) may fall, and which is broken first in those two years. An offer's
"minimum_dscr": "1.25" is tested beside them, at every quarter's end over twelve months. Of its money "proceeds" says that it is "kept", or { "spent_on": "2026-03-01" }; else it is spent as it comes.

${UNITS}
${LOAN_FIELDS}
A lease ("kind": "lease") has
  price, payment, payments, frequency, in_advance, fees, buy_out

Example: practice loans compare offers.json`;
