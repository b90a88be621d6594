/**
 * Amounts by day in whole cents: what is rounded off a day is carried to the next, so that any run of
 * days is within a cent of what it was, and everything added up from here on is exact.
 *
 * @throws {RangeError} on an amount that is no number
 */
export function wholeCents(amounts: Float64Array): number[] {
  const cents: number[] = [];
  let [exact, given] = [0, 0];
  for (const amount of amounts) {
    if (!Number.isFinite(amount)) throw new RangeError(`a forecast amount is ${amount}`);
    exact += amount;
    const due = Math.round(exact) - given;
    cents.push(due);
    given += due;
  }
  return cents;
}
