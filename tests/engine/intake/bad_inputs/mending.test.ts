/** Rows held back are written as they stood, with what is wrong in front; mended and imported, they count. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { Practice } from "../../../../engine/spine/open.ts";
import { scratchFolder, scratchPractice } from "../../../scratch.ts";
import { HEADER, read, row, table } from "./reading.ts";

const BAD: readonly (readonly [problem: string, record: string])[] = [
  ["TOO_MANY_DECIMALS", row("b1", { amount: "12.345" })],
  ["AMOUNT_MISSING", row("b2", { amount: "" })],
  ["WORD_UNKNOWN", row("b3").replace("charge", "gift")],
  ["TOO_MANY_FIELDS", `${row("b4")},x`],
  ["QUOTE_STRAY", row("b5", { provider: 'Dr "Lee' })],
  ["CONTROL_CHAR", row("b6", { provider: "L\u0000e" })],
  ["FIELD_MISSING", row("")],
];

let practice: Practice;
let mending: string;

beforeAll(async () => {
  practice = scratchPractice();
  const file = table(row("a"), ...BAD.map(([, record]) => record), row("c"));
  await read(practice, { "half.csv": file }, { dryRun: false });
  const out = join(scratchFolder(), "mend.csv");
  expect(await practice.writeQuarantine(out)).toEqual([out]);
  mending = readFileSync(out, "utf8");
});

test("each row stands as it was received, with its problem and field", async () => {
  const [header, ...records] = mending.trimEnd().split("\n");
  expect(header).toContain("Problem,Field,");
  expect(await practice.quarantine()).toMatchObject(
    BAD.map(([problem], i) => ({ file: "half.csv", problem, line: i + 3 })),
  );
  expect(records.map((record, i) => record.endsWith(`,${BAD[i]![1]}`))).toEqual(
    BAD.map(() => true),
  );
});

test("mended and imported, a row counts and leaves the quarantine", async () => {
  const [header, first] = mending.split("\n");
  const mended = `${header}\n${first!.replace("12.345", "12.35")}\n`;
  const { "mend.csv": file } = await read(practice, { "mend.csv": mended }, { dryRun: false });
  expect(file).toMatchObject({
    status: "loaded",
    rows: { loaded: 1 },
    amounts: { charges: "12.35" },
  });
  expect((await practice.quarantine()).map(({ problem }) => problem)).toEqual(
    BAD.slice(1).map(([problem]) => problem),
  );
});

test("a quoted field with a line end keeps the rows below it on their lines", async () => {
  const quoted = `${HEADER}\n${row("q1", { provider: '"Lee, ""Jo""\n MD"' })}\n${row("q2", { amount: "x" })}\n`;
  await read(practice, { "quoted.csv": quoted }, { dryRun: false });
  expect(await practice.quarantine()).toContainEqual(
    expect.objectContaining({ file: "quoted.csv", line: 4, problem: "AMOUNT_FORMAT" }),
  );
  const { rows } = await practice.trace("RC25", {
    period: "2025-01",
    category: "Unclassified",
    slice: { provider: ['Lee, "Jo"\n MD'] },
  });
  expect(rows).toMatchObject([{ provider: 'Lee, "Jo"\n MD', line: 2 }]);
});
