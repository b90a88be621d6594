/** Statements of an example practice, and of practices that lack what they need, through every door. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { CashForecast, StatementsReport } from "../../../../engine/contract.ts";
import type { Practice } from "../../../../engine/index.ts";
import { addDays } from "../../../../engine/calendar.ts";
import { cents } from "../../../../engine/money.ts";
import { readAmounts } from "../../../../engine/numbers/covenants/amounts.ts";
import { bookedMonths } from "../../../../engine/numbers/statements/coverage.ts";
import { createApp } from "../../../../server/app.ts";
import { exampleOf } from "../../../example.ts";
import { ledgerFile, take } from "../../../pitfalls/rows.ts";
import { scratchFolder, scratchPractice } from "../../../scratch.ts";
import { terminalOf } from "../../../terminal.ts";
import { ACCOUNTS, booksFile, type Move } from "../forecast/books.ts";

const lineOf = (report: StatementsReport, statement: string, line: string) =>
  report.statements
    .find((each) => each.statement === statement)!
    .lines.find((each) => each.line === line)!;
const amounts = (report: StatementsReport, statement: string, line: string): string[] =>
  lineOf(report, statement, line).amounts;

describe("the example practice", () => {
  let practice: Practice;
  let dir: string;
  let report: StatementsReport;
  let cash: CashForecast;
  beforeAll(async () => {
    ({ practice, dir } = await exampleOf({ providers: 2, months: 14 }));
    report = await practice.statements();
    cash = await practice.forecastCash({ months: 24 });
  });

  test("cash of every month is the forecast's closing cash, and receipts and payments are its own", () => {
    expect(report).toMatchObject({ reason: null, basis: "cash", offer: null });
    expect(report.months).toEqual(cash.steps.map(({ start }) => start.slice(0, 7)));
    expect(amounts(report, "balance_sheet", "cash")).toEqual(
      cash.steps.map((step) => step.closing),
    );
    expect(lineOf(report, "balance_sheet", "cash").opening).toBe(cash.opening!.amount);
    cash.steps.forEach((step, i) => {
      const [revenue, refunds] = ["revenue", "refunds"].map((line) =>
        cents(amounts(report, "profit_and_loss", line)[i]!),
      );
      expect(revenue! + refunds!).toBe(cents(step.receipts));
      expect(amounts(report, "profit_and_loss", "cost_payroll")[i]).toBe(
        step.disbursements_by["Payroll"],
      );
    });
  });

  test("every check holds, the loan ties to the books, and the bridge sums", () => {
    const checks = [...report.checks, ...report.bridge.checks];
    expect(checks.filter(({ holds }) => !holds)).toEqual([]);
    expect(checks).toHaveLength(10);
    expect(report.bridge.reason).toBeNull();
    expect(report.bridge.months).toHaveLength(12);
  });

  test("coverage over the first twelve months ahead is the forecast's receipts less costs, over its loan payments", () => {
    const year = cash.steps.slice(0, 12);
    const sum = (of: (step: (typeof year)[number]) => string): bigint =>
      year.reduce((all, step) => all + cents(of(step)), 0n);
    const debt = sum((step) => step.disbursements_by["Loans"] ?? "0.00");
    const other = ["Loans", "Owners", "Equipment"].reduce(
      (all, category) => all + sum((step) => step.disbursements_by[category] ?? "0.00"),
      0n,
    );
    const earned = sum((step) => step.receipts) - (sum((step) => step.disbursements) - other);
    expect(report.coverage[11]!.dscr_twelve_months).toBeCloseTo(Number(earned) / Number(debt), 10);
  });

  test("months behind count by the same rows as covenants", async () => {
    const [first, last] = ["2025-12", "2026-10"];
    await practice.read(null, [], async (session) => {
      const months = await bookedMonths(session, "2026-11");
      const books = await readAmounts(session, { first, last }, []);
      expect(months).toHaveLength(11);
      for (const name of [
        "revenue",
        "operating_expenses",
        "interest",
        "principal",
        "owner_distributions",
      ] as const) {
        const sum = months.reduce((all, { amounts: of }) => all + of![name], 0n);
        expect([name, sum]).toEqual([name, books[name].cents]);
      }
    });
  });

  test("on accrual basis receivables carry what is not received yet, and cash is the same", async () => {
    const accrual = await practice.statements({ basis: "accrual" });
    expect(amounts(accrual, "balance_sheet", "cash")).toEqual(
      amounts(report, "balance_sheet", "cash"),
    );
    const { opening, amounts: owed } = lineOf(accrual, "balance_sheet", "receivables");
    expect(cents(opening!) > 0n && owed.every((amount) => cents(amount) > 0n)).toBe(true);
    const [earned, received] = [
      amounts(accrual, "profit_and_loss", "patients"),
      amounts(accrual, "cash_flow", "patients"),
    ];
    expect(cents(owed[0]!)).toBe(cents(opening!) + cents(earned[0]!) - cents(received[0]!));
    // a steady practice: what is owed at the end is near what was owed at first
    expect(Number(owed.at(-1)!) / Number(opening!)).toBeGreaterThan(0.5);
    expect(Number(owed.at(-1)!) / Number(opening!)).toBeLessThan(2);
  });

  test("36 months begin as 24 do; an offer brings its money, its payments and its debt", async () => {
    const [longer, none] = [await practice.statements({ months: 36 }), report];
    expect(longer.months).toHaveLength(36);
    expect(amounts(longer, "profit_and_loss", "net_income").slice(0, 24)).toEqual(
      amounts(none, "profit_and_loss", "net_income"),
    );
    expect(amounts(longer, "balance_sheet", "due_within_year").slice(0, 24)).toEqual(
      amounts(none, "balance_sheet", "due_within_year"),
    );
    const file = join(scratchFolder(), "offer.json");
    writeFileSync(
      file,
      JSON.stringify({
        name: "Scanner",
        principal: "60000.00",
        annual_rate: "0.06",
        payments: 60,
        disbursed: addDays(cash.origin!, 9),
        fees: [{ name: "origination", amount: "600.00", paid: "withheld", in_apr: true }],
      }),
    );
    const { said } = terminalOf(dir)("statements", "--offer", file);
    const with_ = said as StatementsReport;
    expect(with_.offer).toBe("Scanner");
    expect(amounts(with_, "cash_flow", "borrowed")[0]).toBe("60000.00");
    expect(amounts(with_, "profit_and_loss", "fees")[0]).toBe("600.00");
    // spent as it came: 59,400 of equipment; 1,159.97 a month, 300.00 of it interest at first
    expect(amounts(with_, "cash_flow", "equipment")[0]).toBe("-59400.00");
    const [first, second] = [0, 1].map((i) =>
      ["interest", "principal"].map(
        (line) =>
          cents(amounts(with_, "cash_flow", line)[i]!) -
          cents(amounts(none, "cash_flow", line)[i]!),
      ),
    );
    expect(first).toEqual([0n, 0n]);
    expect(second).toEqual([-300_00n, -859_97n]);
    const scanner = with_.debts.find(({ debt }) => debt === "Scanner")!;
    expect(scanner).toMatchObject({ owed_before: "0.00", taken_up: "60000.00" });
    expect(cents(scanner.owed_after)).toBe(60_000_00n - cents(scanner.principal));
  });

  test("the API says the same by month, and refuses what cannot be", async () => {
    const app = createApp(practice);
    const ask = (query: string) => app.request(`http://localhost/api/statements${query}`);
    expect(await (await ask("?months=24")).json()).toEqual(JSON.parse(JSON.stringify(report)));
    const csv = await (
      await app.request("http://localhost/api/statements?months=1", {
        headers: { accept: "text/csv" },
      })
    ).text();
    expect(csv).toContain(
      `"balance_sheet","cash","Cash","${report.months[0]}",${amounts(report, "balance_sheet", "cash")[0]}`,
    );
    for (const query of ["?months=37", "?months=0", "?basis=tax", "?weeks=3"]) {
      expect([query, (await ask(query)).status]).toEqual([query, 400]);
    }
    const { paths } = (await (await app.request("http://localhost/api/openapi.json")).json()) as {
      paths: Record<string, unknown>;
    };
    expect(paths).toHaveProperty(["/api/statements"]);
  });
});

/** A month: 10,000 in, 6,000 of wages, 600 to the bank, 2,000 to the owner. */
const MONTHS = Array.from({ length: 12 }, (_, i) =>
  i < 3 ? `2025-${10 + i}` : `2026-${String(i - 2).padStart(2, "0")}`,
);
const month = (of: string): Move[] => [
  { date: `${of}-10`, account: "Fees", amount: 10_000 },
  { date: `${of}-15`, account: "Wages", amount: -6000 },
  { date: `${of}-20`, account: "Loan", amount: -500 },
  { date: `${of}-20`, account: "Interest", amount: -100 },
  { date: `${of}-28`, account: "Draws", amount: -2000 },
];

