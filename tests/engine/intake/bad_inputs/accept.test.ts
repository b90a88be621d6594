/** A person lets pass what holds a file: it comes in, the journal keeps it, and a rebuild does the same. */
import { beforeAll, expect, test } from "vitest";
import type { FileReport } from "../../../../engine/contract.ts";
import { readJournal } from "../../../../engine/spine/journal.ts";
import type { Practice } from "../../../../engine/spine/open.ts";
import { scratchPractice } from "../../../scratch.ts";
import { expectHeld, read, row, table } from "./reading.ts";

const FILES = {
  "renamed.csv": table(row("r1"), row("r2")).replace("post_date", "Posted On"),
  "total.csv": table(row("t1"), "TOTAL,,,,,,,,7803.00,,"),
  "sound.csv": table(row("s1")),
};
const ACCEPT = ["COLUMN_RENAMED?", "CONTROL_TOTAL_MISMATCH"];

let practice: Practice;
let before: Record<string, FileReport>;
let shown: Record<string, FileReport>;
let after: Record<string, FileReport>;

const kept = (): (string[] | undefined)[] =>
  readJournal(practice.folder.journal).entries.flatMap((entry) =>
    entry.action === "import" ? entry.files.map(({ accepted }) => accepted) : [],
  );

beforeAll(async () => {
  practice = scratchPractice();
  before = await read(practice, FILES, { dryRun: false });
  shown = await read(practice, FILES, { accept: ACCEPT });
  after = await read(practice, FILES, { accept: ACCEPT, dryRun: false });
});

test("held files wait, and the others come in", async () => {
  expectHeld(before["renamed.csv"], "COLUMN_RENAMED?");
  expectHeld(before["total.csv"], "CONTROL_TOTAL_MISMATCH");
  expect(before["sound.csv"]).toMatchObject({ status: "loaded" });
});

test("a dry run with the codes shows what would come in, and what was let pass", () => {
  expect(shown["renamed.csv"]).toMatchObject({ status: "loaded", accepted: ["COLUMN_RENAMED?"] });
  expect(shown["total.csv"]).toMatchObject({
    status: "loaded",
    accepted: ["CONTROL_TOTAL_MISMATCH"],
    rows: { loaded: 1 },
  });
  expect(shown["sound.csv"]).toMatchObject({ status: "duplicate" });
});

test("accepted, they come in; the journal keeps the codes with the files they were needed for", () => {
  expect(after["renamed.csv"]).toMatchObject({ status: "loaded", rows: { loaded: 2 } });
  expect(kept()).toEqual([
    undefined,
    undefined,
    undefined,
    ["COLUMN_RENAMED?"],
    ["CONTROL_TOTAL_MISMATCH"],
    undefined,
  ]);
});

test("a rebuild does the same", async () => {
  const { digest } = await practice.digest();
  expect((await practice.rebuild()).digest).toBe(digest);
  const rows = await practice.read(null, [], (session) =>
    session.rows("select count(*)::integer as n from entry"),
  );
  expect(rows).toEqual([{ n: 4 }]);
});
