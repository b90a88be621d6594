import fc from "fast-check";
import { expect, test } from "vitest";
import { Rejected } from "../../../../engine/intake/rejected.ts";
import { cents } from "../../../../engine/money.ts";
import { damaged, SAMPLE } from "./damage.ts";
import { reading, type Reading } from "./reading.ts";

test("the sample itself is sound", async () => {
  const read = await reading(SAMPLE);
  expect(read.contents.held).toEqual([]);
  expect(read.contents.findings.map(({ check }) => check)).toEqual(["OTHER_SETS"]);
  expect(read.rows("remittance").map(({ balances }) => balances)).toEqual(["yes", "yes"]);
});

test("whatever the damage, every segment and every cent is accounted for", async () => {
  let loaded = 0;
  let answered = 0;
  await fc.assert(
    fc.asyncProperty(damaged, async (text) => {
      const read = await reading(text).catch((error: unknown) => error);
      if (read instanceof Rejected) return;
      if (read instanceof Error) throw read;
      checkSegments(read as Reading);
      checkMoney(read as Reading);
      loaded += (read as Reading).rows("remittance").length;
      answered += (read as Reading).rows("claim_status").length;
    }),
    { seed: 835, numRuns: 600 },
  );
  expect(loaded).toBeGreaterThan(300);
  expect(answered).toBeGreaterThan(300);
});

function checkSegments({ contents, rows }: Reading): void {
  const { read, ignored, held } = contents;
  const passed = Object.values(ignored).reduce((a, b) => a + b, 0);
  expect(read).toBe(contents.rows + passed + held.length);
  const lines = new Set(held.map(({ line }) => line));
  expect(lines.size).toBe(held.length);
  const remittances = new Set(rows("remittance").map(({ set }) => set));
  const submissions = new Set(rows("submitted_claim").map(({ set }) => set));
  for (const { feed, rows: count } of contents.loads) {
    expect(rows(feed)).toHaveLength(count);
    for (const row of rows(feed)) {
      expect(row.line >= 1 && row.line <= read && !lines.has(row.line)).toBe(true);
      const { set } = row as unknown as { set: string };
      if (feed.startsWith("remit")) expect(remittances.has(set)).toBe(true);
      if (feed.startsWith("submitted")) expect(submissions.has(set)).toBe(true);
    }
  }
  for (const { line } of [...held, ...contents.findings]) {
    if (line !== null) expect(line >= 1 && line <= read).toBe(true);
  }
}

/** What the rows say of themselves is what their parts add up to. */
function checkMoney({ rows }: Reading): void {
  const sum = (amounts: string[]): bigint =>
    amounts.reduce((total, text) => total + cents(text), 0n);
  const amount = (row: { amount: string }): string => row.amount;
  for (const remittance of rows("remittance")) {
    const own = (row: { set: string }): boolean => row.set === remittance.set;
    const claims = rows("remitted_claim").filter(own);
    const paid = sum(claims.map((claim) => claim.paid));
    const provider = sum(rows("remitted_provider_adjustment").filter(own).map(amount));
    expect(cents(remittance.claims_paid)).toBe(paid);
    expect(cents(remittance.provider_adjustments)).toBe(provider);
    expect(remittance.balances === "yes").toBe(cents(remittance.amount) === paid - provider);
    for (const claim of claims) {
      const adjusted = rows("remitted_adjustment").filter(
        (row) => own(row) && row.claim_position === claim.position,
      );
      const left = cents(claim.charge) - sum(adjusted.map(amount));
      expect(claim.balances === "yes").toBe(left === cents(claim.paid));
    }
  }
  for (const claim of rows("submitted_claim")) {
    const lines = rows("submitted_line").filter(
      (row) => row.set === claim.set && row.claim_position === claim.position,
    );
    const charges = sum(lines.map(({ charge }) => charge));
    expect(claim.balances === "yes").toBe(cents(claim.charge) === charges);
  }
}
