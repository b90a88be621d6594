import type { World } from "../world/world.ts";
import type { Entry } from "./ledger.ts";

/** The days and marks of money behind an entry. */
export type Money = Pick<Entry, "checked" | "deposited" | "receipt">;

const NO_MONEY: Money = { checked: 0, deposited: 0, receipt: "" };
const BACK_DATED = 0.06;
const BACK_DATES_UNTIL = 4;

/** Makes entries with their dates and the initials of whoever keys them. */
export type Clerk = {
  /** keyed and posted on the same day */
  entry(day: number, user: string, money?: Money): Entry;
  /** keyed by hand: in the first days of a month some still go to the month before, unless the service is later */
  byHand(day: number, service: number): Entry;
};

const BILLERS = ["u02", "u03", "u04"];

/** The billing office: three billers, and a little back-dating at the turn of a month. */
export function clerk(world: World): Clerk {
  const random = world.random("clerk");
  const { calendar } = world;
  return {
    entry: (day, user, money = NO_MONEY) => ({ entered: day, posted: day, user, ...money }),
    byHand(day, service) {
      const lastMonth = calendar.month(day) - 1;
      const possible = calendar.dayOfMonth(day) <= BACK_DATES_UNTIL && lastMonth >= 0;
      const backDated = possible && random.chance(BACK_DATED);
      const monthEnd = backDated ? calendar.lastOf(lastMonth) : day;
      return {
        entered: day,
        posted: monthEnd >= service ? monthEnd : day,
        user: random.pick(BILLERS),
        ...NO_MONEY,
      };
    },
  };
}
