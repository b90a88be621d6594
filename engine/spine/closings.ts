/** Closed months, as the journal tells them: what was reported of each, and what has been said of it since. */
import type { Closing, Figure, Restatement } from "../contract.ts";
import { figureKey } from "../numbers/kpi/figures.ts";
import type { CloseEvent, Entry, RestateEvent } from "./journal.ts";

export type ClosedMonth = {
  entry: CloseEvent & Entry;
  /** its figures as they were last told */
  figures: ReadonlyMap<string, Figure>;
};

/** The months that are closed now, by month, oldest first. */
export function closedMonths(entries: readonly Entry[]): ReadonlyMap<string, ClosedMonth> {
  const closed = new Map<string, { entry: CloseEvent & Entry; figures: Map<string, Figure> }>();
  for (const entry of entries) {
    if (entry.action === "close") {
      const figures = new Map(entry.figures.map((figure) => [figureKey(figure), figure]));
      closed.set(entry.month, { entry, figures });
    } else if (entry.action === "reopen") closed.delete(entry.month);
    else if (entry.action === "restate") {
      for (const { is } of entry.changes) closed.get(is.period)?.figures.set(figureKey(is), is);
    }
  }
  return new Map([...closed].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The closed months, for people. */
export const closings = (entries: readonly Entry[]): Closing[] =>
  [...closedMonths(entries).values()].map(({ entry, figures }) => ({
    month: entry.month,
    digest: entry.frozen,
    cells: entry.cells,
    at: entry.at,
    who: entry.who,
    open_findings: entry.open_findings,
    tied_out: entry.tied_out ?? "unverified",
    restated: entry.figures.filter((was) => figures.get(figureKey(was))?.value !== was.value)
      .length,
  }));

/** Every step from what was reported to what is known now, oldest first. @param since  ISO 8601 instant */
export function restatements(entries: readonly Entry[], since: string | null): Restatement[] {
  return entries
    .filter((entry): entry is RestateEvent & Entry => entry.action === "restate")
    .filter(({ at }) => since === null || at >= since)
    .flatMap(({ at, cause, import_id, changes }) =>
      changes.map(({ was, is }) => ({
        kpi: is.kpi,
        period: is.period,
        category: is.category,
        was: was.value,
        is: is.value,
        was_numerator: was.numerator,
        was_denominator: was.denominator,
        is_numerator: is.numerator,
        is_denominator: is.denominator,
        cause,
        import_id,
        at,
      })),
    );
}
