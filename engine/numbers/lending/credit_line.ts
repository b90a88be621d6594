/** A line of credit: drawn and repaid as needed, interest paid on statement days, cleared at the end. */
import type { Day } from "../../calendar.ts";
import { moneyText } from "../../money.ts";
import { yearFraction, type DayCount } from "./day_count.ts";
import { partOf, plus, times, type Rational } from "../rational.ts";
import { paymentDay } from "./payment_dates.ts";
import { BadLoan } from "./refusal.ts";

export type LineTerms = {
  /** cents that may be owed at most */
  readonly limit: bigint;
  /** a year, from a day on; the first from the opening */
  readonly rates: readonly { readonly from: Day; readonly rate: Rational }[];
  /** a year's fee on what is not drawn, as a fraction of it */
  readonly unusedFee: Rational;
  readonly dayCount: DayCount;
  readonly opened: Day;
  readonly firstStatement: Day;
  readonly statements: number;
  readonly endOfMonth: boolean;
};

/** Cents drawn (above zero) or repaid (below), at the start of the day. */
export type Movement = { readonly date: Day; readonly amount: bigint };

/** What happened since the statement before; interest and fee are paid on the day. */
export type Statement = {
  readonly date: Day;
  readonly drawn: bigint;
  readonly repaid: bigint;
  readonly interest: bigint;
  readonly unusedFee: bigint;
  /** owed after the day; 0 on the last, which repays what is left */
  readonly balance: bigint;
};

const NONE: Rational = { over: 0n, under: 1n };

/**
 * Monthly statements; interest runs on what is owed from each movement to the next, and is rounded
 * once a statement.
 *
 * @throws {BadLoan} on a draw above the limit, more repaid than owed, a movement outside the line's days
 * @example lineOfCredit(terms, [{ date: "2026-02-01", amount: 5_000_000n }]).at(-1).balance // => 0n
 */
export function lineOfCredit(terms: LineTerms, movements: readonly Movement[]): Statement[] {
  const days = statementDays(terms);
  const ordered = [...movements].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const outside = ordered.find(({ date }) => date < terms.opened || date >= days.at(-1)!);
  if (outside) {
    throw new BadLoan(
      `${outside.date} is not in the line's days, ${terms.opened} to ${days.at(-1)!}`,
    );
  }
  let [balance, from] = [0n, terms.opened];
  return days.map((date, i) => {
    const ours = ordered.filter((movement) => movement.date >= from && movement.date < date);
    let [interest, fee, drawn, repaid] = [NONE, NONE, 0n, 0n];
    const changes = [...ours.map((each) => each.date), ...terms.rates.map((each) => each.from)];
    const turns = [from, ...changes.filter((day) => day > from && day < date), date].sort();
    for (let k = 1; k < turns.length; k++) {
      const [start, end] = [turns[k - 1]!, turns[k]!];
      if (start === end) continue;
      for (const { date: day, amount } of ours) {
        if (day !== start) continue;
        balance = moved(balance, day, amount, terms.limit);
        if (amount > 0n) drawn += amount;
        else repaid -= amount;
      }
      const year = yearFraction(start, end, terms.dayCount);
      interest = plus(interest, ofCents(balance, times(rateFrom(terms, start), year)));
      fee = plus(fee, ofCents(terms.limit - balance, times(terms.unusedFee, year)));
    }
    if (i === days.length - 1) [repaid, balance] = [repaid + balance, 0n];
    from = date;
    return {
      date,
      drawn,
      repaid,
      interest: partOf(1n, interest),
      unusedFee: partOf(1n, fee),
      balance,
    };
  });
}

function statementDays({
  limit,
  opened,
  firstStatement,
  statements,
  endOfMonth,
}: LineTerms): Day[] {
  if (limit <= 0n) throw new BadLoan("the limit of a line of credit is above zero");
  if (statements < 1 || firstStatement <= opened) {
    throw new BadLoan("a line of credit has statements after it is opened");
  }
  return Array.from({ length: statements }, (_, i) =>
    paymentDay(firstStatement, "monthly", i, endOfMonth),
  );
}

function moved(balance: bigint, day: Day, amount: bigint, limit: bigint): bigint {
  const after = balance + amount;
  if (after > limit) {
    throw new BadLoan(
      `${moneyText(after)} would be owed on ${day}, above the limit of ${moneyText(limit)}`,
    );
  }
  if (after < 0n) {
    throw new BadLoan(
      `${moneyText(-amount)} repaid on ${day} is more than the ${moneyText(balance)} owed`,
    );
  }
  return after;
}

function rateFrom({ rates }: LineTerms, day: Day): Rational {
  const known = rates.findLast(({ from }) => from <= day);
  if (!known) throw new BadLoan(`no rate is given for ${day}`);
  return known.rate;
}

const ofCents = (amount: bigint, { over, under }: Rational): Rational => ({
  over: over * amount,
  under,
});
