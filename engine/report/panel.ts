/** Making panels, and their plain forms. */
import type { Panel, PanelColumn } from "../contract.ts";

type Cell = string | number | null;

/** A panel from rows; columns give order, titles and units. */
export function panelOf<T>(
  rows: readonly T[],
  columns: readonly (PanelColumn & { of: (row: T) => Cell })[],
  rest: Omit<Panel, "columns" | "rows" | "traces"> & {
    trace?: (row: T) => Panel["traces"][number];
  },
): Panel {
  const { trace, ...said } = rest;
  return {
    ...said,
    columns: columns.map(({ name, title, unit }) => ({ name, title, unit })),
    rows: Object.fromEntries(columns.map(({ name, of }) => [name, rows.map(of)])),
    traces: rows.map((row) => trace?.(row) ?? null),
  };
}

/** How many rows a panel has. */
export const lengthOf = (panel: Panel): number =>
  panel.rows[panel.columns[0]?.name ?? ""]?.length ?? 0;

/** The panel as CSV: titles, then rows; a text that a spreadsheet would run is made harmless. */
export function panelCsv(panel: Panel): string {
  const lines = [panel.columns.map((column) => quoted(column.title)).join(",")];
  for (let i = 0; i < lengthOf(panel); i++) {
    lines.push(
      panel.columns
        .map(({ name, unit }) => {
          const value = panel.rows[name]![i] ?? null;
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
const harmless = (text: string): string =>
  /^[\s\u0000-\u001f\u200b\ufeff]*[=+\-@＝＋－＠\t\r\n]/.test(text) ? `'${text}` : text;
