import {
  chartOf,
  lineOf,
  statementLines,
  type Account,
  type StatementLine,
} from "../books/accounts.ts";
import type { Journal } from "../books/journal.ts";
import type { Loan } from "../books/loan.ts";
import { payDaysOf } from "../books/pay_days.ts";
import { plain, type Cents } from "../cents.ts";
import { PAYERS } from "../world/payers.ts";
import type { World } from "../world/world.ts";
import type { Statistics } from "./statistics.ts";

const GROWTH = 1.02;
const CONTRACTS = 1.01;
const INFLATION = 1.03;
const YEAR = 12;
const BY_PAY_DATE = [
  "provider_compensation",
  "provider_benefits",
  "support_staff",
  "staff_benefits",
];
const AS_LAST_YEAR = ["malpractice", "professional_fees", "other_operating"];
const OTHER_INCOME: readonly Account[] = ["incentives", "records", "interestIncome"];

/** Sets the budget of a calendar year from the twelve months before, and keeps its rows. */
export type Budget = {
  /** @param year  to budget @param known  the last month whose books are closed */
  set(year: number, known: number): void;
  /** `budget.csv` */
  readonly rows: readonly string[];
};

/** What is planned of a payer for a month. */
type Plan = {
  readonly visits: number;
  readonly allowedPerVisit: Cents;
  /** in ten thousandths */
  readonly yield: number;
  /** what the yield will be once the former billing system has run off */
  readonly fullYield: number;
};

/** The manager's budget: last year at the present size, a little growth and inflation, and the calendar of paydays. */
export function budget(world: World, journal: Journal, loan: Loan, statistics: Statistics): Budget {
  const { calendar } = world;
  const rows: string[] = [];
  const booked = new Set(chartOf(world.settings.accrual).map(lineOf));
  const expenses = statementLines().filter(({ id, kind }) => kind === "expense" && booked.has(id));

  const openDays = (month: number): number => {
    let days = 0;
    for (let day = calendar.firstOf(month); day <= calendar.lastOf(month); day++)
      if (calendar.isOpen(day)) days++;
    return days;
  };
  /** The same month of the year among the twelve months known. */
  const yearBefore = (month: number, known: number): number => {
    let before = month;
    while (before > known) before -= YEAR;
    return before;
  };
  const window = (known: number, of: (month: number) => number): number => {
    let sum = 0;
    for (let back = 0; back < YEAR; back++) sum += of(known - back);
    return sum;
  };

  /** A past month's figure as it would be with the providers there now; who is hired later is in no budget. */
  const atPresentSize = (figure: number, month: number, known: number): number =>
    (figure * headcount(known + 1)) / headcount(month);
  const headcount = (month: number): number =>
    world.providers.filter(({ joined }) => joined <= calendar.firstOf(month)).length;

  const visitsIn = (month: number, known: number): number => {
    const before = yearBefore(month, known);
    const perDay = atPresentSize(statistics.allVisits(before), before, known) / openDays(before);
    return perDay * openDays(month) * GROWTH;
  };

  /** The share of a month's money that the present system will see while the former one runs off. */
  const builtUp = (payer: number, month: number): number => {
    let share = 0;
    for (let day = 2; day < 30; day += 3)
      share += statistics.arrivedWithin(payer, month * 30 + day) / 10;
    return Math.min(1, share);
  };

  const planFor = (payer: number, month: number, known: number): Plan => {
    const visits = window(known, (m) => statistics.visits(payer, m));
    const allowed = window(known, (m) => statistics.allowed(payer, m));
    const received = window(known, (m) => statistics.received(payer, m));
    const share = visits / window(known, statistics.allVisits);
    const fullYield = allowed === 0 ? 0 : Math.round((10000 * received) / allowed);
    return {
      visits: Math.round(share * visitsIn(month, known)),
      allowedPerVisit: visits === 0 ? 0 : Math.round((allowed / visits) * CONTRACTS),
      yield: Math.round(fullYield * builtUp(payer, month)),
      fullYield,
    };
  };

  const expense = (line: StatementLine, month: number, known: number): number => {
    if (line.id === "interest") return loan.interestIn(month);
    if (line.id === "depreciation") return journal.lineMovement(line.id, known);
    const movement = (m: number): number =>
      atPresentSize(journal.lineMovement(line.id, m), m, known);
    const year = window(known, movement);
    if (BY_PAY_DATE.includes(line.id)) {
      const dates = window(known, (m) => payDaysOf(calendar, m).length);
      return (year / dates) * payDaysOf(calendar, month).length * INFLATION;
    }
    if (AS_LAST_YEAR.includes(line.id)) return movement(yearBefore(month, known)) * INFLATION;
    if (line.behaviour === "variable") {
      const visits = window(known, (m) => atPresentSize(statistics.allVisits(m), m, known));
      return (year / visits) * visitsIn(month, known) * INFLATION;
    }
    return (year / YEAR) * INFLATION;
  };

  const otherIncome = (month: number, known: number): Cents =>
    OTHER_INCOME.reduce(
      (sum, account) => sum - journal.movement(account, yearBefore(month, known)),
      0,
    );

  const setMonth = (version: string, month: number, known: number): void => {
    const add = (line: string, payer: string, amount: string, behaviour: string): void => {
      rows.push(
        `${version},${calendar.monthText(month)},${line},${payer},${amount},${behaviour}\n`,
      );
    };
    const plans = PAYERS.map(({ name }, payer) => ({ name, ...planFor(payer, month, known) }));
    for (const { name, visits } of plans) add("visits", name, String(visits), "");
    for (const { name, allowedPerVisit } of plans)
      add("allowed_per_visit", name, plain(allowedPerVisit), "");
    for (const plan of plans) add("yield", plan.name, (plan.yield / 10000).toFixed(4), "");
    const runOff = revenue(plans, (plan) => plan.fullYield - plan.yield);
    add("patient_revenue", "", plain(revenue(plans, (plan) => plan.yield)), "variable");
    add("other_revenue", "", plain(dollars(otherIncome(month, known) + runOff)), "fixed");
    for (const line of expenses)
      add(line.id, "", plain(dollars(expense(line, month, known))), line.behaviour);
  };

  return {
    rows,
    set(year, known) {
      for (let month = 0; ; month++) {
        const monthYear = calendar.year(calendar.firstOf(month));
        if (monthYear > year) return;
        if (monthYear === year) setMonth(String(year), month, known);
      }
    },
  };
}

/** Visits × allowed per visit × yield over all payers, rounded once, half up, to the cent. */
function revenue(plans: readonly Plan[], yieldOf: (plan: Plan) => number): Cents {
  let tenThousandths = 0n;
  for (const plan of plans)
    tenThousandths += BigInt(plan.visits) * BigInt(plan.allowedPerVisit) * BigInt(yieldOf(plan));
  return Number((tenThousandths + 5000n) / 10000n);
}

const dollars = (amount: Cents): Cents => Math.round(amount / 100) * 100;
