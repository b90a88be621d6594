/** Periods in words, those there are to choose from, and the ones before and after. */
import { addMonths, monthsFrom } from "../calendar.ts";
import type { PeriodChoice } from "../contract.ts";
import { monthsText, monthText } from "../format.ts";
import type { Months } from "../numbers/kpi/window.ts";
import { fiscalYearOf } from "../numbers/period.ts";
import type { Asked } from "./asked.ts";

/** @example "Sep 2026", "Jan – Sep 2026", "FY2026 (Jan – Dec 2026)" */
export function periodWords({ periodText, period }: Pick<Asked, "periodText" | "period">): string {
  const months = monthsText(period.first, period.last);
  return /^(FY)?\d{4}(-Q\d)?$/i.test(periodText) ? `${periodText} (${months})` : months;
}

/** The period as long as this one that ends where it begins, and the one that begins where it ends. */
export function neighbours(
  { first, last }: Months,
  span: Months,
): { previous: string | null; next: string | null } {
  const length = monthsFrom(first, last).length;
  const moved = (by: number): string => {
    const from = addMonths(first, by);
    return length === 1 ? from : `${from}..${addMonths(last, by)}`;
  };
  return {
    previous: first > span.first ? moved(-length) : null,
    next: last < span.last ? moved(length) : null,
  };
}

/** Every period that has data, newest first. */
export function periodChoices(span: Months, fiscalYearStart: number): PeriodChoice[] {
  const months = monthsFrom(span.first, span.last).reverse();
  const unique = (texts: readonly string[]): string[] => [...new Set(texts)];
  const quarters = unique(
    months.map((month) => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`),
  );
  const years = unique(
    months.map((month) => `FY${addMonths(fiscalYearOf(month, fiscalYearStart), 11).slice(0, 4)}`),
  );
  return [
    ...months.map((text) => ({ kind: "month" as const, text, words: monthText(text) })),
    { kind: "recent" as const, text: "last-12-months", words: "Last 12 months" },
    ...years.map((text) => ({ kind: "year" as const, text, words: text })),
    ...quarters.map((text) => ({
      kind: "quarter" as const,
      text,
      words: `${text.slice(5)} ${text.slice(0, 4)}`,
    })),
  ];
}
