/** Why care cost what it did: more patients, more of an input for each, or a dearer input. */
import { by, isZero, less, times, type Rational } from "../rational.ts";

/** One input of care, such as nursing hours; money in cents. */
export type CareCost = {
  budgetInput: Rational;
  /** cents for one unit of input */
  budgetPrice: Rational;
  /** patients, visits or days */
  budgetOutput: Rational;
  actualInput: Rational;
  actualCost: Rational;
  actualOutput: Rational;
};

export type CareCostVariance = {
  /** planned input at the actual output, at the planned price; cents */
  flexibleBudget: Rational;
  /** cents, favourable (cheaper) positive; total = volume + quantity + price */
  volume: Rational;
  quantity: Rational;
  price: Rational;
  total: Rational;
};

/**
 * @throws {RangeError} where no output was planned: there is no planned input for one patient
 * @source Finkler, Essentials of Cost Accounting for Health Care Organizations: variance analysis
 * @example careCost(cost).total // is volume + quantity + price
 */
export function careCost(cost: CareCost): CareCostVariance {
  if (isZero(cost.budgetOutput)) {
    throw new RangeError("no output was planned, so no input for one patient was");
  }
  const budgetCost = times(cost.budgetInput, cost.budgetPrice);
  const flexibleInput = times(cost.actualOutput, by(cost.budgetInput, cost.budgetOutput));
  const flexibleBudget = times(flexibleInput, cost.budgetPrice);
  return {
    flexibleBudget,
    volume: less(budgetCost, flexibleBudget),
    quantity: times(less(flexibleInput, cost.actualInput), cost.budgetPrice),
    price: less(times(cost.actualInput, cost.budgetPrice), cost.actualCost),
    total: less(budgetCost, cost.actualCost),
  };
}
