import { portion, type BasisPoints, type Cents } from "../cents.ts";
import type { World } from "../world/world.ts";
import type { Account } from "./accounts.ts";
import type { Bonus } from "./bonus.ts";
import { employerTax } from "./employer_tax.ts";
import type { Journal } from "./journal.ts";
import type { PayDay } from "./pay_days.ts";
import { hourlyPay, isProvider, type Employee, type Role } from "./staff.ts";

/** What somebody is paid for. */
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

const WITHHELD: BasisPoints = 2460;
const RETIREMENT: BasisPoints = 300;
const HEALTH: Readonly<Record<"provider" | "staff", Cents>> = { provider: 52_000, staff: 26_500 };
const HEALTH_FROM_HOURS = 30;
const PERIOD_WORKDAYS = 10;
const QUARTER_HOURS_A_DAY = 32;
const TAKES_DAYS_OFF = 0.24;
const BUSY_MONTHS = [11, 12, 1, 2];
const OVERTIME = {
  busy: { chance: 0.42, mostQuarterHours: 32 },
  usual: { chance: 0.2, mostQuarterHours: 18 },
};

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
  run(payDay: PayDay): PayRow[];
  /** pays the benefits of the month before */
  payBenefits(day: number): void;
};

/** @param bonus  what is paid on top of hours and salary */
export function payroll(
  world: World,
  journal: Journal,
  staff: readonly Employee[],
  bonus: Bonus,
): Payroll {
  const { calendar, agenda } = world;
  const random = world.random("payroll");
  const taxOn = employerTax(world);

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

  const overtime = (payDay: PayDay): number => {
    const busy = BUSY_MONTHS.includes(calendar.monthOfYear(payDay.paid));
    const { chance, mostQuarterHours } = busy ? OVERTIME.busy : OVERTIME.usual;
    return random.chance(chance) ? random.whole(2, mostQuarterHours) : 0;
  };

  const rowsOf = (employee: Employee, payDay: PayDay): PayRow[] => {
    const share = shareEmployed(employee, payDay);
    if (share === 0) return [];
    const { salaried, weeklyHours } = employee;
    const hourly = hourlyPay(employee, calendar.year(payDay.paid));
    const all = Math.round(weeklyHours * 2 * share * 4);
    const isAway = !salaried && random.chance(TAKES_DAYS_OFF);
    const away = isAway ? Math.min(all, random.whole(1, 5) * QUARTER_HOURS_A_DAY) : 0;
    const over = !salaried && weeklyHours === 40 && away === 0 ? overtime(payDay) : 0;
    const earnings: [Earning, number, Cents][] = [
      ["Regular", all - away, Math.round(((all - away) * hourly) / 4)],
      ["PTO", away, Math.round((away * hourly) / 4)],
      ["Overtime", over, Math.round((over * hourly * 3) / 8)],
      ["Bonus", 0, bonus(employee, payDay)],
    ];
    return earnings
      .filter(([, , gross]) => gross > 0)
      .map(([earning, quarterHours, gross]) => row(payDay, employee, earning, quarterHours, gross));
  };

  const payOver = (account: Account, memo: string, day: number): void => {
    const due = -journal.balance(account);
    journal.enter(day, "Liability Check", memo, [
      [account, due],
      ["checking", -due],
    ]);
  };

  const book = (rows: readonly PayRow[], day: number): void => {
    const sums = new Map<Account, Cents>();
    const add = (account: Account, amount: Cents): void => {
      sums.set(account, (sums.get(account) ?? 0) + amount);
    };
    for (const { employee, gross, employerTax: taxes, benefits } of rows) {
      const provider = isProvider(employee);
      add(WAGES[employee.role], gross);
      add(provider ? "providerTaxes" : "staffTaxes", taxes);
      add(provider ? "providerBenefits" : "staffBenefits", benefits);
      add("withheld", -(portion(gross, WITHHELD) + taxes));
      add("benefitsPayable", -benefits);
      add("checking", -(gross - portion(gross, WITHHELD)));
    }
    journal.enter(day, "Paycheck", "Payroll", [...sums]);
    agenda.on(calendar.openAfter(day + 1, 2), (later) =>
      payOver("withheld", "Payroll taxes deposited", later),
    );
  };

  return {
    run(payDay) {
      const rows = staff.flatMap((employee) => rowsOf(employee, payDay));
      book(rows, payDay.paid);
      return rows;
    },
    payBenefits: (day) => payOver("benefitsPayable", "Health plan and retirement", day),
  };
}

/** The share of a pay period's working days on which somebody was employed. Periods begin on a Sunday. */
function shareEmployed({ start, end }: Employee, { begin, end: last }: PayDay): number {
  let days = 0;
  for (let day = begin; day <= last; day++) {
    const weekend = (day - begin) % 7 === 0 || (day - begin) % 7 === 6;
    if (!weekend && day >= start && (end === null || day <= end)) days++;
  }
  return days / PERIOD_WORKDAYS;
}
