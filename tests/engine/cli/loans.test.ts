/** Loans at the terminal: one document of JSON, a table for people, and mistakes told by field. */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { scratchFolder } from "../../scratch.ts";
import { cli, terminalOf } from "../../terminal.ts";

const folder = scratchFolder();
const run = terminalOf(folder);

function write(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

const forPeople = (...args: string[]): string =>
  spawnSync(process.execPath, [cli, ...args], { encoding: "utf8" }).stdout;

const loan = {
  name: "Scanner",
  principal: "1200.00",
  annual_rate: "0.12",
  payments: 3,
  disbursed: "2026-01-31",
};

test("a schedule is one document with money as text, ending at 0.00", () => {
  const { status, said } = run("loans", "schedule", write("loan.json", loan));
  expect(status).toBe(0);
  // 1,200 at 1 % a month over three: 1,200 × 0.01 ÷ (1 − 1.01⁻³) = 408.03
  expect(said).toMatchObject({
    name: "Scanner",
    kind: "loan",
    payment: "408.03",
    total_interest: "24.08",
    total_paid: "1224.08",
    apr_reason: null,
    rows: [
      { n: 1, date: "2026-02-28", payment: "408.03", interest: "12.00", balance: "803.97" },
      { n: 2, date: "2026-03-31", payment: "408.03", interest: "8.04", balance: "403.98" },
      {
        n: 3,
        date: "2026-04-30",
        payment: "408.02",
        interest: "4.04",
        balance: "0.00",
        rate: 0.12,
      },
    ],
  });
  expect((said as { apr: number }).apr).toBeCloseTo(0.12, 4);
});

test("a schedule for people is a table", () => {
  const said = forPeople("loans", "schedule", write("table.json", loan));
  expect(said).toContain("  3  2026-04-30   408.02      4.04     403.98     0.00");
  expect(said).toContain("APR: 12.00 %");
});

test("a line of credit and a merchant advance have schedules too", () => {
  const line = write("line.json", {
    kind: "line",
    limit: "50000",
    rates: [{ from: "2026-01-01", rate: "0.072" }],
    unused_fee: "0.0036",
    opened: "2026-01-01",
    first_statement: "2026-01-31",
    statements: 2,
    movements: [
      { date: "2026-01-11", draw: "30000" },
      { date: "2026-02-10", repay: "10000" },
    ],
  });
  // 30,000 × 7.2 % ÷ 360 is 6.00 a day; 1 % of a tenth of it, 0.0036 ÷ 360, is 0.10 a day on 10,000
  expect(run("loans", "schedule", line).said).toMatchObject({
    rows: [
      { drawn: "30000.00", repaid: "0.00", interest: "120.00", unused_fee: "9.00" },
      { date: "2026-02-28", repaid: "30000.00", interest: "132.00", balance: "0.00" },
    ],
  });
  const advance = write("advance.json", {
    kind: "merchant_advance",
    advance: "1000",
    factor: "1.2",
    funded: "2026-01-02",
    first_payment: "2026-01-05",
    payments: 7,
  });
  expect(run("loans", "schedule", advance).said).toMatchObject({
    total_paid: "1200.00",
    finance_charge: "200.00",
    rows: [
      { date: "2026-01-05", payment: "171.43" },
      {},
      {},
      {},
      { date: "2026-01-09", payment: "171.43" },
      { date: "2026-01-12", payment: "171.43" },
      { date: "2026-01-13", payment: "171.42", balance: "0.00" },
    ],
  });
});

const offers = {
  horizon_months: 12,
  annual_cash_available: "30000.00",
  offers: [
    { ...loan, name: "plain", principal: "12000.00", payments: 36 },
    {
      ...loan,
      name: "low rate, dear to leave",
      principal: "12000.00",
      payments: 36,
      annual_rate: "0.11",
      fees: [{ name: "origination", amount: "100.00", paid: "at_closing" }],
      prepayment: { steps: [{ through_month: 12, share: "0.03" }] },
    },
    {
      kind: "lease",
      name: "lease",
      price: "12000.00",
      payment: "400.00",
      payments: 36,
      in_advance: 1,
    },
  ],
};

test("a comparison has payment, APR, fees, costs and ranks, and the holding period turns them round", () => {
  const { status, said } = run("loans", "compare", write("offers.json", offers));
  expect(status).toBe(0);
  expect(said).toMatchObject({
    horizon_months: 12,
    offers: [
      { name: "plain", payment: "398.57", fees: "0.00", rank: { apr: 2, horizon_cost: 1 } },
      {
        payment: "392.86",
        fees: "100.00",
        horizon: { date: "2027-01-31", prepayment_charge: "252.88" },
        rank: { apr: 1, horizon_cost: 2, horizon_apr: 2 },
      },
      { kind: "lease", total_cost: "2400.00", horizon: null, rank: { apr: 3, horizon_cost: null } },
    ],
  });
  const [plain] = (said as { offers: { dscr: number; dscr_arithmetic: string }[] }).offers;
  expect(plain!.dscr_arithmetic).toBe("30,000.00 ÷ (4,782.84 + 0.00) = 6.2724");
  expect(forPeople("loans", "compare", join(folder, "offers.json"))).toContain("cost to month 12");
});

test.each([
  [{ ...loan, annual_rate: 12 }, "annual_rate: write a rate as a fraction of one"],
  [{ ...loan, payment: "5.00" }, "the debt would grow"],
  ["{", "it is no JSON"],
])("a mistake is told by its field, and the exit status is 2: %j", (content, says) => {
  const { status, said } = run("loans", "schedule", write("wrong.json", content));
  expect(status).toBe(2);
  expect(said).toContain(says);
  expect(said).not.toContain("    at ");
});

test("a file that is not there, and an offer that cannot be, are told with its name", () => {
  expect(run("loans", "compare", join(folder, "none.json"))).toMatchObject({ status: 2 });
  const wrong = { ...offers, offers: [{ ...loan, name: "Bank C", payment: "5.00" }] };
  expect(run("loans", "compare", write("c.json", wrong))).toMatchObject({
    status: 2,
    said: expect.stringContaining("Bank C: the payment of 2026-02-28 is 5.00") as string,
  });
  const second = { ...offers, offers: [loan, { ...loan, payments: 0 }] };
  expect(run("loans", "compare", write("d.json", second)).said).toContain("offers[1].payments:");
});

test("the examples of --help are files that work", () => {
  for (const command of ["schedule", "compare"]) {
    const help = forPeople("loans", command, "--help");
    const example = /for example:\n(.*?\n {2}\})\n/s.exec(help)![1]!;
    expect(run("loans", command, write("example.json", example)).status).toBe(0);
  }
});
