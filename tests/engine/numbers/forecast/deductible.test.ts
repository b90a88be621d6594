import { describe, expect, test } from "vitest";
import { dayNumber, monthNumber } from "../../../../engine/calendar.ts";
import { BankingDays, monthStart } from "../../../../engine/numbers/forecast/banking_days.ts";
import {
  shiftOf,
  shiftSays,
  type ServedMonth,
} from "../../../../engine/numbers/forecast/deductible.ts";
import { asKnown } from "../../../../engine/numbers/forecast/known.ts";
import { project, receiptsByDay } from "../../../../engine/numbers/forecast/projection.ts";
import { evidenceOf } from "./any_evidence.ts";

/** Part of insurers' money that patients owe instead, by month of the year: new deductibles in January. */
const PLANTED = [0.2, 0.16, 0.1, 0, 0, 0, 0, 0, 0, 0, 0, 0];
const PAID = 0.7;
/** Insurers' money of a usual month, and patients'. */
const [INSURERS, PATIENTS] = [100_000, 20_000];

const first = monthNumber("2024-01");
const months = (count: number, shareOf = (month: number) => PLANTED[month % 12]!): ServedMonth[] =>
  Array.from({ length: count }, (_, i) => ({
    month: first + i,
    insurers: { came: INSURERS * (1 - shareOf(first + i)), expected: INSURERS },
    patients: { came: PATIENTS + PAID * INSURERS * shareOf(first + i), expected: PATIENTS },
  }));

