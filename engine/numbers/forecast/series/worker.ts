/** A thread that forecasts the batches it is given. */
import { parentPort, workerData } from "node:worker_threads";
import type { SeriesQuestion } from "./forecast_series.ts";
import { forecastBatch, type NamedSeries } from "./many.ts";

const question = workerData as SeriesQuestion;
parentPort!.on("message", (batch: NamedSeries[]) => {
  parentPort!.postMessage(forecastBatch(batch, question));
});
