/** Statements of any books and any forecast: they balance, cash is the forecast's, and nothing is hidden in a plug. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, dayFromNumber, dayNumber } from "../../../../engine/calendar.ts";
import { cents } from "../../../../engine/money.ts";
import { rational } from "../../../../engine/numbers/rational.ts";
import {
  loanDebt,
  offeredDebt,
  owedBefore,
  type Debt,
} from "../../../../engine/numbers/statements/debts.ts";
import { openingOf, type Balance } from "../../../../engine/numbers/statements/opening.ts";
import { DEPTH } from "../../../depth.ts";
import { amountsOf, outlookOf, plan, type Move } from "./planned.ts";

const LINES = [
  ["cash", "balance_sheet"],
  ["short_term_investments", "balance_sheet"],
  ["other_assets", "balance_sheet"],
  ["fixed_assets", "balance_sheet"],
  ["accumulated_depreciation", "balance_sheet"],
  ["payables", "balance_sheet"],
  ["payroll_liabilities", "balance_sheet"],
  ["credit_line", "balance_sheet"],
  ["loans", "balance_sheet"],
  ["equity", "equity"],
  ["owner_draws", "equity"],
  ["patient_revenue", "revenue"],
  ["support_staff", "expense"],
  ["unmapped", "unmapped"],
] as const;

const CATEGORIES = [
  "Payroll",
  "Supplies and drugs",
  "Bills paid",
  "Other",
  "Refunds",
  "Loans",
  "Owners",
  "Equipment",
  "Line of credit",
  "Transfers",
];

const amount = fc.integer({ min: -40_000_000, max: 40_000_000 });
const money = fc.integer({ min: 0, max: 30_000_000 });
/** Februaries of leap years among them. */
const origin = fc.constantFrom("2026-11-01", "2027-02-01", "2028-02-01", "2028-03-01");

const given = fc.record({
  origin,
  count: fc.integer({ min: 1, max: 36 }),
  balances: fc.array(amount, { minLength: LINES.length, maxLength: LINES.length }),
  moves: fc.array(
    fc.tuple(
      fc.integer({ min: 0, max: 1094 }),
      fc.constantFrom("Aetna", "Other income", ...CATEGORIES),
      money,
      fc.boolean(),
    ),
    { maxLength: 120 },
  ),
  loan: fc.option(
    fc.record({
      owed: money,
      rate: fc.integer({ min: 0, max: 2500 }),
      months: fc.integer({ min: 1, max: 120 }),
    }),
  ),
  offer: fc.option(
    fc.record({
      day: fc.integer({ min: 0, max: 27 }),
      note: money,
      fees: money,
      isSpent: fc.boolean(),
    }),
  ),
  minimum: money,
  limit: money,
  depreciation: money,
  share: fc.integer({ min: 0, max: 100 }),
});
type Given = typeof given extends fc.Arbitrary<infer T> ? T : never;

function statementsFrom(it: Given) {
  const first = dayNumber(it.origin);
  const balances = LINES.map(([line, kind], i): Balance => ({
    line,
    kind,
    cents: BigInt(it.balances[i]!),
  }));
  const cash = balances[0]!.cents;
  const loan: Debt | null =
    it.loan &&
    loanDebt(
      {
        lender: "Bank",
        purpose: "Any",
        row_no: 0,
        principal: it.loan.owed,
        annual_rate: it.loan.rate / 10_000,
        first_payment: first + 14,
        payments: it.loan.months,
        payment: Math.ceil(it.loan.owed / it.loan.months + (it.loan.owed * it.loan.rate) / 120_000),
        balance_day: null,
        balance: null,
        known: 0,
        until: 9_000_000,
      },
      first,
      new Set(),
    );
  const moves = it.moves.map(([day, kind, size, isTurned]): Move => {
    const date = addDays(it.origin, day);
    // only savings and lines of credit go both ways
    const both = kind === "Transfers" || kind === "Line of credit";
    const cents = both && isTurned ? -size : size;
    return CATEGORIES.includes(kind)
      ? { date, category: kind, cents, item: isTurned ? "Estimated tax" : kind }
      : { date, payer: kind, cents };
  });
  // the forecast pays the loan as its schedule says
  const ofLoan = (loan?.payments ?? [])
    .filter(({ day }) => day < first + 1095)
    .map(({ day, interest, principal }): Move => ({
      date: dayFromNumber(day),
      category: "Loans",
      cents: Number(interest + principal),
    }));
  const note = BigInt(it.offer?.note ?? 0);
  const fees = BigInt(it.offer?.fees ?? 0);
  const taken = it.offer && {
    debt: offeredDebt({
      name: "Offer",
      date: addDays(it.origin, it.offer.day),
      note,
      received: note > fees ? note - fees : 0n,
      payments: [40, 200, 500, 900].map((day) => ({
        date: addDays(it.origin, day),
        interest: note / 50n,
        principal: day === 900 ? note - 3n * (note / 4n) : note / 4n,
      })),
    }),
    spentOn: it.offer.isSpent ? first + it.offer.day : null,
  };
  const dollars = (size: number): string => (size / 100).toFixed(2);
  const outlook = outlookOf(it.origin, cash, [...moves, ...ofLoan]);
  const planned = plan(
    {
      outlook,
      opening: openingOf(balances, cash),
      runRate: {
        depreciation: [BigInt(it.depreciation), 0n],
        interestShare: rational(BigInt(it.share), 100n),
      },
      loans: loan ? [loan] : [],
      offer: taken,
      terms: { minimum: dollars(it.minimum), limit: dollars(it.limit), annualRate: "0.0925" },
    },
    it.count,
  );
  return { planned, outlook, loan, taken };
}