describe("the season of deductibles", () => {
  test("what moves from insurers to patients is found to the last digit, believed as far as there are years", () => {
    const found = shiftOf(months(24));
    expect(found.paid).toBeCloseTo(PAID, 9);
    const mean = PLANTED.reduce((sum, share) => sum + share, 0) / 12;
    // a fall is measured against the mean month: 1 − (1 − share) ÷ (1 − mean), two years count for four fifths
    PLANTED.forEach((share, month) =>
      expect(found.shares[month]).toBeCloseTo(0.8 * (1 - (1 - share) / (1 - mean)), 9),
    );
    expect(found.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(0, 9);
    expect(shiftSays(found)).toMatch(
      /^For services of January to March insurers pay 9\.6 % less .*patients pay 70 cents of each dollar/,
    );
  });

  test("twelve months show none, and it is said", () => {
    const found = shiftOf(months(12));
    expect(found.shares).toEqual(PLANTED.map(() => 0));
    expect(shiftSays(found)).toBe(
      "None is assumed: 12 months of services have mostly been paid, and a season shows in 13 at least.",
    );
    expect(shiftOf([])).toMatchObject({ paid: 0, months: 0 });
  });

  test("insurers that pay less while patients pay no more have another cause", () => {
    const one = months(24).map((each) => ({
      ...each,
      patients: { came: PATIENTS, expected: PATIENTS },
    }));
    expect(shiftOf(one)).toMatchObject({ paid: 0, shares: PLANTED.map(() => 0) });
    const both = months(24).map((each) => ({
      ...each,
      patients: { came: each.insurers.came / 5, expected: PATIENTS },
    }));
    expect(shiftOf(both)).toMatchObject({ paid: 0, shares: PLANTED.map(() => 0) });
    expect(shiftSays(shiftOf(both))).toMatch(/^None is assumed: in 24 months/);
  });

  test("is the same in any currency, and whatever the months' order", () => {
    const found = shiftOf(months(30));
    const larger = months(30).map(({ month, insurers, patients }) => ({
      month,
      insurers: { came: 7 * insurers.came, expected: 7 * insurers.expected },
      patients: { came: 7 * patients.came, expected: 7 * patients.expected },
    }));
    const other = shiftOf(larger.toReversed());
    found.shares.forEach((share, i) => expect(other.shares[i]).toBeCloseTo(share, 9));
  });

  test("without patients' money, or without any, there is none", () => {
    const nothing = { came: 0, expected: 0 };
    expect(shiftOf(months(24).map((each) => ({ ...each, patients: nothing }))).paid).toBe(0);
    expect(shiftOf(months(24).map((each) => ({ ...each, insurers: nothing }))).paid).toBe(0);
  });
});

describe("a ledger with a season of deductibles", () => {
  /** A visit of $1,000 each weekday; its insurer pays after 25 days, its patient after 70. */
  const since = dayNumber("2023-06-01");
  const until = dayNumber("2026-11-01");
  const visits = Array.from({ length: until - since }, (_, i) => since + i)
    .filter((day) => (day + 3) % 7 < 5)
    .flatMap((served) => {
      const month = new Date(served * 86_400_000).getUTCMonth();
      const share = PLANTED[month]!;
      const one = { served, late: 1, location: 0 };
      return [
        { ...one, source: 0, cents: 100_000, lag: 25, paid: 70_000 * (1 - share) },
        { ...one, source: 2, cents: 0, lag: 70, paid: 12_000 + PAID * 70_000 * share },
      ];
    });
  const evidence = evidenceOf({
    visits,
    booked: [],
    moves: [],
    payDays: [],
    loans: [],
    hasBooks: false,
  });
  const knownAt = (month: string) => {
    const day = monthStart(monthNumber(month) + 1);
    const origin = {
      day,
      month: monthNumber(month),
      known: day + 3,
      byEntry: false,
      isLast: false,
    };
    const days = new BankingDays(evidence.since, day + 140, evidence.holidays);
    return asKnown(evidence, origin, days);
  };
  /** Σ |error| ÷ Σ received in four weeks at a time, of insurers and of patients. */
  const missed = (known: ReturnType<typeof knownAt>): number => {
    const from = known.origin.day;
    const { receipts } = project(known, from + 84);
    let [off, all] = [0, 0];
    for (const source of [0, 2]) {
      const { by } = receipts[source]!;
      for (let start = 0; start < 84; start += 28) {
        let foreseen = 0;
        for (let day = start; day < start + 28; day++) {
          foreseen += by.billed[day]! + by.scheduled[day]! + by.expected[day]!;
        }
        const came = visits
          .filter((each) => each.source === source)
          .map(({ served, lag, paid }) => ({ at: served + lag - from, paid }))
          .reduce((sum, { at, paid }) => (at >= start && at < start + 28 ? sum + paid : sum), 0);
        off += Math.abs(foreseen - came);
        all += came;
      }
    }
    return off / all;
  };
  const without = (known: ReturnType<typeof knownAt>): ReturnType<typeof knownAt> => ({
    ...known,
    served: { insurers: new Map(), patients: new Map() },
  });

  test("the forecaster finds it, first quarter and what patients pay", () => {
    const { shift } = project(knownAt("2025-12"), monthStart(monthNumber("2026-01")) + 91);
    expect(shift.months).toBeGreaterThanOrEqual(24);
    expect(shift.paid).toBeGreaterThan(PAID - 0.1);
    expect(shift.paid).toBeLessThan(PAID + 0.1);
    const quarter = (shift.shares[0]! + shift.shares[1]! + shift.shares[2]!) / 3;
    // planted: 15.3 % less the year's mean of 3.8 %, of which two and a half years count for 83 %
    expect(quarter).toBeGreaterThan(0.08);
    expect(quarter).toBeLessThan(0.12);
  });

  test("receipts from January on and after the season are foreseen better with it than without", () => {
    for (const month of ["2025-06", "2025-12", "2026-01", "2026-03"]) {
      const known = knownAt(month);
      const [found, plain] = [missed(known), missed(without(known))];
      expect([month, found < 0.5 * plain, found < 0.01]).toEqual([month, true, true]);
    }
  });

  test("a later payment changes nothing that was foreseen before", () => {
    const before = receiptsByDay(
      project(knownAt("2025-12"), monthStart(monthNumber("2026-01")) + 91),
    );
    const at = evidence.served.length;
    const later = {
      ...evidence,
      served: {
        known: [...evidence.served.known, dayNumber("2026-02-05")],
        until: [...evidence.served.until, 2_900_000],
        patients: [...evidence.served.patients, 1],
        served_month: [...evidence.served.served_month, monthNumber("2025-06")],
        banked_month: [...evidence.served.banked_month, monthNumber("2025-12")],
        entered_by: [...evidence.served.entered_by, dayNumber("2025-12-31")],
        cents: [...evidence.served.cents, 90_000_000],
        length: at + 1,
      },
    };
    const day = monthStart(monthNumber("2026-01"));
    const origin = {
      day,
      month: monthNumber("2025-12"),
      known: day + 3,
      byEntry: false,
      isLast: false,
    };
    const days = new BankingDays(evidence.since, day + 140, evidence.holidays);
    const known = asKnown(later, origin, days);
    expect(receiptsByDay(project(known, day + 91))).toEqual(before);
    const knownLater = asKnown(later, { ...origin, known: day + 60 }, days);
    expect(receiptsByDay(project(knownLater, day + 91))).not.toEqual(before);
  });
});
