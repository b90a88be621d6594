/** What a PDF says to a screen reader, as another program reads it. */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TDocumentDefinitions } from "pdfmake/interfaces.js";
import { expect, test } from "vitest";
import { pdfOf } from "../../../../engine/report/pdf/maker.ts";
import type { Drawing } from "../../../../engine/report/pdf/structure.ts";
import { scratchFolder } from "../../../scratch.ts";

const hasPdfInfo = spawnSync("pdfinfo", ["-v"]).status === 0;
const ROWS = 120;

const drawing: Drawing = {
  svg: '<svg width="100" height="20"><path d="M0,0h10" stroke="#000"/><text x="2" y="12">$5</text></svg>',
  alt: "Visits rose to 5",
};

const definition = (): TDocumentDefinitions => ({
  defaultStyle: { font: "Roboto", fontSize: 10 },
  info: { title: "A page" },
  content: [
    { text: "A page", headlineLevel: 1 },
    { toc: { title: { text: "Sections" } } },
    { text: "Visits", headlineLevel: 2, tocItem: true },
    "Visits rose.",
    drawing,
    {
      table: {
        headerRows: 2,
        body: [
          [{ text: "Visits by day", colSpan: 3 }, "", ""],
          ["Day", "Visits", ""],
          ...Array.from({ length: ROWS }, (_, row) => [`day ${row}`, String(row), ""]),
        ],
      },
    },
  ],
  header: () => "on every page",
  watermark: { text: "DRAFT" },
});

function toldOf(pdf: Buffer, ...options: string[]): string {
  const path = join(scratchFolder(), "page.pdf");
  writeFileSync(path, pdf);
  return spawnSync("pdfinfo", [...options, path], { encoding: "utf8" }).stdout;
}
const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;

test.skipIf(!hasPdfInfo)(
  `${hasPdfInfo ? "" : "(no pdfinfo here) "}it is tagged: headings, paragraphs, figures in words, tables with their headers`,
  async () => {
    const pdf = await pdfOf(definition());
    expect(toldOf(pdf)).toMatch(/Tagged: +yes/);
    const told = toldOf(pdf, "-struct-text");
    expect(told.replaceAll(/\s+/g, " ")).toMatch(
      /^Document H1 \(block\) "A page" P \(block\) "Sections" TOC TOCI "Visits" "1" H2 \(block\) "Visits" P \(block\) "Visits rose\. ?" Figure "\$5" Table \(block\) Caption "Visits by day" TR TH: \/Scope \/Column "Day" TH: \/Scope \/Column "Visits" TR TH: \/Scope \/Row "day 0" TD "0" TR/,
    );
    expect(pdf.toString("latin1")).toContain("/Alt (Visits rose to 5)");
  },
);

test.skipIf(!hasPdfInfo)(
  `${hasPdfInfo ? "" : "(no pdfinfo here) "}what each page repeats is said once, and decoration is not said`,
  async () => {
    const pdf = await pdfOf(definition());
    expect(Number(/Pages: +(\d+)/.exec(toldOf(pdf))![1])).toBeGreaterThan(2);
    const told = toldOf(pdf, "-struct-text");
    expect(count(told, /"Visits by day"/g)).toBe(1);
    expect(count(told, /\/Scope \/Column/g)).toBe(2);
    expect(count(told, /^ +TR\b/gm)).toBe(ROWS + 1);
    expect(count(told, /"day \d+"/g)).toBe(ROWS);
    expect(told).not.toMatch(/on every page|DRAFT/);
  },
);

test("the same definition gives the same bytes, in the language and with the title said", async () => {
  const first = await pdfOf(definition());
  expect((await pdfOf(definition())).equals(first)).toBe(true);
  const text = first.toString("latin1");
  expect(text).toContain("/Lang (en-US)");
  expect(text).toContain("/DisplayDocTitle true");
  expect(text).toMatch(/\/Marked true/);
});
