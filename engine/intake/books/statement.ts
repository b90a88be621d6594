/**
 * Statements of QuickBooks Online, read as what they have in common: titles, periods across, sections and
 * accounts down, each parent closed by "Total …", and below it the basis and when it was printed.
 *
 * Source: public parsers of the reports, for the hierarchy; titles and footer as they are known.
 */
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { cents, moneyText } from "../../money.ts";
import type { Finding } from "../../contract.ts";
import type { Contents, Held, Reading, ReadOptions } from "../contents.ts";
import { splitRecord } from "../record.ts";
import { Rejected } from "../rejected.ts";
import type { Ignored } from "../scan.ts";
import { Tables, type RowOf } from "../tables.ts";
import { periodsOf, type Period } from "./periods.ts";

/** The periods of a statement and the line that names them. */
export type Head = { line: number; periods: Period[] };

type StatementFeed = "ledger_summary" | "ledger_balance";

/** One statement: what tells it, what its parts are called, and what its rows become. */
export type Statement<F extends StatementFeed = StatementFeed> = {
  format: Contents["format"];
  title: RegExp;
  feed: F;
  reading: Reading;
  /** what the heads of its parts say of the accounts below them, in small letters; "" only groups */
  sections: Readonly<Record<string, string>>;
  /** rows that are worked out from others */
  computed: RegExp;
  /** rows that prove the others, by the measure each is */
  proofs: Readonly<Record<string, RegExp>>;
  /** one account's amount of one period */
  row: (of: {
    basis: string | null;
    period: Period;
    section: string;
    account: string;
    amount: string;
  }) => RowOf<F>;
  /** whether a part of a month is told as a whole one */
  ofMonths: boolean;
};

/**
 * The periods of a statement; null where the text is another.
 *
 * @throws {Rejected} where one column is of several months
 */
export function headOf(
  statement: Statement<StatementFeed>,
  head: string,
  name: string,
): Head | null {
  const lines = head
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .slice(0, 12);
  const title = lines.findIndex((line) => statement.title.test(line.replace(/^"/, "")));
  if (title < 0) return null;
  for (const [i, line] of lines.entries()) {
    const [first, ...rest] = splitRecord(line, ",") ?? [];
    if (i <= title || !/^(distribution account)?$/i.test(first?.trim() ?? "x")) continue;
    const heads = rest.map((cell) => cell.trim()).filter((cell) => cell !== "");
    const titles = lines.slice(title + 1, i).map((each) => each.replaceAll('"', "").trim());
    const periods = heads.length > 0 ? periodsOf(heads, titles) : null;
    if (periods && periods.length > 0) return { line: i + 1, periods };
    if (periods) {
      throw new Rejected({
        check: "MONTHS_NOT_TOLD",
        message: `${name} has one column for more than one month`,
        file: name,
        line: i + 1,
        fix: "export it again with its columns by month",
      });
    }
  }
  return null;
}

const TOTAL = /^total (?:for )?(.+)$/i;
const BASIS = /\b(cash|accrual) basis\b/i;

/** @param head  what `headOf` answered */
export async function readStatement<F extends StatementFeed>(
  statement: Statement<F>,
  path: string,
  { line: headLine, periods }: Head,
  options: ReadOptions,
): Promise<Contents> {
  const records = await recordsOf(path);
  const basis = records.flatMap(({ cells }) => BASIS.exec(cells[0] ?? "")?.[1] ?? [])[0] ?? null;
  const { feed, sections } = statement;
  const tables = new Tables(options.scratch, [feed], { [feed]: statement.reading });
  const ignored: Partial<Record<Ignored, number>> = {};
  const held: Held[] = [];
  const printed: Contents["printed"] = [];
  /** the parts and parents a line stands in; a parent has no section of its own */
  const open: { name: string; section: string | null }[] = [];
  let rows = 0;
  const ignore = (as: Ignored): void => {
    ignored[as] = (ignored[as] ?? 0) + 1;
  };
  const lastTotal = new Map(
    records.flatMap(({ line, cells }) => {
      const name = TOTAL.exec(cells[0] ?? "")?.[1];
      return name ? [[name.toLowerCase(), line] as const] : [];
    }),
  );

  for (const { line, cells } of records) {
    const [name = "", ...amounts] = cells;
    const given = amounts.slice(0, periods.length);
    const total = TOTAL.exec(name)?.[1]?.toLowerCase();
    const section = sections[name.toLowerCase()];
    if (cells.every((cell) => cell === "")) ignore("blank");
    else if (line < headLine) ignore("title");
    else if (line === headLine) ignore("header");
    else if (BASIS.test(name)) ignore("footer");
    else if (proves(name, given, line) || statement.computed.test(name)) ignore("total");
    else if (total) {
      const at = open.findLastIndex((each) => each.name.toLowerCase() === total);
      if (at >= 0) open.length = at;
      ignore("subtotal");
    } else if (section !== undefined && given.every((cell) => cell === "")) {
      open.push({ name, section });
      ignore("section");
    } else settle(line, name, given);
  }

  function proves(name: string, amounts: readonly string[], line: number): boolean {
    const proof = Object.entries(statement.proofs).find(([, label]) => label.test(name));
    if (!proof) return false;
    printed.push({ measure: proof[0], text: sumOf(amounts), flip: false, line });
    return true;
  }

  function settle(line: number, name: string, amounts: readonly string[]): void {
    const part = open.findLastIndex((each) => each.section !== null);
    const section = open[part]?.section ?? "";
    if (name === "" || section === "") {
      held.push({ line, problem: "ACCOUNT_UNKNOWN", field: "account" });
      return;
    }
    const account = [...open.slice(part + 1).map((each) => each.name), name].join(":");
    if ((lastTotal.get(name.toLowerCase()) ?? 0) > line) open.push({ name, section: null });
    if (amounts.every((amount) => amount === "")) return ignore("section");
    for (const [i, period] of periods.entries()) {
      const amount = amounts[i] ?? "";
      if (amount === "") continue;
      tables.add(feed, line, statement.row({ basis, period, section, account, amount }));
      rows++;
    }
  }

  const others = Object.values(ignored).reduce((sum, each) => sum + each, 0);
  return {
    format: statement.format,
    asOf: null,
    loads: tables.close(),
    read: rows + held.length + others,
    rows,
    ignored,
    held,
    columns: null,
    printed,
    findings: statement.ofMonths
      ? periods.filter(({ part }) => part).map((period) => partFinding(period, headLine, options))
      : [],
  };
}

const partFinding = ({ head, month }: Period, line: number, { name }: ReadOptions): Finding => ({
  severity: "look_at",
  check: "MONTH_IN_PART",
  message: `${name}: "${head}" is a part of ${month}; its figures stand for the whole month`,
  file: name,
  line,
  amount: null,
  fix: "export it again when the month is over; what it says then replaces this",
});

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
