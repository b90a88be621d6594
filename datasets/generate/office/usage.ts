import { dayOf, type Appointment } from "../schedule/appointment.ts";
import type { Patient } from "../world/patients.ts";
import type { World } from "../world/world.ts";

/** A line of a usage report: so many of so many. */
export type Usage = { readonly measure: string; readonly count: number; readonly of: number };

const REMEMBERED_MONTHS = 18;

/** What each measure begins at, and what a month adds to it; and how many there are of a visit. */
const HABITS: readonly {
  measure: string;
  from: number;
  growth: number;
  most: number;
  each: number;
}[] = [
  { measure: "check_in_ahead", from: 0.12, growth: 0.008, most: 0.6, each: 1 },
  { measure: "e_statements", from: 0.34, growth: 0.006, most: 0.8, each: 0.42 },
  { measure: "pay_links", from: 0.06, growth: 0.007, most: 0.5, each: 0.5 },
  { measure: "auto_posted", from: 0.71, growth: 0.004, most: 0.95, each: 1.6 },
  { measure: "eligibility_automatic", from: 0.62, growth: 0.006, most: 0.97, each: 1.1 },
];
const PORTAL = { from: 0.38, growth: 0.005, most: 0.8 };

/** What portal, statements and billing report of a month. */
export type UsageReports = { printed(month: number, own: readonly Appointment[]): Usage[] };

export function usageReports(world: World): UsageReports {
  const { calendar } = world;
  const random = world.random("usage");
  const seen = new Map<Patient, number>();

  const shareOf = (
    month: number,
    { from, growth, most }: { from: number; growth: number; most: number },
    of: number,
  ): number => {
    const share = Math.min(most, from + growth * month) + 0.01 * random.bell();
    return Math.min(of, Math.max(0, Math.round(share * of)));
  };

  return {
    printed(month, own) {
      const arrived = own.filter(({ status }) => status === "Completed");
      for (const { patient, start } of arrived) seen.set(patient, calendar.month(dayOf(start)));
      const patients = [...seen.values()].filter((last) => last > month - REMEMBERED_MONTHS).length;
      const portal = {
        measure: "portal_accounts",
        count: shareOf(month, PORTAL, patients),
        of: patients,
      };
      return [
        portal,
        ...HABITS.map(({ measure, each, ...habit }) => {
          const of = Math.round(each * arrived.length);
          return { measure, count: shareOf(month, habit, of), of };
        }),
      ];
    },
  };
}
