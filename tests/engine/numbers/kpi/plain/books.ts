/** The general ledger, by statement line, and the plan beside it: money in cents, debit positive. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { perWork, WORK } from "./codes.ts";
import { byPrimary, type Entry } from "./entries.ts";
import {
  fact,
  MONTH,
  ofMoney,
  QUARTER,
  quotient,
  when,
  YEAR,
  type Fact,
  type Plains,
} from "./fact.ts";
import type { Earning } from "./payroll.ts";
import {
  day,
  days,
  inCents,
  lastDayOf,
  monthOf,
  recordsOf,
  reference,
  sum,
  tableOf,
  textsOf,
} from "./read.ts";

export type Posting = {
  /** the number of its journal entry */
  entry: string;
  account: string;
  line: string;
  kind: string;
  group: string;
  date: string;
  amount: number;
};

/** The title, the kind and the group of every statement line. */
const statement = new Map(
  reference("statement_lines").map(([id, title, kind, group]) => [
    id!,
    { title: title!, kind: kind!, group: group! },
  ]),
);
const ofPractice = (dir: string, name: string, column: string) =>
  tableOf(readFileSync(join(dir, name), "utf8"), column);

/** Every posting below the heading of its account. */
export function postingsOf(dir: string): Posting[] {
  const lines = new Map(
    ofPractice(dir, "accounts.csv", "account").map((row) => [row["account"]!, row["line"]!]),
  );
  return textsOf(join(dir, "inbox"), "general_ledger").flatMap((text) => {
    let [account, line] = ["", ""];
    return recordsOf(text).flatMap(([heading, number, , date, , , debit, credit]): Posting[] => {
      if (heading !== "" && lines.has(heading!)) [account, line] = [heading!, lines.get(heading!)!];
      if (heading !== "" || !/^\d+$/.test(number ?? "")) return [];
      const amount = inCents(debit!) - inCents(credit!);
      return [{ entry: number!, account, line, ...statement.get(line)!, date: day(date!), amount }];
    });
  });
}

export const isRevenue = ({ kind }: Posting): boolean => kind === "revenue";
const isExpense = ({ kind }: Posting): boolean => kind === "expense";
/** What visits use up. */
export const isUsed = ({ line }: Posting): boolean =>
  line === "medical_supplies" || line === "drugs_vaccines";
const isOfProviders = ({ group }: Posting): boolean => group === "provider cost";
const isCapital = ({ group }: Posting): boolean => group === "capital cost";
const isPayable = ({ line }: Posting): boolean => line === "payables";
/** What comes as a bill: no pay, but for people that an agency sends, and no cost of capital. */
const isBilled = (each: Posting): boolean =>
  isExpense(each) &&
  (each.line === "agency_staff" ||
    !(isOfProviders(each) || isCapital(each) || each.group === "staff cost"));
const LIQUID = /^(cash|undeposited_funds|short_term_investments)$/;

