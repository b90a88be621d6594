import type { Contents, ReadOptions } from "../contents.ts";
import type { Text } from "../decode.ts";
import { IIF_BUDGET, isIifBudget, readIifBudget } from "./iif_budget.ts";
import { BALANCE_SHEET } from "./balance_sheet.ts";
import { PROFIT_AND_LOSS } from "./profit_and_loss.ts";
import { headOf, readStatement, type Statement } from "./statement.ts";
import { readXeroBudget, xeroBudgetOf } from "./xero_budget.ts";

/** What a text of the books has whose months are columns; null where it is another text, or named to be. */
export async function readBooks(
  text: Text,
  head: string,
  options: ReadOptions,
): Promise<Contents | null> {
  const may = (id: string): boolean => options.format === null || options.format === id;
  if (may(IIF_BUDGET.id) && isIifBudget(head)) return await readIifBudget(text, options);
  const months = xeroBudgetOf(head);
  if (months && may(months.format.id)) return await readXeroBudget(text, months, options);
  for (const statement of [PROFIT_AND_LOSS, BALANCE_SHEET] as readonly Statement[]) {
    const periods = may(statement.format.id) ? headOf(statement, head, options.name) : null;
    if (periods) return await readStatement(statement, text.path, periods, options);
  }
  return null;
}
