/** What must hold of statements whatever happens, held at run time and printed; and what should tie to other figures. */
import { monthText } from "../../format.ts";
import { moneyText } from "../../money.ts";
import type { StatementCheck } from "../../contract.ts";
import { assetsOf, owedOf, ownersOf } from "./opening.ts";
import { indirect, type Rolled } from "./roll.ts";

/** An identity of the statements does not hold: a fault of the program, not of the data. */
export class StatementsBroken extends Error {
  override name = "StatementsBroken";
}

type Identity = { check: string; says: string; off: (month: Rolled, at: number) => bigint };

/**
 * @param closings  of the forecast of cash with what is taken up, at the end of each month
 * @param line      drawn on the line beyond what the books owe, interest on it paid so far, and what of its limit
 *   is passed, by month
 * @throws {StatementsBroken} where one does not hold to the cent
 */
export function identitiesOf(
  months: readonly string[],
  rolled: readonly Rolled[],
  closings: readonly bigint[],
  line: readonly { balance: bigint; interestPaid: bigint; over: bigint }[],
): StatementCheck[] {
  const identities: Identity[] = [
    {
      check: "balance",
      says: "assets = liabilities + owners' equity",
      off: ({ after }) => assetsOf(after) - owedOf(after) - ownersOf(after),
    },
    {
      check: "direct_is_indirect",
      says: "operating, investing and financing cash flow are the same from payments and from net income",
      off: (month) => {
        const [a, b] = [month.direct, indirect(month)];
        return (
          size(a.operating - b.operating) +
          size(a.investing - b.investing) +
          size(a.financing - b.financing)
        );
      },
    },
    {
      check: "cash_tie",
      says: "opening cash + cash flow = cash of the balance sheet",
      off: ({ before, after, direct }) =>
        before.cash + direct.operating + direct.investing + direct.financing - after.cash,
    },
    {
      check: "forecast_tie",
      says: "cash = closing cash of the forecast + drawn on the line − its interest + funding gap",
      off: ({ after }, at) =>
        closings[at]! + line[at]!.balance - line[at]!.interestPaid + after.gap - after.cash,
    },
    {
      check: "retained_earnings",
      says: "retained earnings + net income − draws and taxes of the owners = retained earnings then",
      off: ({ before, after, result, happened }) =>
        before.retained + result.netIncome - happened.draws - happened.taxes - after.retained,
    },
    {
      check: "no_plug",
      says: "cash and funding gap are never below zero, the line of credit never above its limit",
      off: ({ after }, at) => below(after.cash) + below(after.gap) + line[at]!.over,
    },
  ];
  return identities.map(({ check, says, off }) => {
    rolled.forEach((month, at) => {
      const amount = off(month, at);
      if (amount !== 0n) {
        throw new StatementsBroken(
          `${check} of ${monthText(months[at]!)} is off by ${moneyText(amount)}: ${says}`,
        );
      }
    });
    return { check, says, holds: true, difference: "0.00" };
  });
}

/** What ought to be equal, and by how much it is not. */
export const tie = (check: string, says: string, difference: bigint): StatementCheck => ({
  check,
  says,
  holds: difference === 0n,
  difference: moneyText(difference),
});

const size = (amount: bigint): bigint => (amount < 0n ? -amount : amount);
const below = (amount: bigint): bigint => (amount < 0n ? -amount : 0n);
