/** Lists that somebody keeps: credentials, people screened, stock, and the balance sheet. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isUsed, type Posting } from "./books.ts";
import { fact, MONTH, ofMoney, QUARTER, quotient, when, type Fact, type Plains } from "./fact.ts";
import {
  days,
  inCents,
  monthOf,
  recordsOf,
  tableOf,
  textsOf,
  together,
  type Line,
} from "./read.ts";

const rowsOf = (inbox: string, kind: string, column: string): Line[] =>
  textsOf(inbox, kind).flatMap((text) => tableOf(text, column));

/** @param readOn  the day on which all files were read */
export function lists(dir: string, postings: readonly Posting[], readOn: string): Plains {
  const inbox = join(dir, "inbox");
  return {
    ...people(dir, readOn),
    ...stock(inbox, postings),
    ...sheets(inbox, postings),
  };
}

function people(dir: string, readOn: string): Plains {
  const staff = tableOf(readFileSync(join(dir, "staff.csv"), "utf8"), "employee_id");
  const works = (line: Line | undefined): boolean => !line?.["end"] || line["end"] >= readOn;
  const byId = new Map(staff.map((line) => [line["employee_id"]!, line]));
  const last = new Map(
    rowsOf(join(dir, "inbox"), "credentials", "credential").map((line) => [
      [line["employee_id"], line["credential"], line["state"]].join("|"),
      line,
    ]),
  );
  const left = (expires: string): string => {
    const more = days(readOn, expires);
    if (more < 0) return "expired";
    return more <= 30 ? "0-30" : more <= 60 ? "31-60" : more <= 90 ? "61-90" : ">90";
  };
  return {
    CO06: quotient(
      [...last.values()]
        .filter((line) => works(byId.get(line["employee_id"]!)))
        .map((line) => fact({}, readOn, 1, 0, left(line["expires"]!))),
      { as: "sum", byCategory: true },
    ),
    CO07: quotient(
      staff
        .filter((line) => works(line) && (!line["start"] || line["start"] <= readOn))
        .map((line) =>
          fact(
            { location: line["location"]! },
            readOn,
            when(line["npi"] !== "" || line["last_name"] !== "", 1),
            1,
          ),
        ),
    ),
  };
}

function stock(inbox: string, postings: readonly Posting[]): Plains {
  const counts = rowsOf(inbox, "inventory", "counted");
  const lots = [
    ...together(counts, (line) => `${line["location"]}|${monthOf(line["counted"]!)}`).values(),
  ].flatMap((lines) => {
    const last = lines
      .map((line) => line["counted"]!)
      .toSorted()
      .at(-1);
    return lines.filter((line) => line["counted"] === last && Number(line["quantity"]) > 0);
  });
  const value = (line: Line): number => Number(line["quantity"]) * inCents(line["unit_cost"]!);
  const told = (of: (line: Line) => readonly [top: number, bottom: number]): Fact[] =>
    lots.map((line) =>
      fact({ location: line["location"]! }, line["counted"]!, ...of(line), line["kind"]),
    );
  const isPast = (line: Line): boolean =>
    line["expires"] !== "" && line["expires"]! < line["counted"]!;
  return {
    SU02: ofMoney(
      told((line) => [value(line), 0]),
      { as: "sum", byCategory: true },
    ),
    SU03: ofMoney(told((line) => [when(isPast(line), value(line)), value(line)])),
    SU04: ofMoney(
      [
        ...told((line) => [value(line), 0]),
        ...postings.filter(isUsed).map(({ date, amount }) => fact({}, date, 0, amount)),
      ],
      { top: MONTH, bottom: { ...QUARTER, per: "day", short: "not told" } },
    ),
  };
}

/** An account in a month's column of a balance sheet, below the parts of the sheet. */
type Held = { month: string; part: string; group: string; amount: number };

function heldOf(inbox: string): Held[] {
  return textsOf(inbox, "balance_sheet").flatMap((text) => {
    const records = recordsOf(text).map((cells) => cells.map((cell) => cell.trim()));
    const heads = records.find(([first, second]) => first === "" && second !== undefined)!;
    const monthsOf = heads.slice(1).map((head) => monthOf(new Date(`${head} 1 UTC`).toISOString()));
    let [part, group] = ["", ""];
    return records.flatMap(([name, ...amounts]): Held[] => {
      if (/^\d{4} /.test(name!))
        return amounts.map((amount, i) => ({
          month: monthsOf[i]!,
          part,
          group,
          amount: inCents(amount),
        }));
      if (/^(total )?(current assets|current liabilities|fixed assets)$/i.test(name!))
        part = name!.toLowerCase();
      group = name!.toLowerCase();
      return [];
    });
  });
}

/** Current assets over current liabilities, and receivables over what patients' fees come to a day. */
function sheets(inbox: string, postings: readonly Posting[]): Plains {
  const held = heldOf(inbox);
  const receivables = held.filter(({ group }) => group === "accounts receivable");
  const fees = postings.filter(({ line }) => line === "patient_revenue");
  return {
    FI07: ofMoney(
      held
        .filter(({ part }) => part.startsWith("current"))
        .map(({ month, part, amount }) =>
          part === "current assets" ? fact({}, month, amount, 0) : fact({}, month, 0, amount),
        ),
    ),
    RC03: ofMoney(
      receivables.length === 0
        ? []
        : [
            ...receivables.map(({ month, amount }) => fact({}, month, amount, 0)),
            ...fees.map(({ date, amount }) => fact({}, date, 0, -amount)),
          ],
      { top: MONTH, bottom: { ...QUARTER, per: "day", short: "not told" } },
    ),
  };
}
