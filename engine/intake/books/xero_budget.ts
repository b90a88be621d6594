/**
 * Xero's budget: accounts down, months across. A cell left empty plans nothing. The same with lines of
 * the statements down is a sheet of the practice's own.
 *
 * Source: Xero's instructions for importing a budget: accounts as `name (number)`, months in the first
 * row as `Jan-2012` or as days, of which the month counts.
 */
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { Contents, ReadOptions } from "../contents.ts";
import type { Text } from "../decode.ts";
import { splitRecord } from "../record.ts";
import { monthsOf } from "./months.ts";
import { Plan } from "./plan.ts";

export const XERO_BUDGET = { id: "xero-budget", title: "Xero budget" };

/** A sheet of the practice's own, laid out as Xero's. */
export const SHEET_BUDGET = { id: "budget-months-across", title: "Budget, months across" };

type Head = { delimiter: string; months: string[]; format: Contents["format"] };

/** The months of a budget whose first line names them; null where the text is none. */
export function xeroBudgetOf(head: string): Head | null {
  const first = (head.split(/\r?\n/, 1)[0] ?? "").replace(/^\uFEFF/, "");
  for (const delimiter of [",", "\t", ";"]) {
    const [account, ...rest] = splitRecord(first, delimiter) ?? [];
    const heads = withoutEmptyEnd(rest);
    if (heads.length === 0 || !/^(account\b.*|line)?$/i.test(account?.trim() ?? "x")) continue;
    const months = monthsOf(heads);
    const format = /^line$/i.test(account!.trim()) ? SHEET_BUDGET : XERO_BUDGET;
    if (months) return { delimiter, months, format };
  }
  return null;
}

export async function readXeroBudget(
  text: Text,
  { delimiter, months, format }: Head,
  options: ReadOptions,
): Promise<Contents> {
  const plan = new Plan(format === SHEET_BUDGET ? "original" : "Xero", options);
  let line = 0;
  const lines = createInterface({ input: createReadStream(text.path), crlfDelay: Infinity });
  for await (const raw of lines) {
    line++;
    const cells = splitRecord(raw, delimiter);
    if (line === 1) plan.ignore("header");
    else if (!cells) plan.hold({ line, problem: "QUOTE_STRAY", field: null });
    else if (cells.every((cell) => cell.trim() === "")) plan.ignore("blank");
    else settle(cells.map((cell) => cell.trim()));
  }

  function settle([account, ...amounts]: string[]): void {
    const planned = withoutEmptyEnd(amounts);
    if (planned.length > months.length)
      return plan.hold({ line, problem: "TOO_MANY_FIELDS", field: null });
    if (planned.length === 0) return plan.ignore("section");
    if (!account) return plan.hold({ line, problem: "ACCOUNT_UNKNOWN", field: "account" });
    plan.add({
      line,
      account,
      class: null,
      amounts: months.map((month, i) => [month, planned[i] ?? ""]),
    });
  }

  return plan.contents(format);
}

const withoutEmptyEnd = (cells: readonly string[]): string[] =>
  cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== "") + 1);
