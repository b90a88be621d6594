import fc from "fast-check";
import { expect, test } from "vitest";
import { BankingDays } from "../../../../engine/numbers/forecast/banking_days.ts";
import { answer } from "../../../../engine/numbers/forecast/cash.ts";
import { receiptsAhead } from "../../../../engine/numbers/forecast/hierarchy/answer.ts";
import {
  forecastOf,
  type Forecasts,
} from "../../../../engine/numbers/forecast/hierarchy/hierarchy.ts";
import { asKnown } from "../../../../engine/numbers/forecast/known.ts";
import { lastOrigin, pastOrigins } from "../../../../engine/numbers/forecast/origins.ts";
import { project } from "../../../../engine/numbers/forecast/projection.ts";
import { driverErrors } from "../../../../engine/numbers/forecast/simulation/driver_errors.ts";
import { PATH_DAYS, weeksOf } from "../../../../engine/numbers/forecast/simulation/simulation.ts";
import { errorsOf, seenFrom, tryOut } from "../../../../engine/numbers/forecast/trial.ts";
import { anyEvidence } from "./any_evidence.ts";
import { expectPartsOf } from "./hierarchy/parts.ts";
import { expectSound } from "./sound.ts";

test("whatever the past was, a forecast is whole: no holes, parts that sum, bands in order", () => {
  fc.assert(
    fc.property(anyEvidence, (evidence) => {
      const { outlook, hierarchy } = JSON.parse(JSON.stringify(forecastOf(evidence))) as Forecasts;
      for (const [unit, steps] of [
        ["week", 13],
        ["month", 24],
      ] as const) {
        const cash = answer(outlook, {
          unit,
          steps,
          seed: 1,
          knownAt: null,
          minimum: "100.00",
          limit: "500.00",
          annualRate: "0.08",
        });
        expectSound(cash);
        const reach = Math.min(steps, unit === "week" ? 13 : 6);
        expectPartsOf(cash.steps.slice(0, reach), (by) =>
          receiptsAhead(hierarchy, { unit, steps: reach, by, knownAt: null }),
        );
      }
    }),
    { numRuns: 60, seed: 1 },
  );
});

test("whatever the past was, its drivers' errors add up to what receipts and cash were off by", () => {
  let tried = 0;
  fc.assert(
    fc.property(anyEvidence, (evidence) => {
      const last = lastOrigin(evidence)!;
      const days = new BankingDays(evidence.since, last.day + PATH_DAYS + 40, evidence.holidays);
      const now = project(asKnown(evidence, last, days), last.day + PATH_DAYS);
      const past = pastOrigins(evidence).filter(({ day }) => day + PATH_DAYS <= last.day);
      for (const origin of past.slice(-2)) {
        const trial = tryOut(evidence, origin, now.known, now.actual);
        const seen = seenFrom(now);
        const errors = errorsOf(trial, "payment_lags", seen);
        const parts = driverErrors(trial, "payment_lags", seen);
        if (!errors || !parts) continue;
        tried++;
        const sum = (only: boolean): number[] =>
          parts.drivers
            .filter(({ isPayment }) => !only || !isPayment)
            .reduce(
              (all, { weeks }) => all.map((each, i) => each + weeks[i]!),
              weeksOf(errors.net).map(() => 0),
            );
        for (const [found, wanted] of [
          [sum(true), weeksOf(errors.receipts)],
          [sum(false), weeksOf(errors.net)],
        ] as const) {
          const size = Math.max(1, ...wanted.map(Math.abs), ...found.map(Math.abs));
          found.forEach((each, i) => expect(Math.abs(each - wanted[i]!) / size).toBeLessThan(1e-6));
        }
      }
    }),
    { numRuns: 120, seed: 2 },
  );
  expect(tried).toBeGreaterThan(5);
});