test("books of a year without a schedule of their loan: 30,000 owed, a sixth of each payment is interest", async () => {
  const practice = scratchPractice();
  await take(
    practice,
    ACCOUNTS,
    booksFile([
      { date: "2025-09-30", account: "Equity", amount: 20_000 },
      { date: "2025-09-30", account: "Loan", amount: 30_000 },
      ...MONTHS.flatMap(month),
    ]),
  );
  const report = await practice.statements({ months: 3 });
  expect(report.opened).toBe("2026-09");
  const opening = Object.fromEntries(
    report.statements
      .find(({ statement }) => statement === "balance_sheet")!
      .lines.map(({ line, opening: amount }) => [line, amount]),
  );
  // 50,000 + 12 × 1,400 in the bank, 24,000 owed, 12 × 1,900 earned and kept
  expect(opening).toMatchObject({
    cash: "66800.00",
    due_within_year: "6000.00",
    long_term_debt: "18000.00",
    capital: "20000.00",
    retained: "22800.00",
    difference: "0.00",
  });
  expect(amounts(report, "profit_and_loss", "interest")).toEqual(["100.00", "100.00", "100.00"]);
  expect(amounts(report, "cash_flow", "principal")).toEqual(["-500.00", "-500.00", "-500.00"]);
  expect(amounts(report, "balance_sheet", "due_within_year")).toEqual([
    "6000.00",
    "6000.00",
    "6000.00",
  ]);
  expect(report.assumed.join(" ")).toMatch(/16\.7 % is interest/);
  expect(report.bridge.reason).toMatch(/too few months of service/);
});

test("billing alone has no statements, nor accrual without the work behind receipts; each says why", async () => {
  const billing = scratchPractice();
  await take(
    billing,
    ledgerFile([{ type: "charge", amount: 100, post: "2026-09-03", charge: "1" }]),
  );
  const report = await billing.statements();
  expect(report).toMatchObject({ statements: [], months: [], coverage: [] });
  expect(report.reason).toMatch(/do not tell today's cash/);
  const books = scratchPractice();
  await take(
    books,
    ACCOUNTS,
    booksFile(
      MONTHS.flatMap((of) =>
        month(of).filter(({ account }) => account !== "Loan" && account !== "Interest"),
      ),
    ),
  );
  expect((await books.statements({ basis: "accrual" })).reason).toMatch(/billing system's work/);
  const [first] = (await books.statements({ months: 1 })).coverage;
  expect(first).toMatchObject({ dscr: null });
  expect(first!.arithmetic).toMatch(/no figure: what it is divided by is zero/);
});
