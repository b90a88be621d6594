/** The page for lenders of an example practice, and of practices that lack what it needs. */
import { rmSync, writeFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import type { Page, Panel } from "../../../../engine/contract.ts";
import type { Practice } from "../../../../engine/spine/open.ts";
import { exampleOf } from "../../../example.ts";
import { ledgerFile, take } from "../../../pitfalls/rows.ts";
import { scratchPractice } from "../../../scratch.ts";

const panel = (page: Page, id: string): Panel => page.panels.find((each) => each.id === id)!;

let practice: Practice;
let page: Page;
beforeAll(async () => {
  ({ practice } = await exampleOf({ providers: 2, months: 24, atOnce: true }));
  page = await practice.page("lending");
});

test("it shows the covenants, their lines, the year under stress, the loans, and statements of the months to come", async () => {
  expect(page.panels.map(({ id }) => id)).toEqual([
    "covenants",
    "covenant_lines",
    "stress",
    "earnings",
    "coverage",
    "debt_service",
    "borrowing_base",
    "borrowing_base_payers",
    "loans",
    "statement_profit_and_loss",
    "statement_balance_sheet",
    "statement_cash_flow",
    "statement_cash_flow_indirect",
    "statement_equity",
    "statement_coverage",
    "statement_line",
    "statement_debts",
    "statement_checks",
    "accrual_bridge",
  ]);
  const { covenants } = await practice.covenants();
  const shown = panel(page, "covenants");
  expect(shown.rows["status"]).toEqual(covenants.map(({ status }) => status));
  expect(shown.rows["value"]).toEqual(covenants.map(({ value }) => value));
  expect(panel(page, "stress").rows["dscr"]).toEqual(
    (await practice.stress()).rows.map(({ dscr }) => dscr),
  );
});

test("a covenant's figure opens its arithmetic, and each amount of it the rows it is the sum of", async () => {
  const { period } = await practice.covenants();
  const shown = panel(page, "covenants");
  const opened = shown.traces.flatMap((trace, row) => (trace ? [{ trace, row }] : []));
  expect(opened.map(({ trace }) => trace.kpi)).toContain("debt_service_coverage");
  for (const { trace, row } of opened) {
    const { value } = await practice.trace(trace.kpi, { period: trace.period, limit: 1 });
    expect([trace.kpi, value.value]).toEqual([
      trace.kpi,
      expect.closeTo(Number(shown.rows["value"]![row]), 9),
    ]);
  }
  const lines = panel(page, "covenant_lines");
  expect(lines.traces.length).toBeGreaterThan(15);
  for (const [row, trace] of lines.traces.entries()) {
    const { kpi, category, period: asked } = trace!;
    const { sums, rows, total_rows } = await practice.trace(kpi, {
      period: asked,
      category: category!,
      limit: 5,
    });
    expect(asked.endsWith(period)).toBe(true);
    const amount = String(lines.rows["amount"]![row]).replace("-", "");
    expect([category, sums.numerator]).toEqual([category, amount]);
    expect(total_rows).toBeGreaterThan(0);
    for (const { file, line } of rows)
      expect([typeof file, typeof line]).toEqual(["string", "number"]);
  }
});

test("what is owed on the loan is what the books owe", async () => {
  const { covenants } = await practice.covenants();
  writeFileSync(
    practice.folder.covenants,
    JSON.stringify([
      {
        name: "Funded debt",
        quote: "Funded debt",
        ratio: "funded_debt_to_ebitda",
        at_most: "9",
        tested: "yearly",
      },
    ]),
  );
  const [funded] = (await practice.covenants()).covenants;
  expect(covenants).not.toEqual([funded]);
  const loan = funded!.over.find(({ name }) => name.startsWith("Loans"))!;
  expect(panel(page, "loans").rows["owed"]).toEqual([loan.amount]);
});

test("a file that cannot be read says so, and the rest of the page stays; no file says how to write one", async () => {
  writeFileSync(practice.folder.covenants, "[{}]");
  const broken = await practice.page("lending");
  expect(panel(broken, "covenants").notes.join(" ")).toMatch(
    /\[0\]\.name: write what the covenant/,
  );
  expect(panel(broken, "stress").rows["name"]).toHaveLength(10);
  rmSync(practice.folder.covenants);
  const without = await practice.page("lending");
  expect(without.sentence).toMatch(/^No covenant is written down/);
  expect(panel(without, "covenants").notes.join(" ")).toMatch(/practice covenants --help/);
});

test("a billing export alone says what is missing of the books", async () => {
  const billing = scratchPractice();
  await take(
    billing,
    ledgerFile([{ type: "charge", amount: 100, post: "2026-09-03", charge: "1" }]),
  );
  const { sentence, panels } = await billing.page("lending");
  expect(sentence).toMatch(/needs a general ledger/);
  expect(panels).toEqual([]);
});
