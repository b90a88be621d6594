/** The page about deadlines and audits: what is listed, in which order, and who is called different. */
import { beforeAll, describe, expect, test } from "vitest";
import type { Page, Panel } from "../../../../engine/contract.ts";
import { scratchPractice } from "../../../scratch.ts";
import { ledgerFile, take } from "../../../pitfalls/rows.ts";

const day = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const panel = (page: Page, id: string): Panel => page.panels.find((each) => each.id === id)!;

/** Visits of one provider, so many of them at level 4. */
const visits = (provider: string, all: number, high: number) =>
  Array.from({ length: all }, (_, i) => ({
    type: "charge",
    amount: 100,
    post: day(-40),
    billed: day(-39),
    charge: `${provider}-${i}`,
    patient: `${provider}-${i}`,
    provider,
    code: i < high ? "99214" : "99213",
  }));

describe("a practice of three providers", () => {
  let page: Page;
  beforeAll(async () => {
    const practice = scratchPractice();
    const report = await take(
      practice,
      ledgerFile([
        ...visits("Ash", 150, 60),
        ...visits("Birch", 150, 63),
        ...visits("Cedar", 150, 110),
        ...visits("Dogwood", 20, 20),
        { type: "charge", amount: 80, charge: "late", post: day(-100), dos: day(-100) },
        { type: "charge", amount: 70, charge: "soon", post: day(-85), dos: day(-85) },
        { type: "charge", amount: 60, charge: "far", post: day(-1), dos: day(-1) },
      ]),
      `employee_id,credential,state,issued,expires\nE-1,licence,NY,,${day(20)}\nE-1,dea,,,${day(200)}\n`,
      "employee_id,role,weekly_hours\nE-1,physician,40\n",
    );
    expect(report.files.map(({ status }) => status)).toEqual(["loaded", "loaded", "loaded"]);
    page = await practice.page("compliance");
  });

  test("what is due is listed by its day, with what has passed first, and each leads to its line", () => {
    const due = panel(page, "due");
    expect(due.rows["what"]!.map((what) => String(what).split(" of ")[0])).toEqual([
      "late",
      "soon",
      "licence",
      "far",
    ]);
    expect(due.texts["left"]).toEqual(["10 over", "5", "20", "89"]);
    expect(due.rows["amount"]).toEqual(["80.00", "70.00", null, "60.00"]);
    expect(due.title).toBe("1 past its day, 2 due within 30 days");
    expect(due.sources.every((source) => source !== null)).toBe(true);
  });

  test("what has a day is told once: not again among the findings", () => {
    const findings = panel(page, "findings");
    expect(findings.rows["check"]).toEqual([]);
    expect(findings.title).toBe("Every other check holds");
    expect(findings.notes).toContain(
      "What has a day is listed above, and not again here; rejected claims are, with what the answer said.",
    );
  });

  test("its sentence counts what needs a person", () => {
    expect(page.sentence).toMatch(/^2 matters need a person\./);
  });

  test("one provider of three differs, one of 20 visits is not compared", () => {
    const compared = panel(page, "em_high_levels_compared");
    expect(compared.rows["provider"]).toEqual(["Ash", "Birch", "Cedar", "Dogwood"]);
    expect(compared.rows["differs"]).toEqual([
      "no difference beyond chance",
      "no difference beyond chance",
      "differs",
      "too few to compare",
    ]);
    expect(compared.rows["share"]!.map((share) => Math.round(Number(share) * 100))).toEqual([
      40, 42, 73, 100,
    ]);
    expect(compared.rows["between"]![0]).toMatch(/^32\.5–48\.0$/);
  });

  test("alike in modifier 25, nobody differs", () => {
    expect(panel(page, "modifier_25_compared").title).toBe(
      "Modifier 25: no provider differs beyond chance",
    );
  });
});

test("without billing and lists nothing is due, and nothing is made up", async () => {
  const practice = scratchPractice();
  await take(practice, "appointment_id,start,status\n1,2026-01-05 09:00,completed\n");
  const page = await practice.page("compliance");
  expect(panel(page, "due").title).toBe("Nothing falls due within 90 days");
  expect(page.sentence).toMatch(/^No deadline has passed/);
});

test("a hundred charges to file do not hide the licence to renew", async () => {
  const practice = scratchPractice();
  await take(
    practice,
    ledgerFile([
      ...visits("Ash", 1, 0),
      ...Array.from({ length: 100 }, (_, i) => ({
        type: "charge",
        amount: 80,
        charge: `late-${i}`,
        post: day(-100),
        dos: day(-100),
      })),
    ]),
    `employee_id,credential,state,issued,expires\nE-1,licence,NY,,${day(20)}\n`,
    "employee_id,role,weekly_hours\nE-1,physician,40\n",
  );
  const due = panel(await practice.page("compliance"), "due");
  expect(due.rows["kind"]).toHaveLength(50);
  expect(due.rows["kind"]!.at(-1)).toBe("renew");
  expect(due.notes.join(" ")).toContain("51 more are not shown");
});
