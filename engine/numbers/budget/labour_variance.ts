/** Why labour cost what it did: the pay for an hour, or the hours for the work done. */
import { less, plus, times, type Rational } from "../rational.ts";

/** Hours and cents an hour; standard hours are those allowed for the work that was done. */
export type Labour = {
  standardHours: Rational;
  standardRate: Rational;
  actualHours: Rational;
  actualRate: Rational;
};

/**
 * @returns cents, favourable positive; total = rate + efficiency
 * @source standard costing: (SR − AR) × AH and (SH − AH) × SR
 * @example labourVariance({ standardHours, standardRate, actualHours: standardHours, actualRate }).efficiency // is zero
 */
export function labourVariance(labour: Labour): {
  rate: Rational;
  efficiency: Rational;
  total: Rational;
} {
  const { standardHours, standardRate, actualHours, actualRate } = labour;
  const rate = times(less(standardRate, actualRate), actualHours);
  const efficiency = times(less(standardHours, actualHours), standardRate);
  return { rate, efficiency, total: plus(rate, efficiency) };
}
