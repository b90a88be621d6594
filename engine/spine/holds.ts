/**
 * What makes a file wait for a person: it was read, and what it holds, or what earlier files of its
 * format were like, says that something may be wrong with it as a whole. Each reason has a code that a
 * person may accept; then the file is brought in as it is, and the journal keeps who let it pass.
 */
import { addDays, lastDay, weekday, type Month } from "../calendar.ts";
import type { FileReport, FileShape, Finding } from "../contract.ts";
import type { Feed } from "../intake/feeds.ts";
import type { StagedCounts } from "../model/staged_counts.ts";
import { linesNamed, shrunk } from "./list_report.ts";

/** Rows and money that may be held back before the whole file is, once there are this many rows. */
const FEW_ROWS = 20;
const ROWS_PER_THOUSAND = 5;
const DOLLARS_PER_THOUSAND = 1n;
/** Rows a sheet can have, in the older and the newer kind of workbook. */
const SHEET_ROWS: readonly number[] = [65_536, 1_048_576];
/** Files that people keep by hand, in which no rows is an answer. */
const BY_HAND: readonly (Feed | undefined)[] = [
  "budget",
  "account",
  "fee",
  "staff",
  "loan",
  "payer",
];

export type Settled = {
  report: FileReport;
  counts: StagedCounts;
  feed: Feed | undefined;
  /** false for remittances and the like, which say themselves what cannot be used without what */
  isTable: boolean;
  /** the month the lines above the header name */
  month: string | null;
  /** all files of its format that come with it, itself among them */
  together: readonly StagedCounts[];
};

type Hold = { check: string; says: string; fix: string };

/**
 * @param past  shapes of earlier files of the same format, in the order they came
 * @returns every reason to hold the file
 */
export function holdsOf(settled: Settled, past: readonly FileShape[]): Finding[] {
  const { path } = settled.report;
  const holds = [
    noRows(settled),
    listShrank(settled),
    ...rowsHeldBack(settled),
    controlTotals(settled),
    periodMismatch(settled),
    delimiterChanged(settled, past),
    wrongPractice(settled, past),
    numbersChanged(settled, past),
    partialPeriod(settled, past),
    alikeNames(settled),
    numbersReused(settled),
    spreadsheetLimit(settled),
  ].filter((hold) => hold !== null);
  return holds.map(({ check, says, fix }) => ({
    severity: "must_fix",
    check,
    message: `${path} ${says}`,
    file: path,
    line: null,
    amount: null,
    fix,
  }));
}

function noRows({ report, feed, isTable }: Settled): Hold | null {
  const { read, ignored } = report.rows;
  if (!isTable || read > ignored || report.whole || BY_HAND.includes(feed)) return null;
  return {
    check: "NO_ROWS",
    says: "has a header and no rows",
    fix: "if nothing happened in that time, bring it in anyway; otherwise export it again",
  };
}

/** A list that lost most of its lines was more likely cut short than emptied. */
function listShrank({ counts }: Settled): Hold | null {
  const { went, had } = shrunk(counts.lines);
  if (went * 2 <= had) return null;
  const lines = linesNamed(counts.lines.went);
  return {
    check: "LIST_SHRANK",
    says: `no longer has ${went === had ? `any of the ${had}` : `${went} of the ${had}`} lines it had (${lines}): brought in as it is, they no longer count`,
    fix: "write the lines again that are missing and import it again; if they are meant to go, bring it in anyway",
  };
}

/** Rows that cannot be used: one cause that many share, or simply too many. */
function rowsHeldBack(settled: Settled): Hold[] {
  const causes = sharedCauses(settled);
  const limit = settled.isTable ? quarantineLimit(settled) : null;
  return causes.length > 0 || !limit ? causes : [limit];
}

function quarantineLimit({ report, counts }: Settled): Hold | null {
  const { quarantined, read, ignored } = report.rows;
  if (quarantined < FEW_ROWS) return null;
  const tooManyRows = quarantined * 1000 > (read - ignored) * ROWS_PER_THOUSAND;
  const { total, held } = counts.money;
  if (!tooManyRows && held * 1000n <= total * DOLLARS_PER_THOUSAND) return null;
  return {
    check: "QUARANTINE_LIMIT",
    says: `has ${quarantined} of ${read - ignored} rows that cannot be used: too many to publish the rest`,
    fix: "export it again without what is wrong; or bring in the rest anyway",
  };
}

