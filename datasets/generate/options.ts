import { addMonths, isMonth, type Month } from "../../engine/calendar.ts";

/** What a caller of {@link writeExamplePractice} may say; everything but the folder has a default. */
export type ExampleOptions = {
  /** the practice folder to write; must not hold a practice yet */
  readonly dir: string;
  /** providers, 1 to 500; two of three are physicians */
  readonly providers?: number;
  /** months of exports, 1 to 240 */
  readonly months?: number;
  readonly seed?: number;
  /** last full month */
  readonly until?: Month;
  /** books on the accrual basis, with receivables and payables; on the cash basis where absent */
  readonly accrual?: boolean;
  readonly onProgress?: (done: number, total: number, what: string) => void;
};

/** What decides every byte. */
export type Settings = {
  readonly providers: number;
  readonly months: number;
  readonly seed: number;
  readonly until: Month;
  readonly accrual: boolean;
};

/** An option out of its range. */
export class BadExampleOption extends Error {
  constructor(name: string, value: unknown, expected: string) {
    super(`${name} is ${String(value)}; expected ${expected}`);
    this.name = "BadExampleOption";
  }
}

/** @throws {BadExampleOption} on a value out of range */
export function settingsOf(options: ExampleOptions): Settings {
  const until = options.until ?? "2026-10";
  if (!isMonth(until)) throw new BadExampleOption("until", until, "a month, YYYY-MM");
  const months = whole("months", options.months ?? 36, 1, 240);
  if (addMonths(until, -months) < "2000-01")
    throw new BadExampleOption("until", until, "a month that leaves the first one in this century");
  return {
    providers: whole("providers", options.providers ?? 6, 1, 500),
    months,
    seed: whole("seed", options.seed ?? 1, 0, 4294967295),
    until,
    accrual: options.accrual ?? false,
  };
}

function whole(name: string, value: number, from: number, to: number): number {
  if (!Number.isInteger(value) || value < from || value > to)
    throw new BadExampleOption(name, value, `a whole number from ${from} to ${to}`);
  return value;
}
