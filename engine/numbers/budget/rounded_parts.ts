/** Exact parts, rounded to the cent so that they still sum to their total. */
import { largestRemainder } from "../../money.ts";
import type { Rational } from "../rational.ts";

/**
 * @param parts  exact cents, any sign
 * @param total  whole cents: the sum of the parts, less than a cent away from it
 * @returns whole cents that sum to the total, none more than a cent away from its part
 * @throws {RangeError} where the parts sum to something else
 * @source the largest-remainder (Hamilton) method
 * @example roundedParts([rational(1n, 2n), rational(1n, 2n)], 1n) // => [1n, 0n]
 */
export function roundedParts(parts: readonly Rational[], total: bigint): bigint[] {
  const under = parts.reduce((common, part) => leastCommonMultiple(common, part.under), 1n);
  return largestRemainder(
    parts.map((part) => part.over * (under / part.under)),
    under,
    total,
  );
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  let [greatest, rest] = [a, b];
  while (rest !== 0n) [greatest, rest] = [rest, greatest % rest];
  return (a / greatest) * b;
}
