import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Month } from "../../engine/calendar.ts";
import { monthlyExports } from "./monthly_exports.ts";
import { settingsOf, type ExampleOptions } from "./options.ts";
import { makeWorld } from "./world/world.ts";
import { writePracticeFiles, writePracticeJson } from "./write/practice_files.ts";
import { writeText } from "./write/text_file.ts";

export { BadExampleOption, type ExampleOptions } from "./options.ts";

/** Where an example practice was written. */
export type ExamplePractice = {
  readonly dir: string;
  /** paths of everything written, `truth.json` included */
  readonly files: string[];
  /** path of `truth.json` */
  readonly truth: string;
  /** each month's inbox folder, and when its manager had the files: noon of the 5th of the next month, UTC */
  readonly months: { month: Month; dir: string; knownAt: string }[];
};

/** The folder already holds something that is not ours to overwrite. */
export class FolderInUse extends Error {
  constructor(dir: string, found: string) {
    super(`${dir} already holds ${found}; name an empty folder for the example practice`);
    this.name = "FolderInUse";
  }
}

/**
 * Simulates a primary care practice and writes a practice folder: its exports month by month as its
 * systems write them, what people edit, and `truth.json`, what the exports add up to. The same
 * options give the same bytes on any machine, day and time zone. `practice.json` is written last,
 * so a folder that has one is complete.
 *
 * @throws {BadExampleOption} on an option out of range
 * @throws {FolderInUse} when the folder holds a practice or an inbox
 */
export async function writeExamplePractice(options: ExampleOptions): Promise<ExamplePractice> {
  const settings = settingsOf(options);
  const { dir, onProgress } = options;
  await claimFolder(dir);

  const world = makeWorld(settings);
  const { calendar } = world;
  const exports = monthlyExports(world, join(dir, "inbox"));
  const { simulation } = exports;
  const total = calendar.month(calendar.last) - calendar.month(calendar.start) + 1;

  for (let day = calendar.start; day <= calendar.last; day++) {
    if (day >= calendar.first) await exports.beginDay(day);
    simulation.live(day);
    if (day !== calendar.lastOf(calendar.month(day))) continue;
    if (day >= calendar.first) await exports.endMonth(calendar.month(day));
    else simulation.journal.takeMonth();
    onProgress?.(
      calendar.month(day) - calendar.month(calendar.start) + 1,
      total,
      calendar.monthText(calendar.month(day)),
    );
  }
  for (let day = calendar.last + 1; day <= calendar.printDay(calendar.months.length - 1); day++) {
    await exports.beginDay(day);
    simulation.keepDiary(day);
  }

  const { books, budget } = simulation;
  const edited = await writePracticeFiles(dir, world, books.staff, books.loan);
  await writeText(
    join(dir, "budget.csv"),
    `version,month,line,payer,amount,behaviour\n${budget.rows.join("")}`,
  );
  edited.push({ name: "budget.csv", rows: budget.rows.length });
  const truth = join(dir, "truth.json");
  await writeText(truth, exports.truth(edited));
  await writePracticeJson(dir);

  return {
    dir,
    files: [
      ...exports.files.map((name) => join(dir, "inbox", name)),
      ...edited.map(({ name }) => join(dir, name)),
      truth,
      join(dir, "practice.json"),
    ],
    truth,
    months: calendar.months.map((month, i) => ({
      month,
      dir: join(dir, "inbox", month),
      knownAt: `${calendar.iso(calendar.printDay(i) + 1)}T12:00:00.000Z`,
    })),
  };
}

async function claimFolder(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true });
  const found = (await readdir(dir)).find((name) => name === "practice.json" || name === "inbox");
  if (found) throw new FolderInUse(dir, found);
}
