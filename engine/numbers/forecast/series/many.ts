/**
 * Many series at once, on as many threads as are given. Each forecast depends on its own series alone, so the
 * answer is the same on any number of threads, and in the order of the question.
 */
import { Worker } from "node:worker_threads";
import { forecastSeries, NothingToForecast, type SeriesQuestion } from "./forecast_series.ts";
import type { Dated } from "./exposure.ts";
import type { Borrowed } from "./borrowed_effect.ts";
import type { SeriesForecast } from "./forecast_series.ts";

export type NamedSeries = {
  readonly id: string;
  readonly values: readonly (number | null)[];
  /** when it was, where that is known */
  readonly dated?: Dated | null;
  /** number of its first step, counted as those of the other series */
  readonly start?: number;
  readonly borrowed?: Borrowed;
};
export type NamedForecast = { readonly id: string } & (
  | { readonly forecast: SeriesForecast; readonly problem: null }
  | { readonly forecast: null; readonly problem: string }
);

/** A thread that ended before its work did. */
export class WorkerEnded extends Error {
  override readonly name = "WorkerEnded";
}

/** Series that one thread is given at a time. */
const BATCH = 256;

/** A batch; a series that says nothing gets its problem, the others go on. */
export const forecastBatch = (
  batch: readonly NamedSeries[],
  question: SeriesQuestion,
): NamedForecast[] =>
  batch.map(({ id, values, dated, borrowed }) => {
    try {
      return {
        id,
        forecast: forecastSeries(values, { ...question, dated, borrowed }),
        problem: null,
      };
    } catch (error) {
      if (!(error instanceof NothingToForecast)) throw error;
      return { id, forecast: null, problem: error.message };
    }
  });

/**
 * Forecasts in the order of the series, as they become ready; only a few batches are in memory.
 *
 * @param threads  1 works in this thread
 */
export async function* forecastMany(
  series: AsyncIterable<NamedSeries>,
  question: SeriesQuestion,
  threads: number,
): AsyncGenerator<NamedForecast> {
  if (threads <= 1) {
    for await (const batch of batches(series)) yield* forecastBatch(batch, question);
    return;
  }
  const workers = Array.from({ length: threads }, () => new Hand(question));
  try {
    const pending: Promise<NamedForecast[]>[] = [];
    let turn = 0;
    for await (const batch of batches(series)) {
      pending.push(workers[turn++ % threads]!.give(batch));
      if (pending.length >= 2 * threads) yield* await pending.shift()!;
    }
    for (const answer of pending) yield* await answer;
  } finally {
    await Promise.all(workers.map((worker) => worker.dismiss()));
  }
}

async function* batches(series: AsyncIterable<NamedSeries>): AsyncGenerator<NamedSeries[]> {
  let batch: NamedSeries[] = [];
  for await (const one of series) {
    batch.push(one);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

type Waiting = {
  resolve: (found: NamedForecast[]) => void;
  reject: (error: Error) => void;
};

/** One thread; answers come in the order of what it was given. */
class Hand {
  readonly #worker: Worker;
  readonly #waiting: Waiting[] = [];
  #dismissed = false;

  constructor(question: SeriesQuestion) {
    this.#worker = new Worker(new URL("worker.js", import.meta.url), { workerData: question });
    this.#worker.on("message", (found: NamedForecast[]) => this.#waiting.shift()!.resolve(found));
    this.#worker.on("error", (cause) => this.#fail(cause));
    this.#worker.on("exit", () => this.#fail(null));
  }

  give(batch: NamedSeries[]): Promise<NamedForecast[]> {
    this.#worker.postMessage(batch);
    const answer = new Promise<NamedForecast[]>((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
    });
    // it is awaited in its turn; until then a failure must not count as one nobody looks at
    answer.catch(() => {});
    return answer;
  }

  async dismiss(): Promise<void> {
    this.#dismissed = true;
    await this.#worker.terminate();
  }

  #fail(cause: unknown): void {
    if (this.#dismissed) return;
    const error = new WorkerEnded("a forecasting thread ended before its work did", { cause });
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }
}
