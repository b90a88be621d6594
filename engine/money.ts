/**
 * Exact decimal numbers. Money is whole cents in TypeScript and DECIMAL in SQL; between the two it
 * travels as text, never as a floating-point number.
 */

/** An exact decimal: `units` × 10^−`scale`. */
export type Decimal = { readonly units: bigint; readonly scale: number };

/** as money is mostly written; most of what is read takes this short way */
const PLAIN_MONEY = /^-?\d+(\.\d\d)?$/;
const DECIMAL = /^([+-]?)(\d+)(?:\.(\d*))?$/;

/** @throws {RangeError} on anything but digits with an optional sign and point */
export function decimal(text: string): Decimal {
  const parts = DECIMAL.exec(text);
  if (!parts) throw new RangeError(`not a decimal number: "${text}"`);
  const fraction = parts[3] ?? "";
  const units = BigInt(parts[2]! + fraction);
  return { units: parts[1] === "-" ? -units : units, scale: fraction.length };
}

/** Text with at least `digits` decimals and no other trailing zeros. @example decimalText(decimal("1.500"), 2) // => "1.50" */
export function decimalText(value: Decimal, digits = 0): string {
  const negative = value.units < 0n;
  const all = String(negative ? -value.units : value.units).padStart(value.scale + 1, "0");
  const whole = all.slice(0, all.length - value.scale);
  const fraction = all
    .slice(all.length - value.scale)
    .replace(/0+$/, "")
    .padEnd(digits, "0");
  const text = fraction ? `${whole}.${fraction}` : whole;
  return negative ? `-${text}` : text;
}

const align = (value: Decimal, scale: number): bigint =>
  scale === value.scale ? value.units : value.units * 10n ** BigInt(scale - value.scale);

/** The nearest double. @example numberOf(decimal("0.10")) // => 0.1 */
export const numberOf = (value: Decimal): number =>
  isSafe(value.units) && value.scale <= 22
    ? Number(value.units) / 10 ** value.scale
    : Number(decimalText(value));

/** Whether a double holds it exactly; the quotient of two such is the double nearest to theirs. */
const isSafe = (units: bigint): boolean => units <= SAFE && units >= -SAFE;
const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** Exact sum. @example decimalText(sum(["0.10", "0.20"].map(decimal))) // => "0.3" */
export function sum(values: Iterable<Decimal>): Decimal {
  let total: Decimal = { units: 0n, scale: 0 };
  for (const value of values) {
    const scale = Math.max(total.scale, value.scale);
    total = { units: align(total, scale) + align(value, scale), scale };
  }
  return total;
}

/** a − b, exactly. */
export const minus = (a: Decimal, b: Decimal): Decimal =>
  sum([a, { units: -b.units, scale: b.scale }]);

/** value × whole ÷ divisor, rounded half away from zero to `scale` decimals. */
export function scaleBy(value: Decimal, whole: bigint, divisor: bigint, scale: number): Decimal {
  const shift = BigInt(Math.max(0, scale - value.scale));
  const numerator = value.units * whole * 10n ** shift;
  const denominator = divisor * 10n ** BigInt(Math.max(0, value.scale - scale));
  return { units: divideRounding(numerator, denominator), scale };
}

/** a ÷ b as the nearest double, or null where b is zero: divided once, after exact sums. */
export function ratio(a: Decimal, b: Decimal): number | null {
  if (b.units === 0n) return null;
  const scale = Math.max(a.scale, b.scale);
  const [top, bottom] = [align(a, scale), align(b, scale)];
  return isSafe(top) && isSafe(bottom) ? Number(top) / Number(bottom) : divide(top, bottom);
}

/** Whole cents of a decimal money text. @throws {RangeError} on a fraction of a cent */
export function cents(text: string): bigint {
  if (PLAIN_MONEY.test(text)) {
    return text.at(-3) === "." ? BigInt(text.slice(0, -3) + text.slice(-2)) : BigInt(text) * 100n;
  }
  const value = decimal(text);
  if (value.scale <= 2) return align(value, 2);
  const unit = 10n ** BigInt(value.scale - 2);
  if (value.units % unit !== 0n) throw new RangeError(`a fraction of a cent: "${text}"`);
  return value.units / unit;
}

/** Money text with two decimals. @example moneyText(41288015n) // => "412880.15" */
export const moneyText = (amountCents: bigint): string =>
  decimalText({ units: amountCents, scale: 2 }, 2);

/** The size of an amount, without its sign. */
export const absolute = (value: bigint): bigint => (value < 0n ? -value : value);

/**
 * Splits an amount in proportion to weights so that the parts sum to the whole: each is cut down to
 * the unit below, and the largest remainders get the left-over units, ties in order.
 *
 * @param total    whole units (cents), any sign
 * @param weights  not negative, not all zero
 * @throws {RangeError} where the weights do not sum to more than zero
 * @source the largest-remainder (Hamilton) method
 * @example allocate(-100n, [1n, 1n, 1n]) // => [-33n, -33n, -34n]
 */
export function allocate(total: bigint, weights: readonly bigint[]): bigint[] {
  const all = weights.reduce((a, b) => a + b, 0n);
  if (all <= 0n) throw new RangeError("allocate needs weights that sum to more than zero");
  return largestRemainder(
    weights.map((weight) => total * weight),
    all,
    total,
  );
}

/**
 * Rounds fractions of one denominator to whole units that sum to a total.
 *
 * @param numerators   of the exact parts, any sign
 * @param denominator  more than zero
 * @param total        whole units, less than one away from the sum of the exact parts
 * @returns whole units, each less than one or exactly one away from its part
 * @throws {RangeError} where the total is not the parts' sum, rounded up or down
 */
export function largestRemainder(
  numerators: readonly bigint[],
  denominator: bigint,
  total: bigint,
): bigint[] {
  const below = numerators.map((each) => floorOf(each, denominator));
  const remainders = numerators.map((each, i) => each - below[i]! * denominator);
  const left = total - below.reduce((a, b) => a + b, 0n);
  if (left < 0n || left > BigInt(numerators.length)) {
    throw new RangeError(`parts that do not sum to ${total}, even when rounded`);
  }
  const raised = new Set(
    numerators
      .map((_, index) => index)
      .sort((a, b) =>
        remainders[a]! === remainders[b]! ? a - b : remainders[a]! > remainders[b]! ? -1 : 1,
      )
      .slice(0, Number(left)),
  );
  return below.map((part, index) => (raised.has(index) ? part + 1n : part));
}

/** The whole number at or below a ÷ b, where b is more than zero. @example floorOf(-7n, 2n) // => -4n */
export const floorOf = (a: bigint, b: bigint): bigint => (a - (((a % b) + b) % b)) / b;

/** a ÷ b to the nearest whole, half away from zero. @example divideRounding(-5n, 2n) // => -3n */
export function divideRounding(a: bigint, b: bigint): bigint {
  if (b < 0n) return divideRounding(-a, -b);
  const half = a < 0n ? -b : b;
  return (2n * a + half) / (2n * b);
}

/** Long division to 20 significant digits, so the double nearest to the quotient is found. */
function divide(a: bigint, b: bigint): number {
  if (a === 0n) return 0;
  const digits = String(a < 0n ? -a : a).length - String(b < 0n ? -b : b).length;
  const shift = 20 - digits;
  const quotient =
    shift >= 0
      ? divideRounding(a * 10n ** BigInt(shift), b)
      : divideRounding(a, b * 10n ** BigInt(-shift));
  return Number(`${quotient}e${-shift}`);
}
