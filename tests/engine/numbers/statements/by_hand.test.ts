/** Two months of a small practice, worked out by hand: a line of credit at its limit, a gap, a leap February. */
import { describe, expect, test } from "vitest";
import { dayNumber } from "../../../../engine/calendar.ts";
import { loanDebt, type Debt } from "../../../../engine/numbers/statements/debts.ts";
import { openingOf } from "../../../../engine/numbers/statements/opening.ts";
import { indirect } from "../../../../engine/numbers/statements/roll.ts";
import { amountsOf, outlookOf, plan } from "./planned.ts";

const ORIGIN = dayNumber("2028-02-01");

/** The ledger at the end of January 2028: twelve lines, debits positive, which sum to nothing. */
const LEDGER = [
  ["cash", "balance_sheet", 90_000_00],
  ["undeposited_funds", "balance_sheet", 10_000_00],
  ["fixed_assets", "balance_sheet", 50_000_00],
  ["accumulated_depreciation", "balance_sheet", -45_000_00],
  ["loans", "balance_sheet", -60_000_00],
  ["equity", "equity", -40_000_00],
  ["owner_draws", "equity", 12_000_00],
  ["patient_revenue", "revenue", -200_000_00],
  ["support_staff", "expense", 150_000_00],
  ["occupancy", "expense", 20_000_00],
  ["depreciation", "expense", 5000_00],
  ["interest", "expense", 8000_00],
].map(([line, kind, cents]) => ({
  line: line as string,
  kind: kind as string,
  cents: BigInt(cents as number),
}));

/** 60,000 at 20 % a year, 11,000 a month: 1,000 of interest in February, then 833.33. */
const LOAN: Debt = loanDebt(
  {
    lender: "Bank",
    purpose: "Build-out",
    row_no: 0,
    principal: 6_000_000,
    annual_rate: 0.2,
    first_payment: dayNumber("2028-02-15"),
    payments: null,
    payment: 1_100_000,
    balance_day: null,
    balance: null,
    known: 0,
    until: 9_000_000,
  },
  ORIGIN,
  new Set(),
)!;

const OUTLOOK = outlookOf("2028-02-01", 100_000_00n, [
  { date: "2028-02-10", payer: "Aetna", cents: 30_000_00 },
  { date: "2028-02-15", category: "Loans", cents: 11_000_00 },
  { date: "2028-02-20", category: "Payroll", cents: 110_000_00 },
  { date: "2028-02-25", category: "Owners", item: "Owner draws", cents: 5000_00 },
  { date: "2028-03-01", category: "Equipment", cents: 2000_00 },
  { date: "2028-03-05", category: "Refunds", cents: 500_00 },
  { date: "2028-03-10", payer: "Aetna", cents: 20_000_00 },
  { date: "2028-03-15", category: "Loans", cents: 11_000_00 },
  { date: "2028-03-20", category: "Payroll", cents: 30_000_00 },
]);

const planned = plan(
  {
    outlook: OUTLOOK,
    opening: openingOf(LEDGER, 100_000_00n),
    runRate: { depreciation: [4500_00n], interestShare: { over: 0n, under: 1n } },
    loans: [LOAN],
    terms: { minimum: "20000.00", limit: "12000.00", annualRate: "0.09" },
  },
  2,
);
const of = amountsOf(planned);

