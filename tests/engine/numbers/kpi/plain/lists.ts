/** Lists that somebody keeps: credentials, people screened, stock, patients to be measured, and the balance sheet. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isUsed, type Posting } from "./books.ts";
import { fact, MONTH, ofMoney, QUARTER, quotient, when, type Fact, type Plains } from "./fact.ts";
import {
  days,
  inCents,
  lastDayOf,
  monthOf,
  recordsOf,
  reference,
  tableOf,
  textsOf,
  together,
  type Line,
} from "./read.ts";

const rowsOf = (inbox: string, kind: string, column: string): Line[] =>
  textsOf(inbox, kind).flatMap((text) => tableOf(text, column));

/** @param readOn  the day on which all files were read */
export function lists(
  dir: string,
  postings: readonly Posting[],
  months: readonly string[],
  readOn: string,
): Plains {
  const inbox = join(dir, "inbox");
  return {
    ...people(dir, readOn),
    ...stock(inbox, postings),
    ...measures(inbox, months),
    ...sheets(inbox),
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

/** What counts, by the published descriptions; a test that was not made counts only where more is worse. */
const TESTS: Readonly<
  Record<string, readonly { test: string; isIn: (value: number) => boolean }[]>
> = {
  CMS122: [{ test: "hba1c", isIn: (value) => value > 9 }],
  CMS165: [
    { test: "systolic", isIn: (value) => value < 140 },
    { test: "diastolic", isIn: (value) => value < 90 },
  ],
};

/** Patients of a year's list at each month end of it, by the results of the last day with one. */
function measures(inbox: string, months: readonly string[]): Plains {
  const patients = rowsOf(inbox, "quality_patients", "condition");
  const results = together(
    rowsOf(inbox, "quality_results", "tested_on").filter(
      ({ setting, test }) => setting === "office" || test === "hba1c",
    ),
    (line) => line["patient_id"]!,
  );
  const editions = reference("quality_measures").filter(([measure]) => measure! in TESTS);

  const cases = editions.flatMap(([measure, , year, , , , , from, to, , condition]) =>
    patients
      .filter((line) => line["year"] === year && line["condition"] === condition)
      .filter((line) => line["excluded"] === "no")
      .filter(
        ({ age_at_year_end: age }) => Number(age) >= Number(from) && Number(age) <= Number(to),
      )
      .flatMap((line) =>
        months
          .filter((month) => month.startsWith(year!))
          .map((month) => {
            const tests = TESTS[measure!]!;
            const mine = (results.get(line["patient_id"]!) ?? []).filter(
              (result) =>
                tests.some(({ test }) => test === result["test"]) &&
                result["tested_on"]! >= `${year}-01-01` &&
                result["tested_on"]! <= lastDayOf(month),
            );
            const last = mine
              .map((result) => result["tested_on"]!)
              .toSorted()
              .at(-1);
            const isMet = tests.every(({ test, isIn }) => {
              const values = mine
                .filter((result) => result["tested_on"] === last && result["test"] === test)
                .map((result) => Number(result["value"]));
              return values.length === 0 ? measure === "CMS122" : isIn(Math.min(...values));
            });
            return { line, month, measure: measure!, isMet, isTested: mine.length > 0 };
          }),
      ),
  );
  const told = (
    of: readonly (typeof cases)[number][],
    top: (each: (typeof cases)[number]) => number,
    bottom: number,
  ): Fact[] =>
    of.map((each) =>
      fact(
        { provider: each.line["provider"]!, location: each.line["location"]! },
        each.month,
        top(each),
        bottom,
        each.measure,
      ),
    );
  const of = (measure: string): Fact[] =>
    told(
      cases.filter((each) => each.measure === measure),
      ({ isMet }) => when(isMet, 1),
      1,
    );
  const gaps = cases.filter(({ measure, isMet }) => isMet === (measure === "CMS122"));
  return {
    QU01: quotient(of("CMS122")),
    QU02: quotient(of("CMS165")),
    QU04: quotient(
      told(cases, ({ isTested }) => when(isTested, 1), 1),
      { byCategory: true },
    ),
    "QU04.cases": quotient(
      told(cases, () => 1, 0),
      { as: "sum", byCategory: true },
    ),
    QU05: quotient(
      told(gaps, () => 1, 0),
      { as: "sum", byCategory: true },
    ),
  };
}

/** Current assets over current liabilities, account by account below the parts of the sheet. */
function sheets(inbox: string): Plains {
  const facts = textsOf(inbox, "balance_sheet").flatMap((text) => {
    const records = recordsOf(text).map((cells) => cells.map((cell) => cell.trim()));
    const heads = records.find(([first, second]) => first === "" && second !== undefined)!;
    const monthsOf = heads.slice(1).map((head) => monthOf(new Date(`${head} 1 UTC`).toISOString()));
    let part = "";
    return records.flatMap(([name, ...amounts]): Fact[] => {
      if (/^(total )?(current assets|current liabilities|fixed assets)$/i.test(name!))
        part = name!.toLowerCase();
      if (!/^\d{4} /.test(name!) || !part.startsWith("current")) return [];
      return amounts.map((amount, i) =>
        part === "current assets"
          ? fact({}, monthsOf[i]!, inCents(amount), 0)
          : fact({}, monthsOf[i]!, 0, inCents(amount)),
      );
    });
  });
  return { FI07: ofMoney(facts) };
}
