import { portion, type BasisPoints, type Cents } from "../cents.ts";

/** The year whose prices the tables of the world are written in. */
export const PRICE_YEAR = 2023;

/**
 * A price of {@link PRICE_YEAR} in another year.
 *
 * @param yearly  its rise each year; taken off for each year before
 */
export function inYear(amount: Cents, yearly: BasisPoints, year: number): Cents {
  let price = amount;
  for (let y = PRICE_YEAR; y < year; y++) price = portion(price, 10000 + yearly);
  for (let y = PRICE_YEAR; y > year; y--) price = portion(price, 10000 - yearly);
  return price;
}
