/** What would mend a breach: one change, the rest as it is, to the cent. */
import type { CovenantCure } from "../../contract.ts";
import { moneyExact } from "../../format.ts";
import { moneyText } from "../../money.ts";
import { ceiling, type Balance, type Cents } from "./balance.ts";

/** Amounts that can be changed, and how one says it; `$` stands for the money. */
const MORE: Readonly<Record<string, string>> = {
  revenue: "collect $ more",
  cash: "hold $ more in cash",
  receivables: "have $ more owed to you",
  current_assets: "have $ more that can be had within a year",
  equity: "put $ more of the owners' money in",
};
const LESS: Readonly<Record<string, string>> = {
  owner_distributions: "pay owners $ less",
  operating_expenses: "spend $ less on running the practice",
  capex: "buy $ less equipment",
  interest: "pay $ less interest",
  principal: "pay $ less principal, as over a longer term",
  cash_expenses: "spend $ less",
  current_liabilities: "owe $ less within the year",
  liabilities: "owe $ less",
  funded_debt: "pay off $ of debt",
};
/** Of changes of the same size, what an owner decides comes before what must be earned. */
const FIRST = ["owner_distributions", "capex"];

/**
 * @param after  the covenant with other amounts
 * @returns each change that alone mends a breach, the smallest first; none where there is no breach
 */
export function curesOf(
  { room, weight }: Balance,
  amounts: Cents,
  after: (changed: Cents) => Balance,
): CovenantCure[] {
  if (room >= 0n) return [];
  const found = [...weight].flatMap(([name, each]) => {
    if (each === 0n) return [];
    const change = ceiling(-room, each < 0n ? -each : each);
    const words = each > 0n ? MORE[name] : LESS[name];
    const changed = amounts[name]! + (each > 0n ? change : -change);
    const isPossible =
      (each > 0n || changed >= 0n) && after({ ...amounts, [name]: changed }).under > 0n;
    return words === undefined || !isPossible ? [] : [{ name, words, change }];
  });
  const rank = (name: string): number => (FIRST.includes(name) ? 0 : 1);
  return found
    .sort((a, b) =>
      a.change === b.change ? rank(a.name) - rank(b.name) : a.change < b.change ? -1 : 1,
    )
    .map(({ words, change }) => ({
      says: words.replace("$", `$${moneyExact(moneyText(change))}`),
      amount: moneyText(change),
    }));
}
