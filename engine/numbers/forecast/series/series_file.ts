/**
 * Series from a plain file `id,t,value`, one after the other, so that a file of any size is read: the rows of
 * a series stand together, in time order. A step that is left out or has no value is missing.
 */
import { dayNumber, firstDay, isDay, isMonth, monthNumber } from "../../../calendar.ts";
import { NotThisTable, plainTable, type PlainRow } from "../../../intake/plain_table.ts";
import type { Dated } from "./exposure.ts";
import type { NamedSeries } from "./many.ts";

/** Steps of a season by the name of the frequency. */
export const SEASONS = {
  yearly: 1,
  quarterly: 4,
  monthly: 12,
  weekly: 52,
  daily: 7,
} as const;
export type Frequency = keyof typeof SEASONS;

/** Steps that a gap may leave out; more is a wrong date. */
const WIDEST_GAP = 10_000;

/**
 * @throws {NotThisTable} naming line, what was seen and what to do
 */
export async function* seriesOf(path: string, frequency: Frequency): AsyncGenerator<NamedSeries> {
  const done = new Set<string>();
  let id: string | null = null;
  let values: (number | null)[] = [];
  let dated: Dated | null = null;
  let start = 0;
  let last = 0;
  for await (const row of plainTable(path, ["id", "t", "value"])) {
    const [name, t, text] = row.cells as [string, string, string];
    const step = stepOf(t, frequency, row);
    const value = valueOf(text, row);
    if (name !== id) {
      if (id !== null) yield { id, values, dated, start };
      if (done.has(name)) {
        throw new NotThisTable(
          `line ${row.line}: series "${name}" was there before other ones; put its rows together`,
        );
      }
      done.add(name);
      [id, values, dated, start] = [name, [value], datedFrom(t, frequency), Math.floor(step)];
    } else {
      const gap = step - last;
      if (!Number.isInteger(gap) || gap < 1 || gap > WIDEST_GAP) {
        throw new NotThisTable(
          `line ${row.line}: t "${t}" of series "${name}" is not a ${frequency} step after the one before; ` +
            "rows of a series stand in time order, each step once",
        );
      }
      for (let missing = 1; missing < gap; missing++) values.push(null);
      values.push(value);
    }
    last = step;
  }
  if (id !== null) yield { id, values, dated, start };
}

/** Where a series begins in the calendar, where `t` says so. */
function datedFrom(t: string, frequency: Frequency): Dated | null {
  if (frequency !== "daily" && frequency !== "weekly" && frequency !== "monthly") return null;
  if (isMonth(t)) return { frequency, first: firstDay(t) };
  return isDay(t) ? { frequency, first: t } : null;
}

/** A time as a number of steps: a month, a day, a quarter `2026-Q1`, or a whole number. */
function stepOf(t: string, frequency: Frequency, { line }: PlainRow): number {
  if (/^-?\d{1,9}$/.test(t) && !(frequency === "yearly" && t.length === 4)) return Number(t);
  const quarter = /^(\d{4})-?Q([1-4])$/.exec(t);
  if (quarter && frequency === "quarterly") return Number(quarter[1]) * 4 + Number(quarter[2]);
  if (frequency === "yearly" && /^\d{4}/.test(t)) return Number(t.slice(0, 4));
  const month = isMonth(t) ? t : isDay(t) ? t.slice(0, 7) : null;
  if (month !== null && frequency === "monthly") return monthNumber(month);
  if (month !== null && frequency === "quarterly") return monthNumber(month) / 3;
  if (isDay(t) && frequency === "daily") return dayNumber(t);
  if (isDay(t) && frequency === "weekly") return dayNumber(t) / 7;
  throw new NotThisTable(
    `line ${line}: t "${t.slice(0, 40)}" is no ${frequency} step; write ${
      { yearly: "2026", quarterly: "2026-Q1", monthly: "2026-09" }[frequency as string] ??
      "2026-09-14"
    } or a whole number`,
  );
}

function valueOf(text: string, { line }: PlainRow): number | null {
  if (text === "" || /^(na|nan|null)$/i.test(text)) return null;
  const value = Number(text);
  if (Number.isFinite(value)) return value;
  throw new NotThisTable(
    `line ${line}: value "${text.slice(0, 40)}" is not a number; write 1234.5, or nothing where it is missing`,
  );
}
