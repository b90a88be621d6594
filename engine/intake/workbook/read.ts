/**
 * A workbook's sheets as text, read in a fence: a thread that may take so much memory and so much time,
 * and no more.
 */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { NotText } from "../not_text.ts";
import { tooMuch } from "./refusals.ts";
import type { SheetText } from "./sheet_text.ts";
import type { Answer, Task } from "./worker.ts";

const MEGABYTES = 512;
const MILLISECONDS = 120_000;

/** A thread that has done its work and waits for more. */
let idle: Worker | null = null;

/** @throws {NotText} */
export async function sheetsOf(task: Task): Promise<SheetText[]> {
  const worker = idle ?? begun();
  idle = null;
  const answer = await answerOf(worker, task);
  if (idle === null) idle = worker;
  else await worker.terminate();
  worker.unref();
  if (answer.bad === null) return answer.sheets;
  throw new NotText(answer.bad.code, answer.bad.message, answer.bad.fix);
}

/** The same file beside this one, in TypeScript or as it was built. */
function begun(): Worker {
  const ending = import.meta.url.slice(import.meta.url.lastIndexOf("."));
  return new Worker(new URL(`./worker${ending}`, import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES, maxYoungGenerationSizeMb: 64 },
  });
}

async function answerOf(worker: Worker, task: Task): Promise<Answer> {
  worker.ref();
  worker.postMessage(task);
  try {
    const signal = AbortSignal.timeout(MILLISECONDS);
    const [answer] = (await once(worker, "message", { signal })) as [Answer];
    return answer;
  } catch (error) {
    await worker.terminate();
    const { name, code } = error as NodeJS.ErrnoException;
    if (name === "AbortError") throw tooMuch("it takes more than two minutes to read");
    if (code === "ERR_WORKER_OUT_OF_MEMORY") throw tooMuch("it takes too much memory to read");
    throw error;
  }
}
