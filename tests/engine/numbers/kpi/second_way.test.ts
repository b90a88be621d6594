/** Every figure of the catalogue, worked out a second time by other code. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { KpiValue } from "../../../../engine/contract.ts";
import type { Practice } from "../../../../engine/spine/open.ts";
import { exampleOf } from "../../../example.ts";
import { DIMENSIONS, figureOf, type Fact, type Plain, type Slicing } from "./plain/fact.ts";
import { plainCatalogue } from "./plain/index.ts";
import { before, monthOf, together } from "./plain/read.ts";

/** What the example's exports do not hold, so that there is nothing to work out. */
const NOT_TOLD: Record<string, string> = {
  "CO02.unsigned": "no list of appointments that says when notes were signed",
  "FI13.payable": "no payables in books on the cash basis",
  QU03: "no tests of screening in the lists of patients",
  RC03: "books on the cash basis hold no receivables",
  SU10: "no drug that is bought is named as single-dose",
};

/** What comments are about is an opinion: other code would have another. It is measured against people's instead. */
const OPINIONS = ["FB08", "FB08.negative"];

/** Told in the month in which a list is read, and not in those that it was printed in. */
const AS_READ = ["CO06", "CO07"];

/** What the example's exports tell beside the ledgers: hours, looks, lists, and what the clearinghouse said. */
const OF_LISTS =
  "AC04 AC05 AC06 AC09 AC11 AC12 AC13 CO01 CO06 CO07 CO10 CO11 FI07 QU01 QU02 QU04 QU04.cases QU05 RC12 RC26 RC36 SU02 SU03 SU04 SU05 SU06 SU07 SU08 SU09 TE04";

/** What the exports could tell and what did not happen in these eight months, worked out as nothing. */
const NEVER = ["PE07.agency", "PE07.days"];

/** What is made of the forecast and of closed months is worked out beside those, in their own tests. */
const MADE_AFTER = ["CO09", "FI11", "FI11.bias", "FI12", "FI12.months"];

const KPIS =
  "CO03 CO03.count PE07 QU06 QU06.abnormal QU06.referral RC11 RC20.appeal RC20.appeal90 " +
  "TE05 TE06 TE07 TE08 TE09 TE10 TE11 TE11.hours " +
  "RC01 RC01.debit RC02 RC04 RC05 RC06 RC07 RC08 RC09 RC10 RC13 RC14 RC15 RC16 RC17 RC18 RC19 RC20 RC20.p90 " +
  "RC21 RC21.late RC21.median RC21.p90 RC22 RC23 RC23.all RC24 RC25 RC27 RC28 RC29 RC30 RC31 RC32 RC33 RC33.90 " +
  "RC34 RC34.value RC35 RC35.other RC37 RC38 PR01 PR02 PR03 PR04 PR05 PR06 PR07 PR08 PR09 PR09.service PR10 AC01 AC02 AC03 AC07 " +
  "AC08 AC10 CO02 CO04 CO05 CO08 FI01 FI02 FI03 FI04 FI05 FI06 FI08 FI09 FI09.after FI10 FI13 FI14 FI15 SU01 " +
  "PE01 PE02 PE03 PE03.front PE04 PE05 PE06 PE08 TE01 TE02 TE03 FB01 FB02 FB03 FB05 FB06 FB07 FB07.low FB07.reply " +
  OF_LISTS;

type Cut = Slicing | "whole";
const CUTS: readonly Cut[] = ["whole", ...DIMENSIONS];

let practice: Practice;
let plain: Map<string, Plain>;
let months: string[];
/** the day on which everything was read */
let readOn: string;
/** what the engine says of every KPI, by month and category, whole and by each dimension */
const said = new Map<Cut, KpiValue[]>();

beforeAll(async () => {
  const made = await exampleOf({ providers: 3, months: 8, atOnce: true });
  practice = made.practice;
  months = Object.keys(made.truth.months);
  readOn = `${before(months.at(-1)!, -1)}-05`;
  plain = plainCatalogue(made.dir, months, readOn);
  for (const cut of CUTS) {
    const by = cut === "whole" ? [] : [cut];
    const period = `last-${months.length}-months`;
    said.set(cut, [
      ...(await practice.kpi({ period, by: ["month", ...by, "category"] })),
      ...(await practice.kpi({
        kpis: AS_READ,
        period: monthOf(readOn),
        by: ["month", ...by, "category"],
      })),
    ]);
  }
}, 300_000);

