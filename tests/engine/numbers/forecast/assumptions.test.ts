/** Every assumption opens: what it rests on, the lines behind it, and what one unit more of it does. */
import { rmSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { CashAssumption, CashForecast } from "../../../../engine/contract.ts";
import type { Practice } from "../../../../engine/index.ts";
import { cents, moneyText } from "../../../../engine/money.ts";
import { effectsOn } from "../../../../engine/numbers/forecast/sensitivity.ts";
import { readForecast } from "../../../../engine/numbers/forecast/kept.ts";
import { exampleOf } from "../../../example.ts";

let practice: Practice;
let expected: CashForecast;
beforeAll(async () => {
  ({ practice } = await exampleOf({ providers: 2, months: 24, atOnce: true }));
  expected = await practice.forecastCash();
});

const called = (item: string): CashAssumption =>
  expected.assumptions.find((each) => each.item === item)!;
const insurer = (): string =>
  expected.payment_lags.find(({ payer }) => payer !== "Patients")!.payer;

/** What a change does, by asking for the whole forecast under a scenario of it alone. */
async function done(change: object): Promise<{ lowest: string; closing: string }> {
  const { scenarios } = practice.folder;
  writeFileSync(scenarios, JSON.stringify([{ name: "mine", changes: [change] }]));
  const under = await practice.forecastCash({ scenario: "mine" });
  rmSync(scenarios);
  const less = (now: string, then: string): string => moneyText(cents(now) - cents(then));
  return {
    lowest: less(under.lowest!.amount, expected.lowest!.amount),
    closing: less(under.steps.at(-1)!.closing!, expected.steps.at(-1)!.closing!),
  };
}

describe("one unit more of an assumption", () => {
  test("does what the whole forecast does under a scenario of that change", async () => {
    const payer = insurer();
    const rent = expected.assumptions.find(({ item }) => item.startsWith("Rent"))!;
    const category = expected.payments.find(({ item }) => item === rent.item)!.category;
    for (const [item, change] of [
      ["Visits", { kind: "volume", change: 0.01 }],
      ["Charges for a visit", { kind: "rate", change: 0.01 }],
      [payer, { kind: "delay", days: 1, payer }],
      [rent.item, { kind: "payments", category, item: rent.item, change: 0.01 }],
      [
        "Opening balance",
        { kind: "once", item: "x", amount: "1000.00", date: expected.steps[0]!.start },
      ],
    ] as const) {
      expect([item, called(item).effect]).toEqual([item, await done(change)]);
    }
  });

  test("of the opening balance moves every day by as much", () => {
    expect(called("Opening balance").effect).toEqual({ lowest: "1000.00", closing: "1000.00" });
  });

  test("is felt as far as the forecast that is asked for reaches", async () => {
    const far = await practice.forecastCash({ months: 12 });
    const { effect } = far.assumptions.find(({ item }) => item === "Visits")!;
    expect(Number(effect!.closing)).toBeGreaterThan(Number(called("Visits").effect!.closing));
  });

  test("or there is a reason why nothing does it, never a zero that means nothing", () => {
    for (const { item, effect, no_effect, one_more, kind } of expected.assumptions) {
      expect([item, effect === null, no_effect !== null]).toEqual([
        item,
        no_effect !== null,
        effect === null,
      ]);
      if (effect) expect([item, one_more, kind]).not.toContain(null);
    }
    expect(called("Bands").no_effect).toMatch(/how far cash may be off/);
  });

  test("a change nothing is paid for is refused in words", async () => {
    const change = { kind: "payments", category: "Payroll", item: "Rent", change: 0.01 };
    await expect(done(change)).rejects.toThrow(
      /nothing is paid for "Rent" in "Payroll"; there are/,
    );
  });

  test("of an outlook without cash does nothing that could be told", async () => {
    const outlook = (await practice.read(null, [], (session) => readForecast(session, null)))!;
    const effectOf = effectsOn({ ...outlook, opening: null }, new Map(), {
      unit: "week",
      steps: 13,
    });
    expect(effectOf({ kind: "payroll", change: 0.01 })).toBeNull();
  });
});

describe("what stands behind an assumption", () => {
  test("are lines of the files, each with the amount it moved that day or part of it", async () => {
    const rent = expected.assumptions.find(({ item }) => item.startsWith("Rent"))!;
    expect(rent).toMatchObject({ basis: "measured", unit: "$ the next time" });
    expect(rent.lines).toHaveLength(6);
    expect(rent.lines[0]!.date).toBe(rent.measured!.to);
    for (const { sha256, line, amount, file } of rent.lines) {
      const view = await practice.source(sha256, line, 0);
      expect(view.file).toBe(file);
      expect(view.lines[0]!.text.replaceAll(",", "")).toContain(amount.slice(1));
    }
    for (const { item, source, lines, basis } of expected.assumptions) {
      if (source?.startsWith("general ledger:"))
        expect([item, lines.length > 0]).toEqual([item, true]);
      if (basis !== "measured") expect([item, basis]).not.toContain("measured");
    }
  });

  test("are rows of a figure, which can be opened", async () => {
    const traces = expected.assumptions.flatMap(({ item, trace }) =>
      trace ? [{ item, trace }] : [],
    );
    expect(traces.length).toBeGreaterThan(5);
    for (const { item, trace } of traces) {
      const { kpi, period, slice, category } = trace;
      const found = await practice.explain(kpi, { period, slice }, { category });
      expect([item, found.value.n > 0]).toEqual([item, true]);
    }
  });

  test("is a contract for loans, and a setting for what the practice decides", () => {
    const loan = expected.assumptions.find(({ source }) => source === "loans.json")!;
    expect(loan).toMatchObject({ basis: "contract", measured: null });
    expect(loan.lines[0]!.file).toBe("loans.json");
    expect(called("Minimum cash")).toMatchObject({
      basis: "judgement",
      setting: "practice.json, policies.minimum_cash",
      amount: "50000.00",
      assume: "minimum",
    });
  });

  test("is the same for what was known at an instant", async () => {
    const knownAt = new Date().toISOString();
    const then = await practice.forecastCash({ knownAt });
    expect(then.assumptions).toEqual(expected.assumptions);
  });
});
