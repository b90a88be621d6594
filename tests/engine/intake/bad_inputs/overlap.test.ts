/** Bad inputs 20, 49, 64-70: files that do not go with those that came before. */
import { beforeAll, describe, expect, test } from "vitest";
import type { FileReport } from "../../../../engine/contract.ts";
import type { Practice } from "../../../../engine/spine/open.ts";
import { scratchPractice } from "../../../scratch.ts";
import { expectHeld, expectLoaded, HEADER, read } from "./reading.ts";

let practice: Practice;
let files: Record<string, FileReport>;

const PRACTICE = "Practice: Hillside Medical\n";
const DAYS = 24;

/** One row a day of a month of 2025, numbered on from the months before. */
function month(
  number: number,
  { days = DAYS, width = 6, amount = "10.00", first = 1 } = {},
): string {
  const rows = Array.from({ length: days }, (_, i) => {
    const id = String(number * 100 + first + i).padStart(width, "0");
    const day = `2025-${String(number).padStart(2, "0")}-${String(i + 5).padStart(2, "0")}`;
    return `${id},charge,${id},${id},Lee,North,Aetna,Aetna,${amount},${day},${day}`;
  });
  return `${[HEADER, ...rows].join("\n")}\n`;
}

beforeAll(async () => {
  practice = scratchPractice();
  const past = Object.fromEntries([1, 2, 3, 4].map((n) => [`m${n}.csv`, PRACTICE + month(n)]));
  for (const file of Object.values(await read(practice, past, { dryRun: false }))) {
    expectLoaded(file, DAYS);
  }
  const longer =
    month(4).split("\n").slice(-4).join("\n") + month(5).split("\n").slice(1).join("\n");
  files = await read(practice, {
    "64.csv": PRACTICE + month(1),
    "65.csv": month(1).replaceAll("\n", "\r\n"),
    "66.csv": month(2, { amount: "11.00" }),
    "67.csv": `${HEADER}\n${longer}`,
    "68.csv": `Transactions\nPeriod: 01/01/2024 - 01/31/2024\n${month(6)}`,
    "orders 2025-05.csv": month(7),
    "70.csv": `Practice: Lakeside Dental\n${month(8)}`,
    "20.csv": month(9).replaceAll(",", ";"),
    "49.csv": month(10, { width: 0, first: 1 }).replaceAll(/^\d/gm, ""),
  });
});

describe("rows that are known", () => {
  test("64 the same file twice changes nothing", () => {
    expect(files["64.csv"]).toMatchObject({ status: "duplicate", rows: { read: 0 } });
    expect(files["64.csv"]!.findings).toMatchObject([
      { severity: "information", check: "ALREADY_IMPORTED" },
    ]);
    expect(files["64.csv"]!.reason).toContain("as m1.csv");
  });
  test("65 the same rows in a file saved anew change nothing", () => {
    expect(files["65.csv"]).toMatchObject({ rows: { loaded: 0, unchanged: DAYS } });
    expect(files["65.csv"]!.findings.map(({ check }) => check)).toEqual(["SAME_CONTENT"]);
  });
  // The catalogue holds it. A newer export of the same rows is the normal month: bill dates fill in. It
  // counts, the older version is kept, and what it changes is told in rows and dollars.
  test("66 a corrected file replaces what was known, and says what it changes", () => {
    expectLoaded(files["66.csv"], DAYS, "CORRECTS_EARLIER");
    expect(files["66.csv"]!.findings[0]).toMatchObject({ severity: "look_at", amount: "24.00" });
    expect(files["66.csv"]!.findings[0]!.message).toContain(
      "24 rows replace what was known of them; their amounts came to 240.00 and come to 264.00",
    );
  });
  test("67 rows of days that two files share count once", () => {
    expect(files["67.csv"]).toMatchObject({ rows: { loaded: DAYS, unchanged: 3 } });
    expect(files["67.csv"]!.findings.map(({ check }) => check)).toEqual(["DUPLICATE_ACROSS_FILES"]);
  });
});

describe("files that are not what they say", () => {
  test("68 rows of another month than the file says or is named after", () => {
    expectHeld(files["68.csv"], "PERIOD_MISMATCH");
    expectHeld(files["orders 2025-05.csv"], "PERIOD_MISMATCH");
  });
  test("70 a file of another practice", () => {
    expectHeld(files["70.csv"], "WRONG_PRACTICE");
  });
  test("20 another delimiter than before", () => {
    expectHeld(files["20.csv"], "DELIMITER_CHANGED");
  });
  test("49 numbers that have lost their zeros", () => {
    expectHeld(files["49.csv"], "ID_LENGTH_CHANGED");
  });
});

describe("69 a month that is not whole", () => {
  const held = async (pieces: Record<string, string>): Promise<(string[] | undefined)[]> =>
    Object.values(await read(practice, pieces)).map(({ accept }) => accept);

  test("half of it is held, and so is one that ends early with few rows", async () => {
    expect(await held({ "69.csv": month(5, { days: 11 }) })).toEqual([["PARTIAL_PERIOD"]]);
    expect(await held({ "69-early.csv": month(5, { days: 18 }) })).toEqual([["PARTIAL_PERIOD"]]);
  });
  test("a whole one is not, nor one that comes in pieces, nor more of a month that is known", async () => {
    expect(await held({ "whole.csv": month(5) })).toEqual([undefined]);
    const [header, ...rows] = month(5).trim().split("\n");
    const piece = (from: number, to: number): string =>
      `${[header, ...rows.slice(from, to)].join("\n")}\n`;
    expect(await held({ "a.csv": piece(0, 8), "b.csv": piece(8, 24) })).toEqual([
      undefined,
      undefined,
    ]);
    expect(await held({ "more.csv": month(4, { days: 2, first: 50 }) })).toEqual([undefined]);
  });
});
