/** An example practice made and imported month by month, for tests that need a living one. */
import { join } from "node:path";
import { writeExamplePractice } from "../datasets/generate/index.ts";
import { openPractice, type Practice } from "../engine/spine/open.ts";
import { scratchFolder } from "./scratch.ts";

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
};

/**
 * Makes the practice in a scratch folder and imports it as its manager did, a batch a month, or all of
 * it at once on the day the last month came.
 */
export async function exampleOf({
  atOnce = false,
  ...options
}: {
  providers: number;
  months: number;
  seed?: number;
  atOnce?: boolean;
}): Promise<Example> {
  const dir = join(scratchFolder(), "example");
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
  const { readFileSync } = await import("node:fs");
  return { practice, dir, truth: JSON.parse(readFileSync(made.truth, "utf8")) as Truth };
}
