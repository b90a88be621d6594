/** The cells of one version and year: by line, and by payer where the line is a driver. */

/** What patient revenue is made of, by payer. */
export const DRIVERS: Readonly<Record<string, string>> = {
  visits: "Visits",
  allowed_per_visit: "Allowed per visit",
  yield: "Yield",
};

/** Decimal texts by month of the year; null where nothing is planned. */
export type Cells = ReadonlyMap<string, readonly (string | null)[]>;

/** Names the row of a line, or of a driver and payer. */
export const cellKey = (line: string, payer: string | null): string => `${line}|${payer ?? ""}`;

export function splitKey(key: string): { line: string; payer: string | null } {
  const at = key.indexOf("|");
  return { line: key.slice(0, at), payer: key.slice(at + 1) || null };
}

export const cellsOf = (
  cells: Cells,
  line: string,
  payer: string | null,
  months: number,
): readonly (string | null)[] =>
  cells.get(cellKey(line, payer)) ?? Array.from({ length: months }, () => null);

/** The payers a driver is planned for; null is all of them together. */
export const payersOf = (cells: Cells, driver: string): (string | null)[] =>
  [...cells.keys()].map(splitKey).flatMap(({ line, payer }) => (line === driver ? [payer] : []));
