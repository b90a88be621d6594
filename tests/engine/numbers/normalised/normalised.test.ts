/** Earnings in other hands, of a practice of twelve months worked out by hand. */
import { rmSync, writeFileSync } from "node:fs";
import fc from "fast-check";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  adjustmentsIn,
  BadAdjustments,
  parseAdjustments,
  type Practice,
} from "../../../../engine/index.ts";
import { cents, moneyText } from "../../../../engine/money.ts";
import { createApp } from "../../../../server/app.ts";
import { take } from "../../../pitfalls/rows.ts";
import { scratchPractice } from "../../../scratch.ts";
import { ACCOUNTS, booksFile, type Move } from "../forecast/books.ts";

const MONTHS = Array.from({ length: 12 }, (_, i) => `2026-${String(i + 1).padStart(2, "0")}`);
/** 10,000 in, 6,000 of wages, 600 to the bank, 2,000 to the owner. */
const month = (of: string): Move[] => [
  { date: `${of}-10`, account: "Fees", amount: 10_000 },
  { date: `${of}-15`, account: "Wages", amount: -6000 },
  { date: `${of}-20`, account: "Loan", amount: -500 },
  { date: `${of}-20`, account: "Interest", amount: -100 },
  { date: `${of}-28`, account: "Draws", amount: -2000 },
];

const LAWSUIT = {
  name: "Lawsuit settled",
  kind: "one_off",
  from: "2026-03",
  to: "2026-03",
  amount: "1200.00",
  reason: "one case, closed",
  document: "invoice 4411",
};
/** 30,000 paid over two years, 18,000 to a replacement: 6,000 of it in 2026. */
const OWNER = {
  name: "Dr A",
  kind: "owner_pay",
  from: "2025-01",
  to: "2026-12",
  paid: "30000.00",
  market: "18000.00",
  market_source: "an offer of May 2026",
  reason: "paid above a replacement",
  document: "W-2",
  accepted: "0.8",
};
const UNPROVEN = { ...LAWSUIT, name: "Said", document: undefined, amount: "999.99" };

let practice: Practice;
beforeAll(async () => {
  practice = scratchPractice();
  await take(
    practice,
    ACCOUNTS,
    booksFile([
      { date: "2026-01-01", account: "Equity", amount: 20_000 },
      { date: "2026-01-01", account: "Loan", amount: 30_000 },
      ...MONTHS.flatMap(month),
    ]),
  );
});
const write = (list: unknown): void =>
  writeFileSync(practice.folder.adjustments, JSON.stringify(list));
afterEach(() => rmSync(practice.folder.adjustments, { force: true }));

