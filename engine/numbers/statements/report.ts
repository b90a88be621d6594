/** Three linked statements of the months to come, from the practice's books, loans and forecast of cash. */
import { addMonths, dayFromNumber, dayNumber, monthOf } from "../../calendar.ts";
import type { StatementDebt, StatementsReport } from "../../contract.ts";
import type { Session } from "../../database.ts";
import { moneyExact, monthText, tableText } from "../../format.ts";
import { cents, moneyText } from "../../money.ts";
import type { FundingTerms } from "../forecast/funding.ts";
import { readForecast } from "../forecast/kept.ts";
import { readLoans } from "../forecast/loans_owed.ts";
import type { Outlook } from "../forecast/outlook.ts";
import { BadHorizon } from "../forecast/question.ts";
import { spansAhead } from "../forecast/spans.ts";
import type { OfferFile } from "../lending/loan_file.ts";
import { offerDebt } from "../lending/offer_debt.ts";
import { BadLoan } from "../lending/refusal.ts";
import { asNumber } from "../rational.ts";
import { LEASE, spentOn } from "../stress/offer_money.ts";
import { accrualBridge, bridgeOf } from "./bridge.ts";
import { bookedMonths, coverageOf } from "./coverage.ts";
import { dueIn, loanDebt, offeredDebt, owedBefore, within, type Debt } from "./debts.ts";
import { earnedOf } from "./earned.ts";
import { statementsOf } from "./lines.ts";
import { openingOf, readBalances, readRunRate } from "./opening.ts";
import { planOf, type Plan, type Planned } from "./plan.ts";

export type StatementsQuestion = {
  /** 1 to 36 */
  months: number;
  basis: "cash" | "accrual";
  /** of one offer, or null */
  offer: OfferFile | null;
  /** ISO 8601 instant whose knowledge the session sees, or null for now */
  knownAt: string | null;
};

const MOST = 36;
const A_YEAR = 12;

/**
 * @throws {BadHorizon} beyond 36 months
 * @throws {BadLoan} on an offer whose money does not come within a year, or more than one
 * @throws {StatementsBroken} where an identity does not hold
 */
export async function statementsReport(
  session: Session,
  question: StatementsQuestion,
  terms: FundingTerms,
): Promise<StatementsReport> {
  const { months: count, basis, knownAt } = question;
  if (!Number.isInteger(count) || count < 1 || count > MOST) {
    throw new BadHorizon(`statements reach from 1 to ${MOST} months, not ${count}`);
  }
  const outlook = await readForecast(session, knownAt);
  const opened = outlook && addMonths(monthOf(dayFromNumber(outlook.origin)), -1);
  const bridge =
    opened === null ? bridgeOf([], null) : await accrualBridge(session, opened, knownAt);
  const none = (reason: string): StatementsReport => ({
    reason,
    basis,
    opened,
    months: [],
    offer: null,
    statements: [],
    coverage: [],
    credit_line: {
      limit: terms.limit,
      annual_rate: terms.annualRate,
      minimum: terms.minimum,
      months: [],
    },
    debts: [],
    checks: [],
    assumed: [],
    bridge,
  });
  if (!outlook || opened === null) return none("there is no money to forecast");
  if (outlook.opening === null) {
    return none("the books do not tell today's cash: import a general ledger and accounts.csv");
  }
  const balances = await readBalances(session, opened);
  if (!balances) return none(`the books hold no balances at the end of ${monthText(opened)}`);
  const spans = spansAhead(outlook.origin, "month", count);
  const earned = basis === "accrual" ? earnedOf(outlook, spans) : null;
  if (typeof earned === "string") return none(earned);
  const shut = new Set(outlook.shut);
  const loans = (await readLoans(session, knownAt)).flatMap(
    (loan) => loanDebt(loan, outlook.origin, shut) ?? [],
  );
  const opening = openingOf(balances, BigInt(outlook.opening));
  const plan: Plan = {
    outlook,
    months: spans.map(({ from }) => monthOf(dayFromNumber(from))),
    // what is still to come of work done was earned before
    opening: {
      ...opening,
      receivables: earned?.receivables ?? 0n,
      retained: opening.retained + (earned?.receivables ?? 0n),
    },
    runRate: await readRunRate(session, opened),
    loans,
    offer: question.offer && offerOf(question.offer, outlook),
    terms,
    earned: earned?.months ?? null,
  };
  const planned = planOf(plan);
  const { rolled, line, debts, checks } = planned;
  return {
    reason: null,
    basis,
    opened,
    months: [...plan.months],
    offer: plan.offer?.debt.name ?? null,
    statements: statementsOf(planned.opening, rolled, basis),
    coverage: coverageOf(plan.months, rolled, await bookedMonths(session, plan.months[0]!)),
    credit_line: {
      limit: terms.limit,
      annual_rate: terms.annualRate,
      minimum: terms.minimum,
      months: line.map((each, i) => ({
        month: plan.months[i]!,
        drawn: moneyText(each.drawn),
        repaid: moneyText(each.repaid),
        interest: moneyText(each.interest),
        balance: moneyText(rolled[i]!.after.line),
        gap: moneyText(each.gap),
        largest_gap: moneyText(each.largestGap),
        below_minimum: moneyText(each.short),
      })),
    },
    debts: debts.map((debt) => debtOf(debt, outlook.origin, planned)),
    checks: [...checks],
    assumed: assumed(plan, planned),
    bridge,
  };
}

