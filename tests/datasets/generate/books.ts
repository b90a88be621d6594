import { describe, expect, it } from "vitest";
import { referenceRows } from "../../../datasets/reference.ts";
import { example } from "./example.ts";
import { cents, isoDay, money, readCsv, table } from "./read_csv.ts";

/** One posting of the general ledger, debit positive. */
type Posting = {
  month: string;
  account: string;
  number: string;
  date: string;
  type: string;
  memo: string;
  cents: number;
  balance: number;
};
type Section = {
  month: string;
  account: string;
  opening: number;
  closing: number;
  postings: Posting[];
};

const lineOf = new Map(
  table(readCsv(example.text("accounts.csv")), "account").map((r) => [r.account!, r.line!]),
);
const sections = example
  .monthly("general_ledger")
  .flatMap(({ month, path }) => readLedger(month, path));

function readLedger(month: string, path: string): Section[] {
  const found: Section[] = [];
  const records = readCsv(example.text(path));
  const start = records.findIndex((record) => record[1] === "Trans #") + 1;
  let section: Section | null = null;
  for (const record of records.slice(start)) {
    const [first, number, type, date, , memo, debit, credit, balance] = record as string[];
    if (first === "TOTAL") break;
    if (first === "") {
      const amount = (debit ? cents(debit) : 0) - (credit ? cents(credit) : 0);
      section!.postings.push({
        month,
        account: section!.account,
        number: number!,
        date: isoDay(date!),
        type: type!,
        memo: memo!,
        cents: amount,
        balance: cents(balance!),
      });
    } else if (first!.startsWith("Total ")) {
      section!.closing = cents(balance!);
      found.push(section!);
      const sum = (sign: number): number =>
        section!.postings.reduce((s, p) => s + Math.max(0, sign * p.cents), 0);
      expect([cents(debit!), cents(credit!)]).toEqual([sum(1), sum(-1)]);
    } else
      section = {
        month,
        account: first!,
        opening: balance ? cents(balance) : 0,
        closing: 0,
        postings: [],
      };
  }
  return found;
}

const postings = (): Posting[] => sections.flatMap((section) => section.postings);

describe("the general ledger", () => {
  it("balances in every entry, and lists its postings in every file", () => {
    const sums = new Map<string, number>();
    for (const { number, cents: amount } of postings())
      sums.set(number, (sums.get(number) ?? 0) + amount);
    expect([...sums.values()].every((sum) => sum === 0)).toBe(true);
    for (const { month, path } of example.monthly("general_ledger"))
      expect(postings().filter((p) => p.month === month).length).toBe(
        example.truth.files[path]!.rows,
      );
  });

  it("runs every balance from opening to closing, and on into the next month", () => {
    for (const section of sections) {
      let balance = section.opening;
      for (const posting of section.postings)
        expect(posting.balance).toBe((balance += posting.cents));
      expect(section.closing).toBe(balance);
    }
    const checking = sections.filter(({ account }) => account === "1000 Checking");
    for (const [i, section] of checking.entries()) {
      if (i > 0) expect(section.opening).toBe(checking[i - 1]!.closing);
      expect(example.truth.months[section.month]!.cash_closing).toBe(money(section.closing));
      expect(Math.min(...section.postings.slice(1).map(({ balance }) => balance))).toBeGreaterThan(
        0,
      );
    }
  });

  it("begins with an entry of opening balances", () => {
    const first = postings().filter(({ memo }) => memo === "Opening balances");
    expect(new Set(first.map(({ number, date }) => `${number} ${date}`))).toEqual(
      new Set(["1 2025-08-01"]),
    );
  });

  it("moves each statement line as truth.json says, and maps every account", () => {
    const known = new Set(referenceRows("statement_lines.csv").map((row) => row.id));
    expect([...lineOf.values()].every((line) => known.has(line))).toBe(true);
    for (const [month, { gl }] of Object.entries(example.truth.months)) {
      const moved: Record<string, number> = {};
      for (const posting of postings().filter((p) => p.month === month)) {
        const line = lineOf.get(posting.account)!;
        moved[line] = (moved[line] ?? 0) + posting.cents;
      }
      const nonzero = Object.entries(moved).filter(([, sum]) => sum !== 0);
      expect(Object.fromEntries(nonzero.map(([line, sum]) => [line, money(sum)]))).toEqual(gl);
    }
  });

  it("receives insurers' money on the deposit dates of the remittances", () => {
    const posted = new Map<string, number>();
    for (const { path } of example.monthly("remittances", "835"))
      for (const set of example.text(path).split("ST*835").slice(1))
        posted.set(/TRN\*1\*(\w+)/.exec(set)![1]!, cents(/BPR\*\w\*([\d.]+)/.exec(set)![1]!));
    const banked = new Map(
      example.monthly("general_ledger").flatMap(({ path }) =>
        readCsv(example.text(path))
          .filter(
            (r) => r[2] === "Deposit" && /EFT|check$/.test(r[5]!) && r[6] && posted.has(r[4]!),
          )
          .map((r) => [r[4]!, cents(r[6]!)] as const),
      ),
    );
    expect(banked.size).toBeGreaterThan(100);
    for (const [trace, amount] of banked) expect(posted.get(trace)).toBe(amount);
  });
});

