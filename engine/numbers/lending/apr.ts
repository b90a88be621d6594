/** Annual percentage rate by the actuarial method of Regulation Z, for general transactions. */
import type { Day } from "../../calendar.ts";
import { answer, refusal, type Answer } from "./refusal.ts";
import { positionOf, unitPeriodOf, unitPeriodsPerYear, type UnitPeriod } from "./unit_period.ts";

/** An amount (any unit, above zero) after `whole` unit-periods and `part` of one. */
export type AprFlow = { readonly amount: number; readonly whole: number; readonly part: number };

/** The rates of a unit-period looked at: −99.9 % to a million %. */
const LOWEST = Math.log(0.001);
const HIGHEST = Math.log(1e4);
/** of the grid that is searched where there may be several */
const STEPS = 20_000;

/**
 * The APR, a fraction a year: the rate i per unit-period at which the advances are worth the payments,
 * Σ A ÷ ((1 + e·i)(1 + i)^q) = Σ P ÷ ((1 + f·i)(1 + i)^t), times the unit-periods of a year.
 *
 * @returns the rate, or a reason where none or several fit
 * @throws {RangeError} on an amount below zero or no number, or no unit-periods
 * @source 12 CFR 1026 Appendix J (b)(8); it binds consumer credit and serves here to compare
 * @example apr([{ amount: 1000, whole: 0, part: 0 }], [{ amount: 1044, whole: 1, part: 0 }], 2).value // => 0.088
 */
export function apr(
  advances: readonly AprFlow[],
  payments: readonly AprFlow[],
  perYear: number,
): Answer {
  if (!(perYear > 0)) throw new RangeError(`unit-periods a year are above zero, not ${perYear}`);
  const flows = [...advances, ...payments.map((flow) => ({ ...flow, amount: -flow.amount }))];
  for (const { amount } of [...advances, ...payments]) {
    if (!(amount >= 0 && Number.isFinite(amount))) {
      throw new RangeError(`amounts of an APR are not below zero, as ${amount} is`);
    }
  }
  const sum = (of: readonly AprFlow[]): number => of.reduce((all, { amount }) => all + amount, 0);
  if (sum(advances) === 0) return refusal("nothing is advanced");
  if (sum(payments) === 0) return refusal("nothing is paid back");
  const found = roots(flows);
  if (found.length === 1) return answer(found[0]! * perYear);
  if (found.length === 0) return refusal("no rate makes these payments worth the advances");
  const all = found.map((rate) => `${(rate * perYear * 100).toFixed(4)} %`).join(", ");
  return refusal(`${found.length} rates fit: ${all}; compare by cost over a holding period`);
}

export type DatedAmount = { readonly date: Day; readonly amount: number };

/**
 * The APR of dated advances and payments; the unit-period is found from the days where not given.
 *
 * @example aprOfDates([{ date: "1978-01-03", amount: 1000 }], [{ date: "1980-01-03", amount: 1240 }]).value // => 0.11355287
 */
export function aprOfDates(
  advances: readonly DatedAmount[],
  payments: readonly DatedAmount[],
  unitPeriod: UnitPeriod = unitPeriodOf([...advances, ...payments].map(({ date }) => date)),
): Answer {
  const days = [...advances, ...payments].map(({ date }) => date);
  const start = days.reduce((first, day) => (day < first ? day : first));
  const placed = ({ date, amount }: DatedAmount): AprFlow => ({
    amount,
    ...positionOf(start, date, unitPeriod),
  });
  return apr(advances.map(placed), payments.map(placed), unitPeriodsPerYear(unitPeriod));
}

function roots(flows: readonly AprFlow[]): number[] {
  const wholes = flows.map(({ whole }) => whole);
  const [first, last] = [Math.min(...wholes), Math.max(...wholes)];
  // divided by the largest power, so that long terms neither overflow nor lose their sign
  const at = (s: number): number => {
    const largest = Math.max(-first * s, -last * s);
    const rate = Math.expm1(s);
    return flows.reduce(
      (sum, { amount, whole, part }) =>
        sum + (amount * Math.exp(-whole * s - largest)) / (1 + part * rate),
      0,
    );
  };
  const found: number[] = [];
  const ends = signChanges(flows) <= 1 ? 1 : STEPS;
  // no node of the grid is at 0 %, where an interest-free loan has its rate
  const node = (k: number): number => LOWEST + ((HIGHEST - LOWEST) * k) / ends;
  let before = at(node(0));
  for (let k = 1; k <= ends; k++) {
    const here = at(node(k));
    if (before < 0 !== here < 0) found.push(Math.expm1(bisect(at, node(k - 1), node(k))));
    before = here;
  }
  return found;
}

/** How often money turns round in time; advances that all come before the payments have one rate. */
function signChanges(flows: readonly AprFlow[]): number {
  const nets = new Map<number, number>();
  for (const { amount, whole, part } of flows) {
    nets.set(whole + part, (nets.get(whole + part) ?? 0) + amount);
  }
  const signs = [...nets]
    .sort(([a], [b]) => a - b)
    .map(([, net]) => Math.sign(net))
    .filter((sign) => sign !== 0);
  return signs.filter((sign, i) => i > 0 && sign !== signs[i - 1]).length;
}

function bisect(at: (s: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  const rises = at(high) > 0;
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (at(middle) > 0 === rises) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}
