/** What was promised to lenders at its next tests, as it is and with an offer's payments among what is paid on debt. */
import { addMonths, dayFromNumber, monthOf } from "../../calendar.ts";
import type {
  OfferAhead,
  OfferCovenant,
  OfferCoverage,
  OfferCoverageMonth,
  OfferStanding,
} from "../../contract.ts";
import type { Session } from "../../database.ts";
import { floorOf, moneyText } from "../../money.ts";
import { readAmounts, type BookAmounts } from "../covenants/amounts.ts";
import type { Cents } from "../covenants/balance.ts";
import { TESTS } from "../covenants/chances.ts";
import type { Covenant } from "../covenants/covenant_file.ts";
import { readFlows } from "../covenants/flows.ts";
import { formulaOf } from "../covenants/formulas.ts";
import { MOST_MONTHS, movedBy, testAhead, valueAhead } from "../covenants/test_ahead.ts";
import type { TestAhead } from "../covenants/test_ahead.ts";
import { kindOf } from "../covenants/then.ts";
import { isTested, testsAfter, windowOf } from "../covenants/test_days.ts";
import type { Outlook } from "../forecast/outlook.ts";
import { ratioOf } from "../lending/ratio.ts";
import type { Offer } from "../lending/offers.ts";
import type { Adjustment } from "../normalised/adjustment_file.ts";
import { firstBreach } from "./first_breach.ts";
import { amountsWith, type OfferMoney } from "./offer_money.ts";

/** What a practice has promised, and what its earnings are counted as. */
export type Promised = {
  readonly covenants: readonly Covenant[];
  readonly adjustments: readonly Adjustment[];
  readonly fiscalYearStart: number;
};

type Found = Pick<OfferAhead, "coverage" | "covenants" | "first_breach" | "first_breach_says">;
type Tested = { covenant: Covenant; tests: TestAhead[] };

const PLAIN: Covenant = {
  name: "",
  quote: "",
  ratio: "dscr",
  at_least: "1",
  window_months: 12,
  tested: "quarterly",
  step_downs: [],
};

/**
 * @returns of an offer and its money, or why it has no place in the year, what it does to every covenant; the
 * books and the forecast are read once for all offers
 */
export async function covenantsWithOffers(
  session: Session,
  outlook: Outlook,
  { covenants, adjustments, fiscalYearStart }: Promised,
): Promise<(offer: Offer, money: OfferMoney | string) => Promise<Found>> {
  const month = addMonths(monthOf(dayFromNumber(outlook.origin)), -1);
  const grounds = { month, outlook, flows: await readFlows(session, month, adjustments) };
  const kept = new Map<number, BookAmounts>();
  const amountsOver = async (months: number): Promise<BookAmounts> => {
    const { first, last } = windowOf(month, months);
    const found = kept.get(months) ?? (await readAmounts(session, { first, last }, adjustments));
    kept.set(months, found);
    return found;
  };
  const testsOf = async (covenant: Covenant, months: readonly string[]): Promise<Tested> => {
    const now = await amountsOver(covenant.window_months);
    return { covenant, tests: months.map((test) => testAhead(covenant, test, now, grounds)) };
  };
  const reached = Array.from({ length: MOST_MONTHS }, (_, i) => addMonths(month, i + 1));
  // the next ones are told, and all that the forecast reaches are asked for the first that breaks
  const next = (covenant: Covenant): Promise<Tested> => {
    const months = testsAfter(month, covenant.tested, fiscalYearStart, TESTS);
    const all = reached.filter((each) => isTested(each, covenant.tested, fiscalYearStart));
    return testsOf(covenant, [...new Set([...months, ...all])]);
  };
  const promised: Tested[] = [];
  for (const covenant of covenants) promised.push(await next(covenant));
  const own = covenants.find(isCoverage) ?? null;
  const path = await testsOf(own ?? PLAIN, reached);
  return async ({ name, minimumDscr }, money) => {
    const asks = minimumDscr === undefined ? [] : [await next(asked(name, minimumDscr))];
    const found = [...promised, ...asks].map((each) => covenantWith(each, money));
    return {
      coverage: coverageWith(path, own, money),
      covenants: found.map((each) => ({ ...each, tests: each.tests.slice(0, TESTS) })),
      ...firstBreach(found),
    };
  };
}

