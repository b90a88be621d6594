/** An example practice made and imported month by month, for tests that need a living one. */
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { inject } from "vitest";
import { writeExamplePractice } from "../datasets/generate/index.ts";
import { openPractice, type Practice } from "../engine/spine/open.ts";
import { openScratch, scratchFolder } from "./scratch.ts";

export type Example = { practice: Practice; dir: string; truth: Truth };

/** Flows of a month for one payer, provider or place, as the simulation counted them. */
export type Flows = {
  charges: string;
  payments: string;
  adjustments: string;
  refunds: string;
  transfers: string;
  ar_closing: string;
};

// eslint-disable-next-line typescript/no-explicit-any
export type Truth = {
  months: Record<string, any>;
  files: Record<string, { rows: number }>;
  payers: Record<string, any>;
  /** what was put there for a manager to find */
  planted: any;
};

type Options = { providers: number; months: number; seed?: number; atOnce?: boolean };

/**
 * Makes the practice in a scratch folder and imports it as its manager did, a batch a month, or all of
 * it at once on the day the last month came. Each caller has a copy of its own; what several test files of
 * one run ask for alike is made once.
 */
export async function exampleOf(options: Options): Promise<Example> {
  const dir = join(scratchFolder(), "example");
  cpSync(await madeOnce(options), dir, { recursive: true });
  const truth = JSON.parse(readFileSync(join(dir, "truth.json"), "utf8")) as Truth;
  return { practice: openScratch(dir), dir, truth };
}

async function madeOnce(options: Options): Promise<string> {
  const { providers, months, seed, atOnce } = options;
  const name = [providers, months, seed ?? "", atOnce ? "at once" : "by month"].join(" ");
  const finished = join(inject("examples"), name);
  const beingMade = `${finished}, being made`;
  while (!existsSync(finished)) {
    try {
      mkdirSync(beingMade);
    } catch {
      await sleep(100);
      continue;
    }
    try {
      if (!existsSync(finished))
        renameSync(await make(join(beingMade, "example"), options), finished);
    } finally {
      rmSync(beingMade, { recursive: true, force: true });
    }
  }
  return finished;
}

async function make(dir: string, { atOnce = false, ...options }: Options): Promise<string> {
  const made = await writeExamplePractice({ dir, ...options });
  const practice = openPractice(dir);
  const [first, ...rest] = made.months;
  const edited = practice.folder.waiting().filter((path) => path !== practice.folder.inbox);
  await practice.import(
    atOnce
      ? [{ paths: practice.folder.waiting(), knownAt: made.months.at(-1)!.knownAt }]
      : [
          { paths: [...edited, first!.dir], knownAt: first!.knownAt },
          ...rest.map((month) => ({ paths: [month.dir], knownAt: month.knownAt })),
        ],
  );
  practice.close();
  return dir;
}
