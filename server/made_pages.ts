/** Pages made once: equal versions of the data and equal questions give equal pages, whoever asks. */
import type { Filter, Page, PageName, Practice } from "../engine/index.ts";

/** Pages kept; a page is a quarter of a megabyte at most. */
const KEPT = 64;

export type Made = { page: Page; version: string };

/** @returns what makes a page, or answers the one that is being made or was made from the same */
export function pagesMade(
  practice: Practice,
): (name: PageName, filter: Partial<Filter>) => Promise<Made> {
  const kept = new Map<string, Promise<Made>>();
  return async (name, filter) => {
    const version = await practice.dataVersion();
    const question = JSON.stringify([version, name, filter]);
    const made = kept.get(question) ?? make(practice, name, filter, version);
    // what was asked for last stands last
    kept.delete(question);
    kept.set(question, made);
    if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
    made.catch(() => kept.delete(question));
    return made;
  };
}

/** A page and what it was made from: made again where something came in meanwhile. */
async function make(
  practice: Practice,
  name: PageName,
  filter: Partial<Filter>,
  version: string,
): Promise<Made> {
  const page = await practice.page(name, filter);
  const now = await practice.dataVersion();
  return now === version ? { page, version } : make(practice, name, filter, now);
}
