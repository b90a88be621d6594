/** What if: scenarios at the terminal, on an example practice. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import type { CashForecast, CashScenario } from "../../../../engine/contract.ts";
import { openPractice, sweep, type Practice } from "../../../../engine/index.ts";
import { cents } from "../../../../engine/money.ts";
import { exampleOf } from "../../../example.ts";
import { terminalOf } from "../../../terminal.ts";

let folder: string;
let practice: Practice;
let terminal: ReturnType<typeof terminalOf>;
beforeAll(async () => {
  const example = await exampleOf({ providers: 2, months: 24, atOnce: true });
  ({ practice, dir: folder } = example);
  terminal = terminalOf(folder);
});
afterEach(() => rmSync(join(folder, "scenarios.json"), { force: true }));

const own = (...changes: object[]): void =>
  writeFileSync(join(folder, "scenarios.json"), JSON.stringify([{ name: "mine", changes }]));
const ask = (months: number | undefined, scenario: string | null): Promise<CashForecast> =>
  practice.forecastCash({ ...(months === undefined ? {} : { months }), scenario });

const asked = new Map<number | undefined, Promise<CashForecast>>();
/** What is expected without a scenario; asked once for each reach, as nothing here changes the practice. */
function expected(months?: number): Promise<CashForecast> {
  const said = asked.get(months) ?? ask(months, null);
  asked.set(months, said);
  return said;
}
const total = (forecast: CashForecast, of: "receipts" | "disbursements"): bigint =>
  forecast.steps.reduce((sum, step) => sum + cents(step[of]), 0n);
const mine = (months?: number): Promise<CashForecast> => ask(months, "Mine");
const aProvider = async (): Promise<string> =>
  (await practice.kpi({ kpis: ["encounters_per_day"], by: ["provider"] }))[0]!.slice["provider"]!;
const largest = (forecast: CashForecast): string =>
  forecast.payment_lags.find(({ payer }) => payer !== "Patients")!.payer;

