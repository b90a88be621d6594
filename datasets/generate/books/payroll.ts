import { portion, type BasisPoints, type Cents } from "../cents.ts";
import type { World } from "../world/world.ts";
import type { Account } from "./accounts.ts";
import type { Journal, Side } from "./journal.ts";
import type { PayDay } from "./pay_days.ts";
import { hourlyPay, isProvider, type Employee, type Role } from "./staff.ts";

export type Earning = "Regular" | "Overtime" | "PTO" | "Bonus";

/** One row of the payroll register. Hours are in quarters. */
export type PayRow = {
  readonly payDay: PayDay;
  readonly employee: Employee;
  readonly earning: Earning;
  readonly quarterHours: number;
  readonly gross: Cents;
  readonly employerTax: Cents;
  readonly benefits: Cents;
};

const SOCIAL_SECURITY: BasisPoints = 620;
const MEDICARE_TAX: BasisPoints = 145;
const UNEMPLOYMENT = [
  { rate: 60, upTo: 700_000 },
  { rate: 270, upTo: 900_000 },
] as const;
const WITHHELD: BasisPoints = 2460;
const RETIREMENT: BasisPoints = 300;
const HEALTH: Readonly<Record<"provider" | "staff", Cents>> = { provider: 52_000, staff: 26_500 };
const HEALTH_FROM_HOURS = 30;
const WORK_WEEKDAYS = 5;
/** A physician earns this for each work RVU of a quarter above the base. */
const BONUS = { base: 1600, cents: 1800 };
const STAFF_BONUS: BasisPoints = 70;

const WAGES: Readonly<Record<Role, Account>> = {
  physician: "physicians",
  app: "apps",
  clinical: "clinical",
  front_office: "frontOffice",
  billing: "billing",
  administration: "administration",
};

/** Pays everybody on a payday and books it; taxes and benefits are paid over later. */
export type Payroll = {
  /** @param work  work RVUs of a provider in the quarter before a payday, for their bonus */
  run(payDay: PayDay, work: (provider: string, payDay: PayDay) => number): PayRow[];
  /** pays the benefits of the month before */
  payBenefits(day: number): void;
};

