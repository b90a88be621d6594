/** Describing a layout at the terminal: by questions, and by a file that is completed. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { askMapping } from "../../../engine/cli/ask_mapping.ts";
import { Questions } from "../../../engine/cli/questions.ts";
import type { ImportReport, Mapping, MappingDraft } from "../../../engine/contract.ts";
import { drop, scratchPractice } from "../../scratch.ts";
import { cli } from "../../terminal.ts";

const EXPORT = [
  "Txn No,What,Line,Doctor,Amt,DOS,Posted",
  "1,CHG,1,Lee,100.00,01/05/2026,01/06/2026",
  "2,PMT,1,Lee,70.00,01/05/2026,02/03/2026",
].join("\n");

/** Answers each question whose text comes by with keys, in order. */
function answering(answers: readonly (readonly [question: RegExp, keys: readonly string[]])[]) {
  const input = new PassThrough();
  const output = new PassThrough();
  let shown = "";
  let next = 0;
  output.on("data", (part: Buffer) => {
    shown += part.toString();
    const answer = answers[next];
    if (!answer?.[0].test(shown)) return;
    shown = "";
    next++;
    for (const key of answer[1]) setTimeout(() => input.write(key), 5);
  });
  return { terminal: { input, output }, left: () => answers.slice(next).map(([text]) => text) };
}

const ENTER = "\r";
const DOWN = "\u001b[B";
const UP = "\u001b[A";

test("by questions: what is not sure is asked, and an answer can change what was guessed", async () => {
  const practice = scratchPractice();
  const path = drop(practice, "dump.csv", EXPORT);
  const draft = (template: string | null) => practice.draftMapping(path, template);
  const { terminal, left } = answering([
    [/What does this file hold/, [ENTER]],
    [/Are they right/, [ENTER]],
    [/type: one of the kinds below/, [DOWN, ENTER]],
    [/Name columns for some of these/, [ENTER]],
    [/How are dates written/, [ENTER]],
    [/How are amounts signed/, [ENTER]],
    [/type "CHG" means/, [DOWN, ENTER]],
    [/type "PMT" means/, [UP, ENTER]],
    [/What do you call this export/, [" of Hillside", ENTER]],
    [/A short name/, [ENTER]],
  ]);
  const mapping = await askMapping(await draft(null), draft, new Questions(terminal));
  expect(left()).toEqual([]);
  expect(mapping).toMatchObject({
    id: "dump",
    title: "dump of Hillside",
    template: "transactions",
    columns: { transaction_id: "Txn No", type: "What", amount: "Amt", post_date: "Posted" },
    days: "%m/%d/%Y",
    signs: "own",
    words: { type: { CHG: "charge", PMT: "information" } },
  });
});

test("Ctrl-C keeps nothing", async () => {
  const practice = scratchPractice();
  const path = drop(practice, "dump.csv", EXPORT);
  const draft = (template: string | null) => practice.draftMapping(path, template);
  const { terminal } = answering([[/What does this file hold/, ["\u0003"]]]);
  expect(await askMapping(await draft(null), draft, new Questions(terminal))).toBeNull();
});

test("without a terminal: the draft is completed as a file, used, and the export is read by it", () => {
  const practice = scratchPractice();
  const folder = practice.folder.path;
  const path = drop(practice, "dump.csv", EXPORT);
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [cli, ...args, "--practice", folder], { encoding: "utf8" });

  const asked = run("map", path);
  expect([asked.status, asked.stderr]).toEqual([2, expect.stringMatching(/--json/)]);
  const draft = JSON.parse(run("map", path, "--json").stdout) as MappingDraft;
  expect(draft.missing).toEqual(["type"]);
  const mapping: Mapping = {
    ...draft.mapping,
    id: "hillside",
    columns: { ...draft.mapping.columns, type: "What" },
    days: "%m/%d/%Y",
    words: { type: { CHG: "charge", PMT: "payment" } },
  };
  const file = join(folder, "draft.json");
  writeFileSync(file, JSON.stringify({ ...draft, mapping: { ...mapping, days: "%Q" } }));
  const refused = run("map", path, "--use", file);
  expect([refused.status, refused.stderr]).toEqual([2, expect.stringMatching(/days "%Q" must be/)]);
  writeFileSync(file, JSON.stringify({ ...draft, mapping }));
  expect(run("map", path, "--use", file)).toMatchObject({ status: 0 });
  expect(JSON.parse(readFileSync(join(folder, "mappings", "hillside.json"), "utf8"))).toEqual(
    mapping,
  );
  expect(JSON.parse(run("mappings", "--json").stdout)).toEqual([mapping]);
  const report = JSON.parse(run("import", path, "--json").stdout) as ImportReport;
  expect(report.files[0]).toMatchObject({ status: "loaded", format: "hillside" });
});
