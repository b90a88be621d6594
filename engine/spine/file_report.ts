/**
 * What is said of one file after an import: rows by what became of them, the totals it printed beside
 * what was read, and what was found.
 */
import type { FileReport, FileShape, Finding, RowCounts } from "../contract.ts";
import { groupBy } from "../group.ts";
import type { NotAFile } from "../intake/archive.ts";
import { coercionFinding } from "../intake/coercions.ts";
import type { Contents } from "../intake/contents.ts";
import { BadZip } from "../intake/zip.ts";
import type { RowsDisagree } from "../model/stage.ts";
import type { StagedCounts } from "../model/staged_counts.ts";
import { cents, moneyText } from "../money.ts";
import { countsOf, listFindings } from "./list_report.ts";

export function emptyReport(path: string): FileReport {
  return {
    path,
    sha256: null,
    packed_in: null,
    format: null,
    status: "loaded",
    reason: null,
    rows: { read: 0, loaded: 0, unchanged: 0, superseded: 0, quarantined: 0, ignored: 0 },
    ignored_as: {},
    amounts: {},
    control_totals: [],
    findings: [],
  };
}

export function reject(report: FileReport, finding: Finding): void {
  report.status = "rejected";
  report.reason = finding.message;
  report.findings.push(finding);
}

/** Nothing of the file counts until a person accepts what holds it. */
export function hold(report: FileReport, holds: readonly Finding[]): void {
  const { path, sha256, format } = report;
  const codes = holds.map(({ check }) => check);
  const causes = report.findings.filter(
    ({ severity, check }) => severity === "must_fix" && !codes.includes(check),
  );
  delete report.shape;
  delete report.lines;
  delete report.accepted;
  Object.assign(report, emptyReport(path), {
    sha256,
    packed_in: report.packed_in,
    format,
    status: "rejected",
    reason: `held: ${holds.map(({ message }) => message).join("; ")}`,
    accept: codes,
    findings: [...holds, ...causes],
  });
}

/** A person has accepted what would hold the file: it is told all the same, and kept with the file. */
export function letPass(report: FileReport, holds: readonly Finding[]): void {
  if (holds.length === 0) return;
  report.accepted = [...(report.accepted ?? []), ...holds.map(({ check }) => check)];
  const fix = "somebody has let this pass; take the import back if it was a mistake";
  for (const finding of holds) {
    if (report.findings.some(({ check }) => check === finding.check)) continue;
    report.findings.push({ ...finding, severity: "look_at", fix });
  }
}

export const alreadyImported = ({ path, reason }: FileReport): Finding => ({
  severity: "information",
  check: "ALREADY_IMPORTED",
  message: `${path}: ${reason}`,
  file: path,
  line: null,
  amount: null,
  fix: "nothing needs to be done",
});

/** What is said of a file that could not be taken in at all. */
export function notTaken(name: string, error: NotAFile | BadZip): Finding {
  return {
    severity: "must_fix",
    check: error.code,
    message: `${name}: ${error.message}`,
    file: name,
    line: null,
    amount: null,
    fix: error instanceof BadZip ? error.fix : "nothing else was affected",
  };
}

/** What is said of a file that is read where it stands in the practice's folder, and came as an export. */
export const belongsInFolder = (name: string, folder: string): Finding => ({
  severity: "must_fix",
  check: "BELONGS_IN_FOLDER",
  message: `${name} is not brought in: it is read where it stands, beside practice.json`,
  file: name,
  line: null,
  amount: null,
  fix: `put it into the folder ${folder}, in place of the one that may be there; it counts from then on`,
});

export function disagreement(name: string, error: RowsDisagree): Finding {
  return {
    severity: "must_fix",
    check: "ROWS_DISAGREE",
    message: `${name}: ${error.message}`,
    file: name,
    line: null,
    amount: null,
    fix: "this is our fault, not yours: keep the file and report it",
  };
}

export function complete(
  report: FileReport,
  contents: Contents,
  counts: StagedCounts,
  problems: Finding[],
  /** what the rows come to that a line of the file sums up */
  sumAbove: (line: number) => string,
): void {
  const ignored = Object.values(contents.ignored).reduce((a, b) => a + b, 0);
  const stagedHeld = counts.rows.quarantined ?? 0;
  const rows: RowCounts = {
    read: contents.read,
    loaded: 0,
    unchanged: counts.rows.unchanged ?? 0,
    superseded: counts.rows.superseded ?? 0,
    quarantined: stagedHeld + contents.held.length,
    ignored,
  };
  report.shape = shapeOf(contents, counts);
  delete report.accepted;
  if (report.whole) report.lines = countsOf(counts.lines);
  if (contents.accepted) report.accepted = [...contents.accepted];
  const oneToOne = contents.loads.length === 1 && contents.loads[0]!.rows === contents.rows;
  if (!oneToOne) {
    const nothingNew = (counts.rows.loaded ?? 0) === 0 && stagedHeld === 0;
    rows.unchanged = nothingNew ? contents.rows : 0;
    rows.superseded = 0;
  }
  rows.loaded = contents.rows - stagedHeld - rows.unchanged - rows.superseded;
  report.rows = rows;
  report.ignored_as = contents.ignored as Record<string, number>;
  report.amounts = counts.amounts;
  report.control_totals = contents.printed.map(({ measure, text, flip, line, after }) => {
    if (after !== undefined) return { measure, ...compared(text, flip, sumAbove(line)) };
    const read =
      measure === "rows"
        ? String(contents.rows + contents.held.length)
        : (counts.amounts[measure] ?? "0");
    return { measure, ...compared(text, flip, read) };
  });
  report.findings = [
    ...contents.findings,
    ...coercionsOf(report.path, contents, counts),
    ...problems,
    ...(report.whole
      ? listFindings(report, counts.lines, !hasUnread(contents, counts))
      : repeats(report.path, rows, contents.rows, counts)),
  ];
  for (const total of report.control_totals) {
    if (!total.agrees) report.findings.push(mismatch(report.path, total));
  }
  if (rows.quarantined > 0) {
    report.status = "partial";
    report.reason = `${rows.quarantined} of ${contents.rows + contents.held.length} rows are held back`;
  }
}

