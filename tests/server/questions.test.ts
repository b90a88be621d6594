/**
 * The questions of a monthly meeting, through the API: each has its panels, and each answer its meaning, dates,
 * as-of and known-at, comparison, owner, rows and export.
 */
import { readXlsx } from "hucre/xlsx";
import { beforeAll, describe, expect, test } from "vitest";
import type { Explanation, Page, Panel } from "../../engine/contract.ts";
import { QUESTIONS } from "../../engine/report/questions.ts";
import { pageNames, XLSX_TYPE } from "../../engine/index.ts";
import { createApp } from "../../server/app.ts";
import { exampleOf } from "../example.ts";
import { rowsOf } from "../read_workbook.ts";

let ask: (path: string, accept?: string) => Promise<Response>;
const pages = new Map<string, Page>();

beforeAll(async () => {
  const app = createApp((await exampleOf({ providers: 2, months: 14 })).practice);
  ask = async (path, accept = "application/json") => {
    const response = await app.request(path, { headers: { accept } });
    expect(response.status, path).toBe(200);
    return response;
  };
  for (const page of pageNames) {
    pages.set(page, (await (await ask(`/api/pages/${page}`)).json()) as Page);
  }
});

const panelsOf = ({ answers }: (typeof QUESTIONS)[number]): { page: Page; panel: Panel }[] =>
  answers.flatMap(({ page: name, panels }) => {
    const page = pages.get(name)!;
    return panels.map((id) => {
      const panel = page.panels.find((each) => each.id === id);
      expect(panel, `${name} shows ${id}`).toBeDefined();
      return { page, panel: panel! };
    });
  });

test("there are thirteen, and the overview leads to the page of each", () => {
  expect(QUESTIONS.map(({ number }) => number)).toEqual(
    Array.from({ length: 13 }, (_, i) => i + 1),
  );
  const listed = pages.get("overview")!.panels.find(({ id }) => id === "questions")!;
  expect(listed.leads!.map(({ page }) => page)).toEqual(
    QUESTIONS.map(({ answers }) => answers[0]!.page),
  );
  expect(listed.texts["asks"]![5]).toMatch(/^6\. What is denied, by which payer and reason/);
});

test("no page shows a panel that does not say what it means", () => {
  const silent = [...pages.values()].flatMap(({ page, panels }) =>
    panels.filter(({ about }) => !about).map(({ id }) => `${page} ${id}`),
  );
  expect(silent).toEqual([]);
});

describe.each(QUESTIONS)("$number. $asks", (question) => {
  test("each panel says what it means, by which dates, beside what, and who answers", () => {
    for (const { page, panel } of panelsOf(question)) {
      const about = panel.about!;
      expect(about, panel.id).toBeDefined();
      for (const text of [about.means, about.basis, about.compared, about.owner]) {
        expect(text, `${page.page} ${panel.id}`).toMatch(/\w/);
      }
      expect(page.as_of).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(page.filter.known_at).toBeNull();
    }
  });

  test("something of it stands beside a plan or target, a year ago and three months before", () => {
    const cards = panelsOf(question).filter(({ panel }) => panel.display === "cards");
    const said = (name: string): string =>
      cards.flatMap(({ panel }) => panel.texts[name]!).join(" ");
    expect(said("change")).toMatch(/vs a year ago|still being paid/);
    expect(said("trend")).toMatch(/in 3 months/);
    expect(said("target")).toMatch(/target/);
    for (const { panel } of cards) {
      expect(panel.texts["means"]!.every((text) => text.length > 20)).toBe(true);
    }
  });

  test("its figures open to their rows, which sum to them", async () => {
    const link = panelsOf(question)
      .flatMap(({ panel }) => panel.traces)
      .find((trace) => trace !== null)!;
    const more = Object.entries(link.slice).map(([name, of]) => `&${name}=${of!.join(",")}`);
    const category = link.category === null ? "" : `&category=${encodeURIComponent(link.category)}`;
    const path = `/api/explain/${link.kpi}?period=${link.period}${category}${more.join("")}`;
    const opened = (await (await ask(encodeURI(path))).json()) as Explanation;
    expect(opened.sums).toBe(true);
    expect(opened.total_rows).toBeGreaterThan(0);
    expect(opened.definition.owner).toMatch(/\w/);
  });

  test("each panel is exported as CSV and as a workbook", async () => {
    for (const { page, panel } of panelsOf(question)) {
      const path = `/api/pages/${page.page}/${panel.id}`;
      const csv = await (await ask(path, "text/csv")).text();
      expect(csv.split("\r\n").length, path).toBe(panel.traces.length + 2);
      const book = await readXlsx(new Uint8Array(await (await ask(path, XLSX_TYPE)).arrayBuffer()));
      expect(JSON.stringify(book.sheets.map(rowsOf)), path).toContain(panel.about!.owner!);
    }
  });
});
