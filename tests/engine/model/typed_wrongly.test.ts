/** What people type wrongly in the files that they keep themselves is found, and harms nothing else. */
import { describe, expect, test } from "vitest";
import type { Practice } from "../../../engine/spine/open.ts";
import { drop, scratchPractice } from "../../scratch.ts";

let made = 0;

async function take(practice: Practice, ...texts: string[]) {
  const paths = texts.map((text) => drop(practice, `file-${++made}.csv`, text));
  const [report] = await practice.import([{ paths, knownAt: null }]);
  return report!.files;
}

const found = async (practice: Practice) =>
  (await practice.check()).findings.map(({ severity, check, message, line }) => [
    severity,
    check,
    message,
    line,
  ]);

const rent = "account,entry,date,debit,credit\nRent,1,2026-09-01,5.00,\nBank,1,2026-09-01,,5.00\n";

describe("numbers that must be whole", () => {
  test("one that is not, or is too long, holds its row back; the file goes on", async () => {
    const practice = scratchPractice();
    const header = "appointment_id,start,status,minutes";
    const row = (id: string, minutes: string) => `${id},2026-09-01 09:00,completed,${minutes}`;
    const [schedule, fees] = await take(
      practice,
      `${[header, row("a", "99999999999"), row("b", "20.5"), row("c", "20")].join("\n")}\n`,
      "Code,Service Year,Work RVU\n99212,99999999999,0.7\n99213,2026.5,1.3\n99214,2026,1.92\n",
    );
    expect(schedule).toMatchObject({ status: "partial", rows: { loaded: 1, quarantined: 2 } });
    expect(fees).toMatchObject({ status: "partial", rows: { loaded: 1, quarantined: 2 } });
  });
});

describe("days", () => {
  test("a file keeps to the way most of its days are written; one that may be two days is held", async () => {
    const practice = scratchPractice();
    const header = "account,entry,date,debit,credit";
    const row = (day: string) => `Bank,1,${day},1.00,1.00`;
    const [file] = await take(
      practice,
      `${[header, row("2026-09-01"), row("9/2/2026"), row("2026-09-03")].join("\n")}\n`,
    );
    expect(file).toMatchObject({ status: "partial", rows: { loaded: 2, quarantined: 1 } });
    expect(await practice.quarantine()).toMatchObject([{ line: 3, problem: "DATE_INVALID" }]);
  });

  test("files that come together keep to a way each, short or long", async () => {
    const practice = scratchPractice();
    const file = (entry: number, ...days: string[]) =>
      `account,entry,date,debit,credit\n${days.map((day) => `Bank,${entry},${day},1.00,1.00\n`).join("")}`;
    const files = await take(
      practice,
      file(1, "2026-09-01", "9/2/2026", "2026-09-03"),
      file(2, "9/1/2026", "9/2/2026", "2026-09-03"),
      file(3, ...Array.from({ length: 1001 }, () => "9/4/2026"), "2026-09-03"),
      file(4, "2026-08-01", "9/5/2026", "2026-08-03"),
    );
    expect(files.map(({ rows }) => [rows.loaded, rows.quarantined])).toEqual([
      [2, 1],
      [3, 0],
      [1002, 0],
      [2, 1],
    ]);
  });
});

describe("statement lines", () => {
  test("an account with a line that does not exist is unmapped, and says so", async () => {
    const practice = scratchPractice();
    await take(practice, rent, "account,line\nRent,occupansy\nBank,cash\n");
    expect(await found(practice)).toEqual([
      [
        "must_fix",
        "ACCOUNT_UNMAPPED",
        "account Rent is in no line of the statements; 1 entries",
        2,
      ],
    ]);
  });

  test("a budget row for a line or driver that does not exist says so", async () => {
    const practice = scratchPractice();
    await take(practice, "month,line,amount\n2026-09,occupansy,100\n2026-09,visits,1\n");
    expect(await found(practice)).toEqual([
      [
        "look_at",
        "BUDGET_LINE_UNKNOWN",
        'the budget has 1 rows for "occupansy", which is no line of revenue or cost and no driver',
        2,
      ],
    ]);
  });
});

describe("a month planned in two versions", () => {
  const budget = (version: string, amount: number) =>
    `version,month,line,amount\n${version},2026-09,occupancy,${amount}\n`;
  const planned = async (practice: Practice) => {
    const [value] = await practice.kpi({ kpis: ["FI10"], period: "2026-09", by: ["category"] });
    return value!.value;
  };

  test("the version imported last counts, not both", async () => {
    const practice = scratchPractice();
    await take(practice, rent, "account,line\nRent,occupancy\nBank,cash\n", budget("second", 100));
    expect(await planned(practice)).toBe(95);
    await take(practice, budget("first", 120));
    expect(await planned(practice)).toBe(115);
    expect(await found(practice)).toEqual([
      [
        "information",
        "BUDGET_VERSIONS",
        '2026-09 is planned in 2 versions (first, second); "first" counts',
        2,
      ],
    ]);
  });

  test("of versions that came together the last by name counts", async () => {
    const practice = scratchPractice();
    const both = `${budget("2026 revised", 120)}2026,2026-09,occupancy,100\n`;
    await take(practice, rent, "account,line\nRent,occupancy\nBank,cash\n", both);
    expect(await planned(practice)).toBe(115);
  });
});

describe("signs", () => {
  const ledger = (sign: string) =>
    `transaction_id,type,payer,amount,post_date,charge_id
1,charge,Aetna,100.00,2026-09-01,c
2,payment,Aetna,${sign}40.00,2026-09-02,c
3,payment,Aetna,${sign}20.00,2026-09-03,c
4,payment,Aetna,-${sign === "-" ? "5" : "1"}.00,2026-09-03,c
`;

  test("a file whose payments mostly raise A/R is found", async () => {
    const practice = scratchPractice();
    const [file] = await take(practice, ledger(""));
    expect(await found(practice)).toContainEqual([
      "must_fix",
      "PAYMENTS_RAISE_AR",
      `${file!.path}: 2 of 3 rows of payment are above zero and raise what is owed`,
      3,
    ]);
  });

  test("one whose payments reduce it is not", async () => {
    const practice = scratchPractice();
    await take(practice, ledger("-"));
    expect(await found(practice)).toEqual([]);
  });
});
