/**
 * QuickBooks Online's Profit and Loss by month: titles, months across, sections and accounts down, each
 * parent closed by "Total …", and below it the basis and when it was printed.
 *
 * Source: public parsers of the report, for the hierarchy; titles and footer as they are known.
 */
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { cents, moneyText } from "../../money.ts";
import type { Month } from "../../calendar.ts";
import type { Contents, Held, ReadOptions } from "../contents.ts";
import type { Text } from "../decode.ts";
import { splitRecord } from "../record.ts";
import type { Ignored } from "../scan.ts";
import { Tables } from "../tables.ts";
import { monthsOf } from "./months.ts";

export const PROFIT_AND_LOSS = {
  id: "quickbooks-online-profit-and-loss",
  title: "QuickBooks Online profit and loss by month",
};

type Head = { line: number; months: Month[] };

/** The months of a report and the line that names them; null where the text is none. */
export function profitAndLossOf(head: string): Head | null {
  const lines = head
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .slice(0, 12);
  const title = lines.findIndex((line) => /^"?profit and loss\b/i.test(line));
  if (title < 0) return null;
  for (const [i, line] of lines.entries()) {
    const [first, ...rest] = splitRecord(line, ",") ?? [];
    const heads = rest.filter((cell) => cell.trim() !== "" && !/^total$/i.test(cell.trim()));
    const months = /^(distribution account)?$/i.test(first?.trim() ?? "x") && monthsOf(heads);
    if (months && months.length > 0) return { line: i + 1, months };
  }
  return null;
}

type Section = "income" | "cost" | "expense" | "other_income" | "other_expense";

const SECTIONS: Readonly<Record<string, Section>> = {
  income: "income",
  "cost of goods sold": "cost",
  expenses: "expense",
  "other income": "other_income",
  "other expenses": "other_expense",
};
const COMPUTED = /^(gross profit|net (operating |ordinary |other )?income)$/i;
const TOTAL = /^total (?:for )?(.+)$/i;
const BASIS = /\b(cash|accrual) basis\b/i;
const BY_MONTH = { days: ["%Y-%m"], moments: [], words: {} };

export async function readProfitAndLoss(
  text: Text,
  { line: headLine, months }: Head,
  options: ReadOptions,
): Promise<Contents> {
  const records = await recordsOf(text.path);
  const basis = records.flatMap(({ cells }) => BASIS.exec(cells[0] ?? "")?.[1] ?? [])[0] ?? null;
  const tables = new Tables(options.scratch, ["ledger_summary"], { ledger_summary: BY_MONTH });
  const ignored: Partial<Record<Ignored, number>> = {};
  const held: Held[] = [];
  const printed: Contents["printed"] = [];
  const open: string[] = [];
  let section: Section | null = null;
  let rows = 0;
  const ignore = (as: Ignored): void => {
    ignored[as] = (ignored[as] ?? 0) + 1;
  };
  const lastTotal = new Map(
    records.flatMap(({ line, cells }) => {
      const name = TOTAL.exec(cells[0] ?? "")?.[1];
      return name ? [[name, line] as const] : [];
    }),
  );

  for (const { line, cells } of records) {
    const [name = "", ...amounts] = cells;
    const given = amounts.slice(0, months.length);
    const total = TOTAL.exec(name)?.[1];
    if (cells.every((cell) => cell === "")) ignore("blank");
    else if (line < headLine) ignore("title");
    else if (line === headLine) ignore("header");
    else if (BASIS.test(name)) ignore("footer");
    else if (COMPUTED.test(name)) {
      if (/^net income$/i.test(name)) {
        printed.push({ measure: "net_income", text: sumOf(given), flip: false, line });
      }
      ignore("total");
    } else if (total) {
      if (open.includes(total)) open.length = open.lastIndexOf(total);
      ignore("subtotal");
    } else if (SECTIONS[name.toLowerCase()] && given.every((cell) => cell === "")) {
      section = SECTIONS[name.toLowerCase()]!;
      open.length = 0;
      ignore("section");
    } else settle(line, name, given);
  }

  function settle(line: number, name: string, amounts: readonly string[]): void {
    if (name === "" || !section) {
      held.push({ line, problem: "ACCOUNT_UNKNOWN", field: "account" });
      return;
    }
    const account = [...open, name].join(":");
    if ((lastTotal.get(name) ?? 0) > line) open.push(name);
    if (amounts.every((amount) => amount === "")) return ignore("section");
    for (const [i, month] of months.entries()) {
      const amount = amounts[i] ?? "";
      if (amount === "") continue;
      tables.add("ledger_summary", line, { basis, month, section, account, amount });
      rows++;
    }
  }

  const others = Object.values(ignored).reduce((sum, each) => sum + each, 0);
  return {
    format: PROFIT_AND_LOSS,
    asOf: null,
    loads: tables.close(),
    read: rows + held.length + others,
    rows,
    ignored,
    held,
    columns: null,
    printed,
    findings: [],
  };
}

async function recordsOf(path: string): Promise<{ line: number; cells: string[] }[]> {
  const records: { line: number; cells: string[] }[] = [];
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Infinity });
  for await (const raw of lines) {
    const cells = splitRecord(raw.replace(/^\uFEFF/, ""), ",") ?? [raw];
    records.push({ line: records.length + 1, cells: cells.map((cell) => cell.trim()) });
  }
  return records;
}

/** What amounts come to, as text; themselves where one cannot be read. */
function sumOf(amounts: readonly string[]): string {
  try {
    const plain = amounts.map((amount) =>
      cents(amount.replaceAll(/[$,\s]/g, "").replace(/^\((.*)\)$/, "-$1") || "0"),
    );
    return moneyText(plain.reduce((sum, each) => sum + each, 0n));
  } catch {
    return amounts.join(" ");
  }
}
