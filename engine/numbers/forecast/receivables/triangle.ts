/**
 * A development triangle: what cohorts (months of service) have been paid by each age. Early cells may be
 * missing, as after a change of systems; the newest cohorts have reached few ages.
 */

/** Cumulative amounts, oldest cohort first; null where a cell is not known or has not come. */
export type Triangle = {
  readonly origins: readonly string[];
  readonly cumulative: readonly (readonly (number | null)[])[];
};

/** A triangle that no method can be used on; `message` says what was found and what to do. */
export class NotATriangle extends Error {
  override readonly name = "NotATriangle";
}

/** The highest age that any cohort has reached, plus one. */
export const agesOf = ({ cumulative }: Triangle): number =>
  Math.max(0, ...cumulative.map((cells) => lastAge(cells) + 1));

/** The newest age a cohort is known at; −1 where none is. */
export const lastAge = (cells: readonly (number | null)[]): number =>
  cells.findLastIndex((cell) => cell !== null);

/** What each cohort has come to so far. */
export const latestOf = ({ cumulative }: Triangle): number[] =>
  cumulative.map((cells) => cells[lastAge(cells)] ?? 0);

/**
 * @param rows  cumulative amounts; ages count from 0 or 1 in steps of one
 * @throws {NotATriangle} on a cell given twice, on gaps between ages, on fewer than two cohorts
 * @example triangleOf([{ origin: "a", age: 1, value: 5 }, { origin: "a", age: 2, value: 7 }, { origin: "b", age: 1, value: 6 }]).cumulative // => [[5, 7], [6, null]]
 */
export function triangleOf(
  rows: readonly { origin: string; age: number; value: number }[],
): Triangle {
  const origins = [...new Set(rows.map(({ origin }) => origin))];
  if (origins.length < 2) {
    throw new NotATriangle(
      `a triangle needs two origins or more; ${origins.length} found: one row for each origin and dev`,
    );
  }
  const ages = rows.map(({ age }) => age);
  const first = Math.min(...ages);
  const count = Math.max(...ages) - first + 1;
  const missing = Array.from({ length: count }, (_, i) => first + i).find(
    (age) => !ages.includes(age),
  );
  if (missing !== undefined) {
    throw new NotATriangle(
      `no origin has dev ${missing}, but later ones: number dev in steps of one`,
    );
  }
  const cumulative = origins.map(() => Array.from({ length: count }, (): number | null => null));
  for (const { origin, age, value } of rows) {
    const cells = cumulative[origins.indexOf(origin)]!;
    if (cells[age - first] !== null) {
      throw new NotATriangle(`origin ${origin} has dev ${age} twice: keep one of them`);
    }
    cells[age - first] = value;
  }
  cumulative.forEach((cells, i) => {
    const begun = cells.findIndex((cell) => cell !== null);
    const gap = cells.findIndex(
      (cell, age) => cell === null && age > begun && age < lastAge(cells),
    );
    if (gap >= 0) {
      throw new NotATriangle(
        `origin ${origins[i]} has no dev ${gap + first} between others: give its cumulative amount`,
      );
    }
  });
  return { origins, cumulative };
}
