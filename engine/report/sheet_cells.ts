/** Cells of a workbook: figures as figures in the format of their unit, texts as texts whatever they begin with. */
import type { CellStyle } from "hucre/xlsx";
import { dayNumber } from "../calendar.ts";
import type { ColumnUnit, PanelColumn } from "../contract.ts";
import type { Table } from "./table.ts";

export const FORMATS: Record<ColumnUnit, string> = {
  money: "#,##0;-#,##0",
  cents: "#,##0.00;-#,##0.00",
  ratio: "0.0%",
  days: "#,##0.0",
  hours: "#,##0.0",
  minutes: "#,##0.0",
  count: "#,##0",
  number: "General",
  wrvu: "#,##0.0",
  // a text that is edited stays one, also where it begins with a sign
  text: "@",
  month: "mmm yyyy",
  day: "yyyy-mm-dd",
};

/** What stands above the title of a column. */
export const UNITS: Partial<Record<ColumnUnit, string>> = {
  money: "$",
  cents: "$",
  ratio: "%",
  days: "days",
  hours: "hours",
  minutes: "minutes",
  count: "count",
  wrvu: "wRVU",
};

const TEXT: CellStyle = {
  numFmt: FORMATS.text,
  alignment: { vertical: "top", wrapText: true, horizontal: "left", indent: 1 },
};
/** @returns null for an empty cell */
export function cellOf(
  table: Table,
  column: PanelColumn,
  row: number,
): { value: string | number; type: "string" | "number"; style: CellStyle } | null {
  const value = table.rows[column.name]![row] ?? null;
  if (value === null || value === "") return null;
  const named = column.unit_in ? table.rows[column.unit_in]?.[row] : null;
  const unit = (named as ColumnUnit | null | undefined) ?? column.unit;
  const figure = unit === "text" ? null : figureOf(value, unit);
  if (figure === null) return { value: String(value), type: "string", style: TEXT };
  const isTotal = table.totals?.some((total) => total.row === row) ?? false;
  return {
    value: figure,
    type: "number",
    style: {
      numFmt: FORMATS[unit] ?? FORMATS.number,
      alignment: { vertical: "top", horizontal: isFigure(unit) ? "right" : "left" },
      ...(isTotal ? { font: { bold: true } } : {}),
    },
  };
}

/** Figures stand at the right of their columns. */
export const isFigure = (unit: ColumnUnit): boolean => !["text", "month", "day"].includes(unit);

/** The day that workbooks count as 0. */
const DAY_ZERO = dayNumber("1899-12-30");

/** A value as a workbook counts; null where it holds more digits than a workbook can, or is no figure. */
function figureOf(value: string | number, unit: ColumnUnit): number | null {
  if (typeof value === "number") return value;
  const isDay = unit === "day" && /^\d{4}-\d\d-\d\d$/.test(value);
  const isMonth = unit === "month" && /^\d{4}-\d\d$/.test(value);
  if (isDay || isMonth) return dayNumber(isDay ? value : `${value}-01`) - DAY_ZERO;
  if (!/^-?(0|[1-9]\d*)(\.\d+)?$/.test(value)) return null;
  return value.replaceAll(/\D/g, "").replace(/^0+/, "").length <= 15 ? Number(value) : null;
}