export function payroll(world: World, journal: Journal, staff: readonly Employee[]): Payroll {
  const { calendar, agenda } = world;
  const random = world.random("payroll");
  const earned = new Map<Employee, { year: number; gross: Cents }>();

  const taxOn = (employee: Employee, gross: Cents, year: number): Cents => {
    const known = earned.get(employee);
    const before = known?.year === year ? known.gross : 0;
    earned.set(employee, { year, gross: before + gross });
    const within = (limit: Cents): Cents => Math.max(0, Math.min(limit - before, gross));
    const socialSecurity = portion(
      within(world.federal("social_security_wage_base", year)),
      SOCIAL_SECURITY,
    );
    return UNEMPLOYMENT.reduce(
      (tax, { rate, upTo }) => tax + portion(within(upTo), rate),
      socialSecurity + portion(gross, MEDICARE_TAX),
    );
  };

  const row = (
    payDay: PayDay,
    employee: Employee,
    earning: Earning,
    quarterHours: number,
    gross: Cents,
  ): PayRow => {
    const health = employee.weeklyHours >= HEALTH_FROM_HOURS && earning === "Regular";
    const plan = isProvider(employee) ? HEALTH.provider : HEALTH.staff;
    return {
      payDay,
      employee,
      earning,
      quarterHours,
      gross,
      employerTax: taxOn(employee, gross, calendar.year(payDay.paid)),
      benefits: (health ? plan : 0) + portion(gross, RETIREMENT),
    };
  };

  const rowsOf = (employee: Employee, payDay: PayDay): PayRow[] => {
    const share = shareEmployed(employee, payDay);
    if (share === 0) return [];
    const hourly = hourlyPay(employee, calendar.year(payDay.paid));
    const all = Math.round(employee.weeklyHours * 2 * share * 4);
    const absent =
      employee.salaried || !random.chance(0.24) ? 0 : Math.min(all, random.whole(1, 5) * 32);
    const rows: PayRow[] = [];
    const add = (earning: Earning, quarterHours: number, gross: Cents): void => {
      if (gross > 0) rows.push(row(payDay, employee, earning, quarterHours, gross));
    };
    add("Regular", all - absent, Math.round(((all - absent) * hourly) / 4));
    add("PTO", absent, Math.round((absent * hourly) / 4));
    if (!employee.salaried && employee.weeklyHours === 40 && absent === 0) {
      const busy = [11, 12, 1, 2].includes(calendar.monthOfYear(payDay.paid));
      const over = random.chance(busy ? 0.42 : 0.2) ? random.whole(2, busy ? 32 : 18) : 0;
      add("Overtime", over, Math.round((over * hourly * 3) / 8));
    }
    return rows;
  };

  const bonusRows = (
    payDay: PayDay,
    work: (provider: string, payDay: PayDay) => number,
  ): PayRow[] => {
    const month = calendar.monthOfYear(payDay.paid);
    const firstOfMonth = calendar.dayOfMonth(payDay.paid) <= 14;
    if (!firstOfMonth) return [];
    if (month === 12)
      return staff
        .filter((employee) => !isProvider(employee) && shareEmployed(employee, payDay) > 0)
        .map((employee) => {
          const yearly =
            hourlyPay(employee, calendar.year(payDay.paid)) * employee.weeklyHours * 52;
          return row(payDay, employee, "Bonus", 0, portion(yearly, STAFF_BONUS));
        });
    if (![1, 4, 7, 10].includes(month)) return [];
    return staff
      .filter((employee) => employee.role === "physician" && shareEmployed(employee, payDay) > 0)
      .map((employee) => ({
        employee,
        amount: Math.max(0, Math.round(work(employee.provider, payDay)) - BONUS.base) * BONUS.cents,
      }))
      .filter(({ amount }) => amount > 0)
      .map(({ employee, amount }) => row(payDay, employee, "Bonus", 0, amount));
  };

  const book = (rows: readonly PayRow[], day: number): void => {
    const sums = new Map<Account, Cents>();
    const add = (account: Account, amount: Cents): void => {
      sums.set(account, (sums.get(account) ?? 0) + amount);
    };
    for (const { employee, gross, employerTax, benefits } of rows) {
      const provider = isProvider(employee);
      add(WAGES[employee.role], gross);
      add(provider ? "providerTaxes" : "staffTaxes", employerTax);
      add(provider ? "providerBenefits" : "staffBenefits", benefits);
      add("withheld", -(portion(gross, WITHHELD) + employerTax));
      add("benefitsPayable", -benefits);
      add("checking", -(gross - portion(gross, WITHHELD)));
    }
    journal.enter(day, "Paycheck", "Payroll", [...sums]);
    agenda.on(calendar.openAfter(day + 1, 2), (later) =>
      pay("withheld", "Payroll taxes deposited", later),
    );
  };

  const pay = (account: Account, memo: string, day: number): void => {
    const due = -journal.balance(account);
    const sides: Side[] = [
      [account, due],
      ["checking", -due],
    ];
    journal.enter(day, "Liability Check", memo, sides);
  };

  return {
    run(payDay, work) {
      const rows = [
        ...staff.flatMap((employee) => rowsOf(employee, payDay)),
        ...bonusRows(payDay, work),
      ];
      book(rows, payDay.paid);
      return rows;
    },
    payBenefits: (day) => pay("benefitsPayable", "Health plan and retirement", day),
  };
}

/** The share of a pay period's ten working days on which somebody was employed. */
function shareEmployed({ start, end }: Employee, payDay: PayDay): number {
  let days = 0;
  for (let day = payDay.begin; day <= payDay.end; day++) {
    const weekend = (day - payDay.begin) % 7 === 0 || (day - payDay.begin) % 7 === 6;
    if (!weekend && day >= start && (end === null || day <= end)) days++;
  }
  return days / (2 * WORK_WEEKDAYS);
}
