import type { Contents, ReadOptions } from "../contents.ts";
import type { Text } from "../decode.ts";
import { headText } from "../head.ts";
import { IIF_BUDGET, isIifBudget, readIifBudget } from "./iif_budget.ts";
import { readXeroBudget, XERO_BUDGET, xeroBudgetOf } from "./xero_budget.ts";

/** The plan in a text that has its months as columns; null where it is another text, or named to be. */
export async function readBudget(text: Text, options: ReadOptions): Promise<Contents | null> {
  const head = await headText(text.path);
  const may = (id: string): boolean => options.format === null || options.format === id;
  if (may(IIF_BUDGET.id) && isIifBudget(head)) return await readIifBudget(text, options);
  const months = may(XERO_BUDGET.id) ? xeroBudgetOf(head) : null;
  return months ? await readXeroBudget(text, months, options) : null;
}