describe("at the end of 2026", () => {
  test("48,000 as booked, 56,199.99 claimed, 54,000 counted; coverage of 7,200 before and after draws", async () => {
    write([LAWSUIT, OWNER, UNPROVEN]);
    const found = await practice.earnings({ period: "2026-12" });
    expect(found).toMatchObject({
      ebitda: "48000.00",
      ebitda_claimed: "56199.99",
      ebitda_counted: "54000.00",
    });
    expect(found.lines.map(({ claimed, counted }) => [claimed, counted])).toEqual([
      ["1200.00", "1200.00"],
      ["6000.00", "4800.00"],
      ["999.99", "0.00"],
    ]);
    const values = Object.fromEntries(found.ratios.map(({ id, value }) => [id, value]));
    expect(values["booked"]).toBeCloseTo(48_000 / 7200, 12);
    expect(values["booked_after_owners"]).toBeCloseTo(24_000 / 7200, 12);
    expect(values["counted"]).toBeCloseTo(54_000 / 7200, 12);
    expect(values["counted_after_owners"]).toBeCloseTo(30_000 / 7200, 12);
    expect(found.ratios.find(({ id }) => id === "counted")!.arithmetic).toBe(
      "(48,000.00 + 6,000.00) ÷ 7,200.00 = 7.5000",
    );
  });

  test("a covenant on adjusted earnings counts what the lender accepts, and names the documents", async () => {
    write([LAWSUIT, OWNER, UNPROVEN]);
    writeFileSync(
      practice.folder.covenants,
      JSON.stringify([
        {
          name: "Adjusted coverage",
          quote: "EBITDA with adjustments the bank accepts.",
          ratio: "dscr_adjusted",
          at_least: "7.40",
          tested: "yearly",
        },
      ]),
    );
    const [covenant] = (await practice.covenants({ period: "2026-12" })).covenants;
    rmSync(practice.folder.covenants);
    expect(covenant).toMatchObject({ status: "passed", value: 7.5 });
    expect(covenant!.over.find(({ name }) => name === "Dr A")).toEqual({
      name: "Dr A",
      amount: "4800.00",
      from: "adjustments.json, W-2",
      kpi: null,
    });
    expect(covenant!.over.find(({ name }) => name === "Said")!.from).toBe(
      "adjustments.json, no document",
    );
  });

  test("without a file what is booked stands, and the API says the same as the page", async () => {
    const found = await practice.earnings({ period: "2026-12" });
    expect(found.ebitda_counted).toBe("48000.00");
    expect(found.notes.join()).toMatch(/No adjustments are written down/);
    const app = createApp(practice);
    const answer = await app.request("http://localhost/api/earnings?period=2026-12");
    expect(await answer.json()).toEqual(found);
    write([LAWSUIT]);
    const page = await practice.page("lending", { period: "2026-12" });
    const panel = page.panels.find(({ id }) => id === "earnings")!;
    expect(panel.rows["counted"]).toEqual(["48000.00", "1200.00", "49200.00"]);
    writeFileSync(practice.folder.adjustments, "{");
    expect((await app.request("http://localhost/api/earnings")).status).toBe(400);
    const marred = await practice.page("lending", { period: "2026-12" });
    expect(marred.panels.find(({ id }) => id === "earnings")!.notes[0]).toMatch(/it is no JSON/);
  });

  test("months without books have no earnings, and it is said why", async () => {
    const found = await practice.earnings({ period: "2026-06" });
    expect(found.ebitda).toBeNull();
    expect(found.reason).toMatch(/hold 6 of the 12 months/);
    expect(found.ratios.every(({ value }) => value === null)).toBe(true);
  });
});

test("an adjustment is spread to the cent: its months sum to it, whatever it is", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -99_999_999n, max: 99_999_999n }),
      fc.integer({ min: 1, max: 12 }),
      (amount, length) => {
        const months = MONTHS.slice(0, length);
        const [adjustment] = parseAdjustments(
          JSON.stringify([
            { ...LAWSUIT, from: months[0], to: months.at(-1), amount: moneyText(amount) },
          ]),
        );
        const each = months.map(
          (one) => adjustmentsIn([adjustment!], { first: one, last: one }).claimed,
        );
        expect(each.reduce((sum, part) => sum + part, 0n)).toBe(amount);
        const whole = adjustmentsIn([adjustment!], { first: "2026-01", last: "2026-12" });
        expect(cents(whole.lines[0]!.claimed)).toBe(amount);
      },
    ),
    { seed: 20261130 },
  );
});

test("what cannot be is refused, field by field", () => {
  const faults = (list: unknown): readonly string[] => {
    try {
      parseAdjustments(JSON.stringify(list));
    } catch (error) {
      if (error instanceof BadAdjustments) return error.faults;
    }
    return [];
  };
  expect(faults([{ ...LAWSUIT, amount: 1200, accepted: "80" }])).toEqual([
    '[0].amount: write an amount as text, as "12000.00" or "-4000.00"; found 1200',
    '[0].accepted: write the share that the lender accepts, from 0 to 1, as 0.5; found "80"',
  ]);
  expect(faults([{ ...OWNER, market: undefined, amount: "1.00" }])).toEqual([
    '[0].amount: take it away: it is paid less market; found "1.00"',
    "[0].market: write what a replacement would be paid; found nothing",
  ]);
  expect(faults([{ ...LAWSUIT, to: "2026-01" }])[0]).toMatch(/not before 2026-03/);
});
