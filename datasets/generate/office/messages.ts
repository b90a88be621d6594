import type { Minute } from "../schedule/appointment.ts";
import { MINUTES_A_DAY } from "../schedule/appointment.ts";
import type { Quantiles } from "../random.ts";
import { SITES } from "../world/providers.ts";
import type { World } from "../world/world.ts";

/** A message that a patient sent through the portal. */
export type Message = {
  readonly id: string;
  readonly provider: string;
  readonly site: string;
  readonly opened: Minute;
  readonly closed: Minute;
};

const PER_PROVIDER_A_MONTH = 45;
/** Minutes until somebody is done with one. */
const MINUTES: Quantiles = [4, 25, 180, 700, 1900, 4300, 9000, 17000];

/** Messages by month: those that came in it, and those of earlier months that were closed in it. */
export type Messages = {
  printed(month: number): { came: readonly Message[]; closedLater: readonly Message[] };
};

export function messages(world: World): Messages {
  const { calendar, providers } = world;
  const random = world.random("messages");
  let count = 0;
  let open: Message[] = [];

  return {
    printed(month) {
      const [first, last] = [calendar.firstOf(month), calendar.lastOf(month)];
      const end = (last + 1) * MINUTES_A_DAY;
      const came = providers
        .filter(({ joined }) => joined <= first)
        .flatMap((provider) => {
          const number = PER_PROVIDER_A_MONTH + random.whole(-8, 8);
          return Array.from({ length: number }, () => {
            const opened =
              random.whole(first, last) * MINUTES_A_DAY + random.whole(6 * 60, 22 * 60);
            return { provider, opened, closed: opened + random.quantile(MINUTES) };
          });
        })
        .sort((a, b) => a.opened - b.opened)
        .map(({ provider, opened, closed }): Message => ({
          id: `M${String(++count).padStart(7, "0")}`,
          provider: provider.name,
          site: SITES[provider.sites[0]!]!,
          opened,
          closed,
        }));
      const closedLater = open.filter(({ closed }) => closed < end);
      open = [...open, ...came].filter(({ closed }) => closed >= end);
      return { came, closedLater };
    },
  };
}
