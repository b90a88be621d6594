/**
 * What the text of a sheet does not show: formulas, hidden rows, merged cells, days, and the sheets
 * beside it.
 */
import type { Finding } from "../contract.ts";
import type { Reading } from "./contents.ts";
import { isMoney } from "./mapping/fields.ts";
import type { Recognised } from "./recognise.ts";
import { Rejected } from "./rejected.ts";
import type { Scan } from "./scan.ts";
import type { Sheet } from "./sheets.ts";

/** The days of a sheet are written our way, whatever those of the layout are otherwise. */
export const withIsoDays = <R extends Reading>(reading: R): R => ({
  ...reading,
  days: reading.days.length === 0 ? [] : [...new Set(["%Y-%m-%d", ...reading.days])],
  moments: reading.moments.length === 0 ? [] : [...new Set([...MOMENTS, ...reading.moments])],
});

const MOMENTS = ["%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d"];

/** The rows that share a cell with a row above or below, or cells of which are one. */
export const mergedRows = ({ merged }: Sheet): Set<number> =>
  new Set(
    merged.flatMap(({ from, to }) =>
      Array.from({ length: Math.min(to, from + MOST_MERGED) - from + 1 }, (_, i) => from + i),
    ),
  );

const MOST_MERGED = 100_000;

export type SheetRead = { name: string; sheet: Sheet; recognised: Recognised; records: Scan };

/** The formulas among the rows of a sheet. */
function formulasOf({ sheet, records }: SheetRead): Sheet["formulas"] {
  const isData = dataLines(records);
  return sheet.formulas.filter(({ row }) => isData(row));
}

export function sheetFindings(about: SheetRead): Finding[] {
  const { name, sheet, records } = about;
  const hidden = sheet.hidden.filter(dataLines(records));
  const formulas = formulasOf(about);
  const finding = (
    severity: Finding["severity"],
    check: string,
    line: number | null,
    message: string,
    fix: string,
  ): Finding[] => [
    { severity, check, message: `${name}: ${message}`, file: name, line, amount: null, fix },
  ];
  const nothing = "nothing needs to be done";
  return [
    ...(sheet.days.cells > 0
      ? finding(
          "information",
          "EXCEL_SERIAL",
          sheet.days.row,
          `${sheet.days.cells} cells are days by their format, the first in row ${sheet.days.row}; they were read as that`,
          nothing,
        )
      : []),
    ...(hidden.length > 0
      ? finding(
          "look_at",
          "HIDDEN_ROWS",
          hidden[0]!,
          `${hidden.length} rows are hidden in the sheet, the first is row ${hidden[0]}; they were read like the others`,
          "if they are not meant to count, delete them from the sheet and import it again",
        )
      : []),
    ...(formulas.length > 0
      ? finding(
          "look_at",
          "FORMULA_CACHED",
          formulas[0]!.row,
          `${formulas.length} cells are formulas, the first in row ${formulas[0]!.row}; what they last came to was read`,
          "if the sheet was changed by a program since, open and save it once in Excel",
        )
      : []),
    ...(sheet.others.length > 0
      ? finding(
          "information",
          "SHEET_READ",
          null,
          `"${sheet.name}" was read; not ${sheet.others.map((other) => `"${other}"`).join(", ")}`,
          "if one of them counts as well, save it as a file of its own",
        )
      : []),
  ];
}

/** What holds a sheet whose amounts are formulas; null where none is. */
export function heldByFormulas(about: SheetRead): Rejected | null {
  const { name, recognised } = about;
  const money = formulasOf(about).filter(({ column }) => isMoney(recognised.fields[column] ?? ""));
  const [first] = money;
  if (!first) return null;
  const column = recognised.header[first.column];
  const finding = {
    check: "FORMULA_CACHED",
    message: `${name}: ${money.length} amounts are formulas, the first in row ${first.row} under "${column}"; what they last came to may be stale`,
    file: name,
    line: first.row,
    fix: "copy the column and paste it as values, then import the file again",
  };
  return new Rejected(finding, true);
}

/** Tells lines that are rows from those of the report around them. */
function dataLines({ runs, odd }: Scan): (line: number) => boolean {
  const single = new Set(odd.flatMap(({ line, verdict }) => (verdict.is === "data" ? [line] : [])));
  return (line) => {
    if (single.has(line)) return true;
    let low = 0;
    let high = runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (runs[middle]!.firstLine + runs[middle]!.rows <= line) low = middle + 1;
      else high = middle;
    }
    return low < runs.length && runs[low]!.firstLine <= line;
  };
}
