/** Ways of writing days, and which of them a column of text can be. */

/** A way of writing days: its pattern (strptime), and how it is said. */
export type DayOrder = { pattern: string; says: string };

type Known = DayOrder & { shape: RegExp };

const MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec";

const WAYS: readonly Known[] = [
  {
    pattern: "%Y-%m-%d",
    says: "year-month-day",
    shape: /^(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})$/,
  },
  {
    pattern: "%Y/%m/%d",
    says: "year/month/day",
    shape: /^(?<y>\d{4})\/(?<m>\d{1,2})\/(?<d>\d{1,2})$/,
  },
  { pattern: "%Y%m%d", says: "yearmonthday", shape: /^(?<y>(?:19|20)\d\d)(?<m>\d\d)(?<d>\d\d)$/ },
  ...["/", "-", "."].flatMap((mark): Known[] => {
    const parts = (a: string, b: string, year: string): RegExp =>
      new RegExp(`^(?<${a}>\\d{1,2})\\${mark}(?<${b}>\\d{1,2})\\${mark}(?<y>${year})$`);
    return [
      {
        pattern: `%m${mark}%d${mark}%Y`,
        says: `month${mark}day${mark}year`,
        shape: parts("m", "d", "\\d{4}"),
      },
      {
        pattern: `%d${mark}%m${mark}%Y`,
        says: `day${mark}month${mark}year`,
        shape: parts("d", "m", "\\d{4}"),
      },
      {
        pattern: `%m${mark}%d${mark}%y`,
        says: `month${mark}day${mark}two-digit year`,
        shape: parts("m", "d", "\\d\\d"),
      },
      {
        pattern: `%d${mark}%m${mark}%y`,
        says: `day${mark}month${mark}two-digit year`,
        shape: parts("d", "m", "\\d\\d"),
      },
    ];
  }),
  {
    pattern: "%d-%b-%Y",
    says: "day-Mon-year",
    shape: new RegExp(`^(?<d>\\d{1,2})-(${MONTHS})-(?<y>\\d{4})$`, "i"),
  },
  {
    pattern: "%b %d, %Y",
    says: "Mon day, year",
    shape: new RegExp(`^(${MONTHS}) (?<d>\\d{1,2}), (?<y>\\d{4})$`, "i"),
  },
  {
    pattern: "%b-%y",
    says: "Mon-two-digit year",
    shape: new RegExp(`^(${MONTHS})-(?<y>\\d\\d)$`, "i"),
  },
  { pattern: "%Y-%m", says: "year-month", shape: /^(?<y>\d{4})-(?<m>\d\d)$/ },
];

/** Times of day that may follow a day, with what stands between. */
const TIMES: readonly { pattern: string; shape: RegExp }[] = [
  { pattern: " %H:%M:%S", shape: / \d{1,2}:\d\d:\d\d$/ },
  { pattern: " %H:%M", shape: / \d{1,2}:\d\d$/ },
  { pattern: "T%H:%M:%S", shape: /T\d\d:\d\d:\d\d$/ },
  { pattern: " %I:%M %p", shape: / \d{1,2}:\d\d [AP]M$/i },
  { pattern: " %I:%M:%S %p", shape: / \d{1,2}:\d\d:\d\d [AP]M$/i },
];

/** Every pattern that a mapping may name. */
export const DAY_PATTERNS: readonly string[] = WAYS.map(({ pattern }) => pattern);

/** The patterns of moments whose day is written by a pattern. @example momentPatterns("%Y-%m-%d")[1] // => "%Y-%m-%d %H:%M" */
export const momentPatterns = (day: string): string[] => [
  ...TIMES.map(({ pattern }) => day + pattern),
  day,
];

/** The ways in which all of some values are days or moments; empty values count for nothing. */
export function dayOrdersOf(values: readonly string[]): DayOrder[] {
  const days = values.filter((value) => value !== "").map(withoutTime);
  if (days.length === 0) return [];
  return WAYS.filter(({ shape }) => days.every((day) => isDay(shape.exec(day)))).map(
    ({ pattern, says }) => ({ pattern, says }),
  );
}

/** How a day written by a pattern is understood, ISO; null where it is none. @example readDay("03/04/2026", "%m/%d/%Y") // => "2026-03-04" */
export function readDay(text: string, pattern: string): string | null {
  const found = WAYS.find((way) => way.pattern === pattern)?.shape.exec(withoutTime(text));
  if (!found || !isDay(found)) return null;
  const { y, m, d } = found.groups!;
  const year = y!.length === 2 ? `20${y}` : y!;
  const month =
    m ??
    String(
      MONTHS.split("|").findIndex(
        (name) =>
          name.toLowerCase() ===
          found.find((part) => /^[a-z]{3}$/i.test(part ?? ""))?.toLowerCase(),
      ) + 1,
    );
  const parts = [year, month.padStart(2, "0"), ...(d ? [d.padStart(2, "0")] : [])];
  return parts.join("-");
}

const withoutTime = (value: string): string =>
  TIMES.reduce((text, { shape }) => text.replace(shape, ""), value.trim());

function isDay(found: RegExpExecArray | null): boolean {
  if (!found) return false;
  const { m, d } = found.groups!;
  return (m === undefined || (+m >= 1 && +m <= 12)) && (d === undefined || (+d >= 1 && +d <= 31));
}
