import type { Quantiles } from "../random.ts";
import { dayOf, type Appointment } from "../schedule/appointment.ts";
import { SITES } from "../world/providers.ts";
import type { World } from "../world/world.ts";

/** A test ordered or a referral sent at a visit. */
export type Order = {
  readonly id: string;
  readonly kind: "lab" | "imaging" | "referral";
  readonly provider: string;
  readonly site: string;
  readonly ordered: number;
  /** null where nothing comes back */
  readonly resulted: number | null;
  /** null of a referral */
  readonly abnormal: boolean | null;
  readonly followedUp: number | null;
};

type Habit = { kind: Order["kind"]; share: number; lost: number; days: Quantiles };
const HABITS: readonly Habit[] = [
  { kind: "lab", share: 0.24, lost: 0.01, days: [0, 1, 1, 2, 4, 7, 12, 21] },
  { kind: "imaging", share: 0.06, lost: 0.05, days: [1, 3, 6, 10, 17, 28, 40, 60] },
  { kind: "referral", share: 0.09, lost: 0.17, days: [6, 14, 26, 42, 65, 92, 125, 170] },
];
const ABNORMAL = 0.21;
const FOLLOWED_UP = 0.95;
const DAYS_TO_FOLLOW_UP: Quantiles = [0, 0, 1, 2, 4, 8, 16, 40];

/** Orders by month of the visit; those still open at its end are told again in the months in which they change. */
export type Orders = { printed(month: number, own: readonly Appointment[]): Order[] };

export function orders(world: World): Orders {
  const { calendar } = world;
  const random = world.random("orders");
  let count = 0;
  let open: Order[] = [];

  const orderOf = (visit: Appointment, { kind, lost, days }: Habit): Order => {
    const ordered = dayOf(visit.start);
    const wait = random.quantile(days);
    const resulted = random.chance(lost) ? null : ordered + wait;
    const abnormal = kind === "referral" ? null : random.chance(ABNORMAL);
    const after = random.quantile(DAYS_TO_FOLLOW_UP);
    const isFollowedUp = abnormal === true && resulted !== null && random.chance(FOLLOWED_UP);
    return {
      id: `O${String(++count).padStart(7, "0")}`,
      kind,
      provider: visit.provider.name,
      site: SITES[visit.site]!,
      ordered,
      resulted,
      abnormal,
      followedUp: isFollowedUp ? resulted + after : null,
    };
  };
  const lastDay = ({ ordered, resulted, followedUp }: Order): number =>
    followedUp ?? resulted ?? ordered;

  return {
    printed(month, own) {
      const end = calendar.lastOf(month);
      const fresh = own
        .filter(({ status }) => status === "Completed")
        .flatMap((visit) =>
          HABITS.filter(({ share }) => random.chance(share)).map((habit) => orderOf(visit, habit)),
        );
      const listed = [...open, ...fresh];
      open = listed.filter((order) => lastDay(order) > end);
      return listed;
    },
  };
}