describe("a scenario", () => {
  test.each([
    [{ kind: "volume", change: -0.1 }],
    [{ kind: "rate", change: -0.03 }],
    [{ kind: "payroll", change: 0.04 }],
    [{ kind: "payments", category: "Rent and utilities", change: 0.1 }],
    [{ kind: "delay", days: 20 }],
    [{ kind: "outage", weeks: 2 }],
    [{ kind: "once", item: "Ultrasound", amount: "-45000.00", date: "" }],
  ])("%j says what it changed, and the difference is that to the cent", async (given) => {
    const before = await expected(12);
    own("date" in given ? { ...given, date: before.steps[2]!.start } : given);
    const after = await mine(12);
    const { changes } = after.scenario!;
    for (const of of ["receipts", "disbursements"] as const) {
      const changed = changes.reduce((sum, change) => sum + cents(change[of]), 0n);
      expect(total(after, of) - total(before, of)).toBe(changed);
    }
    expect(changes.map(({ says }) => says).join()).not.toBe("");
    expect(cents(after.steps.at(-1)!.closing!) - cents(before.steps.at(-1)!.closing!)).toBe(
      total(after, "receipts") -
        total(before, "receipts") -
        total(after, "disbursements") +
        total(before, "disbursements"),
    );
  });

  test("of time loses no money: what does not come within the steps comes later", async () => {
    const before = await expected();
    for (const change of [
      { kind: "delay", days: 15 },
      { kind: "delay", days: 40, payer: largest(before) },
      { kind: "outage", weeks: 3 },
    ]) {
      own(change);
      const after = await mine();
      const [done] = after.scenario!.changes;
      expect(cents(done!.receipts) + cents(done!.later)).toBe(0n);
      expect(total(after, "receipts") + cents(done!.later)).toBe(total(before, "receipts"));
    }
  });

  test("an outage pays nothing while it lasts, patients aside, and all of it after", async () => {
    own({ kind: "outage", weeks: 2 });
    const after = await mine();
    const insurers = (step: (typeof after.steps)[number]): bigint =>
      Object.entries(step.receipts_by).reduce(
        (sum, [payer, amount]) =>
          payer === "Patients" || payer === "Other income" ? sum : sum + cents(amount),
        0n,
      );
    expect(after.steps.slice(0, 2).map(insurers)).toEqual([0n, 0n]);
    expect(insurers(after.steps[2]!)).toBeGreaterThan(insurers(after.steps[3]!));
  });

  test("an outage of one payer holds back that payer's money alone, and in the end all of it has come", async () => {
    const before = await expected(24);
    const payer = largest(before);
    own({ kind: "outage", weeks: 3, payer });
    const [after, weeks] = [await mine(24), await mine()];
    expect(weeks.steps.slice(0, 3).map((step) => step.receipts_by[payer])).toEqual(
      Array.from({ length: 3 }, () => "0.00"),
    );
    const others = (forecast: CashForecast) =>
      forecast.steps.map(({ receipts_by }) =>
        Object.entries(receipts_by).filter(([name]) => name !== payer),
      );
    expect(others(after)).toEqual(others(before));
    expect(after.steps.at(-1)!.closing).toBe(before.steps.at(-1)!.closing);
    expect(after.scenario!.changes[0]!.says).toMatch(
      new RegExp(`^nothing from ${payer} for 3 weeks, then all that was due$`),
    );
  });

  test("a raise from a month on leaves the pay days before it, and nothing but payroll after it", async () => {
    const before = await expected(12);
    const from = before.steps[4]!.start;
    own({ kind: "payroll", change: 0.04, from });
    const after = await mine(12);
    after.steps.forEach((step, i) => {
      const old = before.steps[i]!;
      const { Payroll: pay, ...rest } = step.disbursements_by;
      const { Payroll: was, ...others } = old.disbursements_by;
      expect(rest).toEqual(others);
      expect(step.receipts).toBe(old.receipts);
      expect(Number(pay)).toBeCloseTo(Number(was) * (step.start < from ? 1 : 1.04), 1);
    });
  });

  test("a provider who leaves on a day is still paid for the work before it", async () => {
    const before = await expected(24);
    const provider = await aProvider();
    const from = before.steps[3]!.start;
    own({ kind: "volume", change: -1, provider, from });
    const after = await mine(24);
    expect(after.steps.slice(0, 3)).toEqual(before.steps.slice(0, 3));
    const left = after.steps.map(
      ({ receipts }, i) => 1 - Number(receipts) / Number(before.steps[i]!.receipts),
    );
    expect(left[3]).toBeLessThan(left[6]!);
    expect(left[6]).toBeGreaterThan(0.2);
    expect(after.scenario!.changes[0]!.says).toContain(`−100 % work by ${provider} from `);
  });

  test("fewer visits are felt by the lags: nothing of what is billed, a tenth in the end", async () => {
    const before = await expected(24);
    own({ kind: "volume", change: -0.1 });
    const after = await mine(24);
    const share = (i: number): number =>
      Number(after.steps[i]!.receipts) / Number(before.steps[i]!.receipts) - 1;
    expect(share(0)).toBeGreaterThan(-0.05);
    expect(share(0)).toBeLessThan(0);
    const other = Number(before.steps[23]!.receipts_by["Other income"] ?? 0);
    expect(share(23)).toBeCloseTo(-0.1 * (1 - other / Number(before.steps[23]!.receipts)), 3);
    expect(after.steps.map(({ receipts_from }) => receipts_from.billed)).toEqual(
      before.steps.map(({ receipts_from }) => receipts_from.billed),
    );
  });

  test("a provider who leaves takes their share; one who joins ramps up", async () => {
    const before = await expected(12);
    const provider = await aProvider();
    own({ kind: "volume", change: -1, provider });
    const left = await mine(12);
    expect(total(left, "receipts")).toBeLessThan(total(before, "receipts"));
    expect(total(left, "receipts")).toBeGreaterThan(0n);
    own({ kind: "volume", change: 0.2, ramp_months: 6 });
    const slowly = total(await mine(12), "receipts");
    own({ kind: "volume", change: 0.2 });
    expect(total(await mine(12), "receipts")).toBeGreaterThan(slowly);
    expect(slowly).toBeGreaterThan(total(before, "receipts"));
  });

  test("a mix of payers moves work from one to another, by the other's own lags", async () => {
    const before = await expected(24);
    const [from, to] = before.payment_lags
      .map(({ payer }) => payer)
      .filter((payer) => payer !== "Patients");
    own({ kind: "payer_mix", from_payer: from, to_payer: to, share: 0.5 });
    const after = await mine(24);
    const last = (forecast: CashForecast, payer: string): number =>
      Number(forecast.steps[23]!.receipts_by[payer]);
    expect(last(after, from!) / last(before, from!)).toBeCloseTo(0.5, 2);
    expect(last(after, to!)).toBeGreaterThan(last(before, to!));
  });

  test.each([
    [{ kind: "delay", days: 15, payer: "Nobody" }, /there is no payer "Nobody"; there are: /],
    [{ kind: "volume", change: -1, provider: "Nobody" }, /no provider "Nobody" worked/],
    [
      { kind: "payments", category: "Nothing", change: 0.1 },
      /nothing is paid for "Nothing"; there are: /,
    ],
    [
      { kind: "once", item: "x", amount: "-1", date: "1999-01-01" },
      /is not among the days forecast/,
    ],
    [{ kind: "volume", change: -2 }, /scenarios.json: 0.changes.0.change/],
    [{ kind: "volume", change: -0.1, form: "2026-01-01" }, /scenarios.json: .*form/],
  ])("%j is refused with what to write", (change, message) => {
    own(change);
    const { status, said } = terminal("forecast", "cash", "--scenario", "mine");
    expect(said).toMatch(message);
    expect(status).toBe(2);
  });

  test("that is not there is refused with those that are", () => {
    const { status, said } = terminal("forecast", "cash", "--scenario", "zzz");
    expect(said).toMatch(/there is no scenario "zzz"; there are: 10 % fewer visits, /);
    expect(status).toBe(2);
  });
});

