/**
 * The 33 ways of exports that practice-management systems are known for, by number, each in a small file of
 * our own making that comes in through the door.
 */
import { beforeAll, describe, expect, test } from "vitest";
import type { FileReport } from "../../../engine/contract.ts";
import { drop, scratchPractice } from "../../scratch.ts";
import { xlsxOf } from "../../workbooks.ts";
import {
  expectHeld,
  expectLoaded,
  expectQuarantined,
  HEADER,
  read,
  row,
  table,
} from "./bad_inputs/reading.ts";

let files: Record<string, FileReport>;

const page = (label: string): string => `${label}${",".repeat(10)}`;
const line = (cells: Readonly<Record<number, string>>): string =>
  Array.from({ length: 11 }, (_, i) => cells[i] ?? "").join(",");
/** A month of rows, on the days given. */
const days = (id: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) =>
    row(`${id}${from + i}`, { day: `2025-01-${String(from + i).padStart(2, "0")}` }),
  );

beforeAll(async () => {
  files = await read(scratchPractice({ time_zone: "America/New_York" }), {
    "1.csv": `Hillside Medical\nTransactions\nFilters: all\nRun 01/31/2025 07:00\nPage 1\n\n${table(row("1a"))}`,
    "2.csv": table(row("2a"), page("Page 2 of 2"), HEADER, row("2b")),
    "3.csv": table(
      row("3a"),
      line({ 5: "Subtotal North", 8: "100.00" }),
      row("3b"),
      line({ 2: "Grand Total", 8: "200.00" }),
    ),
    "5.csv": `,,,,Who,,,,Money,Dates,\n${table(row("5a"))}`,
    "6.csv": table(
      row("6a"),
      "Accrual Basis",
      "*** End of report ***",
      "CONFIDENTIAL: contains protected health information",
    ),
    "7.csv": table(
      ...["(1,234.50)", "1,234.50-", "-$1,234.50", "1,234.50 CR"].map((amount, i) =>
        row(`7${i}`, { amount: `"${amount}"` }),
      ),
    ),
    "8.csv": table(
      row("8a", { amount: '"$1,100.00\u00a0"' }),
      row("8b"),
      row("8x", { amount: "–" }),
      row("8c"),
    ),
    "9.csv": table(row("9a", { amount: "0.0000" }), row("9x", { day: "1900-01-01" }), row("9b")),
    "10.csv": table(row("10a")).replaceAll(/2025-(\d\d)-(\d\d)/g, "$1/$2/2025"),
    "10.xlsx": xlsxOf([
      {
        name: "Transactions",
        rows: [
          HEADER.split(","),
          [
            "10b",
            "charge",
            "10b",
            "10b",
            "Lee",
            "North",
            "Aetna",
            "Aetna",
            100,
            { is: 45688, as: 1 },
            { is: 45688, as: 1 },
          ],
        ],
      },
    ]),
    "11-mark.csv": `\uFEFF${table(row("11a"))}`,
    "11-wide.txt": Buffer.from(`\uFEFF${table(row("11b")).replaceAll(",", "\t")}`, "utf16le"),
    "11-quotes.csv": Buffer.from(table(row("11c", { provider: "\u0093Lee\u0094" })), "latin1"),
    "12-semicolon.csv": table(row("12a")).replaceAll(",", ";"),
    "12-tab.txt": table(row("12b")).replaceAll(",", "\t"),
    "12-bar.csv": table(row("12c")).replaceAll(",", "|"),
    "13.xls": `<html><table>${table(row("13a"))
      .trimEnd()
      .split("\n")
      .map((each) => `<tr><td>${each.replaceAll(",", "</td><td>")}</td></tr>`)
      .join("")}</table></html>`,
    "13-tab.xls": table(row("13b")).replaceAll(",", "\t"),
    "14.csv": table(row("14a", { provider: '"Lee, ""Jr""\nMD"' }), row("14b")),
    "15.csv": table(row("15a"), `${row("15b")},,`, row("15x").replace(/,[^,]*$/, ""), row("15c")),
    "16.csv": table(row("16a")).replace("claim_id", "amount"),
    "17.csv": table(row("17a")).replaceAll(/^(.*?),(.*?),(.*)$/gm, "$2,$1,$3"),
    "18.csv": table(row("00713"), row("00714", { claim: "1.23457E+11" }), row("00715")),
    "24.csv": `${HEADER}\n${Array.from({ length: 65_535 }, (_, i) => row(`24-${i}`)).join("\n")}\n`,
    "33.csv": table(row("33a"), page("TOTAL").replace(/,,,$/, ",7803.00,,")),
  });
});

