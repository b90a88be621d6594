import type { Sent } from "../billing/clearinghouse.ts";
import type { Lot } from "../books/stock.ts";
import { plain } from "../cents.ts";

/** What the clearinghouse's files of a month tell, null where none are kept, and what the stock of its end cost. */
export function listTruth(
  sent: readonly Sent[] | null,
  stock: readonly Lot[],
): Record<string, unknown> {
  return {
    claims_sent: sent && {
      times: sent.length,
      rejected: sent.filter(({ rejected }) => rejected !== null).length,
    },
    stock_value: plain(stock.reduce((sum, { quantity, cost }) => sum + quantity * cost, 0)),
  };
}
