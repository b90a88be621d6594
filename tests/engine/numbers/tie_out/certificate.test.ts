import { describe, expect, test } from "vitest";
import type { Certificate, KpiValue, Tie } from "../../../../engine/contract.ts";
import type { Practice } from "../../../../engine/spine/open.ts";
import { ledgerFile, take, type Entry } from "../../../pitfalls/rows.ts";
import { drop, scratchPractice } from "../../../scratch.ts";
import { terminalOf } from "../../../terminal.ts";

/** Services of January and the card money of its last day, a Friday; February's end closes the data. */
const charge: Entry = { type: "charge", amount: 5000, post: "2025-01-10", charge: "a" };
const card: Entry = {
  type: "payment",
  amount: -5000,
  post: "2025-01-31",
  charge: "a",
  party: "patient",
  deposited: "2025-02-03",
};
const later: Entry = { type: "charge", amount: 100, post: "2025-02-28", charge: "b" };

/** A bank statement from the rent of January to that of February, with movements between. */
const statement = (
  ...movements: readonly (readonly [day: string, amount: string, text: string])[]
) =>
  [
    ["2025-01-02", "-100.00", "RENT"] as const,
    ...movements,
    ["2025-02-27", "-100.00", "RENT"] as const,
  ].reduce(
    (text, [day, amount, said], i) => `${text}1,B${i},${day},${amount},,${said},\n`,
    "account,movement_id,date,amount,reference,description,balance\n",
  );

const tieOf = (certificate: Certificate, tie: Tie["tie"]): Tie =>
  certificate.ties.find((each) => each.tie === tie)!;

const bankOf = async (practice: Practice, month: string): Promise<Tie> =>
  tieOf(await practice.certificate(month), "bank");

describe("collections and the bank", () => {
  test("P-34: Friday's cards are January's collections and February's deposits: timing, no error", async () => {
    const practice = scratchPractice();
    await take(
      practice,
      ledgerFile([charge, card, later]),
      statement(["2025-02-03", "5000.00", "CARDS"]),
    );
    const january = await bankOf(practice, "2025-01");
    expect(january).toMatchObject({ status: "passes", left: "0.00" });
    expect(january.lines.map(({ kind, amount }) => [kind, amount])).toEqual([
      ["figure", "5000.00"],
      ["timing", "-5000.00"],
      ["result", "0.00"],
    ]);
    const february = await bankOf(practice, "2025-02");
    expect(february).toMatchObject({ status: "passes", left: "0.00" });
    expect(february.lines.at(-1)!.amount).toBe("5000.00");
  });

  test("a cent that the bank did not get is found, with its row, and said of every figure", async () => {
    const practice = scratchPractice();
    await take(
      practice,
      ledgerFile([charge, card, later]),
      statement(["2025-02-03", "4999.99", "CARDS"]),
    );
    const january = await practice.certificate("2025-01");
    expect(january.status).toBe("differs");
    const bank = tieOf(january, "bank");
    expect(bank).toMatchObject({ status: "differs", left: "-5000.00", total_rows: 1 });
    expect(bank.rows[0]).toMatchObject({ amount: "-5000.00", line: 3 });
    expect(tieOf(await practice.certificate("2025-02"), "bank").rows[0]).toMatchObject({
      amount: "4999.99",
      line: 3,
    });
    const [value] = await practice.kpi({ kpis: ["RC08"], period: "2025-01" });
    expect(value!.verified).toBe("differs");
    expect(value!.unverified_because).toContain("collections and the bank differ by $5000.00");
  });

  test("an insurer's payment is known by its number; another amount under it is the difference", async () => {
    const practice = scratchPractice();
    const header =
      "transaction_id,type,charge_id,claim_id,patient_id,party,amount,post_date,check_date,receipt";
    const billing = [
      header,
      "1,charge,a,,p,primary,300.00,2025-01-10,,",
      "2,payment,a,,p,primary,-200.00,2025-01-20,2025-01-17,T7700123",
      "3,charge,b,,p,primary,1.00,2025-02-28,,",
    ].join("\n");
    await take(
      practice,
      `${billing}\n`,
      statement(["2025-01-17", "198.50", "ACH TRN T7700123 PAYER"]),
    );
    const bank = await bankOf(practice, "2025-01");
    expect(bank).toMatchObject({ status: "differs", left: "-1.50" });
    expect(bank.rows).toHaveLength(1);
  });

  test("books that are only summed up by month know no receipts: nothing is said to be missing", async () => {
    const practice = scratchPractice();
    const report = [
      "Profit and Loss,",
      "Lee Practice,",
      ",Jan 2025",
      "Income,",
      "Fees,5000.00",
      "Total Income,5000.00",
      "Net Income,5000.00",
      "Cash Basis,",
    ].join("\n");
    const taken = await take(practice, ledgerFile([charge, card, later]), `${report}\n`);
    expect(taken.files.map(({ status }) => status)).toEqual(["loaded", "loaded"]);
    const books = tieOf(await practice.certificate("2025-01"), "books");
    expect(books).toMatchObject({ status: "unverified", asked: false });
  });

  test("a check that comes back is looked for on the day it came back", async () => {
    const practice = scratchPractice();
    const check: Entry = { ...card, amount: -60, post: "2025-01-06", deposited: "2025-01-07" };
    const back: Entry = { ...check, type: "payment_reversal", amount: 60, post: "2025-02-04" };
    await take(
      practice,
      ledgerFile([charge, check, back, later]),
      statement(["2025-01-07", "60.00", "DEPOSIT"], ["2025-02-05", "-60.00", "RETURNED ITEM"]),
    );
    for (const month of ["2025-01", "2025-02"]) {
      expect(await bankOf(practice, month)).toMatchObject({ status: "passes", left: "0.00" });
    }
  });

  test("receipts of days before the statement begins are not missing from it", async () => {
    const practice = scratchPractice();
    const early: Entry = { ...card, amount: -70, post: "2025-01-01", deposited: "2025-01-01" };
    await take(practice, ledgerFile([charge, early, later]), statement());
    const bank = await bankOf(practice, "2025-01");
    expect(bank).toMatchObject({ status: "passes", left: "0.00" });
    expect(bank.lines.map(({ kind, amount }) => [kind, amount])).toEqual([
      ["figure", "70.00"],
      ["timing", "-70.00"],
      ["result", "0.00"],
    ]);
  });

  test("without a statement of the month there is nothing to compare, and the certificate does without", async () => {
    const practice = scratchPractice();
    await take(practice, ledgerFile([charge, card, later]));
    expect(await bankOf(practice, "2025-01")).toMatchObject({ status: "unverified", asked: false });
  });
});