describe("around the rows", () => {
  test("1 lines before the header", () => {
    expectLoaded(files["1.csv"], 1);
    expect(files["1.csv"]!.ignored_as).toEqual({ title: 5, blank: 1, header: 1 });
  });
  test("2 the header again on every page", () => {
    expectLoaded(files["2.csv"], 2);
    expect(files["2.csv"]!.ignored_as).toEqual({ header: 2, footer: 1 });
  });
  test("3 subtotals and a grand total, their labels in whatever column", () => {
    expectLoaded(files["3.csv"], 2);
    expect(files["3.csv"]!.ignored_as).toEqual({ header: 1, subtotal: 1, total: 1 });
    expect(files["3.csv"]!.control_totals.map(({ agrees }) => agrees)).toEqual([true, true]);
  });
  test("5 a line of groups above the header", () => expectLoaded(files["5.csv"], 1));
  test("6 basis, end of report and notice below the rows", () => {
    expectLoaded(files["6.csv"], 1);
    expect(files["6.csv"]!.ignored_as).toEqual({ header: 1, footer: 3 });
  });
  test("24 a file that ends where a spreadsheet does waits", () => {
    expectHeld(files["24.csv"], "ROW_LIMIT");
  });
  test("33 a total that its rows do not come to holds the file", () => {
    expectHeld(files["33.csv"], "CONTROL_TOTAL_MISMATCH");
  });
});

describe("values", () => {
  test("7 negative amounts in four ways", () => {
    expectLoaded(files["7.csv"], 4, "NEGATIVE_NOTATION", "STRIPPED_SYMBOL");
    expect(files["7.csv"]!.amounts["charges"]).toBe("-4938.00");
  });
  test("8 signs, commas and hard spaces are read; a dash for nothing is held, not guessed", () => {
    expectQuarantined(files["8.csv"], "AMOUNT_FORMAT", { line: 4, loaded: 3 });
    expect(files["8.csv"]!.amounts["charges"]).toBe("1300.00");
  });
  test("9 days that stand for none are held, 0.0000 is nothing", () => {
    expectQuarantined(files["9.csv"], "DATE_SENTINEL");
  });
  test("10 days with slashes, and as a spreadsheet counts them", () => {
    expectLoaded(files["10.csv"], 1);
    expectLoaded(files["10.xlsx"], 1, "EXCEL_SERIAL");
    expect(files["10.xlsx"]!.shape!.months).toEqual({ "2025-01": 1 });
  });
  test("14 line ends and quotes within a field", () => expectLoaded(files["14.csv"], 2));
  test("18 zeros in front stay, a number that a spreadsheet has shortened is held", () => {
    expectQuarantined(files["18.csv"], "ID_LOST_PRECISION");
    expect(files["18.csv"]!.shape!.widths["transaction_id"]).toBe(5);
  });
});

describe("text and columns", () => {
  test("11 three encodings", () => {
    for (const name of ["11-mark.csv", "11-wide.txt", "11-quotes.csv"]) {
      expect(files[name]).toMatchObject({ status: "loaded", rows: { loaded: 1 } });
    }
  });
  test("12 three delimiters besides the comma", () => {
    for (const name of ["12-semicolon.csv", "12-tab.txt", "12-bar.csv"])
      expectLoaded(files[name], 1);
  });
  test("13 a web page and a text that are called .xls", () => {
    for (const name of ["13.xls", "13-tab.xls"]) {
      expect(files[name]).toMatchObject({ status: "loaded", rows: { loaded: 1 } });
    }
  });
  test("15 rows too short are held, empty ends of rows are left out", () => {
    expectQuarantined(files["15.csv"], "TOO_FEW_FIELDS", { line: 4, loaded: 3 });
  });
  test("16 two columns of one name", () => {
    expect(files["16.csv"]).toMatchObject({ status: "rejected" });
    expect(files["16.csv"]!.findings.map(({ check }) => check)).toEqual(["DUPLICATE_HEADER"]);
  });
  test("17 columns in another order", () => expectLoaded(files["17.csv"], 1));
});

