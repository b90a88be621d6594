/**
 * The budget at the volume that took place, and what stands between it, the plan and the actual
 * result: the sales-volume variance and the flexible-budget variance.
 */
import { less, times, type Rational } from "../rational.ts";

/** What is sold and what it costs; money in cents, prices and costs for one unit. */
export type Operation = {
  units: Rational;
  price: Rational;
  variableCost: Rational;
  fixedCost: Rational;
};

/** Cents; variances are favourable where positive. */
export type FlexibleBudget = {
  /** operating income: as planned, planned at the actual volume, and as it came */
  staticIncome: Rational;
  flexibleIncome: Rational;
  actualIncome: Rational;
  /** static budget variance = sales volume + flexible budget */
  staticBudgetVariance: Rational;
  salesVolumeVariance: Rational;
  /** flexible budget variance = selling price + variable cost + fixed cost */
  flexibleBudgetVariance: Rational;
  sellingPrice: Rational;
  variableCost: Rational;
  fixedCost: Rational;
};

/**
 * @source Horngren, Cost Accounting, chapter 7: flexible budgets and direct-cost variances
 * @example flexibleBudget(plan, plan).staticBudgetVariance // => { over: 0n, under: 1n }
 */
export function flexibleBudget(budget: Operation, actual: Operation): FlexibleBudget {
  const staticIncome = incomeOf(budget);
  const flexibleIncome = incomeOf({ ...budget, units: actual.units });
  const actualIncome = incomeOf(actual);
  return {
    staticIncome,
    flexibleIncome,
    actualIncome,
    staticBudgetVariance: less(actualIncome, staticIncome),
    salesVolumeVariance: less(flexibleIncome, staticIncome),
    flexibleBudgetVariance: less(actualIncome, flexibleIncome),
    sellingPrice: times(actual.units, less(actual.price, budget.price)),
    variableCost: times(actual.units, less(budget.variableCost, actual.variableCost)),
    fixedCost: less(budget.fixedCost, actual.fixedCost),
  };
}

const incomeOf = ({ units, price, variableCost, fixedCost }: Operation): Rational =>
  less(times(units, less(price, variableCost)), fixedCost);
