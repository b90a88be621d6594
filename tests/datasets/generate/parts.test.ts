import { describe, expect, it } from "vitest";
import { dayNumber } from "../../../engine/calendar.ts";
import { agenda } from "../../../datasets/generate/agenda.ts";
import { journal } from "../../../datasets/generate/books/journal.ts";
import { payDaysOf } from "../../../datasets/generate/books/pay_days.ts";
import { grouped, plain, portion } from "../../../datasets/generate/cents.ts";
import { clinicCalendar } from "../../../datasets/generate/clinic_calendar.ts";
import { modifierFactors, workRvuTable } from "../../../datasets/generate/world/codes.ts";
import { priced } from "../../../datasets/generate/world/fees.ts";
import { inYear } from "../../../datasets/generate/world/price_level.ts";

const calendar = clinicCalendar({
  providers: 1,
  months: 12,
  seed: 1,
  until: "2026-12",
  accrual: false,
});
const day = (iso: string): number => dayNumber(iso);

describe("cents", () => {
  it("takes shares to the nearest cent, halves away from zero", () => {
    expect([portion(1005, 5000), portion(-1005, 5000), portion(333, 3333)]).toEqual([
      503, -503, 111,
    ]);
  });

  it("prints with two decimals, with and without thousands", () => {
    expect([0, 5, -5, 123456, -123456789].map(plain)).toEqual([
      "0.00",
      "0.05",
      "-0.05",
      "1234.56",
      "-1234567.89",
    ]);
    expect([5, 123456, -123456789].map(grouped)).toEqual(["0.05", "1,234.56", "-1,234,567.89"]);
  });
});

describe("the clinic's calendar", () => {
  it("counts months from the first exported one and prints days in three ways", () => {
    expect([calendar.month(day("2026-01-01")), calendar.month(day("2025-12-31"))]).toEqual([0, -1]);
    expect(calendar.monthText(11)).toBe("2026-12");
    const print = calendar.printDay(0);
    expect([calendar.iso(print), calendar.us(print), calendar.compact(print)]).toEqual([
      "2026-02-04",
      "02/04/2026",
      "20260204",
    ]);
  });

  it("has 250 open days in 2026", () => {
    const days = Array.from({ length: 365 }, (_, i) => day("2026-01-01") + i);
    expect(days.filter(calendar.isOpen)).toHaveLength(250);
  });

  it("pays what is due on a day of the month then, or on the next open day", () => {
    const due = Array.from({ length: 31 }, (_, i) => day("2026-08-01") + i).filter((d) =>
      calendar.isDue(d, 1),
    );
    expect(due.map(calendar.iso)).toEqual(["2026-08-03"]);
  });

  it("steps over weekends and holidays", () => {
    expect(calendar.iso(calendar.openFrom(day("2026-07-03")))).toBe("2026-07-06");
    expect(calendar.iso(calendar.openUntil(day("2026-07-05")))).toBe("2026-07-02");
    expect(calendar.iso(calendar.openAfter(day("2026-12-24"), 1))).toBe("2026-12-28");
  });
});

describe("paydays", () => {
  const of = (month: number): string[] =>
    payDaysOf(calendar, month).map(({ paid }) => calendar.iso(paid));

  it("fall on every second Friday, or on the open day before a holiday", () => {
    expect(of(5)).toEqual(["2026-06-05", "2026-06-18"]);
    expect(of(6)).toEqual(["2026-07-02", "2026-07-17", "2026-07-31"]);
    expect(of(11)).toEqual(["2026-12-04", "2026-12-18", "2026-12-31"]);
  });

  it("pay for fourteen days from Sunday to Saturday", () => {
    const [first] = payDaysOf(calendar, 6);
    expect([calendar.iso(first!.begin), calendar.iso(first!.end)]).toEqual([
      "2026-06-14",
      "2026-06-27",
    ]);
  });
});

describe("codes and prices", () => {
  it("gives work RVUs by service year", () => {
    const work = workRvuTable();
    expect([work("99214", 2020), work("99214", 2021), work("99214", 2026)]).toEqual([
      150, 192, 192,
    ]);
    expect([work("20610", 2025), work("20610", 2026)]).toEqual([79, 77]);
  });

  it("multiplies the factors of several modifiers", () => {
    const factor = modifierFactors();
    expect([factor(""), factor("25"), factor("50"), factor("50 TC"), factor("unheard of")]).toEqual(
      [100, 100, 150, 0, 100],
    );
  });

  it("moves prices by the year, compounded to the cent", () => {
    expect([inYear(10000, 300, 2023), inYear(10000, 300, 2025), inYear(10000, 300, 2022)]).toEqual([
      10000, 10609, 9700,
    ]);
  });

  it("prices both sides at one and a half times one", () => {
    expect([priced(14800, 1, "50"), priced(900, 3, ""), priced(8200, 1, "26")]).toEqual([
      22200, 2700, 3280,
    ]);
  });
});

describe("the agenda", () => {
  it("does what is asked for in order, the day's own additions too, and refuses the past", () => {
    const done: string[] = [];
    const days = agenda();
    days.on(2, () => {
      done.push("first");
      days.on(2, () => done.push("third"));
    });
    days.on(2, () => done.push("second"));
    days.run(1);
    days.run(2);
    expect(done).toEqual(["first", "second", "third"]);
    expect(() => days.on(2, () => {})).toThrow(/day 2 is over/);
  });
});

describe("the journal", () => {
  it("refuses an entry that does not balance", () => {
    const books = journal(calendar);
    expect(() => books.enter(day("2026-03-02"), "Check", "Rent", [["rentNorth", 500]])).toThrow(
      /Check "Rent" of 2026-03-02 is off by 5\.00/,
    );
  });

  it("opens the exported months with what is owned and owed, the rest equity", () => {
    const books = journal(calendar);
    books.enter(day("2025-12-01"), "Deposit", "before", [
      ["checking", 900],
      ["patients", -900],
    ]);
    books.enter(day("2025-12-02"), "Transfer", "before", [
      ["checking", 300],
      ["loan", -300],
    ]);
    books.openExports(day("2026-01-01"), 1000);
    expect([
      books.balance("checking"),
      books.balance("loan"),
      books.balance("equity"),
      books.balance("patients"),
    ]).toEqual([1000, -300, -700, 0]);
    expect(books.takeMonth().entries.map(({ number, memo }) => [number, memo])).toEqual([
      [1, "Opening balances"],
    ]);
  });
});