/** A practice that has files, one import after the other, and what can be asked of it. */
async function practiceOf(...imports: readonly Readonly<Record<string, string>>[]) {
  const practice = scratchPractice({ time_zone: "America/New_York" });
  const reports: FileReport[] = [];
  for (const some of imports) {
    const paths = Object.entries(some).map(([name, text]) => drop(practice, name, text));
    const [report] = await practice.import([{ paths, knownAt: null }]);
    reports.push(...report!.files);
  }
  const ask = (sql: string) => practice.read(null, [], (session) => session.rows(sql));
  const checks = async () => (await practice.check()).findings.map(({ check }) => check);
  return {
    reports,
    ask,
    checks,
  };
}

const owed = "select coalesce(sum(amount), 0)::varchar as owed from entry";
const ENTRIES =
  "transaction_id,type,charge_id,code,modifiers,payer,party,amount,service_date,post_date,voided_date";

describe("what the rows mean", () => {
  test("4 a name that stands on the first of its rows only", async () => {
    const { ask } = await practiceOf({
      "4.csv":
        "Provider,Date,Time,Patient,Address,DOB,Type,Status\nLee,01/12/2026,09:00 am,A,,,Visit,@ Arrived\n,01/12/2026,09:20 am,B,,,Visit,? No show\n",
    });
    expect(await ask("select provider, status from appointment_row order by start")).toEqual([
      { provider: "Lee", status: "completed" },
      { provider: "Lee", status: "no_show" },
    ]);
  });

  test("19 and 27 a code with its modifiers in one, transfers that move and do not pay, lines that only inform", async () => {
    const { ask } = await practiceOf({
      "19.csv": `${ENTRIES}
1,charge,1,"99213,25",GT,Aetna,primary,100.00,2025-01-03,2025-01-04,
2,transfer_out,1,,,Aetna,primary,-30.00,2025-01-03,2025-01-20,
3,transfer_in,1,,,Patient,patient,30.00,2025-01-03,2025-01-20,
4,information,1,,,Aetna,primary,55.00,2025-01-03,2025-01-20,
`,
    });
    expect(
      await ask(
        "select party, sum(amount)::varchar as owed, sum(cash)::varchar as cash, max(code) as code, max(modifiers) as modifiers from entry group by all order by all",
      ),
    ).toEqual([
      { party: "patient", owed: "30.00", cash: "0.00", code: null, modifiers: null },
      { party: "primary", owed: "70.00", cash: "0.00", code: "99213", modifiers: "25,GT" },
    ]);
  });

  test("20 and 21 a name written in two ways is two, and said to be", async () => {
    const { checks } = await practiceOf({
      "20.csv": table(
        row("20a"),
        row("20b").replaceAll("Aetna", "AETNA."),
        row("20c", { provider: "LEE" }),
      ),
    });
    expect((await checks()).filter((check) => check === "NAME_SPELLED_TWICE")).toHaveLength(2);
  });

  test("22 and 23 times that overlap and files sent again count once, a correction replaces", async () => {
    const { reports, ask } = await practiceOf(
      { "22-a.csv": table(...days("22-", 1, 20)) },
      { "22-b.csv": table(...days("22-", 10, 25)) },
      { "23-a.csv": `${table(...days("22-", 1, 20))}\n` },
      {
        "23-b.csv": table(
          row("22-1", { amount: "90.00", day: "2025-01-01" }),
          ...days("22-", 2, 26),
        ),
      },
    );
    expect(reports.map(({ rows }) => [rows.loaded, rows.unchanged])).toEqual([
      [20, 0],
      [5, 11],
      [0, 20],
      [2, 24],
    ]);
    expect(await ask(owed)).toEqual([{ owed: "2590.00" }]);
  });

  test("25 a wide row that changes from export to export is its differences", async () => {
    const shown = (paid: string, day: string): string =>
      `charge_id,charge,service_date,changed,patient_paid,total_balance\n25,100.00,2025-01-03,${day},${paid}.00,${100 - Number(paid)}.00\n`;
    const { ask } = await practiceOf(
      { "25-a.csv": shown("40", "2025-01-31") },
      { "25-b.csv": shown("60", "2025-02-28") },
    );
    expect(
      await ask(
        "select month::varchar as month, sum(cash)::varchar as cash from entry group by all order by all",
      ),
    ).toEqual([
      { month: "2025-01-01", cash: "40.00" },
      { month: "2025-02-01", cash: "20.00" },
    ]);
  });

  test("26 a void by a date on the row, by a row of its own, by a row that is gone", async () => {
    const shown = (some: readonly string[], day: string): string =>
      `charge_id,charge,service_date,changed,patient_paid\n${some.map((id) => `${id},100.00,2025-01-03,${day},`).join("\n")}\nlast,1.00,2025-01-03,2025-01-03,\n`;
    const { ask } = await practiceOf(
      {
        "26-flag.csv": `${ENTRIES}\n1,charge,1,,,Aetna,primary,50.00,2025-01-03,2025-01-04,2025-02-10\n`,
        "26-row.csv": `${ENTRIES}\n2,charge,2,,,Aetna,primary,60.00,2025-01-03,2025-01-04,\n3,charge_void,2,,,Aetna,primary,-60.00,2025-01-03,2025-02-11,\n`,
        "26-a.csv": shown(["gone", "stays"], "2025-01-31"),
      },
      { "26-b.csv": shown(["stays"], "2025-02-12") },
    );
    expect(
      await ask(
        "select amount::varchar as amount, post_date::varchar as day from entry where kind = 'charge_void' order by day",
      ),
    ).toEqual([
      { amount: "-50.00", day: "2025-02-10" },
      { amount: "-60.00", day: "2025-02-11" },
      { amount: "-100.00", day: "2025-02-12" },
    ]);
  });

  test("28 house accounts and agencies are payers of their own, and nothing of them is lost", async () => {
    const { ask } = await practiceOf({
      "28.csv": table(
        row("28a"),
        row("28b").replaceAll("Aetna", "House account"),
        row("28c").replaceAll("Aetna", "ABC Collections"),
      ),
    });
    expect(
      await ask("select payer, sum(amount)::varchar as owed from entry group by all order by all"),
    ).toEqual([
      { payer: "ABC Collections", owed: "100.00" },
      { payer: "Aetna", owed: "100.00" },
      { payer: "House account", owed: "100.00" },
    ]);
  });

  test("29 cancelled appointments change no rate of no-shows, exported or not", async () => {
    const list = (...rows: readonly string[]): string =>
      `appointment_id,start,status\n${rows.map((status, i) => `29-${i},2025-01-0${i + 1} 09:00,${status}`).join("\n")}\n`;
    const rateOf = async (text: string) => {
      const { ask } = await practiceOf({ "29.csv": text });
      return ask(
        "select sum(numerator)::varchar as missed, sum(denominator)::varchar as of from kpi_cell where kpi = 'AC01'",
      );
    };
    const without = await rateOf(list("completed", "no_show"));
    expect(without).toEqual([{ missed: "1.0000000000", of: "2.0000000000" }]);
    expect(await rateOf(list("completed", "no_show", "cancelled"))).toEqual(without);
  });

  test("30 numbers that two places both use hold the file, instead of replacing the other place's rows", async () => {
    const place = (name: string, day: number): string =>
      `transaction_id,type,patient_id,location,amount,service_date,post_date\n${[1, 2]
        .map((id) => `${id},charge,${name}${id},${name},10.00,2025-01-0${day},2025-01-1${day}`)
        .join("\n")}\n`;
    const { reports, ask } = await practiceOf(
      { "30-north.csv": place("North", 1) },
      { "30-south.csv": place("South", 2) },
    );
    expectHeld(reports[1], "NUMBERS_REUSED");
    expect(await ask(owed)).toEqual([{ owed: "20.00" }]);
  });

  test("31 half a month waits, where the months before were whole", async () => {
    const month = (number: number, last: number): string =>
      table(
        ...days(`31-${number}-`, 1, last).map((each) =>
          each.replace(/2025-01-(\d\d)$/, `2025-0${number}-$1`),
        ),
      );
    const { reports } = await practiceOf(
      { "31-1.csv": month(2, 28), "31-2.csv": month(3, 28), "31-3.csv": month(4, 28) },
      { "31-4.csv": month(5, 12) },
    );
    expectHeld(reports[3], "PARTIAL_PERIOD");
  });

  test("32 moments in UTC are read on the practice's own clock", async () => {
    const bundle = {
      resourceType: "Bundle",
      type: "collection",
      entry: [
        {
          resource: {
            resourceType: "Appointment",
            id: "32",
            status: "fulfilled",
            start: "2025-01-04T01:30:00Z",
            end: "2025-01-04T02:00:00Z",
            participant: [],
          },
        },
      ],
    };
    const { ask } = await practiceOf({ "32.json": JSON.stringify(bundle) });
    expect(await ask("select start::varchar as start from appointment_row")).toEqual([
      { start: "2025-01-03 20:30:00" },
    ]);
  });
});
