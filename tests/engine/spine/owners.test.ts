/** Who answers for which figures. */
import { rmSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { KpiDefinition, OwnerAnswer, Page } from "../../../engine/contract.ts";
import { ownerOfFigure, ownerOfPanel } from "../../../engine/report/owners.ts";
import type { Practice } from "../../../engine/spine/open.ts";
import { BadOwners, ownersOf } from "../../../engine/spine/owners.ts";
import { createApp } from "../../../server/app.ts";
import { ledgerFile, take } from "../../pitfalls/rows.ts";
import { scratchPractice } from "../../scratch.ts";
import { terminalOf } from "../../terminal.ts";

let practice: Practice;
const write = (...lines: string[]): void =>
  writeFileSync(practice.folder.owners, `${lines.join("\r\n")}\r\n`);
const list = () => ({
  list: ownersOf(practice.folder.owners, practice.kpis()),
  problem: null,
});
const figure = (id: string, day: string): string | null =>
  ownerOfFigure(
    list(),
    practice.kpis().find((kpi) => kpi.id === id)!,
    day,
  );
const panel = (page: string, id: string): string | null =>
  ownerOfPanel(list(), { page, panel: id, kpi: null }, "2026-01-31");

beforeAll(async () => {
  practice = scratchPractice();
  await take(practice, ledgerFile([{ type: "charge", amount: 100, post: "2026-01-05" }]));
});

describe("owners.csv", () => {
  test("the nearest row counts: the figure, its family, all", () => {
    write(
      "of,owner,since",
      "all,Practice manager,",
      "rc,Billing lead,",
      "RC14,Denials desk,",
      "no_show_rate,Front desk,",
    );
    const day = "2026-01-31";
    expect(["RC14", "RC07", "AC01", "FI01"].map((id) => figure(id, day))).toEqual([
      "Denials desk",
      "Billing lead",
      "Front desk",
      "Practice manager",
    ]);
  });

  test("of a panel its own row, its page's, all", () => {
    write("of,owner", "cash,Accountant", "denials_to_work,Ana");
    expect(panel("cash", "cash_weeks")).toBe("Accountant");
    expect(panel("collections", "denials_to_work")).toBe("Ana");
    expect(panel("collections", "denials")).toBeNull();
  });

  test("from a day on, another; from a day on, nobody", () => {
    write(
      "of,owner,since",
      "RC14,Ana,",
      "RC14,Ben,2026-02-01",
      "RC14,,3/1/2026",
      "RC,Billing lead,",
    );
    expect(
      ["2026-01-31", "2026-02-01", "2026-02-28", "2026-03-01"].map((day) => figure("RC14", day)),
    ).toEqual(["Ana", "Ben", "Ben", null]);
  });

  test("no file, and nobody is named", () => {
    rmSync(practice.folder.owners);
    expect(list().list).toEqual([]);
    expect(practice.owners().every(({ owner }) => owner === null)).toBe(true);
  });

  test.each([
    [["owner,day", "Ana,"], /no column "day"; there are of, owner, since\n.*"of" is missing/],
    [["of,owner", "RC99,Ana"], /line 2: of: "RC99" is none; write an id or name of practice kpis/],
    [["of,owner,since", "RC14,Ana,2026-02-30"], /line 2: since: write a day such as 2026-01-15/],
    [["of,owner", 'RC14,"Ana'], /line 2: write 2 cells/],
    [["of,owner", `RC14,${"a".repeat(101)}`], /line 2: owner: write a name or a role of 100/],
  ])("says what is wrong: %s", (lines, says) => {
    write(...lines);
    expect(() => list()).toThrow(BadOwners);
    expect(() => list()).toThrow(says);
  });
});

describe("at every door", () => {
  const json = async <T>(path: string): Promise<T> =>
    (await createApp(practice).request(path)).json() as Promise<T>;
  const questions = async () =>
    (await json<Page>("/api/pages/overview")).panels.find(({ id }) => id === "questions")!;

  test("terminal, API, catalogue, page, panel, card and explanation say the same", async () => {
    write("of,owner", "RC,Billing lead", "collections,Revenue cycle");
    const { status, said } = terminalOf(practice.folder.path)("owners");
    expect(status).toBe(0);
    expect(await json<OwnerAnswer[]>("/api/owners")).toEqual(said);
    expect(said).toContainEqual({
      of: "RC14",
      title: "Initial denial rate",
      owner: "Billing lead",
    });
    const listed = await json<KpiDefinition[]>("/api/kpis");
    expect(listed.find(({ id }) => id === "RC14")!.owner).toBe("Billing lead");
    const page = await json<Page>("/api/pages/collections");
    expect(page.owner).toBe("Revenue cycle");
    const of = (id: string) => page.panels.find((each) => each.id === id)!;
    expect(of("initial_denial_rate").about!.owner).toBe("Billing lead");
    expect(of("ageing").about!.owner).toBe("Revenue cycle");
    expect(new Set(of("figures").texts["owner"])).toEqual(new Set(["Billing lead"]));
    expect((await practice.explain("RC01")).definition.owner).toBe("Billing lead");
    expect((await questions()).texts["owner"]![5]).toBe("Revenue cycle, Billing lead");
  });

  test("a broken file is told, and the figures stay; without one it is said once", async () => {
    write("of,owner", "RC99,Ana");
    const broken = await questions();
    expect(broken.notes.join()).toContain("owners.csv cannot be used");
    expect(terminalOf(practice.folder.path)("owners").status).toBe(2);
    expect((await createApp(practice).request("/api/owners")).status).toBe(400);
    rmSync(practice.folder.owners);
    const none = await questions();
    expect(none.notes).toEqual([
      "No owner is named: owners.csv says who answers for a page or a figure (practice owners --help).",
    ]);
    expect(none.columns.map(({ name }) => name)).not.toContain("owner");
  });
});
