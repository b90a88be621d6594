import { owed, PATIENT_SHARE, PRIMARY, SECONDARY } from "../billing/claim.ts";
import type { Ledger } from "../billing/ledger.ts";
import { portion, type BasisPoints, type Cents } from "../cents.ts";
import { inYear } from "../world/price_level.ts";
import type { World } from "../world/world.ts";
import type { Journal } from "./journal.ts";

/** Of all that is open, what contracts will leave to be paid. */
const EXPECTED: BasisPoints = 4_600;

const FRIDAY = 5;
const SOMEBODY_MISSING = 0.3;
/** Hours that an agency sends somebody for, in a week, and what it asks for one in the price year. */
const HOURS = { from: 12, to: 38 };
const AN_HOUR: Cents = 4_150;
const RISE_A_YEAR: BasisPoints = 400;
const TERMS_DAYS = 14;

/** What only books on the accrual basis tell; those on the cash basis know none of it. */
export type Accruals = {
  /** the agency's bill of the week, on Fridays */
  close(day: number): void;
  /** what patients and insurers are expected to pay of what is open, on the last day of a month */
  closeMonth(day: number, ledger: Pick<Ledger, "open" | "waiting">): void;
};

/** Bills when they come and receivables as they stand, from a stream of their own; nothing on the cash basis. */
export function accruals(world: World, journal: Journal): Accruals {
  const { agenda, calendar, settings } = world;
  const random = world.random("agency");

  const bill = (day: number, amount: Cents): void => {
    journal.enter(day, "Bill", "Staffing agency", [
      ["agencyStaff", amount],
      ["payable", -amount],
    ]);
    agenda.on(calendar.openFrom(day + TERMS_DAYS), (later) =>
      journal.enter(later, "Bill Pmt -Check", "Staffing agency", [
        ["payable", amount],
        ["checking", -amount],
      ]),
    );
  };

  return {
    close(day) {
      if (!settings.accrual || calendar.weekday(day) !== FRIDAY) return;
      if (!random.chance(SOMEBODY_MISSING)) return;
      const hourly = inYear(AN_HOUR, RISE_A_YEAR, calendar.year(day));
      bill(day, hourly * random.whole(HOURS.from, HOURS.to));
    },
    closeMonth(day, ledger) {
      if (!settings.accrual) return;
      const change = portion(openOf(ledger), EXPECTED) - journal.balance("receivable");
      journal.enter(day, "General Journal", "Receivables as expected", [
        ["receivable", change],
        ["earned", -change],
      ]);
    },
  };
}

/** What all claims owe, less money that waits for one. */
function openOf({ open, waiting }: Pick<Ledger, "open" | "waiting">): Cents {
  let total = 0;
  for (const claim of open)
    for (const by of [PRIMARY, SECONDARY, PATIENT_SHARE] as const) total += owed(claim, by);
  for (const { left } of waiting) total -= left;
  return total;
}
