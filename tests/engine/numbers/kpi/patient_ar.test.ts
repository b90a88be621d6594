/** What patients owe, aged from the service and from the day it became theirs: 90 days old is not over 90 (MGMA). */
import { beforeAll, expect, test } from "vitest";
import type { Practice } from "../../../../engine/spine/open.ts";
import { ledgerFile, take, value, type Entry } from "../../../pitfalls/rows.ts";
import { scratchPractice } from "../../../scratch.ts";

/** A visit of January, of which an amount becomes the patient's on a day. */
function moved(charge: string, amount: number, post: string): Entry[] {
  const of = { charge, patient: charge, dos: "2026-01-05" };
  return [
    { ...of, type: "charge", amount: 500, post: "2026-01-06" },
    { ...of, type: "payment", amount: amount - 500, post },
    { ...of, type: "transfer_out", amount: -amount, post },
    { ...of, type: "transfer_in", amount, post, party: "patient" },
  ];
}

let practice: Practice;

beforeAll(async () => {
  practice = scratchPractice();
  await take(
    practice,
    ledgerFile([
      ...moved("a", 300, "2026-03-31"),
      // what is paid in part stays as old as it was
      {
        type: "payment",
        charge: "a",
        patient: "a",
        amount: -100,
        party: "patient",
        dos: "2026-01-05",
        post: "2026-05-05",
      },
      ...moved("b", 30, "2026-04-01"),
      // without insurance it is the patient's from the first posting
      {
        type: "charge",
        charge: "c",
        patient: "c",
        amount: 7,
        post: "2026-01-20",
        dos: "2026-01-05",
        party: "patient",
        primary: "Patient",
      },
      { type: "charge", charge: "d", patient: "d", amount: 1, post: "2026-06-30" },
    ]),
  );
});

test.each([
  ["RC33.90", "2026-04", "all of it is of January", 337, 337],
  ["RC33.owed", "2026-04", "since January 7.00", 7, 337],
  ["RC33.90", "2026-06", "all of it is of January", 237, 237],
  ["RC33.owed", "2026-06", "200.00 for 91 days, 30.00 for 90", 207, 237],
])("%s of %s: %s", async (kpi, period, _, over, all) => {
  const found = await value(practice, kpi, period);
  expect([Number(found.numerator), Number(found.denominator)]).toEqual([over, all]);
  const { rows } = await practice.trace(kpi, { period });
  expect(rows.reduce((sum, { numerator }) => sum + Number(numerator), 0)).toBe(over);
});

test("its rows show the day since when it is owed", async () => {
  const { rows } = await practice.trace("RC33.owed", { period: "2026-06" });
  expect(rows.map(({ date }) => String(date)).toSorted()).toEqual([
    "2026-01-20",
    "2026-03-31",
    "2026-04-01",
  ]);
});
