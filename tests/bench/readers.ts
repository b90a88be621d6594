/** How long pages take ten readers at once, while nothing else is done and while a month is imported. */
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { pageNames } from "../../engine/index.ts";
import type { Practice } from "../../engine/spine/open.ts";
import { createApp } from "../../server/app.ts";

const READERS = 10;
/** Milliseconds a reader looks at a page before the next. */
const LOOKS = 200;
/** Times each reader opens every page while nothing else is done. */
const ROUNDS = 3;

/** Seconds within which 95 of 100 calls were answered, and how many calls there were. */
export type Waits = { p95: number; calls: number };

/**
 * @param importing  of the month: begins it, and ends when it was published
 * @returns waits while nothing else is done, and until the import has ended
 */
export async function waitsOfReaders(
  practice: Practice,
  importing: () => Promise<unknown>,
): Promise<{ idle: Waits; during: Waits }> {
  const app = createApp(practice);
  /** seconds of every call of one reader, who opens page after page while asked to go on */
  const read = async (first: number, goesOn: (round: number) => boolean): Promise<number[]> => {
    const seconds: number[] = [];
    for (let call = 0; goesOn(Math.floor(call / pageNames.length)); call++) {
      const page = pageNames[(first + call) % pageNames.length]!;
      const start = performance.now();
      const response = await app.request(`/api/pages/${page}`);
      if (!response.ok) throw new Error(`${page}: ${await response.text()}`);
      await response.text();
      seconds.push((performance.now() - start) / 1000);
      await sleep(LOOKS);
    }
    return seconds;
  };
  const together = async (goesOn: (round: number) => boolean): Promise<Waits> => {
    const readers = Array.from({ length: READERS }, (_, i) => read(i, goesOn));
    const seconds = (await Promise.all(readers)).flat().toSorted((a, b) => a - b);
    return { p95: seconds[Math.ceil(seconds.length * 0.95) - 1]!, calls: seconds.length };
  };
  const idle = await together((round) => round < ROUNDS);
  let underWay = true;
  const done = importing().finally(() => (underWay = false));
  const during = await together(() => underWay);
  await done;
  return { idle, during };
}
