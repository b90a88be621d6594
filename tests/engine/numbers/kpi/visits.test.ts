/** Visits whose charges were voided and billed again, and visits to a nurse. */
import { expect, test } from "vitest";
import { ledgerFile, take, value, type Entry } from "../../../pitfalls/rows.ts";
import { scratchPractice } from "../../../scratch.ts";

const line = (charge: string, code: string, more: Partial<Entry> = {}): Entry => ({
  type: "charge",
  amount: 100,
  charge,
  code,
  visit: "v1",
  dos: "2026-01-10",
  post: "2026-01-10",
  ...more,
});

test("a visit charged to a payer by mistake and then to another is of the other", async () => {
  const practice = scratchPractice();
  await take(
    practice,
    ledgerFile([
      line("a", "99213", { payer: "Aetna" }),
      line("a", "99213", { payer: "Aetna", type: "charge_void", amount: -100, post: "2026-01-20" }),
      line("b", "99213", { payer: "Medicare", post: "2026-01-20" }),
    ]),
  );
  for (const kpi of ["RC21", "RC21.median", "RC21.p90", "RC21.late"]) {
    const found = await practice.kpi({ kpis: [kpi], period: "2026-01", by: ["payer"] });
    expect([kpi, found.map(({ slice }) => slice["payer"])]).toEqual([kpi, ["Medicare"]]);
  }
});

test("a visit charged as one at a distance by mistake is none", async () => {
  const practice = scratchPractice();
  await take(
    practice,
    ledgerFile([
      line("a", "99213", { modifiers: "95" }),
      line("a", "99213", {
        modifiers: "95",
        type: "charge_void",
        amount: -100,
        post: "2026-01-20",
      }),
      line("b", "99213", { post: "2026-01-20" }),
      line("c", "99213", { modifiers: "95", visit: "v2", patient: "p2" }),
    ]),
  );
  expect(await value(practice, "TE03", "2026-01")).toMatchObject({
    numerator: "1",
    denominator: "2",
  });
});

test.each([
  ["a vaccine given to a patient of Medicare", "G0008"],
  ["a vaccine given to another", "90471"],
  ["an electrocardiogram", "93000"],
  ["a spirometry", "94010"],
])("a nurse visit with %s is no encounter", async (_, code) => {
  const practice = scratchPractice();
  await take(
    practice,
    ledgerFile([
      line("a", "99211"),
      line("b", code),
      line("c", "99213", { visit: "v2", patient: "p2" }),
      line("d", code, { visit: "v2", patient: "p2" }),
    ]),
  );
  expect(await value(practice, "TE03", "2026-01")).toMatchObject({ denominator: "1" });
});

test("a patient is one for eighteen months, of the payer of the last encounter, and then no longer", async () => {
  const practice = scratchPractice();
  const at = (day: string, charge: string, more: Partial<Entry>): Entry =>
    line(charge, "99213", { dos: day, post: day, visit: `visit ${charge}`, ...more });
  await take(
    practice,
    ledgerFile([
      at("2025-01-31", "a", { patient: "p1", payer: "Aetna" }),
      at("2025-01-31", "b", { patient: "p2", payer: "Aetna" }),
      at("2025-02-03", "c", { patient: "p2", payer: "Aetna", code: "36415" }), // a draw of blood is no encounter
      at("2026-03-02", "d", { patient: "p1", payer: "Medicare" }),
      at("2026-08-03", "e", { patient: "p3", payer: "Aetna" }),
    ]),
  );
  const seen = async (period: string): Promise<Record<string, string>> => {
    const found = await practice.kpi({ kpis: ["PR08"], period, by: ["payer"] });
    return Object.fromEntries(found.map(({ slice, numerator }) => [slice["payer"], numerator!]));
  };
  expect(await seen("2025-12")).toEqual({ Aetna: "2" });
  expect(await seen("2026-03")).toEqual({ Aetna: "1", Medicare: "1" });
  expect(await seen("2026-06")).toEqual({ Aetna: "1", Medicare: "1" });
  expect(await seen("2026-07")).toEqual({ Medicare: "1" });
  expect(await value(practice, "PR08", "2026-08")).toMatchObject({ value: 2 });
  const { rows } = await practice.trace("PR08", { period: "2026-06" });
  expect(new Set(rows.map(({ date }) => date))).toEqual(new Set(["2025-01-31", "2026-03-02"]));
});
