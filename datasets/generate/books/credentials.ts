import type { World } from "../world/world.ts";
import type { Employee } from "./staff.ts";

/** A licence or whatever else somebody must renew. */
export type Credential = {
  readonly employee: string;
  readonly kind: string;
  readonly issued: number;
  /** last day it is valid */
  readonly expires: number;
};

type Kind = readonly [kind: string, years: number];

const YEAR = 365;
const OF_PROVIDERS: readonly Kind[] = [
  ["licence", 3],
  ["dea", 3],
  ["board certification", 10],
  ["malpractice", 1],
];
const OF_NURSES: readonly Kind[] = [
  ["licence", 2],
  ["cpr", 2],
];
const OF_ASSISTANTS: readonly Kind[] = [["cpr", 2]];
/** What is renewed is renewed this long before it runs out. */
const RENEWED_AHEAD = 95;
/** The registration of the first provider, which nobody renews, runs out so many days after the exports. */
export const FORGOTTEN = { kind: "dea", left: 38 };

/** What is on file on a day: all renewed in time, but for one that runs out soon after the last export. */
export function credentialsOn(day: number, world: World, staff: readonly Employee[]): Credential[] {
  const { calendar } = world;
  const here = staff.filter(({ start, end }) => start <= day && (end === null || end >= day));
  return here.flatMap((employee) =>
    kindsOf(employee).map(([kind, years]) => {
      const lasts = years * YEAR;
      const isForgotten = employee === staff[0] && kind === FORGOTTEN.kind;
      const left = isForgotten
        ? FORGOTTEN.left
        : world.random(`credential/${employee.id}/${kind}`).whole(1, lasts);
      const until = day + ((calendar.last + left - day) % lasts);
      const isRenewed = !isForgotten && until < day + RENEWED_AHEAD;
      const expires = isRenewed ? until + lasts : until;
      return { employee: employee.id, kind, issued: expires - lasts + 1, expires };
    }),
  );
}

function kindsOf({ role, job }: Employee): readonly Kind[] {
  if (role === "physician" || role === "app") return OF_PROVIDERS;
  if (job === "Nurse") return OF_NURSES;
  return role === "clinical" ? OF_ASSISTANTS : [];
}
