/**
 * The days money can move on: Monday to Friday but federal holidays as observed. Days are counted from
 * 1970-01-01 and months from year 0, so that a forecast adds up over plain numbers; what a number means
 * is looked up here, once for the whole span.
 */
import {
  dayFromNumber,
  dayNumber,
  firstDay,
  monthFromNumber,
  monthNumber,
  monthOf,
  weekday,
} from "../../calendar.ts";

const FRIDAY = 5;

/** First day of a month counted from year 0. */
export function monthStart(month: number): number {
  const known = starts.get(month);
  if (known !== undefined) return known;
  const start = dayNumber(firstDay(monthFromNumber(month)));
  starts.set(month, start);
  return start;
}

/** Asked for a million times; there are few months. */
const starts = new Map<number, number>();

/** A span of days with what there is to know of each. */
export class BankingDays {
  readonly first: number;
  readonly last: number;
  readonly length: number;
  readonly #weekdays: Uint8Array;
  readonly #open: Uint8Array;
  readonly #months: Int32Array;
  readonly #dates: Uint8Array;

  /** @param holidays  days banks stay shut although it is a weekday */
  constructor(first: number, last: number, holidays: ReadonlySet<number>) {
    this.first = first;
    this.last = last;
    const length = last - first + 1;
    this.length = length;
    this.#weekdays = new Uint8Array(length);
    this.#open = new Uint8Array(length);
    this.#months = new Int32Array(length);
    this.#dates = new Uint8Array(length);
    for (let i = 0; i < length; i++) {
      const text = dayFromNumber(first + i);
      this.#weekdays[i] = weekday(text);
      this.#months[i] = monthNumber(monthOf(text));
      this.#dates[i] = Number(text.slice(8));
      this.#open[i] = this.#weekdays[i]! <= FRIDAY && !holidays.has(first + i) ? 1 : 0;
    }
  }

  /** Monday 1 to Sunday 7. */
  weekday(day: number): number {
    return this.#weekdays[day - this.first]!;
  }

  dayOfMonth(day: number): number {
    return this.#dates[day - this.first]!;
  }

  month(day: number): number {
    return this.#months[day - this.first]!;
  }

  isOpen(day: number): boolean {
    return this.#open[day - this.first] === 1;
  }

  /** A weekday on which banks are shut. */
  isHoliday(day: number): boolean {
    return this.weekday(day) <= FRIDAY && !this.isOpen(day);
  }

  /** The day, or the next banking day; the last day of the span where there is none. */
  openFrom(day: number): number {
    let open = day;
    while (open < this.last && !this.isOpen(open)) open++;
    return open;
  }

  /** The day, or the last banking day before it. */
  openUntil(day: number): number {
    let open = day;
    while (open > this.first && !this.isOpen(open)) open--;
    return open;
  }

  /** Banking days of `[from, to)`. */
  count(from: number, to: number): number {
    let open = 0;
    for (let day = from; day < to; day++) if (this.isOpen(day)) open++;
    return open;
  }

  /** Whether a day lies within the span. */
  holds(day: number): boolean {
    return day >= this.first && day <= this.last;
  }
}
