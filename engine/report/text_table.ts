/** Tables as lines of text, for a terminal and for a notebook. */
import type { Panel } from "../contract.ts";

/** Titles, then rows, each column as wide as its widest cell. */
export function alignedLines(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  toTheRight: readonly boolean[],
): string[] {
  const widths = titles.map((title, i) =>
    Math.max(title.length, ...rows.map((row) => row[i]!.length)),
  );
  return [titles, ...rows].map((row) =>
    row
      .map((cell, i) => (toTheRight[i] ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)))
      .join("  ")
      .trimEnd(),
  );
}

/** A panel as people read it. @example console.log(textOf(page.panels[0])) */
export function textOf({ columns, texts }: Pick<Panel, "columns" | "texts">): string {
  const shown = columns.filter((column) => !column.hidden);
  const length = texts[shown[0]?.name ?? ""]?.length ?? 0;
  return alignedLines(
    shown.map(({ title }) => title),
    Array.from({ length }, (_, row) => shown.map(({ name }) => texts[name]![row]!)),
    shown.map(({ unit }) => !["text", "month", "day"].includes(unit)),
  ).join("\n");
}

/**
 * Records of one kind as a table, a column a key; columns of figures stand to the right.
 *
 * @example textTable([{ payer: "Medicare", paid: "1,200.00" }]) // => "payer         paid\nMedicare  1,200.00"
 */
export function textTable(records: readonly Record<string, string | number | null>[]): string {
  const titles = Object.keys(records[0] ?? {});
  const rows = records.map((record) => titles.map((title) => String(record[title] ?? "—")));
  return alignedLines(
    titles,
    rows,
    titles.map((_, i) => rows.every((row) => isFigure(row[i]!))),
  ).join("\n");
}

/** @example isFigure("−$1.2 k") // => true */
const isFigure = (cell: string): boolean =>
  /^(—|[−+-]?\$?[\d,]+(\.\d+)?( (%|k|M|pts|days))?)$/.test(cell);
