/**
 * What a build changes in closed months, and why. The figures of before and after are compared; where an
 * import brought rows of several kinds, they are counted one kind after the other, and each kind's part is
 * what it changes: so the parts of a figure sum to its change, whatever it is made of.
 */
import { dayIn } from "../calendar.ts";
import type { Figure } from "../contract.ts";
import type { Session } from "../database.ts";
import { asArrived, findArrivals } from "../model/arrivals.ts";
import { changesBetween, figuresOf, type Change } from "../numbers/kpi/figures.ts";
import type { Kpi } from "../numbers/kpi/header.ts";
import { materialise } from "../numbers/kpi/materialise.ts";
import { closedMonths } from "./closings.ts";
import type { Entry, Event, RestateEvent } from "./journal.ts";

export type Built = {
  /** of the draft, everything derived */
  session: Session;
  /** opens another connection to the draft, whose temporary tables are its own */
  connect: () => Promise<Session>;
  kpis: readonly Kpi[];
  timeZone: string;
  /** the first file that the events brought */
  firstFileId: number;
  /** whether everything was derived anew, from nothing */
  anew: boolean;
};

/** Events that tell what the events under way change in closed months. */
export async function restated(
  entries: readonly Entry[],
  events: readonly Event[],
  built: Built,
): Promise<RestateEvent[]> {
  const closed = [...closedMonths(entries).values()];
  if (closed.length === 0) return [];
  const told = closed.flatMap(({ figures }) => [...figures.values()]);
  const months = closed.map(({ entry }) => entry.month);
  const now = await figuresOf(built.session, built.kpis, months);
  const changes = changesBetween(told, now);
  if (changes.length === 0) return [];
  const undone = events.find((event) => event.action === "undo");
  if (undone) return [event("undo", undone.import_id, changes)];
  if (built.anew)
    return [event(newLayout(entries) ? "mapping_change" : "definition_change", null, changes)];
  const session = await built.connect();
  try {
    const days = closed.map(({ entry }) => ({
      month: entry.month,
      day: dayIn(built.timeZone, new Date(entry.at)),
    }));
    const imports = events.flatMap((each) => (each.action === "import" ? [each.import_id] : []));
    const arrivals = await findArrivals(session, built.firstFileId, days, imports);
    const kpis = built.kpis.filter(({ id }) => changes.some(({ is }) => is.kpi === id));
    const ofThese = (figures: readonly Figure[]): Figure[] =>
      figures.filter((figure) => kpis.some(({ id }) => id === figure.kpi));
    let before = ofThese(told);
    const parts: RestateEvent[] = [];
    for (const [i, { importId, cause }] of arrivals.entries()) {
      let after = ofThese(now);
      if (i < arrivals.length - 1) {
        await asArrived(session, built.firstFileId, arrivals.slice(0, i + 1));
        await materialise(session, kpis, "temp table");
        after = await figuresOf(session, kpis, months);
      }
      const part = changesBetween(before, after);
      if (part.length > 0) parts.push(event(cause, importId, part));
      before = after;
    }
    return parts;
  } finally {
    session.close();
  }
}

const event = (
  cause: RestateEvent["cause"],
  importId: string | null,
  changes: Change[],
): RestateEvent => ({ action: "restate", import_id: importId, cause, changes });

/** Whether a layout was described anew since figures were last derived. */
function newLayout(entries: readonly Entry[]): boolean {
  const derived = entries.findLastIndex(({ digest }) => digest !== null);
  return entries.slice(derived + 1).some(({ action }) => action === "map");
}
