/** A figure worked out a second time beside what the engine says of it: every month, every name, to the last digit. */
import { expect } from "vitest";
import type { KpiValue } from "../../../../../engine/contract.ts";
import { figureOf, type Fact, type Plain, type Slicing } from "./fact.ts";
import { NOBODY, together } from "./read.ts";

/** A whole, or each of a dimension by itself. */
export type Cut = Slicing | "whole";

/**
 * @param values  what the engine says of the figure, by month, name and category
 * @returns how many values were compared; each of the engine's is one of them
 */
export function compareAll(
  one: Plain,
  values: readonly KpiValue[],
  cut: Cut,
  months: readonly string[],
): number {
  const told = values.filter(({ n }) => n > 0);
  let compared = 0;
  const nameOf = (fact: Fact): string => (cut === "whole" ? "" : fact[cut]);
  for (const [name, facts] of together(one.facts, nameOf)) {
    const byMonth = together(facts, ({ month }) => month);
    const categories = one.byCategory ? new Set(facts.map(({ category }) => category)) : [null];
    for (const month of months) {
      for (const category of categories) {
        const found = told.find(
          ({ period, slice }) =>
            period === month &&
            (cut === "whole" || slice[cut] === name) &&
            (category === null || slice["category"] === category),
        );
        const mine = figureOf(one, byMonth, month, category);
        const where = [month, name, category];
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
  expect(told.length).toBe(compared);
  return compared;
}

/** Whether one part of a figure says whose it is and the other never does: cost by visits, for one provider. */
function isHalfTold(facts: readonly Fact[], cut: Slicing): boolean {
  const named = (part: "top" | "bottom") => {
    const those = facts.filter((fact) => Number(fact[part]) !== 0);
    return those.length === 0 ? null : those.some((fact) => fact[cut] !== NOBODY);
  };
  const [top, bottom] = [named("top"), named("bottom")];
  return top !== null && bottom !== null && top !== bottom;
}

const digits = (figure: number | string | null): string => Number(figure).toFixed(6);