test("all scenarios stand beside what is expected; one that cannot be applied says why, the others go on", async () => {
  const before = await expected();
  own({ kind: "delay", days: 15, payer: "Nobody" });
  const { status, said } = terminal("forecast", "scenarios");
  expect(status).toBe(3);
  const found = said as CashScenario[];
  expect(found.map(({ name }) => name).slice(0, 3)).toEqual([
    "As expected",
    "mine",
    "10 % fewer visits",
  ]);
  expect(found[1]!.problem).toMatch(/there is no payer "Nobody"/);
  expect(found[0]!.closing).toBe(before.steps.at(-1)!.closing);
  expect(found[0]!.lowest!.amount).toBe(before.lowest!.amount);
  const slower = await ask(undefined, "Payers 15 days later");
  const kept = found.find(({ name }) => name === "Payers 15 days later")!;
  expect(kept.closing).toBe(slower.steps.at(-1)!.closing);
  expect(kept.probability_below_minimum).toBe(slower.probability_below_minimum);
});

test("a line of credit is drawn to the minimum within its limit; beyond it a gap is said", async () => {
  const example = await exampleOf({ providers: 2, months: 14 });
  const path = join(example.dir, "practice.json");
  const settings = JSON.parse(readFileSync(path, "utf8")) as { policies?: object };
  const before = await example.practice.forecastCash();
  example.practice.close();
  const minimum_cash = (Number(before.lowest!.amount) + 30_500).toFixed(2);
  const policies = { ...settings.policies, minimum_cash, credit_line_limit: "20000.00" };
  writeFileSync(path, JSON.stringify({ ...settings, policies }));
  terminalOf(example.dir)("rebuild");
  const opened = openPractice(example.dir);
  const { funding, steps } = await opened.forecastCash();
  opened.close();
  expect(funding!.most_drawn!.amount).toBe("20000.00");
  expect(cents(funding!.gap!.amount)).toBeGreaterThan(0n);
  const interest = funding!.weeks.reduce((sum, week) => sum + cents(week.interest), 0n);
  const last = funding!.weeks.at(-1)!;
  expect(cents(last.closing) - cents(last.balance) + interest).toBe(cents(steps.at(-1)!.closing!));
});

test("a line never lends beyond its limit, and cash is at the minimum or the gap is said", () => {
  const amount = fc.bigInt({ min: -9_000_000n, max: 9_000_000n });
  fc.assert(
    fc.property(amount, fc.array(amount, { minLength: 1, maxLength: 26 }), (opening, flows) => {
      const line = {
        limit: 5_000_000n,
        minimumCash: 1_000_000n,
        annualRate: "0.0925",
        step: 100_000n,
      };
      let owed = 0n;
      let cash = opening;
      sweep(opening, flows, line).forEach((week, i) => {
        expect(week.balance).toBe(owed + week.draw - week.repayment);
        expect(week.closing).toBe(cash + flows[i]! - week.interest + week.draw - week.repayment);
        expect(week.balance >= 0n && week.balance <= line.limit).toBe(true);
        if (week.gap === 0n) expect(week.closing >= line.minimumCash).toBe(true);
        else
          expect([week.balance, week.closing]).toEqual([line.limit, line.minimumCash - week.gap]);
        [owed, cash] = [week.balance, week.closing];
      });
    }),
  );
});
