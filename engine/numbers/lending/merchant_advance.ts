/** Merchant cash advances: a payback of advance × factor, and the APR that the factor hides. */
import { addDays, weekday, type Day } from "../../calendar.ts";
import { allocate, moneyText } from "../../money.ts";
import { aprOfDates } from "./apr.ts";
import { partOf, type Rational } from "../rational.ts";
import { paymentDay, type Frequency } from "./payment_dates.ts";
import { BadLoan, type Answer } from "./refusal.ts";
import { effective } from "./time_value.ts";
import { unitPeriodsPerYear, type UnitPeriod } from "./unit_period.ts";

export type AdvanceTerms = {
  /** cents */
  readonly advance: bigint;
  readonly factor: Rational;
  /** cents kept back from the advance */
  readonly fees: bigint;
  readonly funded: Day;
  readonly firstPayment: Day;
  readonly frequency: Frequency | "business_days";
};

export type AdvancePayment = { readonly date: Day; readonly payment: bigint };

export type AdvanceCost = {
  readonly payments: readonly AdvancePayment[];
  readonly payback: bigint;
  readonly received: bigint;
  readonly financeCharge: bigint;
  readonly apr: Answer;
  /** the APR with compounding, null where there is no APR */
  readonly effectiveRate: number | null;
};

/** In which steps each frequency is counted; days with and without business are days. */
export const UNITS: Record<AdvanceTerms["frequency"], UnitPeriod> = {
  monthly: { unit: "month", each: 1 },
  quarterly: { unit: "month", each: 3 },
  biweekly: { unit: "week", each: 2 },
  weekly: { unit: "week", each: 1 },
  business_days: { unit: "day", each: 1 },
};

/**
 * An advance paid back in so many even payments; the cents that do not divide are in the first ones.
 *
 * @throws {BadLoan} on a factor below 1, fees that leave nothing, no payments
 * @source 12 CFR 1026 Appendix J, the basis of 10 CCR 940 (California) and 23 NYCRR 600 (New York)
 * @example merchantAdvance(terms, 26).payback // => 6_500_000n
 */
export function merchantAdvance(terms: AdvanceTerms, payments: number): AdvanceCost {
  if (!Number.isInteger(payments) || payments < 1) {
    throw new BadLoan(`an advance is paid back in at least one payment, not ${payments}`);
  }
  const parts = allocate(
    paybackOf(terms),
    Array.from({ length: payments }, () => 1n),
  );
  return costOf(terms, parts);
}

/**
 * An advance paid back as a share of what is taken in, on the path of receipts that is expected.
 *
 * @param receipts  cents expected before each payment day; the last one in full covers what is left
 * @throws {BadLoan} where these receipts do not pay it back
 */
export function salesBasedAdvance(
  terms: AdvanceTerms,
  share: Rational,
  receipts: readonly bigint[],
): AdvanceCost {
  let left = paybackOf(terms);
  const parts: bigint[] = [];
  for (const taken of receipts) {
    if (left === 0n) break;
    const due = partOf(taken, share);
    parts.push(due < left ? due : left);
    left -= parts.at(-1)!;
  }
  if (left > 0n) {
    throw new BadLoan(`these receipts leave ${moneyText(left)} unpaid; give a longer path of them`);
  }
  return costOf(terms, parts);
}

function paybackOf({ advance, factor, fees }: AdvanceTerms): bigint {
  if (factor.over < factor.under) throw new BadLoan("a factor is at least 1, as in 1.30");
  if (advance <= 0n || fees < 0n || fees >= advance) {
    throw new BadLoan("an advance is above zero and more than its fees");
  }
  return partOf(advance, factor);
}

function costOf(terms: AdvanceTerms, parts: readonly bigint[]): AdvanceCost {
  const { advance, fees, funded, firstPayment, frequency } = terms;
  if (firstPayment <= funded) throw new BadLoan("the first payment is after the advance");
  const days =
    frequency === "business_days"
      ? businessDays(firstPayment, parts.length)
      : parts.map((_, i) => paymentDay(firstPayment, frequency, i, false));
  const payments = parts.map((payment, i) => ({ date: days[i]!, payment }));
  const received = advance - fees;
  const payback = parts.reduce((a, b) => a + b, 0n);
  const unit = UNITS[frequency];
  const rate = aprOfDates(
    [{ date: funded, amount: Number(received) }],
    payments.map(({ date, payment }) => ({ date, amount: Number(payment) })),
    unit,
  );
  return {
    payments,
    payback,
    received,
    financeCharge: payback - received,
    apr: rate,
    effectiveRate: rate.value === null ? null : effective(rate.value, unitPeriodsPerYear(unit)),
  };
}

/** Mondays to Fridays from a day on. */
function businessDays(first: Day, count: number): Day[] {
  const days: Day[] = [];
  for (let day = first; days.length < count; day = addDays(day, 1)) {
    if (weekday(day) <= 5) days.push(day);
  }
  return days;
}
