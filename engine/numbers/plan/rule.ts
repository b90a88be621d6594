/** What makes the months of a line: its arithmetic, and the same in words. */
import { addMonths, type Month } from "../../calendar.ts";
import type { PlanRule } from "../../contract.ts";
import { moneyExact, monthsText } from "../../format.ts";
import { cents, decimalText, type Decimal } from "../../money.ts";
import { roundedParts } from "../budget/rounded_parts.ts";
import {
  centsOf,
  nearest,
  ONE,
  plus,
  rational,
  rationalOf,
  sumOf,
  times,
  type Rational,
} from "../rational.ts";
import { BadPlan } from "./bad_plan.ts";
import { cellsOf, payersOf, type Cells } from "./cells.ts";
import { sameMonthBefore, type Known } from "./known.ts";
import { bookedBefore, spread, SPREAD_WORDS } from "./spread.ts";

/**
 * The months of a line by a rule, in cents; rounded once, so that they sum to the year's rounded amount.
 *
 * @param cells  of the version that the rule belongs to
 * @throws {BadPlan} where what it stands on is not known
 */
export function monthsBy(rule: PlanRule, cells: Cells, known: Known): bigint[] {
  switch (rule.do) {
    case "spread":
      return spread(cents(rule.amount), rule.by, rule.line, known);
    case "staff": {
      const year = nearest(times(rationalOf(rule.people), centsOf(rule.pay)));
      return spread(year, rule.by, rule.line, known);
    }
    case "copy": {
      const growth = plus(ONE, rationalOf(rule.growth));
      return rounded(bookedBefore(known, rule.line).map((each) => times(rational(each), growth)));
    }
    case "visits": {
      const visits = visitsOf(cells, known);
      return rounded(visits.map((each) => times(each, centsOf(rule.rate))));
    }
    case "collections": {
      const revenue = cellsOf(cells, "patient_revenue", null, known.months.length);
      if (revenue.every((each) => each === null)) {
        throw new BadPlan("no patient revenue is planned; plan it first");
      }
      const share = rationalOf(rule.share);
      return rounded(revenue.map((each) => times(centsOf(each ?? "0"), share)));
    }
    case "payers":
      visitsOf(cells, known);
      return rounded(known.months.map((_, i) => fromPayers(cells, i, known.months.length)));
  }
}

/** A rule in words. @example ruleWords({ do: "collections", line: "billing_services", share: "0.05" }, known) // => "5 % of patient revenue" */
export function ruleWords(rule: PlanRule, known: Known): string {
  switch (rule.do) {
    case "spread":
      return `${moneyExact(rule.amount)} for the year, spread ${SPREAD_WORDS[rule.by]}`;
    case "staff":
      return `${rule.people} full-time people at ${moneyExact(rule.pay)} a year, spread ${SPREAD_WORDS[rule.by]}`;
    case "copy":
      return `${baseWords(known)}, ${growthWords(rule.growth)}`;
    case "visits":
      return `planned visits at ${moneyExact(rule.rate)} a visit`;
    case "collections":
      return `${percent(rule.share)} of patient revenue`;
    case "payers":
      return "visits × allowed per visit × yield of each payer";
  }
}

/** Planned visits by month, over all payers. @throws {BadPlan} where none are planned */
function visitsOf(cells: Cells, known: Known): Rational[] {
  const payers = payersOf(cells, "visits").map((payer) =>
    cellsOf(cells, "visits", payer, known.months.length),
  );
  if (payers.length === 0) {
    throw new BadPlan("no visits are planned in this version; plan visits by payer first");
  }
  return known.months.map((_, i) => sumOf(payers.map((row) => rationalOf(row[i] ?? "0"))));
}

/** Cents of a month: Σ visits × allowed × yield. */
const fromPayers = (cells: Cells, month: number, months: number): Rational =>
  sumOf(
    payersOf(cells, "visits").map((payer) => {
      const of = (driver: string): Rational =>
        rationalOf(cellsOf(cells, driver, payer, months)[month] ?? "0");
      return [of("visits"), of("allowed_per_visit"), of("yield"), rational(100n)].reduce(times);
    }),
  );

const rounded = (parts: readonly Rational[]): bigint[] =>
  roundedParts(parts, nearest(sumOf(parts)));

function baseWords(known: Known): string {
  const base = known.months.map((month) => sameMonthBefore(known, month));
  const [first, last] = [base[0], base.at(-1)];
  if (!first || !last) return "as booked before";
  const isOneYear = base.every((month, i) => month === addMonths(first, i));
  return isOneYear
    ? `as booked ${monthsText(first, last)}`
    : `as booked in the last twelve months to ${monthsText(known.books!.last, known.books!.last)}`;
}

const growthWords = (growth: string): string => {
  const { over } = rationalOf(growth);
  if (over === 0n) return "unchanged";
  return over > 0n ? `${percent(growth)} more` : `${percent(growth.replace("-", ""))} less`;
};

/** @example percent("0.035") // => "3.5 %" */
export function percent(share: string): string {
  const { over, under } = times(rationalOf(share), rational(100n));
  const value: Decimal = { units: (over * 10n ** 6n) / under, scale: 6 };
  return `${decimalText(value)} %`;
}

/** A month of the year by its place in it. */
export const placeOf = (months: readonly Month[], month: Month): number => {
  const place = months.indexOf(month);
  if (place < 0) throw new BadPlan(`${month} is not a month of the year that is planned`);
  return place;
};
