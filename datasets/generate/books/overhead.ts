import { portion, type BasisPoints, type Cents } from "../cents.ts";
import { inYear } from "../world/price_level.ts";
import type { Provider } from "../world/providers.ts";
import type { World } from "../world/world.ts";
import type { Account } from "./accounts.ts";
import type { Journal } from "./journal.ts";
import type { Till } from "./till.ts";

/** What a calendar of payments holds: a day of the month, some months or all, an amount for each provider, its swing. */
type Bill = {
  readonly account: Account;
  readonly memo: string;
  readonly dayOfMonth: number;
  /** months of the year; all where absent */
  readonly months?: readonly number[];
  /** in the price year, for each provider, with its usual spread in basis points */
  readonly amount: Cents;
  readonly spread: number;
};

const RISE_A_YEAR: BasisPoints = 300;
/** Malpractice, a quarter and clinician. */
const PHYSICIAN_PREMIUM: Cents = 262_000;
const APP_PREMIUM: Cents = 88_000;
const PREMIUM_MONTHS = [1, 4, 7, 10];
const INCENTIVE_MONTHS = [2, 5, 8, 11];
const EQUIPMENT_MONTH = 5;
const HEATING_AND_COOLING = [1.35, 1.3, 1.1, 0.85, 0.75, 0.95, 1.2, 1.2, 0.95, 0.75, 0.9, 1.2];

const BILLS: readonly Bill[] = [
  { account: "rentNorth", memo: "Rent North", dayOfMonth: 1, amount: 192_000, spread: 0 },
  { account: "rentSouth", memo: "Rent South", dayOfMonth: 1, amount: 138_000, spread: 0 },
  {
    account: "software",
    memo: "Record system and IT support",
    dayOfMonth: 3,
    amount: 158_000,
    spread: 150,
  },
  {
    account: "clearinghouse",
    memo: "Clearinghouse and statements",
    dayOfMonth: 16,
    amount: 15_000,
    spread: 300,
  },
  { account: "professional", memo: "Accountant", dayOfMonth: 18, amount: 34_000, spread: 0 },
  {
    account: "professional",
    memo: "Tax returns",
    dayOfMonth: 10,
    months: [4],
    amount: 155_000,
    spread: 400,
  },
  { account: "marketing", memo: "Marketing", dayOfMonth: 22, amount: 33_000, spread: 3500 },
  {
    account: "office",
    memo: "Office supplies and telephone",
    dayOfMonth: 25,
    amount: 74_000,
    spread: 1200,
  },
  { account: "repairs", memo: "Repairs", dayOfMonth: 14, amount: 26_000, spread: 6500 },
  { account: "dues", memo: "Education and dues", dayOfMonth: 19, amount: 29_000, spread: 2500 },
  {
    account: "dues",
    memo: "Licences and business insurance",
    dayOfMonth: 9,
    months: [1],
    amount: 172_000,
    spread: 300,
  },
];
const A_VISIT_BILLED: Cents = 148;
const UTILITIES: Cents = 25_500;
const CARD_FEE: BasisPoints = 265;
const MONEY_MARKET_INTEREST: BasisPoints = 33;
const BANK_FEE: Cents = 1_650;
const INCENTIVE: Cents = 128_000;
const RECORDS: Cents = 3_900;
const EQUIPMENT: Cents = 230_000;
const DEPRECIATION_MONTHS = 120;

/** Rent, insurance, software and the like, each on its day; and the small income that is not for visits. */
export type Overhead = {
  /** pays what falls due on a day */
  pay(day: number): void;
  /** depreciation and the bank's fees, on the last day of a month */
  closeMonth(day: number): void;
};

/** @param visits  visits charged in a month, for what is billed by their number */
export function overhead(
  world: World,
  journal: Journal,
  till: Till,
  visits: (month: number) => number,
): Overhead {
  const { calendar, providers } = world;
  const random = world.random("overhead");

  const inflated = (amount: Cents, day: number): Cents =>
    inYear(amount, RISE_A_YEAR, calendar.year(day));
  const working = (day: number): Provider[] => providers.filter(({ joined }) => joined <= day);
  const price = (amount: Cents, day: number): Cents => inflated(amount * working(day).length, day);
  const spend = (day: number, account: Account, memo: string, amount: Cents): void =>
    journal.enter(day, "Check", memo, [
      [account, amount],
      ["checking", -amount],
    ]);
  const bills = (day: number): void => {
    for (const { account, memo, dayOfMonth, months, amount, spread } of BILLS)
      if (
        calendar.isDue(day, dayOfMonth) &&
        (months?.includes(calendar.monthOfYear(day)) ?? true)
      ) {
        const swing = Math.max(2000, Math.round(10000 + spread * random.bell()));
        const byVisits =
          account === "clearinghouse" ? A_VISIT_BILLED * visits(calendar.month(day) - 1) : 0;
        spend(day, account, memo, portion(price(amount, day), swing) + byVisits);
      }
  };

  const insurance = (day: number): void => {
    const premium = working(day).reduce(
      (sum, { role }) => sum + (role === "physician" ? PHYSICIAN_PREMIUM : APP_PREMIUM),
      0,
    );
    spend(day, "malpractice", "Malpractice premium", inflated(premium, day));
  };

  const income = (day: number, account: Account, memo: string, amount: Cents): void =>
    journal.enter(day, "Deposit", memo, [
      ["checking", amount],
      [account, -amount],
    ]);

  return {
    pay(day) {
      const month = calendar.monthOfYear(day);
      bills(day);
      if (calendar.isDue(day, 12)) {
        const season = Math.round(10000 * HEATING_AND_COOLING[month - 1]! + 500 * random.bell());
        spend(day, "utilities", "Gas water and power", portion(price(UTILITIES, day), season));
      }
      if (calendar.isDue(day, 8) && PREMIUM_MONTHS.includes(month)) insurance(day);
      if (calendar.isDue(day, 20) && month === EQUIPMENT_MONTH)
        spend(day, "equipment", "Exam room equipment", price(EQUIPMENT, day));
      if (calendar.isDue(day, 24) && INCENTIVE_MONTHS.includes(month)) {
        const amount = portion(price(INCENTIVE, day), Math.round(10000 + 1500 * random.bell()));
        income(day, "incentives", "Quality incentive", amount);
      }
      if (calendar.isDue(day, 26))
        income(
          day,
          "records",
          "Records and forms",
          portion(price(RECORDS, day), Math.round(10000 + 2000 * random.bell())),
        );
    },
    closeMonth(day) {
      const fees = portion(till.cardVolume(calendar.month(day)), CARD_FEE) + price(BANK_FEE, day);
      spend(day, "bankFees", "Card and account fees", fees);
      const bought = journal.balance("equipment");
      const left = bought + journal.balance("accumulated");
      const worn = Math.min(left, Math.floor(bought / DEPRECIATION_MONTHS));
      journal.enter(day, "General Journal", "Depreciation", [
        ["depreciation", worn],
        ["accumulated", -worn],
      ]);
      const yielded = portion(journal.balance("moneyMarket"), MONEY_MARKET_INTEREST);
      journal.enter(day, "Deposit", "Interest on money market", [
        ["moneyMarket", yielded],
        ["interestIncome", -yielded],
      ]);
    },
  };
}