describe("payroll", () => {
  const wages = /^61[01]|^6200/;
  const taxes = /^6[12]50/;
  const benefits = /^6[12]60/;

  it("adds up to its subtotals, to truth.json and to the general ledger, to the cent", () => {
    for (const { month, path } of example.monthly("payroll")) {
      const records = table(readCsv(example.text(path)), "Pay Date");
      const rows = records.filter((row) => row["Employee ID"]);
      const sum = (of: readonly Record<string, string>[], column: string): number =>
        of.reduce((total, row) => total + cents(row[column]!), 0);
      const columns = ["Gross", "Employer Tax", "Benefits"];
      const grand = records.find((row) => row["Pay Date"] === "Grand Total")!;
      const subtotals = records.filter((row) => row["Pay Date"]!.startsWith("Subtotal"));
      for (const column of columns) {
        expect(sum(rows, column)).toBe(cents(grand[column]!));
        expect(sum(subtotals, column)).toBe(cents(grand[column]!));
      }
      const hours = (of: readonly Record<string, string>[]): string =>
        of.reduce((total, row) => total + Number(row.Hours), 0).toFixed(2);
      expect(example.truth.months[month]!.payroll).toEqual({
        pay_dates: subtotals.length,
        gross: money(sum(rows, "Gross")),
        employer_tax: money(sum(rows, "Employer Tax")),
        benefits: money(sum(rows, "Benefits")),
        hours: hours(rows),
        overtime_hours: hours(rows.filter((row) => row.Earning === "Overtime")),
      });
      const booked = (account: RegExp): number =>
        postings()
          .filter((p) => p.month === month && account.test(p.account))
          .reduce((total, p) => total + p.cents, 0);
      expect([booked(wages), booked(taxes), booked(benefits)]).toEqual(
        columns.map((c) => sum(rows, c)),
      );
    }
  });

  it("pays only people of staff.csv while they are employed", () => {
    const staff = new Map(
      table(readCsv(example.text("staff.csv")), "employee_id").map((row) => [
        row.employee_id!,
        row,
      ]),
    );
    for (const { path } of example.monthly("payroll"))
      for (const row of table(readCsv(example.text(path)), "Pay Date").filter(
        (r) => r["Employee ID"],
      )) {
        const person = staff.get(row["Employee ID"]!)!;
        expect(person.start! <= isoDay(row["Period End"]!)).toBe(true);
        expect(!person.end || person.end >= isoDay(row["Period Begin"]!)).toBe(true);
      }
  });

  it("has three paydays in January 2026, and pays on the day before a holiday", () => {
    const dates = (month: string): string[] => [
      ...new Set(
        table(readCsv(example.text(`inbox/${month}/payroll_${month}.csv`)), "Pay Date")
          .filter((row) => row["Employee ID"])
          .map((row) => row["Pay Date"]!),
      ),
    ];
    expect(dates("2026-01")).toEqual(["01/02/2026", "01/16/2026", "01/30/2026"]);
    expect(dates("2025-12")).toEqual(["12/05/2025", "12/19/2025"]);
  });
});

describe("the files that people edit", () => {
  it("has a loan whose schedule the general ledger follows", () => {
    const [loan] = JSON.parse(example.text("loans.json")) as Record<string, string>[];
    const asOf = loan!.balance_as_of as unknown as { date: string; amount: string };
    let balance = cents(asOf.amount);
    expect(asOf.date).toBe("2025-07-31");
    for (const month of Object.keys(example.truth.months)) {
      const interest = Math.floor((balance * Number(loan!.annual_rate)) / 12 + 0.5);
      const paid = (account: string): number =>
        postings()
          .filter(
            (p) => p.month === month && p.account === account && p.memo !== "Opening balances",
          )
          .reduce((sum, p) => sum + p.cents, 0);
      expect(paid("7100 Loan Interest")).toBe(interest);
      expect(paid("2500 Term Loan") + interest).toBe(cents(loan!.payment!));
      balance -= paid("2500 Term Loan");
    }
    const closing = sections.findLast(({ account }) => account === "2500 Term Loan")!.closing;
    expect(closing).toBe(-balance);
  });

  it("has a budget whose revenue is visits × allowed × yield, for whole years ahead", () => {
    const rows = table(readCsv(example.text("budget.csv")), "version");
    const months = [...new Set(rows.map((row) => row.month!))];
    expect(months[0]).toBe("2025-08");
    expect(months.at(-1)).toBe("2026-12");
    for (const month of months) {
      const of = (line: string): Record<string, string>[] =>
        rows.filter((row) => row.month === month && row.line === line);
      let tenThousandths = 0n;
      for (const { payer, amount } of of("visits")) {
        const driver = (line: string): string =>
          of(line).find((row) => row.payer === payer)!.amount!;
        const whole = (text: string): bigint => BigInt(text.replace(".", ""));
        tenThousandths +=
          BigInt(amount!) * whole(driver("allowed_per_visit")) * whole(driver("yield"));
      }
      const revenue = Number((tenThousandths + 5000n) / 10000n);
      expect(of("patient_revenue")[0]!.amount).toBe(money(revenue));
    }
  });
});
