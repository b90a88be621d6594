/** Internal controls: what an owner would want to be asked about, each planted and found on its line. */
import { describe, expect, test } from "vitest";
import type { PlacedFinding } from "../../../engine/contract.ts";
import type { Practice } from "../../../engine/spine/open.ts";
import { ledgerFile, take, value, type Entry } from "../../pitfalls/rows.ts";
import { scratchPractice } from "../../scratch.ts";

const found = async (practice: Practice, check: string): Promise<PlacedFinding[]> =>
  (await practice.check()).findings.filter((each) => each.check === check);
const practiceOf = async (entries: readonly Entry[], settings = {}): Promise<Practice> => {
  const practice = scratchPractice(settings);
  await take(practice, ledgerFile(entries));
  return practice;
};
const charge = (id: string, post: string, more: Partial<Entry> = {}): Entry => ({
  type: "charge",
  amount: 100,
  charge: id,
  post,
  ...more,
});
const paid = (id: string, amount: number, post: string, more: Partial<Entry> = {}): Entry => ({
  type: "payment",
  amount: -amount,
  charge: id,
  post,
  ...more,
});

describe("the same payment twice", () => {
  test("80.00 of 100.00 paid twice leaves 60.00 of credit, and that is what is at stake", async () => {
    const practice = await practiceOf([
      charge("twice", "2026-03-02"),
      paid("twice", 80, "2026-03-10"),
      paid("twice", 80, "2026-03-24"),
    ]);
    expect(await found(practice, "PAYMENT_REPEATED")).toEqual([
      expect.objectContaining({
        severity: "information",
        message:
          "Aetna paid 80.00 on twice 2 times, from 2026-03-10 to 2026-03-24; the charge is in credit by 60.00",
        amount: "60.00",
        line: 4,
      }),
    ]);
  });

  test("rates of a patient's plan, two payers, and a payment that was reversed are none", async () => {
    const practice = await practiceOf([
      charge("plan", "2026-03-02", { party: "patient" }),
      paid("plan", 25, "2026-03-10", { party: "patient" }),
      paid("plan", 25, "2026-04-10", { party: "patient" }),
      charge("two payers", "2026-03-02"),
      paid("two payers", 60, "2026-03-10"),
      paid("two payers", 60, "2026-03-11", { payer: "Cigna", primary: "Aetna" }),
      charge("reversed", "2026-03-02"),
      paid("reversed", 80, "2026-03-10"),
      paid("reversed", 80, "2026-03-10"),
      { ...paid("reversed", -80, "2026-03-11"), type: "payment_reversal" },
    ]);
    expect(await found(practice, "PAYMENT_REPEATED")).toEqual([]);
  });
});

describe("refunds of one account", () => {
  const refund = (id: string, amount: number, post: string, more: Partial<Entry> = {}): Entry => ({
    type: "refund",
    amount,
    charge: id,
    post,
    party: "patient",
    ...more,
  });

  test("two on one charge, and the same amount to one patient within ninety days, are found", async () => {
    const practice = await practiceOf([
      refund("a", 40, "2026-03-02", { patient: "p1" }),
      refund("a", 25, "2026-03-20", { patient: "p1" }),
      refund("b", 60, "2026-03-02", { patient: "p2" }),
      refund("c", 60, "2026-05-02", { patient: "p2" }),
      refund("d", 60, "2026-05-02", { patient: "p3" }),
      refund("e", 60, "2026-09-02", { patient: "p3" }),
    ]);
    const all = await found(practice, "REFUND_REPEATED");
    expect(all.map(({ message, amount, line }) => [message, amount, line])).toEqual([
      ["2 refunds on a, from 2026-03-02 to 2026-03-20", "65.00", 3],
      [
        "a refund of 60.00 to Patient on 2026-05-02, as on 2026-03-02 for the same patient",
        "60.00",
        5,
      ],
    ]);
  });
});

