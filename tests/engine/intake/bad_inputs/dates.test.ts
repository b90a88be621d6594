/** Bad inputs 37-40, 42-47: days. */
import { beforeAll, describe, expect, test } from "vitest";
import type { FileReport } from "../../../../engine/contract.ts";
import type { Practice } from "../../../../engine/spine/open.ts";
import { scratchPractice } from "../../../scratch.ts";
import { expectHeld, expectLoaded, expectQuarantined, expectRejected, read } from "./reading.ts";

const HEADER = "transaction_id,type,charge_id,provider,payer,amount,service_date,post_date";

let made = 0;
const row = (service: string, post = service): string => {
  const id = `d${++made}`;
  return `${id},charge,${id},Lee,Aetna,10.00,${service},${post}`;
};
const table = (...rows: string[]): string => `${[HEADER, ...rows].join("\n")}\n`;
/** A sound row, one with the day, a sound row. */
const us = (day: string): string => table(row("01/20/2024"), row(day), row("01/22/2024"));
const iso = (day: string): string => table(row("2024-01-20"), row(day), row("2024-01-22"));

const INVALID: Record<string, [string, string]> = {
  "38-one.csv": [us("13/01/2024"), "DATE_INVALID"],
  "40-old.csv": [us("1/2/69"), "DATE_FUTURE"],
  "42-us.csv": [us("02/30/2024"), "DATE_INVALID"],
  "42-leap.csv": [iso("2023-02-29"), "DATE_INVALID"],
  "42-zero.csv": [us("00/00/0000"), "DATE_INVALID"],
  "42-month.csv": [iso("2024-13-01"), "DATE_INVALID"],
  "43-infinity.csv": [iso("infinity"), "DATE_INVALID"],
  "43-epoch.csv": [iso("epoch"), "DATE_INVALID"],
  "43-today.csv": [iso("today"), "DATE_INVALID"],
  "43-first.csv": [iso("0001-01-01"), "DATE_SENTINEL"],
  "43-last.csv": [iso("9999-12-31"), "DATE_SENTINEL"],
  "44-service.csv": [
    table(row("2024-01-20"), row("2025-03-03", "2024-01-21"), row("2024-01-22")),
    "DATE_FUTURE",
  ],
  "44-post.csv": [
    table(row("2024-01-20"), row("2024-01-20", "2025-03-03"), row("2024-01-22")),
    "DATE_FUTURE",
  ],
};

let practice: Practice;
let files: Record<string, FileReport>;

beforeAll(async () => {
  practice = scratchPractice({ time_zone: "America/New_York" });
  const appointments = (...starts: string[]): string =>
    `appointment_id,start,status\n${starts.map((start, i) => `a${i}${start},${start},booked\n`).join("")}`;
  files = await read(
    practice,
    {
      ...Object.fromEntries(Object.entries(INVALID).map(([name, [text]]) => [name, text])),
      "37.csv": us("01/05/2024"),
      "37-unknown.csv": "Txn,What,Amt,When\n1,CHG,5.00,01/05/2024\n2,CHG,6.00,02/03/2024\n",
      "38.csv": table(
        ...Array.from({ length: 40 }, (_, i) => row(i % 2 === 0 ? "13/01/2024" : "01/13/2024")),
      ),
      "39.csv": table(row("01/20/2024"), row("2024-01-05"), row("Jan 5 2024"), row("01/21/2024")),
      "39-not.csv": iso("01/05/2024"),
      "40.csv": us("1/13/24"),
      "44-booked.csv": appointments("2025-12-01 09:00", "2026-12-31 09:00"),
      "44-far.csv": appointments("2025-01-06 09:00", "2027-03-01 09:00", "2025-01-07 09:00"),
      "45.csv": `${HEADER},DOB\n${row("2024-01-20")},2031-01-01\n`,
      "46.csv": appointments("2024-03-10 02:30", "2024-11-03 01:30"),
      "47.csv": iso("2024-01-05 23:59:59"),
    },
    { knownAt: "2025-02-01T12:00:00Z" },
  );
});

const invalid = (name: string): void => expectQuarantined(files[name], INVALID[name]![1]);

describe("days that can be read in one way only", () => {
  // We have no layout without an order of days: an unknown one is asked for, with both readings.
  test("37 days of twelve or less are read as the layout says; a layout nobody knows is asked for", async () => {
    expectLoaded(files["37.csv"], 3);
    expectRejected(files["37-unknown.csv"], "DATE_ORDER_UNKNOWN");
    expect(files["37-unknown.csv"]!.reason).toMatch(/2024-01-05 or 2024-05-01/);
  });
  test("38 a day that makes sense the other way round only is held back, many hold the file", () => {
    invalid("38-one.csv");
    expectHeld(files["38.csv"], "DATE_ORDER_SUSPECT");
  });
  test("39 ways of writing that cannot be mistaken are read, others are not", () => {
    expectLoaded(files["39.csv"], 4, "DATE_FORMAT_MIXED", "DATE_FORMAT_MIXED");
    expectQuarantined(files["39-not.csv"], "DATE_INVALID");
  });
  test("40 a year of two digits is of this century", () => {
    expectLoaded(files["40.csv"], 3, "TWO_DIGIT_YEAR", "TWO_DIGIT_YEAR");
    expect(files["40.csv"]!.shape!.months).toEqual({ "2024-01": 3 });
    invalid("40-old.csv");
  });
  test("47 a time where a day is expected", () => {
    expectLoaded(files["47.csv"], 3, "TIME_DROPPED", "TIME_DROPPED");
    expect(files["47.csv"]!.shape!.last).toBe("2024-01-22");
  });
  test("46 hours that a clock skips or shows twice stay as they are written", () => {
    expectLoaded(files["46.csv"], 2);
  });
});

describe("days that are none", () => {
  test("42 days that no calendar has", () => {
    invalid("42-us.csv");
    invalid("42-leap.csv");
    invalid("42-zero.csv");
    invalid("42-month.csv");
  });
  test("43 words and days that stand for none", () => {
    invalid("43-infinity.csv");
    invalid("43-epoch.csv");
    invalid("43-today.csv");
    invalid("43-first.csv");
    invalid("43-last.csv");
  });
  test("44 days after the file was made; appointments may be two years ahead", () => {
    invalid("44-service.csv");
    invalid("44-post.csv");
    expectLoaded(files["44-booked.csv"], 2);
    expectQuarantined(files["44-far.csv"], "DATE_FUTURE");
  });
  // No layout reads a day of birth, so that none can be wrong: the column is named and not stored.
  test("45 days of birth are not read, and said to be personal", () => {
    expectLoaded(files["45.csv"], 1, "COLUMN_IGNORED");
    expect(files["45.csv"]!.findings[0]).toMatchObject({ severity: "look_at" });
    expect(files["45.csv"]!.findings[0]!.message).toContain("may say who a patient is");
  });
});