const whole = (texts: readonly string[]): bigint[] => texts.map(cents);

test("every statement balances, both cash flows are one, cash is the forecast's but for the line, the gap and the offer", () => {
  fc.assert(
    fc.property(given, (it) => {
      const { planned, outlook, taken } = statementsFrom(it);
      const of = amountsOf(planned);
      const sheet = (line: string): bigint[] => whole(of("balance_sheet", line));
      const [assets, owed, equity] = ["assets", "liabilities", "equity"].map(sheet);
      expect(assets).toEqual(owed!.map((each, i) => each + equity![i]!));
      for (const line of ["operating", "investing", "financing", "net_change", "closing_cash"]) {
        expect(of("cash_flow", line)).toEqual(of("cash_flow_indirect", line));
      }
      expect(of("cash_flow", "closing_cash")).toEqual(of("balance_sheet", "cash"));
      // the forecast's own closing cash, added up here once more
      let cash = BigInt(outlook.opening!);
      let day = 0;
      let interest = 0n;
      planned.spans.forEach(({ to }, i) => {
        for (; day < to - outlook.origin; day++) {
          for (const line of outlook.receipts) cash += BigInt(line.cents[day]!);
          for (const line of outlook.payments) cash -= BigInt(line.cents[day]!);
        }
        interest += planned.line[i]!.interest;
        const offered = taken
          ? taken.debt.taken!.received * (taken.spentOn === null ? 1n : 0n) -
            taken.debt.payments
              .filter((each) => each.day < to)
              .reduce((sum, each) => sum + each.interest + each.principal, 0n)
          : 0n;
        const { balance, gap } = planned.line[i]!;
        expect(sheet("cash")[i]).toBe(cash + offered + balance - interest + gap);
      });
    }),
    { seed: 41, numRuns: 100 * DEPTH },
  );
});

test("cash and gap are never below zero, not both above it, and the line is drawn within its limit only", () => {
  fc.assert(
    fc.property(given, (it) => {
      const { planned } = statementsFrom(it);
      for (const [i, { after }] of planned.rolled.entries()) {
        expect(after.cash >= 0n && after.gap >= 0n).toBe(true);
        expect(after.cash === 0n || after.gap === 0n).toBe(true);
        const { drawn, balance } = planned.line[i]!;
        expect(balance >= 0n && balance <= BigInt(it.limit)).toBe(true);
        if (drawn > 0n) expect(after.line <= BigInt(it.limit)).toBe(true);
      }
    }),
    { seed: 42, numRuns: 100 * DEPTH },
  );
});

test("what falls due within a year is what is paid off by then; retained earnings roll; nothing is written down below zero", () => {
  fc.assert(
    fc.property(given, (it) => {
      const { planned, loan } = statementsFrom({ ...it, offer: null, moves: [] });
      const of = amountsOf(planned);
      const [income, draws, taxes] = ["net_income", "draws", "taxes"].map((line) =>
        whole(of("equity", line)),
      );
      const [before, after] = ["before", "after"].map((line) => whole(of("equity", line)));
      after!.forEach((each, i) => {
        expect(each).toBe(before![i]! + income![i]! - draws![i]! - taxes![i]!);
        if (i > 0) expect(before![i]).toBe(after![i - 1]);
      });
      planned.rolled.forEach(({ before: was, after: is }, i) => {
        if (loan) {
          const { to } = planned.spans[i]!;
          const then = dayNumber(
            `${Number(dayFromNumber(to).slice(0, 4)) + 1}${dayFromNumber(to).slice(4)}`,
          );
          const paidOff = owedBefore(loan, to) - owedBefore(loan, then);
          expect(is.dueWithinYear).toBe(paidOff);
        }
        const left = is.fixedAssets - is.writtenDown;
        expect(is.writtenDown >= was.writtenDown).toBe(true);
        if (is.writtenDown > was.writtenDown) expect(left >= 0n).toBe(true);
      });
    }),
    { seed: 43, numRuns: 100 * DEPTH },
  );
});
