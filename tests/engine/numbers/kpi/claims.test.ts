/** What became of claims: accepted, rejected, denied, overturned, paid; each figure worked out by hand. */
import { beforeAll, describe, expect, test } from "vitest";
import type { Practice } from "../../../../engine/spine/open.ts";
import { drop, scratchPractice } from "../../../scratch.ts";
import { ledgerFile, remittance, take, value } from "../../../pitfalls/rows.ts";
import { claims, states } from "../../intake/x12/envelopes.ts";

/** A claim's states in a 277CA, each after what it is of. */
const said = (claim: string, category: string, day: string): string[] => [
  "HL*4*3*PT",
  `TRN*2*${claim}`,
  `STC*${category}:20*${day}*WQ*100`,
];

describe("of three claims sent, one is accepted, one rejected and sent again, one not answered", () => {
  let practice: Practice;
  beforeAll(async () => {
    practice = scratchPractice();
    const files = [
      claims("20260105", "000000401", ["C-1", "100"], ["C-2", "100"], ["C-3", "100"]),
      states(
        "20260106",
        "000000402",
        ...said("C-1", "A2", "20260106"),
        ...said("C-2", "A7", "20260106"),
      ),
      claims("20260120", "000000403", ["C-2", "100"]),
      states("20260121", "000000404", ...said("C-2", "A2", "20260121")),
    ];
    const paths = files.map((text, i) => drop(practice, `${i}.txt`, text));
    const [report] = await practice.import([{ paths, knownAt: null }]);
    expect(report!.files.map(({ status }) => status)).toEqual(files.map(() => "loaded"));
  });

  test.each([
    ["RC12", 1],
    ["RC36", 1],
  ])("%s is one of three; what was sent again counts once", async (kpi, numerator) => {
    expect(await value(practice, kpi, "2026-01")).toMatchObject({
      numerator: String(numerator),
      denominator: "3",
      value: 1 / 3,
    });
  });
});

describe("four claims of January: one paid, one denied and paid after all, one denied and written off, one open", () => {
  let practice: Practice;
  beforeAll(async () => {
    practice = scratchPractice();
    const billed = (id: string) => (id === "2" ? 300 : 100);
    const charge = (id: string) => ({
      type: "charge",
      amount: billed(id),
      charge: id,
      claim: `K${id}`,
      patient: id,
      post: "2026-01-02",
      billed: "2026-01-02",
    });
    const report = await take(
      practice,
      ledgerFile([
        ...["1", "2", "3", "4"].map(charge),
        { type: "payment", amount: -100, charge: "4", post: "2026-01-12" },
        { type: "payment", amount: -100, charge: "1", post: "2026-02-09" },
        { type: "adjustment", reason: "denial", amount: -300, charge: "2", post: "2026-02-20" },
      ]),
      remittance({ trace: "1", paidOn: "2026-01-10", amount: 100 }, [
        ...["1", "2", "3"].map((id) => [
          `CLP*K${id}*4*${billed(id)}*0**12*ICN${id}`,
          `SVC*HC:99213*${billed(id)}*0**1`,
          `CAS*CO*50*${billed(id)}`,
        ]),
        ["CLP*K4*1*100*100**12*ICN4", "SVC*HC:99213*100*100**1"],
      ]),
      remittance({ trace: "2", paidOn: "2026-02-09", amount: 100 }, [
        ["CLP*K1*1*100*100**12*ICN1", "SVC*HC:99213*100*100**1"],
      ]),
    );
    expect(report.files.map(({ status }) => status)).toEqual(["loaded", "loaded", "loaded"]);
  });

  test.each([
    ["RC13", "2026-01", "of four one was paid at first pass", 1 / 4],
    [
      "RC18",
      "2026-01",
      "of two settled one was overturned; on the third insurers still owe",
      1 / 2,
    ],
    [
      "RC18.dollars",
      "2026-01",
      "100.00 of 400.00 billed was overturned (HFMA); the open 100.00 is on neither side",
      1 / 4,
    ],
    ["RC20", "2026-02", "it took thirty days", 30],
    ["RC20.p90", "2026-02", "it took thirty days", 30],
    ["RC23", "2026-01", "one was paid, after ten days", 10],
    ["RC23", "2026-02", "one was paid, after 38 days", 38],
    ["RC23", "2026-01..2026-02", "of two the middle is the mean", 24],
    ["RC23.all", "2026-01", "half are paid on the 38th day, two still waiting", 38],
  ])("%s of %s: %s", async (kpi, period, _, expected) => {
    expect(await value(practice, kpi, period)).toMatchObject({ value: expected });
  });

  test("the middle of all is never the mean of the parts' middles", async () => {
    const [whole] = await practice.kpi({ kpis: ["RC23"], period: "2026-01..2026-02" });
    expect(whole).toMatchObject({ numerator: "48", denominator: "2", value: 24 });
  });

  test("half are not paid while three of four wait: no figure, and never 0", async () => {
    const [before] = await practice.kpi({ kpis: ["RC23.all"], period: "2026-02" });
    expect(before).toMatchObject({ value: null });
  });
});

test("24 claims paid a day after each other: half have come on the twelfth day, not the thirteenth", async () => {
  const practice = scratchPractice();
  const claims = Array.from({ length: 24 }, (_, i) => String(i + 1));
  await take(
    practice,
    ledgerFile(
      claims.flatMap((id) => [
        {
          type: "charge",
          amount: 100,
          charge: id,
          claim: `K${id}`,
          post: "2026-01-02",
          billed: "2026-01-02",
        },
        {
          type: "payment",
          amount: -100,
          charge: id,
          post: `2026-01-${String(Number(id) + 2).padStart(2, "0")}`,
        },
      ]),
    ),
  );
  expect(await value(practice, "RC23.all", "2026-01")).toMatchObject({ value: 12 });
});

test("a claim charged to a provider by mistake and then to another is of the other", async () => {
  const practice = scratchPractice();
  const charge = (id: string, provider: string) => ({
    type: "charge",
    amount: 100,
    charge: id,
    claim: "K",
    provider,
    post: "2026-01-02",
    billed: "2026-01-04",
  });
  await take(
    practice,
    ledgerFile([
      charge("1", "Abel"),
      { ...charge("1", "Abel"), type: "charge_void", amount: -100, post: "2026-01-03" },
      charge("2", "Lee"),
    ]),
  );
  const found = await practice.kpi({ kpis: ["RC22"], period: "2026-01", by: ["provider"] });
  expect(found.map(({ slice }) => slice["provider"])).toEqual(["Lee"]);
});

test("a remittance with a claim that another payer had first is of the payer of the others", async () => {
  const practice = scratchPractice();
  const charge = (id: string, payer: string) => ({
    type: "charge",
    amount: 100,
    charge: id,
    claim: `K${id}`,
    payer,
    post: "2026-01-02",
    billed: "2026-01-02",
  });
  await take(
    practice,
    ledgerFile([charge("1", "Medicare"), charge("2", "State Fund"), charge("3", "State Fund")]),
    remittance(
      { trace: "1", paidOn: "2026-01-20", amount: 220 },
      [
        ["1", "2", 20],
        ["2", "1", 100],
        ["3", "1", 100],
      ].map(([id, status, paid]) => [
        `CLP*K${id}*${status}*100*${paid}**12*ICN${id}`,
        `SVC*HC:99213*100*${paid}**1`,
      ]),
    ),
  );
  const found = await practice.kpi({ kpis: ["TE02"], period: "2026-01", by: ["payer"] });
  expect(found.map(({ slice }) => slice["payer"])).toEqual(["State Fund"]);
});