/** Whether lines could not be read; one that stands twice could. */
const hasUnread = (contents: Contents, counts: StagedCounts): boolean =>
  contents.held.length > 0 || counts.problems.some(({ code }) => code !== "DUPLICATE_KEY");

function shapeOf(contents: Contents, counts: StagedCounts): FileShape {
  const padded = Object.entries(counts.numbers).filter(
    ([, number]) => number.padded && number.shortest === number.longest,
  );
  return {
    delimiter: contents.columns?.delimiter ?? null,
    practice: contents.says?.practice ?? null,
    months: counts.months,
    last: counts.last,
    widths: Object.fromEntries(padded.map(([field, { longest }]) => [field, longest])),
  };
}

/** What was done to records and fields to read them: one finding a code and field. */
function coercionsOf(file: string, contents: Contents, counts: StagedCounts): Finding[] {
  const ofRecords = groupBy(contents.coercions ?? [], ({ code }) => code);
  return [
    ...[...ofRecords].map(([code, all]) =>
      coercionFinding(file, { code, rows: all.length, line: all[0]!.line }),
    ),
    ...counts.coercions.map((coercion) => coercionFinding(file, coercion)),
  ];
}

/** Rows that repeat rows of this file or of earlier ones, or replace them. */
function repeats(file: string, rows: RowCounts, all: number, counts: StagedCounts): Finding[] {
  const tell = (
    check: string,
    says: string,
    fix: string,
    amount: string | null = null,
  ): Finding => ({
    severity: amount === null ? "information" : "look_at",
    check,
    message: `${file}: ${says}`,
    file,
    line: null,
    amount,
    fix,
  });
  const found: Finding[] = [];
  if (rows.unchanged > 0) {
    found.push(
      rows.unchanged === all
        ? tell("SAME_CONTENT", "every row of it is known already", "nothing needs to be done")
        : tell(
            "DUPLICATE_ACROSS_FILES",
            `${rows.unchanged} rows are known from earlier files and count once`,
            "nothing needs to be done",
          ),
    );
  }
  if (counts.corrects) {
    const { rows: replaced, was, is } = counts.corrects;
    found.push(
      tell(
        "CORRECTS_EARLIER",
        `${replaced} rows replace what was known of them; their amounts came to ${was} and come to ${is}`,
        "nothing needs to be done if the file is the newer one; otherwise take the import back",
        moneyText(cents(is) - cents(was)),
      ),
    );
  }
  if (counts.identical > 0) {
    found.push(
      tell(
        "IDENTICAL_ROWS",
        `${counts.identical} rows say the same as another row, and all of them count`,
        "if the file holds rows twice, export it again",
      ),
    );
  }
  return found;
}

function compared(text: string, flip: boolean, read: string) {
  const plain = text.replaceAll(/[$,\s]/g, "").replace(/^\((.*)\)$/, "-$1");
  try {
    const printed = flip ? -cents(plain) : cents(plain);
    const ours = cents(read);
    const shown = /\./.test(read) ? moneyText(printed) : String(printed / 100n);
    return { printed: shown, read, agrees: printed === ours };
  } catch {
    return { printed: text, read, agrees: false };
  }
}

function mismatch(
  file: string,
  total: { measure: string; printed: string; read: string },
): Finding {
  return {
    severity: "must_fix",
    check: "CONTROL_TOTAL_MISMATCH",
    message: `${file} says its ${total.measure} come to ${total.printed}; its rows come to ${total.read}`,
    file,
    line: null,
    amount: null,
    fix: "export the report again; until then the month is not verified",
  };
}

export function isReconciled(file: FileReport): boolean {
  const { read, loaded, unchanged, superseded, quarantined, ignored } = file.rows;
  return (
    file.status !== "rejected" &&
    read === loaded + unchanged + superseded + quarantined + ignored &&
    quarantined === 0 &&
    file.control_totals.every((total) => total.agrees)
  );
}

/** Whether rows of the file count. */
export const wasLoaded = (file: FileReport): boolean =>
  file.status === "loaded" || file.status === "partial";
