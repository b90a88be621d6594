/** The same rows are the same practice, however they come: one digest. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { DEPTH } from "../depth.ts";
import { drop, scratchPractice } from "../scratch.ts";
import { exportsOf, LAST, textOf, visits, type Export, type Visit } from "./exports.ts";

const RUNS = { numRuns: 2 * DEPTH, endOnFailure: true };

/** Imports files, those of one list at a time, and answers what the practice then is. */
async function digestOf(drops: readonly (readonly Export[])[]): Promise<string> {
  const practice = scratchPractice();
  for (const [i, files] of drops.entries()) {
    const paths = files.map((file) => drop(practice, `${i}-${file.name}.csv`, textOf(file)));
    const [report] = await practice.import([{ paths, knownAt: null }]);
    for (const file of report!.files) {
      const { read, loaded, unchanged, superseded, quarantined, ignored } = file.rows;
      expect(read).toBe(loaded + unchanged + superseded + quarantined + ignored);
      expect([file.path, quarantined]).toEqual([file.path, 0]);
    }
  }
  const { digest } = await practice.digest();
  practice.close();
  return digest;
}

/** Numbers that say how rows are shuffled, dealt out and repeated. */
const dice = fc.array(fc.nat({ max: 999 }), { minLength: 64, maxLength: 64 });

const roll = (numbers: readonly number[]) => {
  let at = 0;
  return (sides: number): number => (numbers[at++ % numbers.length]! * 7919 + at) % sides;
};

function shuffled<T>(items: readonly T[], pick: (sides: number) => number): T[] {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = pick(i + 1);
    [copy[i], copy[j]] = [copy[j]!, copy[i]!];
  }
  return copy;
}

/** Deals the rows of an export out to files of the same layout. */
function dealt(file: Export, files: number, pick: (sides: number) => number): Export[] {
  const parts = Array.from({ length: files }, (_, i) => ({
    ...file,
    name: `${file.name}-${i}`,
    rows: [] as string[],
  }));
  for (const row of file.rows) parts[pick(files)]!.rows.push(row);
  return parts.filter((part) => part.rows.length > 0);
}

const same = (
  name: string,
  change: (files: Export[], pick: (sides: number) => number) => Export[][],
): void =>
  test(name, { timeout: 240_000 * DEPTH }, async () => {
    await fc.assert(
      fc.asyncProperty(visits, dice, async (seen, numbers) => {
        const files = exportsOf(seen);
        const as = change(files, roll(numbers));
        expect(await digestOf(as)).toBe(await digestOf([files]));
      }),
      RUNS,
    );
  });

same("order: rows and files in any order", (files, pick) => [
  shuffled(
    files.map((file) => ({ ...file, rows: shuffled(file.rows, pick) })),
    pick,
  ),
]);

same("split: the rows of a file dealt out to several, one import each", (files, pick) =>
  shuffled(
    files.flatMap((file) => dealt(file, 2, pick)),
    pick,
  ).map((file) => [file]),
);

same("repeat: files that were imported come again, alone and among others", (files, pick) => [
  files.slice(0, 2),
  shuffled(files, pick),
  [files[pick(files.length)]!],
]);

same("overlap: a file brings rows again that an earlier one had", (files, pick) => [
  files.map((file) => ({ ...file, rows: file.rows.slice(0, 1 + pick(file.rows.length)) })),
  files,
]);

same("interleave: files of two halves, one of this and one of that", (files, pick) => {
  const halves = files.map((file) => dealt(file, 2, pick));
  return [0, 1].flatMap((half) => halves.map((each) => (each[half] ? [each[half]] : [])));
});

same("rename: the same files under other names", (files, pick) => [
  files.map((file) => ({ ...file, name: `Copy (${pick(99)}) of ${file.name} – März` })),
]);

test("one visit billed to two payers, whichever of its rows came first", async () => {
  const seen = Array.from({ length: 14 }, (_, i): Visit => ({
    ...LAST,
    day: 3,
    payer: i % 3,
    charge: 10_000 + (i % 4),
  }));
  const files = exportsOf(seen);
  const turned = files.map((file) => ({ ...file, rows: file.rows.toReversed() }));
  expect(await digestOf([turned])).toBe(await digestOf([files]));
});