afterAll(() => practice.close());

test("the list is what was worked out, and with what is not told it is the whole catalogue", () => {
  const worked = [...KPIS.split(" "), ...NEVER];
  expect([...plain.keys()].toSorted()).toEqual(worked.toSorted());
  expect([...worked, ...Object.keys(NOT_TOLD), ...OPINIONS, ...MADE_AFTER].toSorted()).toEqual(
    practice
      .kpis()
      .map(({ id }) => id)
      .toSorted(),
  );
});

test.each(Object.entries(NOT_TOLD))("%s is not told in any month: %s", (id) => {
  const values = said.get("whole")!.filter(({ kpi }) => kpi === id);
  expect(values.map(({ status }) => /^(no data|n\/a)/.test(status))).toEqual(
    months.map(() => true),
  );
});

test.each(NEVER)("%s could be told and never happened", (id) => {
  expect(plain.get(id)!.facts).toEqual([]);
  const values = said.get("whole")!.filter(({ kpi }) => kpi === id);
  expect(values.map(({ status }) => status)).toEqual(months.map(() => "no data"));
});

/** Whether one part of a figure says whose it is and the other never does: cost by visits, for one provider. */
function isHalfTold(facts: readonly Fact[], cut: Slicing): boolean {
  const named = (part: "top" | "bottom") => {
    const those = facts.filter((fact) => Number(fact[part]) !== 0);
    return those.length === 0 ? null : those.some((fact) => fact[cut] !== "Unassigned");
  };
  const [top, bottom] = [named("top"), named("bottom")];
  return top !== null && bottom !== null && top !== bottom;
}

describe.each(KPIS.split(" "))("%s", (id) => {
  test.each(CUTS)("by %s, every month, to the last digit", (cut) => {
    const one = plain.get(id)!;
    const values = said.get(cut)!.filter(({ kpi, n }) => kpi === id && n > 0);
    const of = (month: string, name: string, category: string | null): KpiValue | undefined =>
      values.find(
        ({ period, slice }) =>
          period === month &&
          (cut === "whole" || slice[cut] === name) &&
          (category === null || slice["category"] === category),
      );
    let compared = 0;
    for (const [name, facts] of together(one.facts, (fact) => (cut === "whole" ? "" : fact[cut]))) {
      const byMonth = together(facts, ({ month }) => month);
      const categories = one.byCategory ? new Set(facts.map(({ category }) => category)) : [null];
      for (const month of AS_READ.includes(id) ? [monthOf(readOn)] : months) {
        for (const category of categories) {
          const mine = figureOf(one, byMonth, month, category);
          const found = of(month, name, category);
          const where = [month, name, category];
          const digits = (figure: number | string | null): string => Number(figure).toFixed(6);
          expect([...where, digits(found?.numerator ?? 0)]).toEqual([
            ...where,
            digits(mine.top || 0),
          ]);
          if (!found) continue;
          compared++;
          expect([...where, digits(found.denominator)]).toEqual([...where, digits(mine.bottom)]);
          if (cut !== "whole" && isHalfTold(one.facts, cut)) {
            expect([...where, found.value]).toEqual([...where, null]);
            expect(found.status).toMatch(/^n\/a: what it divides (by )?is not told by/);
            continue;
          }
          expect([...where, found.value === null]).toEqual([...where, mine.value === null]);
          // of large figures in parts of them, for the engine keeps ten decimals of an average to divide by
          const apart = ((found.value ?? 0) - (mine.value ?? 0)) / Math.max(1, found.value ?? 0);
          expect([...where, apart]).toEqual([...where, expect.closeTo(0, 8)]);
        }
      }
    }
    expect(compared).toBeGreaterThan(0);
    expect(values.length).toBe(compared);
  });
});
