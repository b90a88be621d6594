import { portion, type BasisPoints, type Cents } from "../cents.ts";
import { inYear } from "../world/price_level.ts";
import { employeeId, SITES, type Provider } from "../world/providers.ts";
import type { World } from "../world/world.ts";

/** What somebody does, as `staff.csv` says it. */
export type Role = "physician" | "app" | "clinical" | "front_office" | "billing" | "administration";

/** Somebody on the payroll; by number only. */
export type Employee = {
  readonly id: string;
  readonly role: Role;
  readonly job: string;
  readonly department: string;
  readonly location: string;
  /** the provider's name where this is one */
  readonly provider: string;
  readonly weeklyHours: number;
  /** pay per hour in the price year; for the salaried, their yearly pay ÷ 2080 */
  readonly hourly: Cents;
  readonly salaried: boolean;
  readonly start: number;
  /** last day, or null for those still there */
  readonly end: number | null;
};

type Job = {
  readonly role: Role;
  readonly job: string;
  readonly department: string;
  /** positions for each provider */
  readonly perProvider: number;
  readonly hourly: Cents;
  readonly salaried: boolean;
  /** share who leave in a year */
  readonly turnover: number;
};

const JOBS: readonly Job[] = [
  job("clinical", "Medical Assistant", "Clinical", 1.22, 2050, 0.26),
  job("clinical", "Nurse", "Clinical", 0.34, 3260, 0.14),
  job("front_office", "Receptionist", "Front Office", 0.8, 1780, 0.34),
  job("front_office", "Scheduler", "Front Office", 0.17, 1840, 0.24),
  job("billing", "Biller", "Billing", 0.5, 2140, 0.13),
  job("administration", "Bookkeeper", "Administration", 0.17, 2620, 0.06),
  {
    ...job("administration", "Practice Manager", "Administration", 0.17, 4180, 0.03),
    salaried: true,
  },
  job("administration", "Referral Coordinator", "Administration", 0.17, 1980, 0.2),
];
const NEVER_WITHOUT = ["Medical Assistant", "Receptionist"];
const WEEKLY_HOURS = [40, 40, 36, 40, 24, 40, 36, 32, 20];
const RAISE: BasisPoints = 450;

/** Yearly pay of a clinician in the price year. */
const PROVIDER_PAY: Readonly<Record<Provider["role"], Cents>> = {
  physician: 19_400_000,
  app: 11_200_000,
};

/** Departments that see patients; each has providers of both sites. */
const CARE_DEPARTMENTS = ["Family Medicine", "Internal Medicine", "Same-Day Care"];

/** Everybody who is employed at any time of the simulation, providers first, then in order of hiring. */
export function makeStaff(world: World): Employee[] {
  const { calendar, settings } = world;
  const random = world.random("staff");
  const joining = world.providers.filter((provider) => Number.isFinite(provider.joined));
  const hires: Omit<Employee, "id">[] = [];
  let posts = 0;
  for (const kind of JOBS) {
    const positions = positionsFor(kind, settings.providers);
    const atFirst = positionsFor(kind, settings.providers - joining.length);
    for (let i = 0; i < positions; i++) {
      const site = SITES[i % SITES.length]!;
      const weeklyHours = kind.salaried ? 40 : WEEKLY_HOURS[posts++ % WEEKLY_HOURS.length]!;
      const before = calendar.start - random.whole(30, 3000);
      let start =
        i < atFirst ? before : calendar.openFrom(joining[0]!.joined - random.whole(7, 40));
      while (start <= calendar.last) {
        const leaves = leavingDay(Math.max(start, calendar.start), calendar.last, kind, random);
        hires.push({
          role: kind.role,
          job: kind.job,
          department: kind.department,
          location: kind.role === "administration" || kind.role === "billing" ? "North" : site,
          provider: "",
          weeklyHours,
          hourly: portion(kind.hourly, random.whole(9000, 10500)),
          salaried: kind.salaried,
          start,
          end: leaves,
        });
        if (leaves === null) break;
        start = calendar.openFrom(leaves + random.whole(12, 45));
      }
    }
  }
  hires.sort((a, b) => a.start - b.start);
  const first = world.providers.length;
  return [
    ...world.providers.map((provider) => clinician(provider, calendar.start)),
    ...hires.map((hire, i) => ({ id: employeeId(first + i), ...hire })),
  ];
}

/** Pay per hour in a year. */
export const hourlyPay = (employee: Employee, year: number): Cents =>
  inYear(employee.hourly, RAISE, year);

/** True for those who see patients on their own. */
export const isProvider = ({ role }: Employee): boolean => role === "physician" || role === "app";

function clinician(provider: Provider, start: number): Employee {
  const joined = Number.isFinite(provider.joined);
  return {
    id: provider.employee,
    role: provider.role,
    job: provider.role === "physician" ? "Physician" : "Nurse Practitioner",
    department: CARE_DEPARTMENTS[provider.index % CARE_DEPARTMENTS.length]!,
    location: SITES[provider.sites[0]!]!,
    provider: provider.name,
    weeklyHours: 40,
    hourly: Math.round(PROVIDER_PAY[provider.role] / 2080),
    salaried: true,
    start: joined ? provider.joined : start - 400 - provider.index * 150,
    end: null,
  };
}

const positionsFor = (kind: Job, providers: number): number =>
  Math.max(NEVER_WITHOUT.includes(kind.job) ? 1 : 0, Math.round(kind.perProvider * providers));

function leavingDay(
  from: number,
  last: number,
  { turnover }: Job,
  random: { chance(p: number): boolean },
): number | null {
  for (let day = from + 60; day <= last; day += 14)
    if (random.chance((turnover * 14) / 365)) return day;
  return null;
}

function job(
  role: Role,
  title: string,
  department: string,
  perProvider: number,
  hourly: Cents,
  turnover: number,
): Job {
  return { role, job: title, department, perProvider, hourly, salaried: false, turnover };
}
