/** A table as CSV (RFC 4180), safe to open in a spreadsheet. */
import { lengthOf, type Table } from "./table.ts";

/** Titles, then rows; a text that a spreadsheet would run is made harmless. */
export function csvOf(table: Table): string {
  const columns = table.columns.filter((column) => !column.hidden);
  const lines = [columns.map((column) => quoted(column.title)).join(",")];
  for (let i = 0; i < lengthOf(table); i++) {
    lines.push(
      columns
        .map(({ name, unit }) => {
          const value = table.rows[name]![i] ?? null;
          if (value === null) return "";
          const isFigure = typeof value === "number" || !["text", "month", "day"].includes(unit);
          return isFigure ? String(value) : quoted(harmless(String(value)));
        })
        .join(","),
    );
  }
  return `${lines.join("\r\n")}\r\n`;
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A leading sign makes spreadsheets take a text for a formula. @source OWASP CSV injection */
export const harmless = (text: string): string =>
  /^[\s\u0000-\u001f\u200b\ufeff]*[=+\-@＝＋－＠\t\r\n]/.test(text) ? `'${text}` : text;
