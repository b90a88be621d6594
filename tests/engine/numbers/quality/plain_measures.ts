/**
 * The eight measures as plain loops over a plain record, written from their published descriptions and not
 * from our tables: every bound and age stands here a second time.
 */
import type { Event, Person, PlainRecord } from "./plain_record.ts";

export type Count = { population: number; excluded: number; denominator: number; met: number };

const SNOMED: Record<string, string> = {
  "44054006": "diabetes",
  "59621000": "hypertension",
  "53741008": "ascvd",
  "230690007": "ascvd",
  "22298006": "ascvd",
  "415070008": "ascvd",
  "232717009": "ascvd",
  "72892002": "pregnancy",
  "385763009": "hospice",
  "265764009": "kidney",
  "302497006": "kidney",
  "71651007": "mammogram",
  "24623002": "mammogram",
  "73761001": "colonoscopy",
  "104435004": "fit",
  "93761005": "colon cancer",
  "109838007": "colon cancer",
  "363406005": "colon cancer",
  "370143000": "depression",
};
const STATIN =
  /atorvastatin|fluvastatin|lovastatin|pitavastatin|pravastatin|rosuvastatin|simvastatin/;
const ANTIDEPRESSANT =
  /bupropion|citalopram|duloxetine|fluoxetine|mirtazapine|paroxetine|sertraline|venlafaxine/;
const TOBACCO: Record<string, number> = {
  "never smoker": 0,
  "never smoked tobacco": 0,
  "former smoker": 0,
  "ex-smoker": 0,
  "smokes tobacco daily": 1,
  "current every day smoker": 1,
  "current some day smoker": 1,
};

const is =
  (what: string) =>
  (event: Event): boolean =>
    (event.kind === "condition" || event.kind === "procedure") && SNOMED[event.code] === what;
const drug =
  (pattern: RegExp) =>
  (event: Event): boolean =>
    event.kind === "medication" && pattern.test(event.name);
const result =
  (...codes: string[]) =>
  (event: Event): boolean =>
    event.kind === "result" && codes.includes(event.code);

const monthEnd = (year: number, month: number): string =>
  new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);

/** What each measure counts at the end of a month, 1 to 12. */
export function measuredAt(
  record: PlainRecord,
  year: number,
  month: number,
): Record<string, Count> {
  const counts: Record<string, Count> = {};
  const end = monthEnd(year, month);
  for (const person of record.people.values()) {
    for (const [measure, said] of Object.entries(judge(record, person, year, end))) {
      if (said === null) continue;
      const count = (counts[measure] ??= { population: 0, excluded: 0, denominator: 0, met: 0 });
      count.population++;
      if (said === "excluded") count.excluded++;
      else {
        count.denominator++;
        if (said) count.met++;
      }
    }
  }
  return counts;
}

type Said = boolean | "excluded" | null;

