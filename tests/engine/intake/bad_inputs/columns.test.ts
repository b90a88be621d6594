/** Bad inputs 30, 48, 50-54, 63, and what a described layout lets pass of 20, 21 and 34: ids and columns. */
import { beforeAll, describe, expect, test } from "vitest";
import type { FileReport, Mapping } from "../../../../engine/contract.ts";
import type { Practice } from "../../../../engine/spine/open.ts";
import { scratchPractice } from "../../../scratch.ts";
import {
  expectHeld,
  expectLoaded,
  expectQuarantined,
  expectRejected,
  HEADER,
  read,
  row,
  table,
} from "./reading.ts";

let practice: Practice;
let files: Record<string, FileReport>;

const renamed = table(row("52a"), row("52b")).replace("post_date", "Posted On");
const without = (name: string, text: string): string => {
  const at = HEADER.split(",").indexOf(name);
  return text.replaceAll(/^.+$/gm, (line) => line.split(",").toSpliced(at, 1).join(","));
};
const journal = (...lines: string[]): string =>
  `account,entry,date,debit,credit\n${lines.map((line) => `${line}\n`).join("")}`;

/** A layout of a German system, as its user described it. */
const mapping: Mapping = {
  id: "kasse",
  title: "Kasse",
  template: "transactions",
  header: ["Nr", "Art", "Betrag", "Datum", "Menge"],
  columns: {
    transaction_id: "Nr",
    type: "Art",
    amount: "Betrag",
    post_date: "Datum",
    units: "Menge",
  },
  fixed: {},
  days: "%d.%m.%Y",
  signs: "effect",
  words: { type: { L: "charge" } },
  nulls: ["N/A", "-"],
  decimal_comma: true,
};

beforeAll(async () => {
  practice = scratchPractice();
  practice.saveMapping(mapping);
  const spoiled = Array.from({ length: 40 }, (_, i) =>
    row(`30-${i}`, { claim: i < 20 ? "1.23457E+11" : `c${i}` }),
  );
  files = await read(practice, {
    "20.csv": `sep=;\n${table(row("20a"), row("20b")).replaceAll(",", ";")}`,
    "20-tab.csv": table(row("20c")).replaceAll(",", "\t"),
    "20-bar.csv": table(row("20d")).replaceAll(",", "|"),
    "21.csv": "Nr;Art;Betrag;Datum;Menge\n21;L;1.100,25;13.01.2025;1,5\n",
    "30.csv": table(row("30a"), row("30x", { claim: "1.23457E+11" }), row("30b")),
    "30-many.csv": table(...spoiled),
    "34.csv": "Nr;Art;Betrag;Datum;Menge\n34a;L;5,00;13.01.2025;N/A\n34b;L;-;13.01.2025;1\n",
    "48.csv": table(row("000123")),
    "50.csv": table(row("50a", { claim: '="00100"' }), row("50b", { claim: "'00100" })),
    "51.csv": without("amount", table(row("51"))),
    "52.csv": renamed,
    "53.csv": table(row("53")).replaceAll(/^(transaction_id.*|53.*)$/gm, (line) =>
      line.startsWith("53") ? `${line},x,y` : `${line},colour,Patient Name`,
    ),
    "54.csv": table(row("54")).replaceAll(/^.+$/gm, (line) =>
      line.split(",").toReversed().join(","),
    ),
    "63.csv": table(row("63a"), row("63a"), row("63b")),
    "63-equal.csv": journal(
      "Cash,1,2025-01-04,25.00,",
      "Cash,1,2025-01-04,25.00,",
      "Copays,1,2025-01-04,,50.00",
    ),
  });
});

describe("numbers of things", () => {
  test("30 a number that a spreadsheet has shortened is held back, many hold the file", () => {
    expectQuarantined(files["30.csv"], "ID_LOST_PRECISION");
    expectHeld(files["30-many.csv"], "ID_LOST_PRECISION");
  });
  test("48 zeros in front stay", () => {
    expectLoaded(files["48.csv"], 1);
    expect(files["48.csv"]!.shape!.widths).toEqual({
      transaction_id: 6,
      charge_id: 6,
      claim_id: 6,
    });
  });
  test("50 what keeps a spreadsheet from changing a number is taken off", () => {
    expectLoaded(files["50.csv"], 2, "UNWRAPPED_GUARD", "UNWRAPPED_GUARD");
  });
  test("63 rows twice: a number may stand once, rows without a number all count", () => {
    expectQuarantined(files["63.csv"], "DUPLICATE_KEY");
    expectLoaded(files["63-equal.csv"], 3, "IDENTICAL_ROWS");
    expect(files["63-equal.csv"]!.amounts).toMatchObject({ debit: "50.00", credit: "50.00" });
  });
});

describe("columns", () => {
  test("20 tabs, semicolons, bars and a first line sep=; are read where the columns are known", () => {
    expectLoaded(files["20.csv"], 2);
    expectLoaded(files["20-tab.csv"], 1);
    expectLoaded(files["20-bar.csv"], 1);
  });
  test("51 a column that is missing", () => {
    expectRejected(files["51.csv"], "COLUMN_MISSING");
    expect(files["51.csv"]!.reason).toContain('lacks "amount"');
  });
  test("52 a renamed column waits for a person, and is read under its new name then", async () => {
    expectHeld(files["52.csv"], "COLUMN_RENAMED?");
    expect(files["52.csv"]!.reason).toContain('"Posted On" where "post_date" used to be');
    const again = await read(practice, { "52.csv": renamed }, { accept: ["COLUMN_RENAMED?"] });
    expectLoaded(again["52.csv"], 2);
    expect(again["52.csv"]!.shape!.months).toEqual({ "2025-01": 2 });
  });
  test("53 a column more is named and not read; one that may name patients is pointed at", () => {
    expectLoaded(files["53.csv"], 1, "COLUMN_IGNORED");
    expect(files["53.csv"]!.findings[0]!.message).toMatch(/"colour", "Patient Name".*may say who/);
  });
  test("54 columns in another order", () => {
    expectLoaded(files["54.csv"], 1);
    expect(files["54.csv"]!.amounts["charges"]).toBe("100.00");
  });
});

describe("what a layout was described to allow", () => {
  test("21 a decimal comma", () => {
    expectLoaded(files["21.csv"], 1, "STRIPPED_SYMBOL");
    expect(files["21.csv"]!.amounts["charges"]).toBe("1100.25");
  });
  test("34 words that stand for no value", () => {
    expectQuarantined(files["34.csv"], "AMOUNT_MISSING", { loaded: 1 });
    expect(files["34.csv"]!.findings.map(({ check }) => check).sort()).toEqual([
      "AMOUNT_MISSING",
      "NULL_TOKEN",
      "NULL_TOKEN",
    ]);
  });
});
