/** Pasts of any length and shape, for properties of a forecast. */
import fc from "fast-check";
import { dayNumber, monthNumber } from "../../../../engine/calendar.ts";
import { monthStart } from "../../../../engine/numbers/forecast/banking_days.ts";
import type { Evidence, LoanRecord } from "../../../../engine/numbers/forecast/evidence.ts";

const LAST = monthNumber("2026-10");
const SINCE = monthStart(LAST - 51);
const END = monthStart(LAST + 1);
const ALWAYS = 2_900_000;

type Rows = Record<string, number>[];

/** Rows as the columns that evidence has; all known from the first day on unless they say when. */
function columns<T>(rows: Rows, fields: readonly string[]): T {
  const all = ["known", "until", ...fields];
  const whole = rows.map(
    (row) => ({ known: SINCE, until: ALWAYS, ...row }) as Record<string, number>,
  );
  return {
    ...Object.fromEntries(all.map((field) => [field, whole.map((row) => row[field] ?? 0)])),
    length: rows.length,
  } as T;
}

/** Days of the last `months` months, so that histories of any length occur. */
const dayWithin = (months: number) =>
  fc.integer({ min: monthStart(LAST + 1 - months), max: END + 5 });
const amount = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: -200_000, max: 2_000_000 }) },
  fc.constantFrom(0, 1, -1, 99_999_999_999),
);

export const anyEvidence = fc.integer({ min: 1, max: 40 }).chain((months) =>
  fc
    .record({
      visits: fc.array(
        fc.record({
          source: fc.integer({ min: 0, max: 2 }),
          location: fc.integer({ min: 0, max: 2 }),
          served: dayWithin(months),
          late: fc.integer({ min: -3, max: 100 }),
          cents: amount,
          lag: fc.integer({ min: 0, max: 400 }),
          paid: amount,
        }),
        { maxLength: 300 },
      ),
      booked: fc.array(
        fc.record({
          day: fc.integer({ min: END - 200, max: END + 90 }),
          created: fc.integer({ min: LAST - 8, max: LAST + 1 }),
          cancelled: fc.constantFrom(-1, -1, LAST - 1, LAST),
          status: fc.integer({ min: 0, max: 3 }),
          appointments: fc.integer({ min: 1, max: 30 }),
        }),
        { maxLength: 60 },
      ),
      moves: fc.array(
        fc.record({
          day: fc.integer({ min: monthStart(LAST + 1 - months), max: END - 1 }),
          line: fc.integer({ min: 0, max: 7 }),
          memo: fc.integer({ min: 8, max: 11 }),
          cents: amount,
        }),
        { maxLength: 120 },
      ),
      payDays: fc.array(fc.integer({ min: END - 300, max: END - 1 }), { maxLength: 30 }),
      loans: fc.array(
        fc.record({
          principal: fc.option(amount),
          annual_rate: fc.constantFrom(0, 0.07),
          first_payment: dayWithin(months),
          payments: fc.option(fc.integer({ min: 0, max: 120 })),
          payment: fc.integer({ min: 0, max: 500_000 }),
          balance_day: fc.option(dayWithin(months)),
          balance: fc.option(amount),
        }),
        { maxLength: 2 },
      ),
      hasBooks: fc.boolean(),
    })
    .map(evidenceOf),
);

const TEXTS = [
  "patient_revenue",
  "other_revenue",
  "support_staff",
  "occupancy",
  "medical_supplies",
].concat(["owner_draws", "credit_line", "unmapped", "Rent", "Payroll 12", "", "Estimated taxes"]);

export type Drawn = {
  visits: {
    source: number;
    location: number;
    served: number;
    late: number;
    cents: number;
    lag: number;
    paid: number;
  }[];
  booked: Rows;
  moves: { day: number; line: number; memo: number; cents: number }[];
  payDays: number[];
  loans: Omit<LoanRecord, "lender" | "purpose" | "row_no" | "known" | "until">[];
  hasBooks: boolean;
};

export function evidenceOf({ visits, booked, moves, payDays, loans, hasBooks }: Drawn): Evidence {
  const monthOf = (day: number): number => {
    let month = LAST + 2;
    while (monthStart(month) > day) month--;
    return month;
  };
  const paid = visits.filter(({ served, lag }) => served + lag < END);
  const flows = (hasBooks ? moves : []).toSorted((a, b) => a.day - b.day);
  const balances = [...new Set(flows.map(({ day }) => monthOf(day)))].map((month) => ({
    month,
    last_day: monthStart(month + 1) - 1,
    has_cash: 1,
    opens: 0,
    cents: flows.reduce((sum, { day, cents }) => sum + (monthOf(day) === month ? cents : 0), 0),
  }));
  return {
    lastMonth: LAST,
    since: SINCE,
    sources: ["Aetna", "Cigna", "Patients"],
    classes: ["Commercial", null, null],
    locations: ["North", "South", "Unassigned"],
    charges: columns(
      visits.map(({ source, served, late, cents }) => ({
        source,
        served,
        entered: served + late,
        cents,
      })),
      ["source", "served", "entered", "cents"],
    ),
    placedCharges: columns(
      visits.map(({ source, location, served, late, cents }) => ({
        source,
        location,
        served,
        entered_by: monthStart(monthOf(served + late) + 1) - 1,
        cents,
      })),
      ["source", "location", "served", "entered_by", "cents"],
    ),
    receipts: columns(
      paid.map(({ source, location, served, lag, paid: cents }) => ({
        source,
        location,
        banked: served + lag,
        entered_by: monthStart(monthOf(served + lag) + 1) - 1,
        cents,
      })),
      ["source", "location", "banked", "entered_by", "cents"],
    ),
    lags: columns(
      paid.map(({ source, served, lag, paid: cents }) => ({
        source,
        lag,
        banked_month: monthOf(served + lag),
        entered_by: monthStart(monthOf(served + lag) + 1) - 1,
        cents,
        payments: 1,
      })),
      ["source", "lag", "banked_month", "entered_by", "cents", "payments"],
    ),
    served: columns(
      paid.map(({ source, served, lag, paid: cents }) => ({
        patients: source === 2 ? 1 : 0,
        served_month: monthOf(served),
        banked_month: monthOf(served + lag),
        entered_by: monthStart(monthOf(served + lag) + 1) - 1,
        cents,
      })),
      ["patients", "served_month", "banked_month", "entered_by", "cents"],
    ),
    appointments: columns(booked, ["day", "created", "cancelled", "status", "appointments"]),
    flows: columns(
      flows.map((move) => ({ ...move, account: move.line })),
      ["day", "line", "account", "memo", "cents", "row_no"],
    ),
    texts: TEXTS,
    cash: columns(balances, ["month", "last_day", "has_cash", "opens", "cents"]),
    payDays: columns(
      [...new Set(payDays)]
        .toSorted((a, b) => a - b)
        .map((day) => ({ day, gross: 100_000, cost: 110_000 })),
      ["day", "gross", "bonus", "cost", "row_no"],
    ),
    loans: loans.map((loan) => ({
      ...loan,
      lender: "Bank",
      purpose: "Loan",
      row_no: 0,
      known: SINCE,
      until: ALWAYS,
    })),
    months: Array.from({ length: 51 }, (_, i) => ({
      feed: "transaction",
      month: LAST - i,
      known: monthStart(LAST - i + 1) + 3,
      first_day: monthStart(LAST - i),
      last_day: monthStart(LAST - i + 1) - 1,
    })),
    holidays: new Set([dayNumber("2026-11-26"), dayNumber("2026-12-25")]),
  };
}