function judge(
  record: PlainRecord,
  person: Person,
  year: number,
  end: string,
): Record<string, Said> {
  const begin = `${year}-01-01`;
  const events = person.events.filter(({ day }) => day <= end);
  const inHospital = (event: Event): boolean => record.visits.get(event.visit)?.hospital ?? false;
  const visits = events.filter(
    (event) => event.kind === "visit" && event.day >= begin && !inHospital(event),
  );
  const days = [...new Set(visits.map(({ day }) => day))];
  const preventive = visits.some(({ visit }) => record.visits.get(visit)!.preventive);
  const [bornYear, bornMonthDay] = [Number(person.born.slice(0, 4)), person.born.slice(5)];
  const atEnd = year - bornYear;
  const atStart = bornMonthDay === "01-01" ? atEnd : atEnd - 1;
  const gone = person.died !== "" && person.died <= end;
  /** whether something like this was, or went on, from a day on */
  const since = (from: string, test: (event: Event) => boolean): boolean =>
    events.some((event) => test(event) && event.until >= from);
  const ever = (test: (event: Event) => boolean): boolean => events.some(test);
  const yearsBack = (years: number): string => `${year - years}-01-01`;
  const hospice = since(begin, is("hospice"));
  const within = (age: number, from: number, to: number): boolean => age >= from && age <= to;
  // the editions for 2022 take the age at the start, and stop one short of the upper age of their title
  const age = year === 2022 ? atStart : atEnd;
  const [upTo75, upTo85] = year === 2022 ? [74, 84] : [75, 85];

  /** the results of the year that have one of these codes with a number, in the office or anywhere */
  const resultsOf = (numberOf: (event: Event) => number | null, office: boolean): Event[] =>
    events.filter(
      (event) => event.day >= begin && numberOf(event) !== null && !(office && inHospital(event)),
    );
  /** those of the last day that has one */
  const lastDay = (numberOf: (event: Event) => number | null, office: boolean): Event[] => {
    const known = resultsOf(numberOf, office);
    const last = known
      .map(({ day }) => day)
      .sort()
      .at(-1);
    return known.filter(({ day }) => day === last);
  };
  const number =
    (code: string) =>
    (event: Event): number | null =>
      result(code)(event) ? event.value : null;
  const lowest = (rows: Event[], of: (event: Event) => number | null): number | null => {
    const numbers = rows.flatMap((row) => of(row) ?? []);
    return numbers.length === 0 ? null : Math.min(...numbers);
  };

  const said: Record<string, Said> = {};
  const put = (measure: string, applies: boolean, out: boolean, met: () => boolean): void => {
    said[measure] = !applies || days.length === 0 ? null : out || gone ? "excluded" : met();
  };

  const diabetic = since(begin, is("diabetes"));
  put("CMS122", within(age, 18, upTo75) && diabetic, hospice, () => {
    const value = lowest(lastDay(number("4548-4"), false), number("4548-4"));
    return value === null || value > 9;
  });

  const hypertensive = events.some(
    (event) => is("hypertension")(event) && event.day < `${year}-07-01` && event.until >= begin,
  );
  const kidneys = ever(is("kidney"));
  put(
    "CMS165",
    within(age, 18, upTo85) && hypertensive,
    hospice || since(begin, is("pregnancy")) || kidneys,
    () => {
      const of = (code: string): Event[] => resultsOf(number(code), true);
      const last = of("8480-6")
        .map(({ day }) => day)
        .filter((day) => of("8462-4").some((other) => other.day === day))
        .sort()
        .at(-1);
      const rows = [...of("8480-6"), ...of("8462-4")].filter(({ day }) => day === last);
      const [high, low] = [lowest(rows, number("8480-6")), lowest(rows, number("8462-4"))];
      return high !== null && low !== null && high < 140 && low < 90;
    },
  );

  const woman = person.sex === "F";
  const breast = year === 2022 ? 51 : year >= 2026 ? 42 : 52;
  put("CMS125", woman && within(age, breast, year === 2022 ? 73 : 74), hospice, () =>
    since(`${year - 2}-10-01`, is("mammogram")),
  );
  put(
    "CMS130",
    within(age, year === 2022 ? 50 : 46, upTo75),
    hospice || ever(is("colon cancer")),
    () => since(yearsBack(9), is("colonoscopy")) || since(begin, is("fit")),
  );

  const positive = (event: Event): number | null => {
    if (event.kind !== "result" || event.value === null) return null;
    if (event.code === "55758-7") return event.value >= 3 ? 1 : 0;
    return event.code === "44261-6" ? (event.value >= 10 ? 1 : 0) : null;
  };
  const later = (day: string, by: number): string =>
    new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10);
  /** the visits of the year that come up to 14 days after a day, or on it */
  const visitsAfter = (day: string): string[] =>
    days.filter((visit) => visit >= day && visit <= later(day, 14));
  const beforeVisit = events.some(
    (event) => is("depression")(event) && days.some((visit) => visit > event.day),
  );
  put("CMS2", atStart >= 12, year <= 2023 && beforeVisit, () => {
    const known = events.filter(
      (event) => positive(event) !== null && visitsAfter(event.day).length > 0,
    );
    const screened = known
      .map(({ day }) => day)
      .sort()
      .at(-1);
    const rows = known.filter(({ day }) => day === screened);
    if (rows.length === 0) return false;
    if (lowest(rows, positive) === 0) return true;
    return events.some(
      (event) =>
        drug(ANTIDEPRESSANT)(event) &&
        visitsAfter(screened!).some((day) => event.day >= day && event.day <= later(day, 2)),
    );
  });

  const smokes = (event: Event): number | null =>
    result("72166-2")(event) ? (TOBACCO[event.answer] ?? null) : null;
  put(
    "CMS138",
    atStart >= (year < 2024 ? 18 : 12) && (days.length >= 2 || preventive),
    year >= 2023 && hospice,
    () => {
      const rows = lastDay(smokes, false);
      if (rows.length === 0) return false;
      if (lowest(rows, smokes) === 0) return true;
      const help = drug(/varenicline|nicotine/);
      return year === 2022
        ? since(begin, help)
        : events.some((event) => help(event) && event.day >= `${year - 1}-07-01`);
    },
  );

  const ldl = (event: Event): boolean =>
    result("13457-7", "18262-6", "2089-1")(event) && (event.value ?? 0) >= 190;
  const highLdl = within(atStart, 20, year < 2024 ? 130 : 75) && ever(ldl);
  const atRisk = ever(is("ascvd")) || highLdl || (within(atStart, 40, 75) && diabetic);
  put("CMS347", atRisk, year === 2022 && since(begin, is("pregnancy")), () =>
    since(begin, drug(STATIN)),
  );
  if (said["CMS347"] === false && (hospice || since(begin, is("kidney"))))
    said["CMS347"] = "excluded";
  return said;
}