describe("what the systems themselves say", () => {
  test("typed totals verify a month to the cent, and a wrong one is said of every figure", async () => {
    const practice = scratchPractice();
    await take(practice, ledgerFile([charge, card, later]));
    const state = async () => (await practice.kpi({ kpis: ["RC08"], period: "2025-01" }))[0]!;
    expect((await state()).verified).toBe("unverified");
    const say = (measure: string, amount: string | null) =>
      practice.sayControls([{ month: "2025-01", measure, amount }]);
    await say("charges", "$5,000");
    await say("adjustments", "0");
    await say("payments", "4999.99");
    expect(await state()).toMatchObject({
      verified: "differs",
      unverified_because:
        "billing of 2025-01: payments come to 5,000.00, by your system's report to 4,999.99",
    });
    const { status, left } = tieOf(await practice.certificate("2025-01"), "controls");
    expect({ status, left }).toEqual({ status: "differs", left: "0.01" });
    await say("payments", "5000.00");
    expect(await state()).toMatchObject({ verified: "verified", unverified_because: null });
    await say("payments", null);
    expect((await state()).verified).toBe("unverified");
    const [then] = await practice.kpi({
      kpis: ["RC08"],
      period: "2025-01",
      knownAt: new Date().toISOString(),
    });
    expect(then).toMatchObject({ numerator: "5000", verified: "unverified" });
    await practice.rebuild();
    expect(practice.controls().map(({ measure }) => measure)).toEqual(["adjustments", "charges"]);
  });

  test("what is no total of a month is refused", async () => {
    const practice = scratchPractice();
    await take(practice, ledgerFile([charge]));
    const say = (month: string, measure: string, amount: string) =>
      practice.sayControls([{ month, measure, amount }]);
    await expect(say("2025-13", "charges", "1")).rejects.toThrow("not a month");
    await expect(say("2025-01", "profit", "1")).rejects.toThrow("there are charges, payments");
    await expect(say("2025-01", "charges", "much")).rejects.toThrow("is not an amount");
    await expect(practice.certificate("2031-01")).rejects.toThrow("there are no data of 2031-01");
  });
});