/** Problems that so many rows share that the whole file must be written another way. */
function sharedCauses({ report, counts }: Settled): Hold[] {
  const rows = report.rows.read - report.rows.ignored;
  const of = (is: (problem: StagedCounts["problems"][number]) => boolean): number =>
    counts.problems.filter(is).reduce((sum, problem) => sum + problem.rows, 0);
  const european = of(({ hint }) => hint === "european");
  const swapped = of(({ hint }) => hint === "swapped");
  const shortened = of(({ code }) => code === "ID_LOST_PRECISION");
  const holds: Hold[] = [];
  if (european > 1 && european * 2 >= rows) {
    holds.push({
      check: "LOCALE_SUSPECT",
      says: `writes its amounts with a decimal comma in ${european} of ${rows} rows`,
      fix: "export it again with decimal points, or describe it with a decimal comma: practice map",
    });
  }
  if (swapped >= FEW_ROWS && swapped * 20 > rows) {
    holds.push({
      check: "DATE_ORDER_SUSPECT",
      says: `has ${swapped} of ${rows} rows whose days make sense only with day and month the other way round`,
      fix: "export it again with the month first, as before; the other days may be misread too",
    });
  }
  if (shortened >= FEW_ROWS && shortened * 100 > rows) {
    holds.push({
      check: "ID_LOST_PRECISION",
      says: `has ${shortened} of ${rows} rows whose numbers a spreadsheet has shortened`,
      fix: "export it again and do not open it in a spreadsheet; or bring in the rest anyway",
    });
  }
  return holds;
}

/** Rows held back may explain a difference; without any, rows are missing or there are too many. */
function controlTotals({ report }: Settled): Hold | null {
  const off = report.control_totals.filter(({ agrees }) => !agrees);
  if (off.length === 0 || report.rows.quarantined > 0) return null;
  const told = off.map(
    ({ measure, printed, read }) => `${measure} of ${printed}, and its rows come to ${read}`,
  );
  return {
    check: "CONTROL_TOTAL_MISMATCH",
    says: `prints ${told.join("; ")}`,
    fix: "export it again; if the difference is known to you, bring it in anyway",
  };
}

/** Months named in the file's own lines, or in its name as 2026-09: its rows must be of that month. */
function periodMismatch({ report, counts, month }: Settled): Hold | null {
  const months = Object.entries(counts.months);
  const rows = months.reduce((sum, [, n]) => sum + n, 0);
  const named = /(?:^|[^0-9])(20\d\d-(?:0[1-9]|1[0-2]))(?![0-9-])/.exec(report.path)?.[1] ?? null;
  const claimed = month ?? named;
  if (claimed === null || rows === 0) return null;
  const main = months.reduce((a, b) => (b[1] > a[1] ? b : a));
  const isLater = main[0] > claimed;
  const isElsewhere = (counts.months[claimed] ?? 0) === 0 && main[1] * 2 > rows;
  if (!isElsewhere || (month === null && !isLater)) return null;
  return {
    check: "PERIOD_MISMATCH",
    says: `says it is of ${claimed}, and its rows are of ${main[0]}`,
    fix: `export ${claimed} again; if only the label is wrong, bring it in anyway`,
  };
}

function delimiterChanged({ report }: Settled, past: readonly FileShape[]): Hold | null {
  const now = report.shape?.delimiter;
  const then = past.flatMap(({ delimiter }) => delimiter ?? []);
  if (!now || then.length === 0 || then.includes(now)) return null;
  return {
    check: "DELIMITER_CHANGED",
    says: `separates its fields by ${spoken(now)}, and files like it were separated by ${spoken(then.at(-1)!)}`,
    fix: "look whether the export was changed or opened in a spreadsheet; if all is well, bring it in anyway",
  };
}

function wrongPractice({ report }: Settled, past: readonly FileShape[]): Hold | null {
  const now = report.shape?.practice;
  const then = past.flatMap(({ practice }) => practice ?? []);
  const isKnown = (name: string): boolean =>
    then.some((each) => each.toLowerCase() === name.toLowerCase());
  if (!now || then.length === 0 || isKnown(now)) return null;
  return {
    check: "WRONG_PRACTICE",
    says: `is of "${now}", and files like it were of "${then.at(-1)}"`,
    fix: "export it for this practice; if the practice has a new name, bring it in anyway",
  };
}