function offerOf({ offers, proceeds }: OfferFile, outlook: Outlook): NonNullable<Plan["offer"]> {
  const [offer] = offers;
  if (!offer || offers.length > 1) {
    throw new BadLoan(
      `statements take up one offer, not ${offers.length}: write the one in a file`,
    );
  }
  const debt = offerDebt(offer);
  if (!debt) throw new BadLoan(`${offer.name}: ${LEASE}`);
  const year = spansAhead(outlook.origin, "month", A_YEAR).at(-1)!.to - outlook.origin;
  const spent = spentOn(outlook.origin, year, debt, proceeds);
  if (typeof spent === "string") throw new BadLoan(`${offer.name}: ${spent}`);
  return {
    debt: offeredDebt(debt),
    spentOn: spent.day === null ? null : dayNumber(spent.day),
  };
}

function debtOf(debt: Debt, origin: number, { spans }: Planned): StatementDebt {
  const end = spans.at(-1)!.to;
  const after = { from: end, to: spansAhead(origin, "month", spans.length + A_YEAR).at(-1)!.to };
  const all = { from: origin, to: end };
  const taken = debt.taken !== null && debt.taken.day < end ? debt.taken.note : 0n;
  return {
    debt: debt.name,
    owed_before: moneyText(debt.owed),
    taken_up: moneyText(taken),
    owed_after: moneyText(owedBefore(debt, end)),
    due_within_a_year: moneyText(dueIn(debt, after)),
    interest: moneyText(within(debt, all, ({ interest }) => interest)),
    principal: moneyText(within(debt, all, ({ principal }) => principal)),
  };
}

function assumed({ runRate, terms, earned, offer, loans }: Plan, { debts }: Planned): string[] {
  const yearly = runRate.depreciation.reduce((sum, each) => sum + each, 0n);
  const months = runRate.depreciation.length;
  const dollars = (amount: string): string => `$${moneyExact(amount)}`;
  const rate = (of: number): string => `${tableText(of, "ratio")} %`;
  const isRest = debts.length > loans.length + (offer ? 1 : 0);
  return [
    "Money in and out is the forecast of cash, sorted by what it is; what a bill or a payday is for counts in the month it is paid, so payables and payroll liabilities stay as they are.",
    "Cash is as the forecast opens with it: cash and undeposited funds; short-term investments and restricted cash stand in lines of their own.",
    earned === null
      ? "Revenue is what is received: cash basis, as the books."
      : "Revenue is what the work of a month is expected to bring, by each payer's own payments; receivables open with what is still expected of work done before, which is added to retained earnings.",
    yearly === 0n
      ? "Nothing is written down: the books have no depreciation in the last twelve months."
      : `Written down in a month is one part in ${months} of the ${dollars(moneyText(yearly))} that the books wrote down in their last ${months} months, until nothing is left.`,
    ...(loans.length > 0
      ? [
          "Interest and principal of loans.json are by their schedules, a twelfth of the yearly rate a month (30/360), and count when they are paid.",
        ]
      : []),
    ...(isRest
      ? [
          `Of payments on loans that loans.json has no schedule of, ${rate(asNumber(runRate.interestShare))} is interest, as of all debt service in the books of the last twelve months.`,
        ]
      : []),
    ...(debts.length === 0 ? ["Nothing is owed on loans."] : []),
    cents(terms.limit) > 0n
      ? `The line of credit is drawn and paid back in whole thousands by the day, to keep ${dollars(terms.minimum)} of cash, up to ${dollars(terms.limit)}; ${rate(Number(terms.annualRate))} a year, actual/360, is paid at each month's end.`
      : "There is no line of credit: what cash lacks is a funding gap.",
    ...(offer
      ? [
          offer.spentOn === null
            ? "The offer's money is kept as cash."
            : "The offer's money is spent on equipment; the pace of writing down stays.",
        ]
      : []),
    "Taxes are those that the owners pay, as the forecast has them; no income tax of the practice itself.",
    "Not examined, compiled or reviewed by an accountant; beyond 13 weeks no forecast has been tested.",
  ];
}
