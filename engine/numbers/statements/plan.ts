/**
 * Statements of the months to come from the forecast of cash, the books' opening balances and the schedules of
 * debts: what the forecast pays is sorted, not forecast again, so cash is the forecast's own.
 */
import { cents } from "../../money.ts";
import type { StatementCheck } from "../../contract.ts";
import { cut } from "../forecast/cut.ts";
import type { FundingTerms } from "../forecast/funding.ts";
import type { Outlook } from "../forecast/outlook.ts";
import { spansAhead, type Span } from "../forecast/spans.ts";
import { identitiesOf, tie } from "./checks.ts";
import { dueIn, owedBefore, unscheduledDebt, within, type Debt } from "./debts.ts";
import { lineMonths, type LineMonth } from "./line.ts";
import { moneyAhead, type MoneyAhead } from "./money_ahead.ts";
import type { Position, RunRate } from "./opening.ts";
import { roll, type Happening, type Rolled } from "./roll.ts";

export type Plan = {
  /** its opening cash is known */
  readonly outlook: Outlook;
  /** `YYYY-MM`, from the forecast's first on */
  readonly months: readonly string[];
  readonly opening: Position;
  readonly runRate: RunRate;
  /** by their schedules */
  readonly loans: readonly Debt[];
  /** money still to be taken up, and the day it is spent on equipment, if it is */
  readonly offer: { readonly debt: Debt; readonly spentOn: number | null } | null;
  readonly terms: FundingTerms;
  /** what the work of each month is expected to bring; null on cash basis */
  readonly earned: readonly bigint[] | null;
};

export type Planned = {
  readonly opening: Position;
  readonly spans: readonly Span[];
  readonly rolled: readonly Rolled[];
  readonly line: readonly LineMonth[];
  readonly debts: readonly Debt[];
  readonly checks: readonly StatementCheck[];
};

const A_YEAR = 12;

/** @throws {StatementsBroken} where an identity does not hold to the cent */
export function planOf(plan: Plan): Planned {
  const { outlook, months, runRate, loans, offer, terms, earned } = plan;
  const { origin } = outlook;
  const count = months.length;
  const beyond = spansAhead(origin, "month", count + A_YEAR);
  const spans = beyond.slice(0, count);
  const known = beyond.filter(({ to }) => to - origin <= lengthOf(outlook));
  const paid = known.map((span) => moneyAhead(outlook, span).loans - paidOn(loans, span));
  const money = spans.map((span) => moneyAhead(outlook, span));
  const scheduled = loans.reduce((sum, { owed }) => sum + owed, 0n);
  const rest = plan.opening.debt - scheduled;
  const isAll = rest === 0n && paid.every((each) => each === 0n);
  const debts: Debt[] = [
    ...loans,
    ...(isAll ? [] : [unscheduledDebt(rest, paid, runRate.interestShare, beyond)]),
    ...(offer ? [offer.debt] : []),
  ];
  const dueAfter = (day: number, month: number): bigint =>
    debts.reduce((sum, debt) => sum + dueIn(debt, { from: day, to: beyond[month]!.to }), 0n);
  const existing = ownLine(plan.opening.line, money);
  const limit = cents(terms.limit);
  const room = existing.map(({ before, repaid }) =>
    positive(limit - positive(repaid < 0n ? before - repaid : before)),
  );
  const closings = withOffer(cut(outlook, { unit: "month", steps: count }).closings!, plan);
  const line = lineMonths(origin, spans, closings, room, terms);
  const opening = { ...plan.opening, dueWithinYear: dueAfter(origin, A_YEAR - 1) };
  const happenings = spans.map((span, i): Happening => {
    const each = money[i]!;
    const { taken } = offer?.debt ?? { taken: null };
    const isTaken = taken !== null && taken.day >= span.from && taken.day < span.to;
    const spent = offer?.spentOn ?? null;
    const isSpent = spent !== null && spent >= span.from && spent < span.to;
    return {
      ...each,
      earned: earned === null ? null : earned[i]!,
      depreciation: runRate.depreciation[i % runRate.depreciation.length]!,
      interest:
        debts.reduce((sum, debt) => sum + within(debt, span, ({ interest }) => interest), 0n) +
        existing[i]!.excess +
        line[i]!.interest,
      fees: isTaken ? taken.note - taken.received : 0n,
      equipment: each.equipment + (isSpent ? offer!.debt.taken!.received : 0n),
      borrowed: isTaken ? taken.note : 0n,
      principal: debts.reduce(
        (sum, debt) => sum + within(debt, span, ({ principal }) => principal),
        0n,
      ),
      lineDrawn: line[i]!.drawn,
      lineRepaid: line[i]!.repaid + existing[i]!.repaid,
      gap: line[i]!.gap,
      dueWithinYear: dueAfter(span.to, i + A_YEAR),
    };
  });
  const rolled = roll(opening, happenings);
  let interestPaid = 0n;
  const lines = line.map(({ balance, drawn, interest }, i) => {
    interestPaid += interest;
    const over = drawn > 0n ? positive(rolled[i]!.after.line - limit) : 0n;
    return { balance, interestPaid, over };
  });
  const ends = spans.map(({ to }) => BigInt(closings[to - origin - 1]!));
  const owedThen = debts.reduce((sum, debt) => sum + owedBefore(debt, spans.at(-1)!.to), 0n);
  return {
    opening,
    spans,
    rolled,
    line,
    debts,
    checks: [
      ...identitiesOf(months, rolled, ends, lines),
      tie(
        "debts_tie",
        "what the balance sheet owes on loans at the end = the debts by their schedules",
        rolled.at(-1)!.after.debt - owedThen,
      ),
      tie("schedules_tie", "loans of the books = balances by the schedules of loans.json", rest),
      tie(
        "books_balance",
        "assets of the books = liabilities + owners' equity",
        opening.unexplained,
      ),
    ],
  };
}

const paidOn = (debts: readonly Debt[], span: Span): bigint =>
  debts.reduce(
    (sum, debt) => sum + within(debt, span, ({ interest, principal }) => interest + principal),
    0n,
  );

/** What the books owe on the line, as the forecast pays it back; what is paid beyond it is interest. */
function ownLine(
  owed: bigint,
  money: readonly MoneyAhead[],
): { before: bigint; repaid: bigint; excess: bigint }[] {
  let left = owed;
  return money.map(({ lineRepaid: paid }) => {
    const before = left;
    const repaid = paid > 0n && paid > positive(left) ? positive(left) : paid;
    left -= repaid;
    return { before, repaid, excess: paid - repaid };
  });
}

/** Cash at the end of each day with what is taken up, spent and paid on it. */
function withOffer(closings: readonly number[], { outlook, offer }: Plan): readonly number[] {
  if (!offer) return closings;
  const { taken, payments } = offer.debt;
  const flows = new Map<number, bigint>();
  const add = (day: number, amount: bigint): unknown =>
    flows.set(day - outlook.origin, (flows.get(day - outlook.origin) ?? 0n) + amount);
  add(taken!.day, taken!.received);
  if (offer.spentOn !== null) add(offer.spentOn, -taken!.received);
  for (const { day, interest, principal } of payments) add(day, -interest - principal);
  let more = 0n;
  return closings.map((cash, day) => {
    more += flows.get(day) ?? 0n;
    return cash + Number(more);
  });
}

const lengthOf = ({ receipts, payments }: Outlook): number =>
  (receipts[0] ?? payments[0])?.cents.length ?? 0;

const positive = (amount: bigint): bigint => (amount > 0n ? amount : 0n);
