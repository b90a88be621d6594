/** Who answers for a figure, a panel or a page: the nearest row of `owners.csv` that is in force. */
import type { Day } from "../calendar.ts";
import type { Owner } from "../contract.ts";
import type { Kpi } from "../numbers/kpi/header.ts";

/** The rows of `owners.csv`, or why they cannot be read. */
export type Owners = { list: readonly Owner[]; problem: string | null };

/** Of everything that nobody is named for nearer. */
export const EVERYTHING = "all";

/** @example familyOf({ id: "RC20.appeal" }) // => "RC" */
export const familyOf = ({ id }: Pick<Kpi, "id">): string => /^[A-Z]+/.exec(id)?.[0] ?? id;

/** What a row may name that speaks of a figure, the nearest first: the figure, its family, everything. */
export const namesOf = (kpi: Pick<Kpi, "id" | "name">): readonly string[] => [
  kpi.id,
  kpi.name,
  familyOf(kpi),
  EVERYTHING,
];

/** @param day  on which they answer; null where nobody is named, or nobody any more */
export const ownerOfFigure = (
  owners: Owners,
  kpi: Pick<Kpi, "id" | "name">,
  day: Day,
): string | null => nearest(owners, namesOf(kpi), day);

/** A panel of one figure is that figure's; every other is its own, or its page's. */
export const ownerOfPanel = (
  owners: Owners,
  { page, panel, kpi }: { page: string; panel: string; kpi: Kpi | null },
  day: Day,
): string | null =>
  kpi ? ownerOfFigure(owners, kpi, day) : nearest(owners, [panel, page, EVERYTHING], day);

function nearest({ list }: Owners, names: readonly string[], day: Day): string | null {
  for (const name of names) {
    const inForce = list
      .filter(({ of, since }) => sameName(of, name) && (since ?? "") <= day)
      .sort((a, b) => ((a.since ?? "") < (b.since ?? "") ? 1 : -1));
    if (inForce[0]) return inForce[0].owner || null;
  }
  return null;
}

export const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
