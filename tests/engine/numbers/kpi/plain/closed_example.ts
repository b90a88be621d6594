/** An example practice with books on the accrual basis, whose last months were closed before the next ones came. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writeExamplePractice } from "../../../../../datasets/generate/index.ts";
import { openPractice } from "../../../../../engine/spine/open.ts";
import type { Example } from "../../../../example.ts";
import { scratchFolder } from "../../../../scratch.ts";

/** A month that was closed, and the last one whose exports were there by then. */
export type Closed = { month: string; known: string };

/** So many of the last months come one by one; the months before them come together, and the last of those are closed. */
const ONE_BY_ONE = 2;

export async function closedExample(): Promise<Example & { closed: Closed[] }> {
  const dir = join(scratchFolder(), "example");
  const made = await writeExamplePractice({ dir, providers: 1, months: 9, accrual: true });
  const practice = openPractice(dir);
  const edited = practice.folder.waiting().filter((path) => path !== practice.folder.inbox);
  const early = made.months.slice(0, -ONE_BY_ONE);
  await practice.import([
    { paths: [...edited, ...early.map((each) => each.dir)], knownAt: early.at(-1)!.knownAt },
  ]);
  const closed: Closed[] = [];
  let open = early.slice(-2);
  for (const next of made.months.slice(-ONE_BY_ONE)) {
    for (const { month } of open) {
      await practice.closeMonth(month);
      closed.push({ month, known: open.at(-1)!.month });
    }
    await practice.import([{ paths: [next.dir], knownAt: next.knownAt }]);
    open = [next];
  }
  const truth = JSON.parse(readFileSync(join(dir, "truth.json"), "utf8")) as Example["truth"];
  return { practice, dir, truth, closed };
}
