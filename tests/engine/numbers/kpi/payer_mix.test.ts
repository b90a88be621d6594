/** Who pays, by class of payer, on four bases (MGMA: the basis decides the share), worked out by hand. */
import { beforeAll, expect, test } from "vitest";
import type { Practice } from "../../../../engine/spine/open.ts";
import { ledgerFile, take, type Entry } from "../../../pitfalls/rows.ts";
import { scratchPractice } from "../../../scratch.ts";

const visit = (id: string, patient: string, amount: number, more: Partial<Entry>): Entry => ({
  type: "charge",
  charge: id,
  patient,
  amount,
  post: "2026-01-10",
  code: "99213",
  ...more,
});
const medicare = { payer: "Medicare", class: "Government" } as const;
const aetna = { payer: "Aetna", class: "Commercial" } as const;

let practice: Practice;

beforeAll(async () => {
  practice = scratchPractice();
  await take(
    practice,
    ledgerFile([
      visit("a", "p1", 100, medicare),
      visit("b", "p1", 100, { ...medicare, post: "2026-01-20" }),
      visit("c", "p2", 100, { ...medicare, post: "2026-01-21" }),
      visit("d", "p3", 500, aetna),
      // a laboratory code is charged and paid, and no encounter
      visit("e", "p3", 100, { ...aetna, code: "36415" }),
      { ...visit("a", "p1", -60, { post: "2026-01-25" }), type: "payment", ...medicare },
      // what patients pay is of the class of their charge, whatever their row says
      { ...visit("d", "p3", -50, {}), type: "payment", party: "patient", class: "Self-pay" },
      { ...visit("d", "p3", -190, {}), type: "payment", ...aetna },
      { ...visit("d", "p3", 40, {}), type: "refund", ...aetna, class: "" },
      // seen in January as one of Medicare, in March as one of Aetna
      visit("f", "p2", 100, { ...aetna, post: "2026-03-02" }),
    ]),
  );
});

const mix = async (kpi: string, period = "2026-01") => {
  const found = await practice.kpi({ kpis: [kpi], period, by: ["category"] });
  return Object.fromEntries(
    found.map(({ slice, numerator, denominator }) => [
      slice["category"],
      `${numerator} of ${denominator}`,
    ]),
  );
};

test.each<[id: string, why: string, government: string, commercial: string]>([
  ["RC25", "gross charges", "300 of 900", "600 of 900"],
  ["RC25.payments", "60.00, and 50.00 and 190.00 less 40.00", "60 of 260", "200 of 260"],
  ["RC25.encounters", "three and one", "3 of 4", "1 of 4"],
  ["RC25.patients", "two and one, each once", "2 of 3", "1 of 3"],
])("%s: %s", async (id, _, Government, Commercial) => {
  expect(await mix(id)).toEqual({ Commercial, Government });
});

test("a patient is of the payer of the last encounter, also in a month without one", async () => {
  expect(await mix("RC25.patients", "2026-02")).toEqual({
    Commercial: "1 of 3",
    Government: "2 of 3",
  });
  expect(await mix("RC25.patients", "2026-03")).toEqual({
    Commercial: "2 of 3",
    Government: "1 of 3",
  });
});

test("the collections page shows the four beside each other, each with its basis", async () => {
  const { panels } = await practice.page("collections", { period: "2026-01", slice: {} });
  const panel = panels.find(({ id }) => id === "payer_mix_ways")!;
  expect(panel.columns.map(({ title }) => title)).toEqual([
    "Class",
    "% of gross charges",
    "% of payments",
    "% of encounters",
    "% of patients",
  ]);
  expect(panel.rows["class"]).toEqual(["Commercial", "Government"]);
  expect(panel.rows["encounters"]).toEqual([1 / 4, 3 / 4]);
  expect(panel.title).toBe("Commercial is 25.0 to 76.9 %, by what is counted");
});
