import type { Cents } from "../cents.ts";
import type { World } from "../world/world.ts";
import { statementLines } from "./accounts.ts";
import { bonus } from "./bonus.ts";
import type { Journal } from "./journal.ts";
import { termLoan, type Loan } from "./loan.ts";
import { overhead } from "./overhead.ts";
import { owners } from "./owners.ts";
import { payDayOn, type PayDay } from "./pay_days.ts";
import { payroll, type PayRow } from "./payroll.ts";
import { makeStaff, type Employee } from "./staff.ts";
import { supplies, type Supplies } from "./supplies.ts";
import type { Till } from "./till.ts";

const BENEFITS_DAY = 10;
const WEEKLY_COST_PER_PROVIDER: Cents = 1_200_000;
const KEPT_AT_FIRST_WEEKS = 5;
const PER_PROVIDER = {
  equipment: 11_800_000,
  accumulated: -4_300_000,
  moneyMarket: 1_900_000,
  reserve: 500_000,
  leaseDeposits: 420_000,
} satisfies Record<string, Cents>;

/** The practice's own money: everything of the general ledger that is not a patient's or an insurer's. */
export type Books = {
  readonly staff: readonly Employee[];
  readonly loan: Loan;
  readonly supplies: Supplies;
  /** opens the books of the exported months, before their first day */
  openExports(): void;
  /** pays and receives what is due on a day; returns the payroll of a payday */
  close(day: number): readonly PayRow[];
};

/**
 * @param visits  visits charged in a month
 * @param work    work RVUs of a provider in the quarter before a payday
 */
export function books(
  world: World,
  journal: Journal,
  till: Till,
  visits: (month: number) => number,
  work: (provider: string, payDay: PayDay) => number,
): Books {
  const { calendar, settings } = world;
  const staff = makeStaff(world);
  const wages = payroll(world, journal, staff, bonus(world, work));
  const bills = overhead(world, journal, till, visits);
  const stock = supplies(world, journal);
  const loan = termLoan(world, journal);
  const expenses = statementLines().filter(({ kind }) => kind === "expense");
  const design = WEEKLY_COST_PER_PROVIDER * settings.providers;
  const startMonth = calendar.month(calendar.start);

  const weeklyCost = (day: number): Cents => {
    const month = calendar.month(day);
    if (month - startMonth < 6) return design;
    let total = 0;
    for (const { id } of expenses)
      if (id !== "depreciation")
        for (let back = 1; back <= 6; back++) total += journal.lineMovement(id, month - back);
    return Math.round(total / 26);
  };
  const partners = owners(world, journal, weeklyCost);

  const assets = Object.entries(PER_PROVIDER) as [keyof typeof PER_PROVIDER, Cents][];
  const owned = assets.map(([account, amount]) => [account, amount * settings.providers] as const);
  const debt = loan.balanceAfter(startMonth - 1);
  const worth = owned.reduce(
    (sum, [, amount]) => sum + amount,
    design * KEPT_AT_FIRST_WEEKS - debt,
  );
  journal.enter(calendar.start, "General Journal", "Opening balances", [
    ["checking", design * KEPT_AT_FIRST_WEEKS],
    ...owned,
    ["loan", -debt],
    ["equity", -worth],
  ]);

  return {
    staff,
    loan,
    supplies: stock,
    openExports: () =>
      journal.openExports(calendar.first, weeklyCost(calendar.first) * KEPT_AT_FIRST_WEEKS),
    close(day) {
      const payDay = payDayOn(calendar, day);
      till.close(day);
      if (calendar.isOpen(day)) partners.bridge(day, payDay !== null);
      stock.close(day);
      bills.pay(day);
      loan.pay(day);
      const paid = payDay ? wages.run(payDay) : [];
      if (calendar.isDue(day, BENEFITS_DAY)) wages.payBenefits(day);
      if (calendar.isOpen(day)) partners.draw(day);
      if (day === calendar.lastOf(calendar.month(day))) bills.closeMonth(day);
      return paid;
    },
  };
}
