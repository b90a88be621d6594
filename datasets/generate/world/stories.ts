import { portion, type BasisPoints, type Cents } from "../cents.ts";
import type { ClinicCalendar } from "../clinic_calendar.ts";
import { CASCADE, MERIDIAN, PAYERS } from "./payers.ts";

/** What happens to this practice that its manager should find in the figures. */
export type Stories = {
  /** days that a payer adds to its usual lag for a claim billed that day */
  extraLag(payer: number, day: number): number;
  /** share of a payer's claims denied at first that day */
  denialRate(payer: number, day: number): number;
  /** a price of supplies on that day, from its price in the price year */
  supplyPrice(price: Cents, day: number): Cents;
};

const MERIDIAN_SLOWS_BY = 21;
const MERIDIAN_DENIES_TIMES = 2.4;
const SUPPLIES_RISE_A_MONTH = 300;
const SUPPLIES_RISE_A_YEAR = 250;

/** Visits that Cascade Health agreed to pay better for, and goes on paying as before. */
export const AMENDED: { payer: number; codes: readonly string[]; raise: BasisPoints } = {
  payer: CASCADE,
  codes: ["99213", "99214"],
  raise: 350,
};
const AMENDED_AGO = 5;

/** The first day on which the better rates hold. */
export const amendedIn = (calendar: ClinicCalendar): number =>
  calendar.firstOf(Math.max(0, calendar.months.length - AMENDED_AGO));

/**
 * Meridian Commercial pays three weeks later and denies more than twice as much in the last four months;
 * supplies, 2.5 % dearer a year until then, rise by another 3 % a month in the last six.
 */
export function stories(calendar: ClinicCalendar): Stories {
  const months = calendar.months.length;
  const meridianTurns = calendar.firstOf(Math.max(1, months - 4));
  const suppliesTurn = Math.max(1, months - 6);
  const turned = (payer: number, day: number): boolean =>
    payer === MERIDIAN && day >= meridianTurns;

  return {
    extraLag: (payer, day) => (turned(payer, day) ? MERIDIAN_SLOWS_BY : 0),
    denialRate: (payer, day) =>
      PAYERS[payer]!.denialRate * (turned(payer, day) ? MERIDIAN_DENIES_TIMES : 1),
    supplyPrice(price, day) {
      const month = calendar.month(day);
      const usual = Math.floor(((month + months) * SUPPLIES_RISE_A_YEAR) / 12);
      const surge = Math.max(0, month - suppliesTurn + 1) * SUPPLIES_RISE_A_MONTH;
      return portion(portion(price, 10000 + usual), 10000 + surge);
    },
  };
}