/** Numbers that were padded with zeros to one length and are shorter now: a spreadsheet took the zeros. */
function numbersChanged({ counts }: Settled, past: readonly FileShape[]): Hold | null {
  for (const [field, { shortest, longest, padded }] of Object.entries(counts.numbers)) {
    const width = past.flatMap(({ widths }) => widths[field] ?? []).at(-1);
    if (width === undefined || padded || longest > width || shortest === width) continue;
    return {
      check: "ID_LENGTH_CHANGED",
      says: `writes ${field} with ${shortest} to ${longest} digits and no zeros in front; files like it had ${width}`,
      fix: "format the column as text before a spreadsheet opens it, and export it again; brought in anyway, these rows are joined to none of the earlier ones",
    };
  }
  return null;
}

/** Each place may count its rows from the same start; then one place's rows would replace another's. */
function numbersReused({ report, counts: { reused } }: Settled): Hold | null {
  if (reused === 0) return null;
  return {
    check: "NUMBERS_REUSED",
    says: `has ${reused} of ${report.rows.read - report.rows.ignored} rows whose numbers another file gives to other patients at another place`,
    fix: "export all places into one file, or put the place in front of each number; brought in anyway, these rows replace the others",
  };
}

/** A file that ends just where a sheet can hold no more. */
function spreadsheetLimit({ report, isTable }: Settled): Hold | null {
  if (!isTable || !SHEET_ROWS.includes(report.rows.read)) return null;
  return {
    check: "ROW_LIMIT",
    says: `ends at row ${report.rows.read}, where a spreadsheet can hold no more: what comes after is missing`,
    fix: "export a shorter time, in several files; if it has just so many rows, bring it in anyway",
  };
}

/** A name that looks like one we know and is written with other letters would be another provider. */
function alikeNames({ counts }: Settled): Hold | null {
  if (counts.alike.length === 0) return null;
  const names = counts.alike.map(({ like }) => `"${like}"`).join(", ");
  return {
    check: "NAME_LOOKS_ALIKE",
    says: `has names that look like ${names} and are written with letters of another alphabet`,
    fix: "write the names as they are written elsewhere; or bring it in anyway, as another provider",
  };
}

/** A month nobody has seen yet, of which much less came than of those before. */
function partialPeriod({ counts, together }: Settled, past: readonly FileShape[]): Hold | null {
  const months = Object.entries(counts.months);
  if (months.length === 0) return null;
  const rows = months.reduce((sum, [, n]) => sum + n, 0);
  const [month, most] = months.reduce((a, b) => (b[1] > a[1] ? b : a));
  const before = new Map<Month, number>();
  for (const shape of past) {
    for (const [each, n] of Object.entries(shape.months))
      before.set(each, (before.get(each) ?? 0) + n);
  }
  const whole = [...before].filter(([each]) => each < month).map(([, n]) => n);
  const isNew = [...before.keys()].every((each) => each < month);
  if (!isNew || whole.length < 3 || most * 10 < rows * 9) return null;
  const usual = whole.sort((a, b) => a - b)[Math.floor(whole.length / 2)]!;
  const came = together.reduce((sum, each) => sum + (each.months[month] ?? 0), 0);
  const last = together.map((each) => each.last ?? "").reduce((a, b) => (a > b ? a : b));
  const endsEarly = last < businessDaysBefore(lastDay(month), 3);
  if (came * 2 >= usual && !(endsEarly && came * 5 < usual * 4)) return null;
  return {
    check: "PARTIAL_PERIOD",
    says: `has ${most} rows of ${month}, the last of ${last}, and months before it have about ${usual}`,
    fix: "export the month again once it is closed; if it is whole, bring it in anyway",
  };
}

function businessDaysBefore(day: string, days: number): string {
  let at = day;
  for (let left = days; left > 0;) {
    at = addDays(at, -1);
    if (weekday(at) < 6) left--;
  }
  return at;
}

const spoken = (delimiter: string): string =>
  ({ ",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars" })[delimiter] ?? delimiter;
