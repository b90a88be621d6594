/** What figures must do when every amount is scaled and when two practices become one. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { KpiValue } from "../../engine/contract.ts";
import { catalogue } from "../../engine/numbers/kpi/catalogue.ts";
import { parseSettings } from "../../engine/practice.ts";
import { DEPTH } from "../depth.ts";
import { drop, scratchPractice } from "../scratch.ts";
import { exportsOf, textOf, visits, type Export } from "./exports.ts";

const RUNS = { numRuns: 2 * DEPTH, endOnFailure: true };
/** A practice that has something of every definition; the others are whatever chance brings. */
const RICH = fc.sample(visits, { seed: 3, numRuns: 1 }).map((some): [typeof some] => [some]);
const LIMIT = { timeout: 240_000 * DEPTH };
const PARTS = ["numerator", "denominator"] as const;

/** The exports that these practices have; what is made of others, too, is not told here and not scaled. */
const EXPORTS = ["transaction", "appointment", "ledger", "account"];
/** Made of them and not told of these practices. */
const UNTOLD: Record<string, string> = {
  "AC08 CO04 CO05 CO05.59 CO05.procedure PR05": "no procedure codes",
  "AC09 AC09.lobby AC10 AC12 AC12.refilled AC13 AC13.preregistered RC32 TE04":
    "appointments without arrivals, answers, cancellations, checks, registration or copays",
  "CO01 CO02 RC22 RC23 RC23.all": "no days of billing",
  "CO02.unsigned": "appointments without notes that are signed",
  "CO08.same": "nobody is told to have entered anything",
  "CO08.refund": "refunds of what was no credit",
  CO09: "no month is closed",
  "CO10 CO11": "no limit is set",
  "FI13.payable PE07.agency": "no payables or agency staff in the books",
  RC29: "every receipt is of a charge",
};
const untold = new Set(Object.keys(UNTOLD).flatMap((ids) => ids.split(" ")));

/** The definitions whose parts are sums of money, and those where a sum of money is divided by a count. */
const IN_MONEY = new Set(
  (
    "FI01 FI02 FI03 FI05 FI06 FI08 FI09 FI09.after FI14 FI15 SU01 RC01 RC01.debit RC02 RC04 RC05 RC06 RC07 RC08 RC09 RC10 RC19 RC24 RC25 RC25.payments RC27 RC28 RC31 RC33 " +
    "RC33.90 RC33.owed RC34.value RC35 RC35.other RC38 CO03 CO08 PR09 PR09.service"
  ).split(" "),
);
const BY_COUNT = new Set(["FI04", "PR03"]);
/** Reckoned with the average charge of a visit, which two practices together do not share. */
const BY_AVERAGE = new Set(["RC34.value"]);

/** Of a forecast, which is rounded to cents and of a whole is not the sum of its parts'. */
const FORESEEN = /^FI1[12]/;

const CENT = 100_000_000n;

type Figures = Map<string, KpiValue>;

const keyOf = ({ kpi, period, slice }: KpiValue): string =>
  `${kpi} ${period} ${slice["category"] ?? ""}`;

/** Every figure of every month, by what it is of. */
async function figuresOf(files: readonly Export[]): Promise<Figures> {
  const practice = scratchPractice();
  const paths = files.map((file, i) => drop(practice, `${i}-${file.name}.csv`, textOf(file)));
  await practice.import([{ paths, knownAt: null }]);
  const values = await practice.kpi({ period: "2025-01..2025-12", by: ["month"] });
  practice.close();
  return new Map(
    values.filter(({ kpi }) => !FORESEEN.test(kpi)).map((value) => [keyOf(value), value]),
  );
}

/** A decimal as a whole number of its tenth decimal places. */
function exact(text: string | null | undefined): bigint {
  const [, sign, whole, part = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text ?? "0")!;
  return BigInt(`${sign}${whole}${part.padEnd(10, "0").slice(0, 10)}`);
}

/**
 * Equal to the ninth decimal place; what is reckoned per day is a quotient, rounded in the tenth, and
 * an average charge is rounded to a cent for each row.
 */
function expectEqual(of: readonly string[], one: bigint, other: bigint, averages = 0): void {
  const off = one < other ? other - one : one - other;
  const near = off < 10n + BigInt(averages) * CENT * 4n;
  expect([...of, near ? other : one]).toEqual([...of, other]);
}

test("every amount times 7: sums of money are 7 times as much, all else stays", LIMIT, async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(visits, async (some) => {
      const once = await figuresOf(exportsOf(some));
      const seven = await figuresOf(exportsOf(some, "", 7));
      expect([...seven.keys()].sort()).toEqual([...once.keys()].sort());
      for (const [key, value] of once) {
        const scaled = seven.get(key)!;
        const averages = BY_AVERAGE.has(value.kpi) ? value.n : 0;
        for (const part of PARTS) {
          const inMoney =
            IN_MONEY.has(value.kpi) || (BY_COUNT.has(value.kpi) && part === "numerator");
          const times = inMoney ? 7n : 1n;
          expectEqual([key, part], exact(scaled[part]), times * exact(value[part]), averages);
        }
        expect([key, scaled.n]).toEqual([key, value.n]);
        if (value.numerator !== null) seen.add(value.kpi);
      }
    }),
    { ...RUNS, examples: RICH },
  );
  expect([...IN_MONEY, ...BY_COUNT].filter((kpi) => !seen.has(kpi))).toEqual([]);
  const told = catalogue(parseSettings("{}", "practice.json").policies).filter(
    ({ id, needs }) => needs.every((feed) => EXPORTS.includes(feed)) && !FORESEEN.test(id),
  );
  expect(told.map(({ id }) => id).filter((id) => !seen.has(id) && !untold.has(id))).toEqual([]);
});

test("the union of two practices is the sum of both, figure by figure", LIMIT, async () => {
  await fc.assert(
    fc.asyncProperty(visits, visits, async (left, right) => {
      const [a, b] = [exportsOf(left, "a"), exportsOf(right, "b")];
      const one = await figuresOf(a);
      const other = await figuresOf(b);
      const both = await figuresOf([...a, ...b]);
      for (const [key, value] of both) {
        if (BY_AVERAGE.has(value.kpi)) continue;
        for (const part of PARTS) {
          const sum = partOf(one, value, part) + partOf(other, value, part);
          expectEqual([key, part], exact(value[part]), sum);
        }
        const rows = (one.get(key)?.n ?? 0) + (other.get(key)?.n ?? 0);
        expect([key, value.n]).toEqual([key, rows]);
      }
    }),
    RUNS,
  );
});

/** A part of a figure; where nothing falls into its category, the whole it would be a share of. */
function partOf(figures: Figures, of: KpiValue, part: (typeof PARTS)[number]): bigint {
  const own = figures.get(keyOf(of));
  if (own || part === "numerator") return exact(own?.[part]);
  const alike = [...figures.values()].find(
    ({ kpi, period }) => kpi === of.kpi && period === of.period,
  );
  return exact(alike?.denominator);
}