describe("A/R and the ageing report", () => {
  const owed = [
    charge,
    { type: "unapplied_receipt", amount: -75, post: "2025-01-20", party: "patient" },
  ];
  const report = (...lines: string[]): string => `as_of,bucket,amount\n${lines.join("\n")}\n`;

  test("buckets that sum to the ledger agree", async () => {
    const practice = scratchPractice();
    await take(
      practice,
      ledgerFile(owed),
      report("2025-01-31,0-30,4900.00", "2025-01-31,31-60,25.00"),
    );
    expect(tieOf(await practice.certificate("2025-01"), "ageing").status).toBe("passes");
  });

  test("a report that leaves unapplied money out agrees, and says so", async () => {
    const practice = scratchPractice();
    await take(practice, ledgerFile(owed), report("2025-01-31,0-30,5000.00"));
    const tie = tieOf(await practice.certificate("2025-01"), "ageing");
    expect(tie.status).toBe("passes");
    expect(tie.lines.map(({ kind, amount }) => [kind, amount])).toEqual([
      ["figure", "4925.00"],
      ["named", "75.00"],
      ["result", "5000.00"],
    ]);
  });

  test("anything else is the difference, with the line of the report", async () => {
    const practice = scratchPractice();
    await take(practice, ledgerFile(owed), report("2025-01-31,0-30,5010.00"));
    const tie = tieOf(await practice.certificate("2025-01"), "ageing");
    expect(tie).toMatchObject({ status: "differs", left: "85.00" });
    expect(tie.rows[0]).toMatchObject({ line: 2 });
  });
});

test("the page to print is a PDF, and the same certificate gives the same bytes", async () => {
  const practice = scratchPractice();
  await take(practice, ledgerFile([charge, card, later]));
  const page = await practice.certificatePdf("2025-01");
  expect(page.subarray(0, 5).toString()).toBe("%PDF-");
  expect(page.equals(await practice.certificatePdf("2025-01"))).toBe(true);
});

describe("an import", () => {
  test("is held against what was typed with it, to the cent, and keeps that in the journal", async () => {
    const practice = scratchPractice();
    const path = drop(practice, "january.csv", ledgerFile([charge, card]));
    const bring = (amount: string, dryRun: boolean) =>
      practice.import([{ paths: [path], knownAt: null }], {
        dryRun,
        controls: [
          { measure: "rows", amount: "2" },
          { measure: "payments", amount },
        ],
      });
    const [looked] = await bring("4,999.99", true);
    expect(looked).toMatchObject({ reconciled: false });
    expect(looked!.controls[1]).toEqual({
      measure: "payments",
      said: "4999.99",
      read: "5000.00",
      difference: "-0.01",
    });
    await expect(bring("much", true)).rejects.toThrow("is not an amount");
    const [done] = await bring("5000", false);
    expect(done).toMatchObject({ reconciled: true });
    const certificate = await practice.certificate(done!.import_id!);
    expect(certificate).toMatchObject({ kind: "import", status: "passes", left: "0.00" });
    expect(tieOf(certificate, "rows").lines[0]!.amount).toBe("3");
    expect(tieOf(certificate, "printed").asked).toBe(false);
    await expect(practice.certificate("nothing")).rejects.toThrow("is no month and no import");
  });

  test("a month that is closed keeps its certificate, and what it said", async () => {
    const practice = scratchPractice();
    await take(
      practice,
      ledgerFile([charge, card, later]),
      statement(["2025-02-03", "4999.99", "CARDS"]),
    );
    expect(await practice.closeMonth("2025-01")).toMatchObject({ tied_out: "differs" });
    expect(practice.closings()[0]!.tied_out).toBe("differs");
    const [value] = await practice.kpi({ kpis: ["RC08"], period: "2025-01", asClosed: true });
    expect(value).toMatchObject({ numerator: "5000", verified: "differs" });
  });
});

test("a figure without a row says that there is nothing to tie out, never that it is verified", async () => {
  const practice = scratchPractice();
  await take(practice, ledgerFile([charge, card, later]));
  const terminal = terminalOf(practice.folder.path);
  const [none] = terminal("kpi", "AC01", "--period", "2025-01").said as KpiValue[];
  expect(none).toMatchObject({
    value: null,
    verified: "nothing",
    unverified_because: "nothing to tie out",
  });
  const [some] = terminal("kpi", "RC08", "--period", "2025-01").said as KpiValue[];
  expect(some).toMatchObject({ numerator: "5000", verified: "unverified" });
  const visits = await practice.page("visits", { period: "2025-01" });
  expect(visits.verified.state).toBe("unverified");
  await practice.closeMonth("2025-01");
  const [closed] = await practice.kpi({ kpis: ["AC01"], period: "2025-01", asClosed: true });
  expect(closed?.verified ?? "nothing").toBe("nothing");
});