describe("write-offs on a day the practice was closed", () => {
  const days = Array.from({ length: 28 }, (_, i) => `2026-06-${String(i + 1).padStart(2, "0")}`);
  const week = days.filter((_, i) => ![5, 6].includes(i % 7)); // 1 June 2026 is a Monday
  const usual = week.flatMap((day) =>
    ["1", "2", "3", "4"].map((id) => charge(`${day}-${id}`, day)),
  );
  const given = (id: string, amount: number, post: string, reason = "courtesy"): Entry => ({
    type: "adjustment",
    amount: -amount,
    charge: id,
    post,
    reason,
  });

  test("a Sunday's two courtesies are one finding; its contractual adjustment is none", async () => {
    const practice = await practiceOf([
      ...usual,
      given(`${week[0]}-1`, 30, "2026-06-07"),
      given(`${week[0]}-2`, 45, "2026-06-07"),
      given(`${week[1]}-1`, 20, "2026-06-07", "contractual"),
      given(`${week[2]}-1`, 15, "2026-06-09"),
    ]);
    const [only, ...others] = await found(practice, "WRITTEN_OFF_ON_CLOSED_DAY");
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      message:
        "2 write-offs and refunds of 75.00 were entered on Sunday 2026-06-07, when nobody was seen",
      amount: "75.00",
      line: usual.length + 2,
    });
  });

  test("a practice that sees patients on Saturdays, or posts on Sundays as a rule, is not told of it", async () => {
    const open = await practiceOf([
      ...usual,
      charge("saturday", "2026-06-06"),
      given("saturday", 30, "2026-06-06"),
    ]);
    expect(await found(open, "WRITTEN_OFF_ON_CLOSED_DAY")).toEqual([]);
    const always = await practiceOf([
      ...usual,
      ...week.slice(0, 5).map((day) => given(`${day}-1`, 10, "2026-06-07")),
    ]);
    expect(await found(always, "WRITTEN_OFF_ON_CLOSED_DAY")).toEqual([]);
  });
});

describe("write-offs and refunds just under the limit", () => {
  const LIMITS = { policies: { write_off_limit: "50.00", refund_limit: "100.00" } };
  /** Forty write-offs of a provider, so many of them of 49.00. */
  const writeOffs = (provider: string, under: number): Entry[] =>
    Array.from({ length: 40 }, (_, i) => ({
      type: "adjustment",
      reason: "small_balance",
      amount: i < under ? -49 : -5,
      charge: `${provider}-${i}`,
      post: "2026-03-02",
      provider,
    }));
  const rows = [...writeOffs("Ash", 2), ...writeOffs("Birch", 3), ...writeOffs("Cedar", 20)];

  test("25 of 120 lie from 45.00 to below 50.00, and the page says whose differ", async () => {
    const practice = await practiceOf(rows, LIMITS);
    expect(await value(practice, "CO10", "2026-03")).toMatchObject({
      numerator: "25",
      denominator: "120",
    });
    const { panels } = await practice.page("compliance");
    const compared = panels.find(({ id }) => id === "write_offs_under_limit_compared")!;
    console.log(compared.title, compared.texts["share"], compared.texts["differs"]);
    expect(compared.rows["provider"]).toEqual(["Ash", "Birch", "Cedar"]);
    expect(compared.rows["differs"]![2]).toBe("differs");
    expect(compared.title).toContain("Cedar");
    expect(panels.map(({ id }) => id)).toContain("refunds_under_limit_compared");
    const { rows: behind } = await practice.trace("CO10", {
      period: "2026-03",
      slice: { provider: ["Cedar"] },
    });
    expect(behind.filter(({ numerator }) => numerator === "1")).toHaveLength(20);
    expect(behind.every(({ file, line }) => file !== null && line !== null)).toBe(true);
  });

  test("a refund of 90.00 or 99.99 is under a limit of 100.00; 89.99 and 100.00 are not", async () => {
    const refunds = [90, 99.99, 89.99, 100].map((amount, i): Entry => ({
      type: "refund",
      amount,
      charge: `r${i}`,
      post: "2026-03-02",
    }));
    const practice = await practiceOf(refunds, LIMITS);
    expect(await value(practice, "CO11", "2026-03")).toMatchObject({ value: 0.5 });
  });

  test("where nobody said a limit, nothing is told", async () => {
    const practice = await practiceOf(rows);
    expect(await value(practice, "CO10", "2026-03")).toMatchObject({ value: null, n: 0 });
    const { panels } = await practice.page("compliance");
    expect(panels.some(({ id }) => id.includes("under_limit"))).toBe(false);
  });
});
