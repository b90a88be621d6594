/**
 * What is said of one file after an import: rows by what became of them, the totals it printed beside
 * what was read, and what was found.
 */
import type { FileReport, Finding, RowCounts } from "../contract.ts";
import type { NotAFile } from "../intake/archive.ts";
import type { Contents } from "../intake/contents.ts";
import { BadZip } from "../intake/zip.ts";
import type { RowsDisagree, StagedCounts } from "../model/stage.ts";
import { cents, moneyText } from "../money.ts";

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
  report.control_totals = contents.printed.map(({ measure, text, flip }) => {
    const read =
      measure === "rows"
        ? String(contents.rows + contents.held.length)
        : (counts.amounts[measure] ?? "0");
    return { measure, ...compared(text, flip, read) };
  });
  report.findings = [...contents.findings, ...problems];
  for (const total of report.control_totals) {
    if (!total.agrees) report.findings.push(mismatch(report.path, total));
  }
  if (rows.quarantined > 0) {
    report.status = "partial";
    report.reason = `${rows.quarantined} of ${contents.rows + contents.held.length} rows are held back`;
  }
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
