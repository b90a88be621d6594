import type { Cents } from "../cents.ts";
import type { World } from "../world/world.ts";
import type { Account } from "./accounts.ts";
import type { Journal } from "./journal.ts";

const MONTHLY_DRAW: Cents = 180_000;
const TAX_DRAW: Cents = 420_000;
const TAX_MONTHS = [1, 4, 6, 9];
const PROFIT_SHARE_MONTHS = [3, 6, 9, 12];
/** Weeks of expenses that owners leave in the bank, and the weeks below which they take nothing. */
const KEPT_WEEKS = { usual: 5.4, lastYear: 3.6 };
const TOO_LITTLE_WEEKS = 2.9;
/** A payday takes up to two weeks' worth of expenses at once. */
const LINE_DRAWN_BELOW_WEEKS = { payDay: 2, otherDay: 0.8 };
const LINE_REPAID_ABOVE_WEEKS = 4;
const LINE_STEP: Cents = 2_500_000;

/** What the owners take out, and the line of credit that bridges when they took too much. */
export type Owners = {
  /** draws on the line of credit, or repays it, before a day's payments */
  bridge(day: number, isPayDay: boolean): void;
  /** what the owners take on a day */
  draw(day: number): void;
};

/** @param weeklyCost  what the practice pays out in a week, as known on a day */
export function owners(world: World, journal: Journal, weeklyCost: (day: number) => Cents): Owners {
  const { calendar, providers } = world;

  const take = (day: number, account: Account, memo: string, amount: Cents): void =>
    journal.enter(day, "Check", memo, [
      [account, amount],
      ["checking", -amount],
    ]);

  return {
    bridge(day, isPayDay) {
      const cost = weeklyCost(day);
      const { payDay, otherDay } = LINE_DRAWN_BELOW_WEEKS;
      const needed = Math.round(cost * (isPayDay ? payDay : otherDay));
      const cash = journal.balance("checking");
      const owed = -journal.balance("creditLine");
      if (cash < needed) {
        const amount = Math.ceil((needed - cash) / LINE_STEP) * LINE_STEP;
        journal.enter(day, "Transfer", "Line of credit drawn", [
          ["checking", amount],
          ["creditLine", -amount],
        ]);
      } else if (owed > 0 && cash > cost * LINE_REPAID_ABOVE_WEEKS) {
        const amount = Math.min(owed, LINE_STEP);
        journal.enter(day, "Transfer", "Line of credit repaid", [
          ["creditLine", amount],
          ["checking", -amount],
        ]);
      }
    },
    draw(day) {
      const owning = providers.filter(
        (provider) => provider.role === "physician" && provider.joined < day - 365,
      ).length;
      const month = calendar.monthOfYear(day);
      const cost = weeklyCost(day);
      if (journal.balance("checking") < cost * TOO_LITTLE_WEEKS) return;
      if (calendar.isDue(day, 20)) take(day, "draws", "Owner draws", MONTHLY_DRAW * owning);
      if (calendar.isDue(day, 15) && TAX_MONTHS.includes(month))
        take(day, "taxDraws", "Estimated taxes of the owners", TAX_DRAW * owning);
      if (calendar.isDue(day, 24) && PROFIT_SHARE_MONTHS.includes(month)) {
        const late = calendar.month(day) >= calendar.months.length - 13;
        const kept = Math.floor(cost * (late ? KEPT_WEEKS.lastYear : KEPT_WEEKS.usual));
        const spare = Math.floor((journal.balance("checking") - kept) / 100_000) * 100_000;
        if (spare > 0) take(day, "draws", "Profit share", spare);
      }
    },
  };
}
