/** Every figure of the catalogue that the example's tables hold, worked out a second time by other code. */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { KpiValue } from "../../../../engine/contract.ts";
import type { Practice } from "../../../../engine/spine/open.ts";
import { exampleOf } from "../../../example.ts";
import {
  DIMENSIONS,
  plainCatalogue,
  plainMiddle,
  plainValue,
  type Plain,
  type Slicing,
} from "./plain.ts";

const KPIS =
  "RC01 RC02 RC05 RC06 RC07 RC08 RC09 RC10 RC19 RC22 RC23 RC24 RC25 RC27 RC28 RC29 RC31 RC32 RC33 RC33.90 RC35 RC35.other " +
  "AC01 AC02 AC03 AC07 AC08 AC10 CO04 CO05 CO08 PR09 PR09.service FB05 FB07 FB07.low FB07.reply";

let practice: Practice;
let plain: Map<string, Plain>;
let months: string[];

beforeAll(async () => {
  const made = await exampleOf({ providers: 3, months: 8, atOnce: true });
  practice = made.practice;
  months = Object.keys(made.truth.months);
  plain = plainCatalogue(join(made.dir, "inbox"), months);
});

afterAll(() => practice.close());

/** What the engine says of a KPI, month by month, whole or by one dimension. */
const said = (id: string, dimension: Slicing | null): Promise<KpiValue[]> =>
  practice.kpi({
    kpis: [id],
    period: `last-${months.length}-months`,
    by: [
      "month",
      ...(dimension ? [dimension] : []),
      ...(plain.get(id)!.byCategory ? (["category"] as const) : []),
    ],
  });

test("the list is what was worked out", () => {
  expect([...plain.keys()].toSorted()).toEqual(KPIS.split(" ").toSorted());
});

describe.each(KPIS.split(" "))("%s", (id) => {
  test.each([null, ...DIMENSIONS])("by %s, every month, to the last digit", async (dimension) => {
    const one = plain.get(id)!;
    const scale = /^(RC|PR|CO08)/.test(id) && !/^RC2[23]$/.test(id) ? 100 : 1;
    const names = (of: "category" | Slicing): string[] => [
      ...new Set(one.facts.map((each) => each[of])),
    ];
    let compared = 0;
    const values = await said(id, dimension);
    for (const month of months) {
      for (const name of dimension ? names(dimension) : [""]) {
        const inSlice = (each: Plain["facts"][number]): boolean =>
          !dimension || each[dimension] === name;
        const whole = plainValue(one, month, inSlice);
        for (const category of one.byCategory ? names("category") : [""]) {
          const mine = plainValue(
            one,
            month,
            (each) => inSlice(each) && each.category === category,
          );
          const bottom = one.byCategory ? whole.bottom : mine.bottom;
          const found = values.find(
            ({ period, slice }) =>
              period === month &&
              (!dimension || slice[dimension] === name) &&
              (!one.byCategory || slice["category"] === category),
          );
          const where = [month, name, category];
          const figures = [found?.numerator ?? 0, found?.denominator ?? 0].map(Number);
          expect([...where, figures[0]!.toFixed(6)]).toEqual([
            ...where,
            (mine.top / scale || 0).toFixed(6),
          ]);
          if (bottom !== null && found) {
            expect([...where, figures[1]!.toFixed(6)]).toEqual([
              ...where,
              (bottom / scale || 0).toFixed(6),
            ]);
            if (bottom !== 0) {
              const middle = (): number => plainMiddle(one, month, inSlice);
              expect(found.value).toBeCloseTo(one.middle ? middle() : mine.top / bottom, 7);
            } else expect(found.value).toBeNull();
          }
          if (found && found.n > 0) compared++;
        }
      }
    }
    expect(compared).toBeGreaterThan(0);
    expect(values.filter(({ n }) => n > 0).length).toBe(compared);
  });
});
