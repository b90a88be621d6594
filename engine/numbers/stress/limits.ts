/** Reverse stress: how far receipts may fall, every day by the same share, before something breaks. */
import { dayFromNumber } from "../../calendar.ts";
import type { StressLimit } from "../../contract.ts";
import { moneyExact } from "../../format.ts";
import { moneyText } from "../../money.ts";
import { rationalOf } from "../rational.ts";
import type { YearAhead } from "./coverage.ts";

const NOTHING = { share: null, amount: null, date: null, reason: null };

/**
 * Debt service stays: receipts less costs may fall to the threshold × debt service.
 *
 * @param asked      "1.25" for 1.25 times
 * @param following  costs that fall with receipts as work does, in cents; 0 where the same work is paid less
 * @source reverse stress as lenders use it: the fall that breaks the covenant, not an arbitrary shock
 * @example fallToCoverage({ receipts: 1000n, spent: 700n, debt: 100n }, "1.25", 0n).share // => 0.175
 */
export function fallToCoverage(
  { receipts, spent, debt }: Pick<YearAhead, "receipts" | "spent" | "debt">,
  asked: string,
  following: bigint,
): StressLimit {
  const how = following > 0n ? "with the work, supplies following" : "for the same work";
  const says = `${how}, before debt service coverage reaches ${asked}`;
  const none = (reason: string): StressLimit => ({ ...NOTHING, says, reason });
  if (debt <= 0n) return none("nothing is paid on loans in the twelve months");
  if (receipts <= following)
    return none("no receipts are expected beyond the costs that go with them");
  const { over, under } = rationalOf(asked);
  const room = (receipts - spent) * under - over * debt;
  if (room < 0n) return none(`coverage is below ${asked} as it is`);
  const margin = under * (receipts - following);
  return {
    ...NOTHING,
    says,
    share: Number(room) / Number(margin),
    amount: moneyText((room * receipts) / margin),
  };
}

/**
 * @param receipts  by day, in cents
 * @param closings  cash at the end of each day, in cents; null where it is not known
 * @param minimum   cents
 * @example fallToMinimum(0, [100, 100], [150, 180], 50).share // => 0.65
 */
export function fallToMinimum(
  origin: number,
  receipts: readonly number[],
  closings: readonly number[] | null,
  minimum: number,
): StressLimit {
  const says = `before cash reaches the minimum of ${moneyExact(moneyText(BigInt(minimum)))}`;
  const none = (reason: string): StressLimit => ({ ...NOTHING, says, reason });
  if (!closings) return none("the books do not tell today's cash");
  if (closings.some((cash) => cash < minimum)) return none("cash is expected below it as it is");
  let [came, share, day] = [0, Infinity, 0];
  closings.forEach((cash, i) => {
    came += receipts[i]!;
    if (came > 0 && (cash - minimum) / came < share) [share, day] = [(cash - minimum) / came, i];
  });
  if (share > 1) return none("cash stays above it without any receipts");
  return {
    ...NOTHING,
    says,
    share,
    amount: moneyText(BigInt(Math.floor(share * came))),
    date: dayFromNumber(origin + day),
  };
}
