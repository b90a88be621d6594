/** Making panels. */
import type { Panel, PanelColumn } from "../contract.ts";
import { cellText } from "../format.ts";

type Cell = string | number | null;

/** A column of a panel made from rows of a kind. */
export type Column<T> = PanelColumn & {
  of: (row: T) => Cell;
  /** as people read it, where the column's unit does not say it */
  text?: (row: T) => string;
};

/** A panel from rows; columns give order, titles and units. */
export function panelOf<T>(
  rows: readonly T[],
  columns: readonly Column<T>[],
  rest: Omit<Panel, "columns" | "rows" | "texts" | "traces" | "sources" | "notes" | "chart"> & {
    chart?: Panel["chart"];
    notes?: readonly (string | null)[];
    trace?: (row: T) => Panel["traces"][number];
    source?: (row: T) => Panel["sources"][number];
  },
): Panel {
  const { trace, source, chart, notes, ...said } = rest;
  const textOf = ({ of, text, unit }: Column<T>) =>
    text ?? ((row: T): string => cellText(of(row), unit));
  return {
    ...said,
    chart: chart ?? null,
    notes: (notes ?? []).filter((note) => note !== null),
    columns: columns.map((column) => {
      const { of: _, text: __, ...shown } = column;
      return shown;
    }),
    rows: Object.fromEntries(columns.map(({ name, of }) => [name, rows.map(of)])),
    texts: Object.fromEntries(columns.map((column) => [column.name, rows.map(textOf(column))])),
    traces: rows.map((row) => trace?.(row) ?? null),
    sources: rows.map((row) => source?.(row) ?? null),
  };
}
