/** Notes beside figures of the budget. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Note } from "../../../engine/contract.ts";
import type { Practice } from "../../../engine/spine/open.ts";
import { createApp } from "../../../server/app.ts";
import { take } from "../../pitfalls/rows.ts";
import { scratchPractice } from "../../scratch.ts";

const FIGURE = { period: "2025-06", place: "statement", of: "office" } as const;

const fileOf = (practice: Practice): string => join(practice.folder.path, "notes.csv");

async function officeOnly(): Promise<Practice> {
  const practice = scratchPractice();
  await take(
    practice,
    "month,line,payer,amount,behaviour\n2025-06,office,,100.00,fixed\n",
    "account,entry,type,date,number,memo,debit,credit\nOffice,1,Cheque,2025-06-05,,,90.00,\nBank,1,Cheque,2025-06-05,,,,90.00\n",
    "account,line\nOffice,office\nBank,cash\n",
  );
  return practice;
}

describe("notes.csv", () => {
  test("holds one note for a figure; a newer one takes its place, an empty one takes it back", async () => {
    const practice = scratchPractice();
    expect(practice.notes()).toEqual([]);
    await practice.writeNote({ ...FIGURE, text: "new printer" });
    await practice.writeNote({ ...FIGURE, of: "repairs", text: 'a "roof", and\nmore' });
    const now = await practice.writeNote({ ...FIGURE, text: "two printers" });
    expect(now.map(({ of, text }) => [of, text])).toEqual([
      ["repairs", 'a "roof", and more'],
      ["office", "two printers"],
    ]);
    expect(practice.notes()).toEqual(now);
    expect(await practice.writeNote({ ...FIGURE, text: "  " })).toHaveLength(1);
    expect(existsSync(`${fileOf(practice)}.new`)).toBe(false);
  });

  test.each(["=1+1", "+49", "-5 %", "@home", "\t=cmd", "'quoted'"])(
    "%j is no formula in a spreadsheet, and is read as it was written",
    async (text) => {
      const practice = scratchPractice();
      const [note] = await practice.writeNote({ ...FIGURE, text });
      expect(note!.text).toBe(text.trim());
      const cell = readFileSync(fileOf(practice), "utf8").split("\n")[1]!.split(",").at(-1)!;
      expect(cell).not.toMatch(/^[\s]*[=+\-@]/);
    },
  );

  test("a line that somebody broke by hand is passed over and kept", async () => {
    const practice = scratchPractice();
    writeFileSync(fileOf(practice), "made,period,place,of,text\r\nnot,a note\r\n");
    expect(practice.notes()).toEqual([]);
    await practice.writeNote({ ...FIGURE, text: "kept" });
    expect(readFileSync(fileOf(practice), "utf8")).toContain("not,a note\n");
    expect(practice.notes()).toHaveLength(1);
  });

  test("what is no figure, or too long, is refused and nothing is written", () => {
    const practice = scratchPractice();
    const tooLong = { ...FIGURE, text: "x".repeat(501) };
    expect(() => practice.writeNote(tooLong)).toThrow("500 characters");
    expect(() => practice.writeNote({ ...FIGURE, of: "../x", text: "a" })).toThrow("belongs to");
    expect(existsSync(fileOf(practice))).toBe(false);
  });
});

test("written by the API, a note stands on the page at once, and in no log", async () => {
  const practice = await officeOnly();
  const logged: string[] = [];
  const app = createApp(practice, { log: (line) => logged.push(line) });
  const page = () => app.request("/api/pages/budget?period=2025-06");
  const before = (await page()).headers.get("etag");
  const write = (body: object) =>
    app.request("/api/notes", { method: "POST", body: JSON.stringify(body) });
  expect((await write({ ...FIGURE, text: "fewer forms" })).status).toBe(200);
  expect((await write({ ...FIGURE, place: "bridge", of: "net_income", text: "fine" })).status).toBe(
    200,
  );
  const after = await page();
  expect(after.headers.get("etag")).not.toBe(before);
  const { panels } = (await after.json()) as Awaited<ReturnType<Practice["page"]>>;
  const of = (id: string) => panels.find((panel) => panel.id === id)!;
  expect(of("statement").rows["note"]![0]).toBe("1");
  expect(of("statement").notes[0]).toMatch(/^Note 1, Office: fewer forms \(/);
  expect(of("bridge").notes).toContainEqual(expect.stringMatching(/^Note 1, Net income: fine/));
  const all = (await (await app.request("/api/notes")).json()) as Note[];
  expect(all.map(({ text }) => text)).toEqual(["fewer forms", "fine"]);
  expect((await write({ ...FIGURE, place: "wall", text: "x" })).status).toBe(400);
  expect((await write({ ...FIGURE, of: "no such", text: "x" })).status).toBe(400);
  expect(logged).toEqual([]);
  expect(readFileSync(practice.folder.journal, "utf8")).not.toContain("fewer forms");
});
