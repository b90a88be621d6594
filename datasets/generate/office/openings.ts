import type { Employee } from "../books/staff.ts";
import { SITES } from "../world/providers.ts";
import type { World } from "../world/world.ts";

/** A position that somebody left and somebody new came to hold, or one more that was looked for. */
export type Opening = {
  readonly position: string;
  readonly role: string;
  readonly site: string;
  /** in hundredths of a full-time position */
  readonly fte: number;
  readonly opened: number;
  readonly filled: number | null;
  readonly withdrawn: number | null;
};

const FULL_TIME_HOURS = 40;

/** Positions of which something is new in a month, in the order of their days; in the first month all that are open. */
export type Openings = { printed(month: number): Opening[] };

export function openings(world: World, staff: readonly Employee[]): Openings {
  const { calendar } = world;
  const all = [...left(staff), ...wanted(world)]
    .filter(({ filled }) => filled === null || filled >= calendar.first)
    .toSorted((a, b) => a.opened - b.opened)
    .map((opening, i) => ({ position: `P${String(i + 1).padStart(4, "0")}`, ...opening }));
  return {
    printed(month) {
      const since = month === 0 ? -Infinity : calendar.firstOf(month);
      const isNew = (day: number | null): boolean =>
        day !== null && day >= since && day <= calendar.lastOf(month);
      return all.filter(({ opened, filled, withdrawn }) => [opened, filled, withdrawn].some(isNew));
    },
  };
}

/** The positions that people left, each with the next of the same job, place and hours who came after. */
function left(staff: readonly Employee[]): Omit<Opening, "position">[] {
  const taken = new Set<Employee>();
  const leavers = staff.filter(({ end }) => end !== null).toSorted((a, b) => a.end! - b.end!);
  return leavers.map((leaver) => {
    const next = staff.find(
      (each) =>
        !taken.has(each) &&
        each.job === leaver.job &&
        each.location === leaver.location &&
        each.weeklyHours === leaver.weeklyHours &&
        each.start > leaver.end!,
    );
    if (next) taken.add(next);
    return {
      role: leaver.role,
      site: leaver.location,
      fte: Math.round((100 * leaver.weeklyHours) / FULL_TIME_HOURS),
      opened: leaver.end!,
      filled: next?.start ?? null,
      withdrawn: null,
    };
  });
}

/** Half a position more, asked for now and then: taken on by somebody who is here, or the next time given up. */
function wanted(world: World): Omit<Opening, "position">[] {
  const { calendar } = world;
  const random = world.random("openings");
  const found: Omit<Opening, "position">[] = [];
  let opened = calendar.first + random.whole(10, 100);
  while (opened <= calendar.last) {
    const over = opened + random.whole(40, 150);
    const role = random.pick(["clinical", "front_office"]);
    const [filled, withdrawn] = found.length % 2 === 0 ? [over, null] : [null, over];
    found.push({ role, site: random.pick(SITES), fte: 50, opened, filled, withdrawn });
    opened = over + random.whole(60, 240);
  }
  return found;
}
