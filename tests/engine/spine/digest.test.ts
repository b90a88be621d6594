import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { writeExamplePractice } from "../../../datasets/generate/index.ts";
import { openPractice, type Practice } from "../../../engine/spine/open.ts";
import { collectFiles } from "../../../engine/spine/collect.ts";
import { drop, scratchFolder, scratchPractice } from "../../scratch.ts";

let files: string[];
let expected: { digest: string; cells: number };

beforeAll(async () => {
  const dir = join(scratchFolder(), "example");
  await writeExamplePractice({ dir, providers: 2, months: 3 });
  const folder = openPractice(dir).folder;
  files = collectFiles(folder.waiting());
  const practice = emptyPractice();
  await practice.import([{ paths: files, knownAt: KNOWN_AT }]);
  expected = await practice.digest();
});

const emptyPractice = (): Practice => scratchPractice({ time_zone: "America/Chicago" });

/** Lists are told as of the day they came, so that all of it comes on one. */
const KNOWN_AT = "2026-11-05T12:00:00Z";

/** A shuffle that is the same every time. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  const copy = [...items];
  let state = seed;
  for (let i = copy.length - 1; i > 0; i--) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const j = state % (i + 1);
    [copy[i], copy[j]] = [copy[j]!, copy[i]!];
  }
  return copy;
}

describe("equal data give one digest", () => {
  test("the digest covers cells", () => {
    expect(expected.cells).toBeGreaterThan(1000);
    expect(expected.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each([1, 2])(
    "files in any order, one import each or some together (seed %i)",
    async (seed) => {
      const practice = emptyPractice();
      const order = shuffled(files, seed);
      const cut = Math.floor(order.length / 2);
      await practice.import([
        { paths: order.slice(0, cut), knownAt: "2026-11-07T12:00:00Z" },
        { paths: order.slice(cut), knownAt: KNOWN_AT },
      ]);
      expect(await practice.digest()).toEqual(expected);
    },
  );

  test("two imports in either order, the second repeated", async () => {
    const [a, b] = [files.filter((_, i) => i % 2 === 0), files.filter((_, i) => i % 2 === 1)];
    for (const [first, second] of [
      [a, b],
      [b, a],
    ]) {
      const practice = emptyPractice();
      await practice.import([{ paths: first!, knownAt: KNOWN_AT }]);
      await practice.import([{ paths: second!, knownAt: KNOWN_AT }]);
      const [again] = await practice.import([{ paths: second!, knownAt: KNOWN_AT }]);
      expect(again!.files.every((file) => file.status === "duplicate")).toBe(true);
      expect(await practice.digest()).toEqual(expected);
    }
  });

  test("a transaction file split in two at a record, header repeated", async () => {
    const practice = emptyPractice();
    const split = files.flatMap((path) => {
      if (!basename(path).startsWith("transactions_")) return [path];
      const lines = readFileSync(path, "utf8").split("\r\n");
      const header = lines.findIndex((line) => line.startsWith("Trans ID"));
      const rows = lines.slice(header + 1).filter((line) => /^T\d/.test(line));
      const middle = Math.floor(rows.length / 2);
      return [rows.slice(0, middle), rows.slice(middle)].map((part, i) =>
        drop(
          practice,
          `part-${i}-${basename(path)}`,
          [...lines.slice(0, header + 1), ...part, ""].join("\r\n"),
        ),
      );
    });
    await practice.import([{ paths: split, knownAt: KNOWN_AT }]);
    expect(await practice.digest()).toEqual(expected);
  });

  test("rows of a file in another order, saved with other line ends and a byte-order mark", async () => {
    const practice = emptyPractice();
    const changed = files.map((path) => {
      if (!basename(path).startsWith("survey_")) return path;
      const [header, ...rows] = readFileSync(path, "utf8").trimEnd().split(/\r?\n/);
      return drop(
        practice,
        basename(path),
        `\uFEFF${[header, ...shuffled(rows, 3)].join("\r\n")}\r\n`,
      );
    });
    await practice.import([{ paths: changed, knownAt: KNOWN_AT }]);
    expect(await practice.digest()).toEqual(expected);
  });

  test("rebuilt from the archive and the journal after the warehouse was deleted", async () => {
    const practice = emptyPractice();
    const [a, b] = [files.slice(0, 9), files.slice(9)];
    await practice.import([{ paths: a, knownAt: KNOWN_AT }]);
    const [second] = await practice.import([{ paths: b, knownAt: KNOWN_AT }]);
    expect(await practice.rebuild()).toEqual(expected);
    const taken = await practice.undo(second!.import_id!);
    const alone = emptyPractice();
    await alone.import([{ paths: a, knownAt: KNOWN_AT }]);
    expect(taken.digest).toBe((await alone.digest()).digest);
    await practice.import([{ paths: b, knownAt: KNOWN_AT }]);
    expect(await practice.digest()).toEqual(expected);
  });

  test("a dry run keeps nothing", async () => {
    const practice = emptyPractice();
    const [report] = await practice.import([{ paths: files, knownAt: KNOWN_AT }], { dryRun: true });
    expect(report!.files.every((file) => file.status === "loaded")).toBe(true);
    expect(practice.imports()).toEqual([]);
    await expect(practice.digest()).rejects.toThrow("nothing has been imported");
  });
});
