/** What a loan costs: over its term, and when it is left early. */
import { addMonthsToDay, type Day } from "../../calendar.ts";
import { apr, aprOfDates } from "./apr.ts";
import { yearFraction } from "./day_count.ts";
import { financingOf, type Fee, type Financing } from "./fees.ts";
import { partOf, times } from "../rational.ts";
import { STEPS, type Frequency } from "./payment_dates.ts";
import { prepaymentCharge, type PrepaymentRule } from "./prepayment.ts";
import { rateOn } from "./rates.ts";
import { BadLoan, type Answer } from "./refusal.ts";
import { scheduleOf, type Schedule } from "./schedule.ts";
import type { LoanTerms } from "./terms.ts";
import { positionOf, unitPeriodsPerYear, type UnitPeriod } from "./unit_period.ts";

/** A loan as offered: its principal is what is asked for, before any financed fees. */
export type LoanOffer = {
  readonly terms: LoanTerms;
  readonly fees: readonly Fee[];
  readonly prepayment: PrepaymentRule;
};

/** Costs in cents are interest, fees and charges: what is paid above the amount asked for. */
export type LoanCost = {
  readonly financing: Financing;
  readonly schedule: Schedule;
  readonly apr: Answer;
  readonly totalCost: bigint;
};

export type HorizonCost = {
  readonly day: Day;
  readonly balance: bigint;
  /** since the payment before */
  readonly accrued: bigint;
  readonly charge: bigint;
  readonly cost: bigint;
  readonly apr: Answer;
};

/**
 * Cost over the whole term.
 *
 * @throws {BadLoan} as `scheduleOf`
 * @example costOfLoan(offer).totalCost // => interest and fees, cents
 */
export function costOfLoan({ terms, fees }: LoanOffer): LoanCost {
  const financing = financingOf(terms.principal, fees);
  if (financing.received <= 0n || financing.amountFinanced <= 0n) {
    throw new BadLoan("the fees take all of the loan");
  }
  const schedule = scheduleOf({ ...terms, principal: financing.note });
  return {
    financing,
    schedule,
    apr: aprOfRows(terms, financing.amountFinanced, schedule.rows, null),
    totalCost: schedule.totalPaid - financing.received,
  };
}

/**
 * Cost of the same loan when it is paid off some months after the money: what was paid until then, the
 * balance with its interest to the day, and the charge for paying early.
 *
 * @param months  since the money; the whole term where that is shorter
 */
export function costToHorizon(offer: LoanOffer, cost: LoanCost, months: number): HorizonCost {
  const { terms, prepayment } = offer;
  const { rows } = cost.schedule;
  const end = rows.at(-1)!.date;
  const asked = addMonthsToDay(terms.disbursed, months);
  const day = asked < end ? asked : end;
  const paid = rows.filter(({ date }) => date <= day);
  const from = paid.at(-1)?.date ?? terms.disbursed;
  const balance = paid.length > 0 ? paid.at(-1)!.balance : cost.financing.note;
  const rate = rateOn(terms.rate, terms.disbursed)(from);
  const accrued = partOf(balance, times(rate, yearFraction(from, day, terms.dayCount)));
  const charge = prepaymentCharge(prepayment, {
    balance,
    prepaid: balance,
    disbursed: terms.disbursed,
    day,
    termMonths: monthsOf(terms, rows.length),
  });
  const last = balance + accrued + charge;
  const total = paid.reduce((sum, { payment }) => sum + payment, 0n) + last;
  return {
    day,
    balance,
    accrued,
    charge,
    cost: total - cost.financing.received,
    apr:
      day === end
        ? cost.apr
        : aprOfRows(terms, cost.financing.amountFinanced, paid, {
            date: day,
            payment: last,
          }),
  };
}

/** The term of the note in months, by its payments. */
function monthsOf({ frequency }: LoanTerms, payments: number): number {
  const { unit, each } = STEPS[frequency];
  return unit === "months" ? each * payments : Math.round((each * payments * 12) / 365.25);
}

type Paid = { readonly date: Day; readonly payment: bigint };

/** The first payment is placed by its days, the others regularly behind it, a pay-off by its days. */
function aprOfRows(
  { disbursed, frequency }: LoanTerms,
  amountFinanced: bigint,
  rows: readonly Paid[],
  payOff: Paid | null,
): Answer {
  const paid = payOff ? [...rows, payOff] : rows;
  const first = paid[0]!;
  if (paid.length === 1) {
    return aprOfDates(
      [{ date: disbursed, amount: Number(amountFinanced) }],
      [{ date: first.date, amount: Number(first.payment) }],
    );
  }
  const period = unitOf(frequency);
  const { whole, part } = positionOf(disbursed, first.date, period);
  const last = rows.length - 1;
  const placed = paid.map(({ date, payment }, i) => {
    const k = i > last && date === rows[last]!.date ? last : i;
    return {
      amount: Number(payment),
      ...(k > last ? positionOf(disbursed, date, period) : { whole: whole + k, part }),
    };
  });
  const advance = { amount: Number(amountFinanced), whole: 0, part: 0 };
  return apr([advance], placed, unitPeriodsPerYear(period));
}

function unitOf(frequency: Frequency): UnitPeriod {
  const { unit, each } = STEPS[frequency];
  return unit === "months" ? { unit: "month", each } : { unit: "week", each: each / 7 };
}
