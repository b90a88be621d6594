import type { PayRow } from "../books/payroll.ts";
import { plain, type Cents } from "../cents.ts";
import type { Appointment } from "../schedule/appointment.ts";
import type { Review } from "../voice/reviews.ts";
import { ITEMS, type Sample } from "../voice/surveys.ts";
import { Counter } from "./counter.ts";

/** The appointments of a month by their final status. */
export function appointmentTruth(own: readonly Appointment[]): Record<string, unknown> {
  return {
    ...statuses(own),
    copay_due: plain(sum(own, (a) => a.copayDue)),
    copay_paid: plain(sum(own, (a) => a.copayPaid)),
    booked_online: own.filter((a) => a.online).length,
    confirmed: own.filter((a) => a.confirmed).length,
    verified: own.filter((a) => a.verified).length,
    roomed: own.filter((a) => a.roomed !== null).length,
    by_provider: Object.fromEntries(
      [...new Set(own.map((a) => a.provider.name))]
        .toSorted()
        .map((name) => [name, statuses(own.filter((a) => a.provider.name === name))]),
    ),
  };
}

function statuses(own: readonly Appointment[]): Record<string, number> {
  const count = (of: (a: Appointment) => boolean): number => own.filter(of).length;
  return {
    booked_total: own.length,
    completed: count((a) => a.status === "Completed"),
    no_show: count((a) => a.status === "No Show"),
    late_cancel: count((a) => a.status === "Late Cancel"),
    cancelled_patient: count((a) => a.status === "Cancelled" && a.cancelledBy === "Patient"),
    cancelled_practice: count((a) => a.status === "Cancelled" && a.cancelledBy === "Practice"),
    rescheduled: count((a) => a.status === "Rescheduled"),
  };
}

/** The paydays of a month. */
export function payrollTruth(rows: readonly PayRow[]): Record<string, unknown> {
  const hours = (chosen: readonly PayRow[]): string =>
    (sum(chosen, (row) => row.quarterHours) / 4).toFixed(2);
  return {
    pay_dates: new Set(rows.map(({ payDay }) => payDay.paid)).size,
    gross: plain(sum(rows, (row) => row.gross)),
    employer_tax: plain(sum(rows, (row) => row.employerTax)),
    benefits: plain(sum(rows, (row) => row.benefits)),
    hours: hours(rows),
    overtime_hours: hours(rows.filter(({ earning }) => earning === "Overtime")),
  };
}

/** The reviews of a month. */
export const reviewTruth = (reviews: readonly Review[]): Record<string, number> => ({
  count: reviews.length,
  stars: sum(reviews, ({ rating }) => rating),
});

/** Surveys by the month of the sample, each as it stands at the end of the exports. */
export type SurveyTally = {
  /** @param month  of a sample's day @param isNew  false for one that an earlier file showed without an answer */
  add(sample: Sample, month: number, isNew: boolean): void;
  month(month: number): Record<string, unknown>;
};

/** @param months  how many months there are */
export function surveyTally(months: number): SurveyTally {
  const counts = new Counter(months);
  return {
    add({ disposition, answers }, month, isNew) {
      if (isNew) counts.add(month, "sampled", 1);
      counts.add(month, disposition, 1);
      for (const item of ITEMS) {
        const answer = answers[item];
        if (answer === "") continue;
        counts.add(month, `valid/${item}`, 1);
        const top = item === "Q18" ? Number(answer) >= 9 : answer === "Always";
        if (top) counts.add(month, `top/${item}`, 1);
      }
    },
    month: (month) => ({
      survey: {
        sampled: counts.of(month, "sampled"),
        ineligible: counts.of(month, "Ineligible"),
        complete: counts.of(month, "Complete"),
      },
      survey_items: Object.fromEntries(
        ITEMS.map((item) => [
          item,
          { valid: counts.of(month, `valid/${item}`), top: counts.of(month, `top/${item}`) },
        ]),
      ),
    }),
  };
}

const sum = <T>(items: readonly T[], of: (item: T) => Cents): Cents =>
  items.reduce((total, item) => total + of(item), 0);
