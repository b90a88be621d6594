/** How sure a proportion is that so many answers give. */

/** 97.5 % of a normal distribution lie below it. */
const Z = 1.959964;

/**
 * The 95 % interval of a proportion by Wilson's method, which stays within 0 and 1, holds for few
 * answers too, and ends at 0 or 1 exactly where none or all were found. Source: Wilson 1927; Brown, Cai and DasGupta 2001.
 *
 * @returns null where the parts are no proportion: none asked, or more found than asked
 * @example wilson(11, 12) // => [0.646, 0.985], rounded
 */
export function wilson(found: number, asked: number): readonly [number, number] | null {
  if (!(asked > 0 && found >= 0 && found <= asked)) return null;
  const share = found / asked;
  const middle = (share + (Z * Z) / (2 * asked)) / (1 + (Z * Z) / asked);
  const half =
    (Z / (1 + (Z * Z) / asked)) *
    Math.sqrt((share * (1 - share)) / asked + (Z * Z) / (4 * asked * asked));
  return [found === 0 ? 0 : middle - half, found === asked ? 1 : middle + half];
}
