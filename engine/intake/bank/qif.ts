/**
 * Quicken Interchange Format, as banks still give it: a letter and a value a line, a caret after each
 * record. Only lists of movements of bank, cash and card accounts are read.
 *
 * Source: Intuit's description of the format; years after an apostrophe as Quicken writes them.
 */
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { Contents, Held, ReadOptions } from "../contents.ts";
import type { Text } from "../decode.ts";
import { contentsOf, type Movement } from "./movements.ts";

const FORMAT = { id: "qif", title: "Bank statement (QIF)" };
const DAYS = ["%m/%d/%Y", "%d/%m/%Y", "%Y-%m-%d"];

export async function readQif(text: Text, options: ReadOptions): Promise<Contents> {
  const movements: Movement[] = [];
  const held: Held[] = [];
  const ignored = { header: 0, section: 0 };
  let account = "";
  let list = "";
  let record: { line: number; values: Record<string, string> } | null = null;
  let number = 0;
  const lines = createInterface({ input: createReadStream(text.path), crlfDelay: Infinity });
  for await (const raw of lines) {
    number++;
    const line = raw.replace(/^\uFEFF/, "").trim();
    if (line === "") continue;
    if (line.startsWith("!")) {
      list = line.slice(1).toLowerCase();
      ignored.header++;
    } else if (line !== "^") {
      record ??= { line: number, values: {} };
      record.values[line[0]!.toUpperCase()] ??= line.slice(1).trim();
    } else if (record) {
      settle(record.line, record.values);
      record = null;
    }
  }
  if (record) held.push({ line: record.line, problem: "TRUNCATED", field: null });

  function settle(line: number, values: Record<string, string>): void {
    if (list === "account") account = values["N"] ?? "";
    if (!/^type:(bank|cash|ccard)/.test(list)) {
      ignored.section++;
      return;
    }
    movements.push({
      line,
      fields: {
        account: lastFour(account),
        date: fullDay(values["D"] ?? ""),
        amount: values["T"] ?? values["U"] ?? "",
        reference: values["N"] ?? "",
        description: [values["P"], values["M"]].filter(Boolean).join(" "),
      },
    });
  }

  return contentsOf(
    { format: FORMAT, movements, held, ignored, days: DAYS, findings: [] },
    options,
  );
}

/** A name stays; of a number only the last four digits do. */
const lastFour = (account: string): string =>
  /^[\d\s-]{5,}$/.test(account) ? account.replaceAll(/\D/g, "").slice(-4) : account;

/** A day with its century. @example fullDay("1/ 3'25") // => "1/3/2025" */
function fullDay(text: string): string {
  const [, one, two, mark, year] =
    /^(\d{1,2})[/.-](\d{1,2})([/.'-])(\d{2}|\d{4})$/.exec(text.replaceAll(" ", "")) ?? [];
  if (!year) return text;
  const century = mark === "'" || Number(year) < 70 ? "20" : "19";
  return `${one}/${two}/${year.length === 4 ? year : century + year}`;
}
