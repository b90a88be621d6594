/** Whole cents, signed. A simulated practice never comes near 2^53 of them. */
export type Cents = number;

/** Ten thousandths: 2500 is a quarter. */
export type BasisPoints = number;

/** A share of an amount, rounded to the nearest cent, halves away from zero. @example portion(1005, 5000) // => 503 */
export function portion(amount: Cents, share: BasisPoints): Cents {
  const size = Math.floor((Math.abs(amount) * share + 5000) / 10000);
  return amount < 0 ? -size : size;
}

/** `-1234.50` */
export function plain(amount: Cents): string {
  const size = amount < 0 ? -amount : amount;
  const whole = Math.floor(size / 100);
  const rest = size - whole * 100;
  return `${amount < 0 ? "-" : ""}${whole}.${rest < 10 ? "0" : ""}${rest}`;
}

/** `-1,234.50` */
export const grouped = (amount: Cents): string =>
  plain(amount).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
