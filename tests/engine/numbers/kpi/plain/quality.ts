/** Patients to be measured, by the published descriptions of the measures and not by our table of rules. */
import { fact, quotient, when, type Fact, type Plains } from "./fact.ts";
import { days, lastDayOf, reference, tableOf, textsOf, together, type Line } from "./read.ts";

/** Whether anything was done that counts, and whether the measure is met. */
type Outcome = { isTested: boolean; isMet: boolean };

/** What a measure asks of a patient's results up to a month end of its year, whatever their year. */
type Measure = { condition: string; of: (results: readonly Line[], year: number) => Outcome };

/** The results of the last day that has each of these tests. */
function lastDayWith(results: readonly Line[], ...tests: string[]): Line[] {
  const mine = results.filter(({ test }) => tests.includes(test!));
  const [, last = []] =
    [...together(mine, (line) => line["tested_on"]!)]
      .filter(([, day]) => tests.every((test) => day.some((line) => line["test"] === test)))
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .at(-1) ?? [];
  return last;
}

const lowest = (lines: readonly Line[], test: string): number =>
  Math.min(...lines.filter((line) => line["test"] === test).map((line) => Number(line["value"])));

const since = (results: readonly Line[], day: string): Line[] =>
  results.filter((line) => line["tested_on"]! >= day);

const done = (results: readonly Line[], test: string, from: string): boolean =>
  since(results, from).some((line) => line["test"] === test);

const MEASURES: Readonly<Record<string, Measure>> = {
  // above 9 %, or not tested: more is worse
  CMS122: {
    condition: "diabetes",
    of(results, year) {
      const last = lastDayWith(since(results, `${year}-01-01`), "hba1c");
      return { isTested: last.length > 0, isMet: last.length === 0 || lowest(last, "hba1c") > 9 };
    },
  },
  CMS165: {
    condition: "hypertension",
    of(results, year) {
      const inOffice = results.filter(({ setting }) => setting === "office");
      const last = lastDayWith(since(inOffice, `${year}-01-01`), "systolic", "diastolic");
      const isMet =
        last.length > 0 && lowest(last, "systolic") < 140 && lowest(last, "diastolic") < 90;
      return { isTested: last.length > 0, isMet };
    },
  },
  // a mammogram within the year and the 15 months before it
  CMS125: {
    condition: "none",
    of(results, year) {
      const isMet = done(results, "mammogram", `${year - 2}-10-01`);
      return { isTested: isMet, isMet };
    },
  },
  // a stool test of the year, or a colonoscopy of the year or the nine before it
  CMS130: {
    condition: "none",
    of(results, year) {
      const isMet =
        done(results, "fit", `${year}-01-01`) || done(results, "colonoscopy", `${year - 9}-01-01`);
      return { isTested: isMet, isMet };
    },
  },
  // asked in the year or the fortnight before it, and where the answer was yes, seen to within two days
  CMS2: {
    condition: "none",
    of(results, year) {
      const asked = lastDayWith(since(results, `${year - 1}-12-18`), "depression_screen");
      const isSeenTo = results.some((line) => {
        const after = asked[0] ? days(asked[0]["tested_on"]!, line["tested_on"]!) : -1;
        return line["test"] === "depression_follow_up" && after >= 0 && after <= 2;
      });
      const isTested = asked.length > 0;
      return { isTested, isMet: isTested && (lowest(asked, "depression_screen") < 1 || isSeenTo) };
    },
  },
};

type Case = Outcome & { line: Line; month: string; measure: string; name: string };

/** Patients of a year's list at each month end of it. */
function casesOf(inbox: string, months: readonly string[]): Case[] {
  const patients = textsOf(inbox, "quality_patients").flatMap((text) => tableOf(text, "condition"));
  const results = together(
    textsOf(inbox, "quality_results").flatMap((text) => tableOf(text, "tested_on")),
    (line) => line["patient_id"]!,
  );
  const editions = reference("quality_measures").filter(([measure]) => measure! in MEASURES);
  return editions.flatMap(([measure, , year, title, , sex, ageAt, from, to]) => {
    const { condition, of } = MEASURES[measure!]!;
    return patients
      .filter((line) => line["year"] === year && line["condition"] === condition)
      .filter((line) => line["excluded"] === "no" && (sex === "" || line["sex"] === sex))
      .filter((line) => {
        const age = Number(line["age_at_year_end"]) - when(ageAt === "start", 1);
        return age >= Number(from) && age <= Number(to);
      })
      .flatMap((line) =>
        months
          .filter((month) => month.startsWith(year!))
          .map((month) => {
            const known = (results.get(line["patient_id"]!) ?? []).filter(
              (result) => result["tested_on"]! <= lastDayOf(month),
            );
            const name = `${measure!} ${title!}`;
            return { line, month, measure: measure!, name, ...of(known, Number(year)) };
          }),
      );
  });
}

export function quality(inbox: string, months: readonly string[]): Plains {
  const cases = casesOf(inbox, months);
  const told = (
    of: readonly Case[],
    top: (each: Case) => number,
    bottom: number,
    name: "measure" | "name" = "measure",
  ): Fact[] =>
    of.map((each) =>
      fact(
        { provider: each.line["provider"]!, location: each.line["location"]! },
        each.month,
        top(each),
        bottom,
        each[name],
      ),
    );
  const met = (of: (measure: string) => boolean, name?: "name"): Fact[] =>
    told(
      cases.filter(({ measure }) => of(measure)),
      ({ isMet }) => when(isMet, 1),
      1,
      name,
    );
  const isScreening = (measure: string): boolean => MEASURES[measure]!.condition === "none";
  const gaps = cases.filter(({ measure, isMet }) => isMet === (measure === "CMS122"));
  return {
    QU01: quotient(met((measure) => measure === "CMS122")),
    QU02: quotient(met((measure) => measure === "CMS165")),
    QU03: quotient(met(isScreening, "name"), { byCategory: true }),
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
