import { join } from "node:path";
import { expect, test } from "vitest";
import { writeExamplePractice } from "../../../../datasets/generate/index.ts";
import { collectFiles } from "../../../../engine/spine/collect.ts";
import { openPractice } from "../../../../engine/spine/open.ts";
import { scratchFolder, scratchPractice } from "../../../scratch.ts";

test("the same files in another order, in one import or in two, give the same forecast", async () => {
  const dir = join(scratchFolder(), "example");
  await writeExamplePractice({ dir, providers: 1, months: 9 });
  const files = collectFiles(openPractice(dir).folder.waiting());
  const knownAt = "2026-11-05T12:00:00Z";
  const settings = { time_zone: "America/Chicago" };
  const one = scratchPractice(settings);
  await one.import([{ paths: files, knownAt }]);
  const expected = await one.forecastCash();
  expect(expected.backtest.payment_lags_mape).not.toBeNull();

  const other = scratchPractice(settings);
  const half = Math.floor(files.length / 2);
  await other.import([{ paths: files.slice(half).toReversed(), knownAt }]);
  await other.import([{ paths: files.slice(0, half).toReversed(), knownAt }]);
  expect(await other.forecastCash()).toEqual(expected);
});
