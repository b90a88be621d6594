/** What is still to come of work that has been done, on the practice's own ledger. */
import { beforeAll, describe, expect, test } from "vitest";
import { addMonths, monthNumber } from "../../../../../engine/calendar.ts";
import { sqlFile } from "../../../../../engine/database.ts";
import { cents } from "../../../../../engine/money.ts";
import {
  runOffOf,
  type RunOffCell,
} from "../../../../../engine/numbers/forecast/receivables/run_off.ts";
import { exampleOf, type Example } from "../../../../example.ts";

const START = monthNumber("2025-01");

/** A payer that pays half in the month of service, three tenths in the next, a tenth in the one after. */
const steady = (payer: string, months: number, charge: number): RunOffCell[] =>
  Array.from({ length: months }, (_, i) =>
    [0.5, 0.3, 0.1].flatMap((share, age): RunOffCell[] => {
      if (i + age >= months) return [];
      const charged = age === 0 ? charge : 0;
      return [
        {
          payer,
          served: START + i,
          posted: START + i + age,
          charged,
          paid: charge * share,
          payments: 40,
        },
      ];
    }),
  ).flat();

describe("payers that always pay alike", () => {
  test("still bring what they have not brought yet, in the months they always did", () => {
    const found = runOffOf([...steady("A", 12, 100_000), ...steady("B", 12, 40_000)])!;
    expect(
      found.payers.map(({ payer, to_come, kept }) => [payer, to_come, kept!.toFixed(6)]),
    ).toEqual([
      ["A", "500.00", "0.900000"],
      ["B", "200.00", "0.900000"],
    ]);
    expect(found.to_come).toBe("700.00");
    expect(found.error).toBe("0.00");
    expect(found.through).toBe("2025-12");
    expect(found.calendar.slice(0, 3)).toEqual([
      { month: "2026-01", amount: "560.00" },
      { month: "2026-02", amount: "140.00" },
      { month: "2026-03", amount: "0.00" },
    ]);
  });

  test("a payer with few payments is taken to pay as all do, and its error is not told", () => {
    const few = steady("New", 12, 10_000)
      .filter(({ served }) => served === START + 11)
      .map((cell) => ({ ...cell, payments: 1 }));
    const found = runOffOf([...steady("A", 12, 100_000), ...few])!;
    const young = found.payers.find(({ payer }) => payer === "New")!;
    expect(Number(young.to_come)).toBeCloseTo(40, 0);
    expect(young.se).toBeNull();
    expect(found.error).toBeNull();
  });

  test("a payer that has not paid yet, took all back, or was charged nothing breaks nothing", () => {
    const others = steady("A", 12, 100_000);
    const last = START + 11;
    const odd: RunOffCell[] = [
      { payer: "Slow", served: last, posted: last, charged: 5_000, paid: 0, payments: 0 },
      { payer: "Back", served: START + 3, posted: START + 3, charged: 100, paid: 90, payments: 40 },
      { payer: "Back", served: START + 3, posted: START + 4, charged: 0, paid: -90, payments: 0 },
      { payer: "Void", served: START + 5, posted: START + 5, charged: 100, paid: 0, payments: 0 },
      { payer: "Void", served: START + 5, posted: START + 6, charged: -100, paid: 0, payments: 0 },
    ];
    const found = runOffOf([...others, ...odd])!;
    for (const { to_come, paid } of found.payers) {
      expect(cents(to_come)).toBeGreaterThanOrEqual(0n);
      expect(cents(paid)).toBeGreaterThanOrEqual(0n);
    }
    expect(found.payers.map(({ payer }) => payer).toSorted()).toEqual([
      "A",
      "Back",
      "Slow",
      "Void",
    ]);
  });

  test("too little says nothing, and nothing crashes", () => {
    expect(runOffOf([])).toBeNull();
    expect(runOffOf(steady("A", 1, 100_000))).toBeNull();
    expect(runOffOf(steady("A", 3, 100_000).map((cell) => ({ ...cell, paid: 0 })))).toBeNull();
  });
});

describe("the example practice", () => {
  let example: Example;
  let cells: RunOffCell[];
  beforeAll(async () => {
    example = await exampleOf({ providers: 2, months: 30, atOnce: true });
    cells = (
      await example.practice.read(null, [], (session) =>
        session.rows(sqlFile("numbers/forecast/receivables/run_off.sql")),
      )
    ).map((row) => ({
      payer: row["payer"] as string,
      served: Number(row["served"]),
      posted: Number(row["posted"]),
      charged: Number(row["charged"]),
      paid: Number(row["paid"]),
      payments: Number(row["payments"]),
    }));
  });

  test("past run-offs, made with what was posted by then, were off by little", () => {
    let [expected, came] = [0, 0];
    for (let back = 10; back >= 7; back--) {
      const last = monthNumber(addMonths("2026-10", -back));
      const then = runOffOf(
        cells.filter(({ posted, served }) => posted <= last && served <= last),
      )!;
      const first = monthNumber(then.first);
      expected += Number(then.to_come) * 100;
      came += cells
        .filter(({ served, posted }) => served >= first && served <= last && posted > last)
        .reduce((sum, { paid }) => sum + paid, 0);
    }
    expect(Math.abs(expected / came - 1)).toBeLessThan(0.1);
  });

  test("a payment posted later changes nothing of what was expected before it", () => {
    const last = monthNumber("2026-02");
    const known = (all: RunOffCell[]) =>
      runOffOf(all.filter(({ posted, served }) => posted <= last && served <= last));
    const later = {
      ...cells[0]!,
      served: last,
      posted: last + 2,
      charged: 0,
      paid: 99_999_999,
      payments: 1,
    };
    expect(known([...cells, later])).toEqual(known(cells));
  });

  test("what payers keep in the end and how fast they pay is what the simulation made them do", async () => {
    const { payers, to_come, calendar } = (await example.practice.runOff())!;
    const parts = payers.reduce((sum, payer) => sum + cents(payer.to_come), 0n);
    expect(Math.abs(Number(parts - cents(to_come)))).toBeLessThanOrEqual(payers.length);
    const months = calendar.reduce((sum, { amount }) => sum + cents(amount), 0n);
    expect(Math.abs(Number(months - cents(to_come)))).toBeLessThanOrEqual(12);
    for (const { payer, paid_by } of payers) {
      const truth = example.truth.payers[payer] as
        | { class: string; payment_lag?: { days: number[]; cumulative_shares: number[] } }
        | undefined;
      const at = truth?.payment_lag?.cumulative_shares.indexOf(0.9) ?? -1;
      // what patients owe has lags of its own
      if (at < 0 || truth!.class === "Self-Pay") continue;
      const days = truth!.payment_lag!.days[at]!;
      const months = Math.ceil((days + 20) / 30.4);
      expect(paid_by[Math.min(months, 12)], payer).toBeGreaterThan(0.75);
    }
  });
});