export function books(
  dir: string,
  postings: readonly Posting[],
  encounters: readonly Entry[],
  work: readonly Fact[],
  earnings: readonly Earning[],
  months: readonly string[],
): Plains {
  const booked = (
    top: (posting: Posting) => boolean,
    bottom: (posting: Posting) => boolean = () => false,
    signs: readonly [number, number] = [1, 1],
  ): Fact[] =>
    postings
      .filter((each) => top(each) || bottom(each))
      .map((each) =>
        fact(
          {},
          each.date,
          when(top(each), signs[0] * each.amount),
          when(bottom(each), signs[1] * each.amount),
        ),
      );
  /** some cost as a share of revenue */
  const ofRevenue = (cost: (posting: Posting) => boolean) =>
    ofMoney(booked((each) => isExpense(each) && cost(each), isRevenue, [1, -1]));
  const balances = (line: RegExp, sign: number): Fact[] =>
    months.map((month) => {
      const all = postings.filter((each) => line.test(each.line) && each.date <= lastDayOf(month));
      return fact({}, month, sign * sum(all.map(({ amount }) => amount)), 0);
    });
  const earned = (each: Posting): boolean =>
    isRevenue(each) || (isExpense(each) && !isCapital(each));
  const served = (each: Posting): boolean =>
    each.line === "interest" || (each.line === "loans" && each.amount > 0);
  const operating = (each: Posting): boolean =>
    isExpense(each) && !isOfProviders(each) && each.line !== "interest";
  const coverage = (top: (posting: Posting) => boolean) =>
    ofMoney(booked(top, served, [-1, 1]), { over: YEAR });
  return {
    FI01: ofMoney(
      booked(
        (each) => isRevenue(each) || (isExpense(each) && each.line !== "interest"),
        isRevenue,
        [-1, -1],
      ),
    ),
    FI02: ofRevenue((each) => !isOfProviders(each) && each.line !== "interest"),
    FI03: ofRevenue(({ group }) => group === "staff cost"),
    FI05: ofRevenue(isOfProviders),
    SU01: ofRevenue(isUsed),
    FI04: quotient(
      [...booked(operating), ...encounters.map((line) => fact(byPrimary(line), line.served, 0, 1))],
      { per: [100, 1] },
    ),
    "FI04.wrvu": quotient([...booked(operating), ...perWork(work)], { per: [100, WORK] }),
    FI06: ofMoney(
      [
        ...balances(LIQUID, 1),
        ...booked(
          () => false,
          (each) => isExpense(each) && each.line !== "depreciation",
        ),
      ],
      { top: MONTH, bottom: { ...YEAR, per: "day", short: "days there are" } },
    ),
    FI08: ofMoney(booked(earned, undefined, [-1, 1]), { as: "sum" }),
    FI09: coverage(earned),
    "FI09.after": coverage((each) => earned(each) || each.line === "owner_draws"),
    FI10: ofMoney(variances(dir, postings), { as: "sum", byCategory: true }),
    FI14: ofMoney(
      postings.flatMap((each) => {
        const name = bookedAs(each);
        const sign = isRevenue(each) || name === "Loans, drawn" ? -1 : 1;
        return name ? [fact({}, each.date, sign * each.amount, 0, name)] : [];
      }),
      { as: "sum", byCategory: true },
    ),
    FI15: ofMoney(
      [...new Set(postings.filter(isHeld).map(({ account }) => account))].flatMap((account) =>
        months.flatMap((month) => {
          const all = postings.filter(
            (each) => each.account === account && each.date <= lastDayOf(month),
          );
          const balance = sum(all.map(({ amount }) => amount));
          const { line } = postings.find((each) => each.account === account)!;
          const name = `${statement.get(line)!.title}, ${account}`;
          const held = /^(loans|credit_line)$/.test(line) ? -balance : balance;
          return balance === 0 ? [] : [fact({}, month, held, 0, name)];
        }),
      ),
      { as: "sum", byCategory: true },
    ),
    FI13: ofMoney([...balances(LIQUID, 1), ...lastPayrolls(earnings, months)]),
    "FI13.payable": ofMoney(
      postings.some(isPayable)
        ? [...balances(/^payables$/, -1), ...booked(() => false, isBilled)]
        : [],
      { top: MONTH, bottom: { ...QUARTER, per: "day", short: "not told" } },
    ),
  };
}

/** What a posting is called among the amounts of covenants; null where it is none. */
function bookedAs({ line, kind, amount }: Posting): string | null {
  const { title } = statement.get(line) ?? { title: "" };
  if (kind === "revenue" || kind === "expense" || line === "owner_draws") return title;
  if (line === "loans") return amount > 0 ? `${title}, paid off` : `${title}, drawn`;
  return line === "fixed_assets" && amount > 0 ? `${title}, bought` : null;
}

const isHeld = ({ line }: Posting): boolean =>
  LIQUID.test(line) || line === "loans" || line === "credit_line";

/** Better than planned is positive: more revenue, less expense; of the months that a plan has. */
function variances(dir: string, postings: readonly Posting[]): Fact[] {
  const plan = ofPractice(dir, "budget.csv", "version");
  const planned = new Set(plan.map((row) => row["month"]!));
  return [
    ...postings
      .filter((each) => (isRevenue(each) || isExpense(each)) && planned.has(monthOf(each.date)))
      .map(({ line, date, amount }) => fact({}, date, -amount, 0, line)),
    ...plan.flatMap((row) => {
      const [line, kind] = [row["line"]!, statement.get(row["line"]!)?.kind];
      const better = { revenue: -1, expense: 1 }[kind ?? ""];
      return better ? [fact({}, row["month"]!, better * inCents(row["amount"]!), 0, line)] : [];
    }),
  ];
}

/** What the last pay day up to each month end cost, where it is not long ago. */
const lastPayrolls = (earnings: readonly Earning[], months: readonly string[]): Fact[] =>
  months.flatMap((month) => {
    const end = lastDayOf(month);
    const last = earnings
      .map(({ paid }) => paid)
      .filter((paid) => paid <= end && days(paid, end) < 45)
      .toSorted()
      .at(-1);
    const cost = sum(earnings.filter(({ paid }) => paid === last).map((each) => each.cost));
    return last ? [fact({}, month, 0, cost)] : [];
  });
