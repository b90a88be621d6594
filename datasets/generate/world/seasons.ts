import type { ClinicCalendar } from "../clinic_calendar.ts";

const MONTH_DEMAND = [1.07, 1.06, 1.03, 1.0, 0.98, 0.95, 0.9, 0.94, 1.0, 1.04, 1.03, 0.99];
const WEEKDAY_DEMAND = [1.05, 1.02, 1.0, 0.99, 0.94];
const BETWEEN_THE_YEARS = 0.6;
const GROWTH_A_YEAR = 0.009;
const FLU_ILLNESS = [1, 1, 0.7, 0.3, 0.15, 0.1, 0.1, 0.1, 0.2, 0.4, 0.6, 0.9];
const FLU_SHOTS = [0.15, 0.05, 0, 0, 0, 0, 0, 0.1, 0.7, 1, 0.7, 0.3];

/** How full the schedule gets on a day, around 1: flu winter, summer low, weekdays, slow growth. */
export function demand(calendar: ClinicCalendar, day: number): number {
  const years = calendar.month(day) / 12;
  const closing = calendar.monthOfYear(day) === 12 && calendar.dayOfMonth(day) >= 23;
  const opening = calendar.monthOfYear(day) === 1 && calendar.dayOfMonth(day) === 2;
  return (
    MONTH_DEMAND[calendar.monthOfYear(day) - 1]! *
    WEEKDAY_DEMAND[calendar.weekday(day) - 1]! *
    (1 + GROWTH_A_YEAR * years) *
    (closing || opening ? BETWEEN_THE_YEARS : 1)
  );
}

/** How much flu goes round, 0 to 1. */
export const fluIllness = (monthOfYear: number): number => FLU_ILLNESS[monthOfYear - 1]!;

/** How much flu vaccine is given, 0 to 1. */
export const fluShots = (monthOfYear: number): number => FLU_SHOTS[monthOfYear - 1]!;