/** Where there is no forecast to add an offer to. */
export const noCovenants = (reason: string): Found => ({
  coverage: { title: "Debt service coverage", months: [], lowest: null, lowest_without: null },
  covenants: [],
  first_breach: null,
  first_breach_says: `n/a: ${reason}`,
});

const asked = (offer: string, minimum: string): Covenant => ({
  ...PLAIN,
  name: `Coverage asked by ${offer}`,
  at_least: minimum,
});

/** Whether a covenant is coverage of debt service that the forecast tells all of. */
function isCoverage(covenant: Covenant): boolean {
  const formula = formulaOf(covenant);
  return kindOf(formula) === "income" && formula.under.includes("principal");
}

function covenantWith({ covenant, tests }: Tested, money: OfferMoney | string): OfferCovenant {
  const { title, unit } = formulaOf(covenant);
  const kind = kindOf(formulaOf(covenant));
  return {
    name: covenant.name,
    lender: covenant.lender ?? null,
    title,
    unit,
    side: covenant.at_least === undefined ? "at_most" : "at_least",
    rests_on: kind === null ? "balance sheet" : kind === "income" ? "EBITDA" : "cash",
    tests: tests.map((test) => ({
      date: test.date,
      threshold: test.threshold,
      without: standing(test, test.amounts),
      with: typeof money === "string" ? notTold(money) : standing(test, withMoney(test, money)),
    })),
  };
}

const withMoney = (test: TestAhead, money: OfferMoney): Cents | null =>
  test.amounts && amountsWith(test.kind, test.amounts, money, test.window);

const notTold = (reason: string): OfferStanding => ({
  status: "unknown",
  value: null,
  headroom: null,
  headroom_amount: null,
  reason,
});

function standing(test: TestAhead, amounts: Cents | null): OfferStanding {
  if (test.amounts === null || amounts === null) return notTold(test.reason!);
  const found = valueAhead(test, amounts);
  if (typeof found === "string") return notTold(found);
  const { value, balance } = found;
  const limit = Number(test.threshold);
  const weight = balance.weight.get(movedBy(test.kind)) ?? 0n;
  return {
    status: balance.room >= 0n ? "passed" : "breached",
    value,
    headroom: test.side === "at_least" ? value - limit : limit - value,
    // a covenant that a fall cannot break has no amount it may fall by
    headroom_amount: weight > 0n ? moneyText(floorOf(balance.room, weight)) : null,
    reason: null,
  };
}

function coverageWith(
  { covenant, tests }: Tested,
  own: Covenant | null,
  money: OfferMoney | string,
): OfferCoverage {
  const months = tests.map((test): OfferCoverageMonth => ({
    month: monthOf(test.date),
    value_without: coverage(test, test.amounts).value,
    ...(typeof money === "string" ? none(money) : coverage(test, withMoney(test, money))),
  }));
  const [low, lowWithout] = [
    lowestOf(months, ({ value }) => value),
    lowestOf(months, ({ value_without: value }) => value),
  ];
  return {
    title: `${formulaOf(covenant).title} over ${covenant.window_months} months, ${own ? `as the covenant ${own.name} counts it` : "earnings before interest, depreciation and owners' draws over interest and principal"}`,
    months,
    lowest: low && { month: low.month, value: low.value!, arithmetic: low.arithmetic },
    lowest_without: lowWithout && { month: lowWithout.month, value: lowWithout.value_without! },
  };
}

const none = (reason: string) => ({ value: null, arithmetic: `no figure: ${reason}` });

function coverage(test: TestAhead, amounts: Cents | null) {
  if (test.amounts === null || amounts === null) return none(test.reason!);
  const { title, over, under } = test.formula;
  const { value, arithmetic } = ratioOf({ id: title, title, over, under }, amounts);
  return { value, arithmetic };
}

/** The earliest month of the lowest value; null where there is no value. */
const lowestOf = (
  months: readonly OfferCoverageMonth[],
  of: (month: OfferCoverageMonth) => number | null,
): OfferCoverageMonth | null =>
  months
    .filter((month) => of(month) !== null)
    .reduce<OfferCoverageMonth | null>(
      (low, month) => (low === null || of(month)! < of(low)! ? month : low),
      null,
    );
