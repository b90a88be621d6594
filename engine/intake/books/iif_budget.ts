/**
 * The budget in QuickBooks Desktop's interchange format (IIF): after a line that names the columns
 * (`!BUD`), a `BUD` line an account and class with the amounts of up to twelve months.
 *
 * Source: Intuit's IIF reference, "Budgets (BUD)".
 */
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { Contents, ReadOptions } from "../contents.ts";
import type { Text } from "../decode.ts";
import { monthsOf, yearFrom } from "./months.ts";
import { Plan } from "./plan.ts";

export const IIF_BUDGET = { id: "quickbooks-iif-budget", title: "QuickBooks budget (IIF)" };

/** Whether the beginning of a text has a list of budgets. */
export const isIifBudget = (head: string): boolean => /^"?!BUD"?\t/m.test(head);

export async function readIifBudget(text: Text, options: ReadOptions): Promise<Contents> {
  const plan = new Plan("QuickBooks", options);
  let columns: string[] = [];
  let number = 0;
  const lines = createInterface({ input: createReadStream(text.path), crlfDelay: Infinity });
  for await (const raw of lines) {
    number++;
    const cells = raw
      .replace(/^\uFEFF/, "")
      .split("\t")
      .map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
    if (cells.every((cell) => cell === "")) plan.ignore("blank");
    else if (cells[0]!.startsWith("!")) {
      if (cells[0] === "!BUD") columns = cells;
      plan.ignore("header");
    } else if (cells[0] !== "BUD") plan.ignore("section");
    else settle(number, cells);
  }

  function settle(line: number, cells: readonly string[]): void {
    const at = (name: string): string => cells[columns.indexOf(name)] ?? "";
    const months = monthsOf([at("STARTDATE")]);
    if (columns.length === 0) return plan.hold({ line, problem: "OUT_OF_PLACE", field: null });
    if (at("ACCNT") === "")
      return plan.hold({ line, problem: "ACCOUNT_UNKNOWN", field: "account" });
    if (!months) {
      const problem = at("STARTDATE") === "" ? "DATE_MISSING" : "DATE_INVALID";
      return plan.hold({ line, problem, field: "month" });
    }
    const amounts = cells.filter((_, i) => columns[i] === "AMOUNT");
    if (amounts.length > 12 || cells.length > columns.length)
      return plan.hold({ line, problem: "TOO_MANY_FIELDS", field: null });
    const year = yearFrom(months[0]!, amounts.length);
    plan.add({
      line,
      account: at("ACCNT"),
      class: at("CLASS") || null,
      amounts: year.map((month, i) => [month, amounts[i]!]),
    });
  }

  return plan.contents(IIF_BUDGET);
}