describe("February and March 2028", () => {
  test("the line is drawn to its limit by the day, its interest is by actual days, and what it lacks is a gap", () => {
    // Feb: 11,000 drawn on the 20th and 1,000 on the 25th; 5 × 11,000 + 4 × 12,000 = 103,000 days × 9 % ÷ 360
    // Mar: 12,000 back on the 10th, 10,000 drawn on the 15th and 2,000 on the 20th; 302,000 days
    expect(planned.line).toEqual([
      {
        drawn: 12_000_00n,
        repaid: 0n,
        interest: 25_75n,
        balance: 12_000_00n,
        cash: 15_974_25n,
        gap: 0n,
        largestGap: 0n,
        short: 4025_75n,
      },
      {
        drawn: 12_000_00n,
        repaid: 12_000_00n,
        interest: 75_50n,
        balance: 12_000_00n,
        cash: 0n,
        gap: 7601_25n,
        largestGap: 7601_25n,
        short: 27_601_25n,
      },
    ]);
  });

  test("profit and loss: interest by the schedule and the line, depreciation until nothing is left", () => {
    expect(of("profit_and_loss", "revenue")).toEqual(["30000.00", "19500.00"]);
    expect(of("profit_and_loss", "ebitda")).toEqual(["-80000.00", "-10500.00"]);
    // 5,000 was left: 4,500, then 500 and the 2,000 bought
    expect(of("profit_and_loss", "depreciation")).toEqual(["4500.00", "2500.00"]);
    expect(of("profit_and_loss", "interest")).toEqual(["1025.75", "908.83"]);
    expect(of("profit_and_loss", "net_income")).toEqual(["-85525.75", "-13908.83"]);
  });

  test("balance sheet: what the ledger opens with, and every line at the end of March", () => {
    const { opening } = planned;
    expect([opening.cash, opening.retained, opening.unexplained]).toEqual([
      100_000_00n,
      5000_00n,
      0n,
    ]);
    const end = Object.fromEntries(
      [
        "cash",
        "fixed_assets",
        "written_down",
        "assets",
        "line_of_credit",
        "due_within_year",
        "funding_gap",
        "long_term_debt",
        "liabilities",
        "capital",
        "retained",
        "difference",
      ].map((line) => [line, of("balance_sheet", line)[1]]),
    );
    expect(end).toEqual({
      cash: "0.00",
      fixed_assets: "52000.00",
      written_down: "52000.00",
      assets: "0.00",
      line_of_credit: "12000.00",
      // 60,000 − 10,000 − 10,166.67, paid off within four more payments
      due_within_year: "39833.33",
      funding_gap: "7601.25",
      long_term_debt: "0.00",
      liabilities: "59434.58",
      capital: "40000.00",
      // 5,000 − 85,525.75 − 5,000 − 13,908.83
      retained: "-99434.58",
      difference: "0.00",
    });
  });

  test("cash flow: direct, and from net income", () => {
    expect(of("cash_flow", "operating")).toEqual(["-81025.75", "-11408.83"]);
    expect(of("cash_flow", "investing")).toEqual(["0.00", "-2000.00"]);
    // −10,000 + 12,000 − 5,000; −10,166.67 + 12,000 − 12,000 + 7,601.25
    expect(of("cash_flow", "financing")).toEqual(["-3000.00", "-2565.42"]);
    expect(of("cash_flow", "closing_cash")).toEqual(["15974.25", "0.00"]);
    expect(planned.rolled.map(indirect)).toEqual(planned.rolled.map(({ direct }) => direct));
    for (const line of ["operating", "investing", "financing", "closing_cash"]) {
      expect(of("cash_flow_indirect", line)).toEqual(of("cash_flow", line));
    }
  });

  test("every check holds", () => {
    expect(planned.checks.map(({ check, holds }) => [check, holds])).toEqual(
      [
        "balance",
        "direct_is_indirect",
        "cash_tie",
        "forecast_tie",
        "retained_earnings",
        "no_plug",
        "debts_tie",
        "schedules_tie",
        "books_balance",
      ].map((check) => [check, true]),
    );
  });
});

test("books that owe more than the schedules, or do not balance, say by how much, and statements balance still", () => {
  const ledger = LEDGER.map((each) =>
    each.line === "loans" ? { ...each, cents: each.cents - 1000_00n } : each,
  );
  const found = plan(
    { outlook: OUTLOOK, opening: openingOf(ledger, 100_000_00n), loans: [LOAN] },
    2,
  );
  const off = found.checks.filter(({ holds }) => !holds);
  expect(off.map(({ check, difference }) => [check, difference])).toEqual([
    ["schedules_tie", "1000.00"],
    ["books_balance", "-1000.00"],
  ]);
  const said = amountsOf(found);
  expect(said("balance_sheet", "unexplained")).toEqual(["-1000.00", "-1000.00"]);
  expect(said("balance_sheet", "difference")).toEqual(["0.00", "0.00"]);
});

test("what is paid on a loan without a schedule is interest by the books' share, and all of it once it is paid off", () => {
  const moves = ["2027-01-20", "2027-02-20", "2027-03-20"].map((date) => ({
    date,
    category: "Loans",
    cents: 600_00,
  }));
  const found = plan(
    {
      outlook: outlookOf("2027-01-01", 5000_00n, moves),
      opening: openingOf([{ line: "loans", kind: "balance_sheet", cents: -900_00n }], 5000_00n),
      runRate: { depreciation: [0n], interestShare: { over: 1n, under: 6n } },
    },
    3,
  );
  const said = amountsOf(found);
  expect(said("profit_and_loss", "interest")).toEqual(["100.00", "200.00", "600.00"]);
  expect(said("cash_flow", "principal")).toEqual(["-500.00", "-400.00", "0.00"]);
  expect(found.rolled.map(({ after }) => after.debt)).toEqual([400_00n, 0n, 0n]);
  expect(found.rolled.map(({ before }) => before.dueWithinYear)).toEqual([900_00n, 400_00n, 0n]);
});

test("savings that are taken beyond what there is are the owners' own money", () => {
  const found = plan(
    {
      outlook: outlookOf("2027-01-01", 100_00n, [
        { date: "2027-01-05", category: "Transfers", cents: -70_00 },
      ]),
      opening: openingOf(
        [{ line: "short_term_investments", kind: "balance_sheet", cents: 30_00n }],
        100_00n,
      ),
    },
    1,
  );
  const { after, direct } = found.rolled[0]!;
  expect(after).toMatchObject({ cash: 170_00n, investments: 0n, capital: 40_00n });
  expect(direct).toEqual({ operating: 0n, investing: 30_00n, financing: 40_00n });
});
