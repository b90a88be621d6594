/** Plain tables: what CSV, Arrow and workbooks are written from. */
import type { KpiValue, Panel, PanelColumn } from "../contract.ts";

export type Table = Pick<Panel, "columns" | "rows" | "totals">;

/** How many rows a table has. */
export const lengthOf = ({ columns, rows }: Table): number =>
  rows[columns[0]?.name ?? ""]?.length ?? 0;

/**
 * A table from records of one kind, such as values of KPIs; what is nested gets a column each.
 *
 * @example tableOf([{ kpi: "RC01", slice: { payer: "Aetna" } }]).columns.map((c) => c.name) // => ["kpi", "slice_payer"]
 */
export function tableOf(records: readonly object[]): Table {
  const flat = records.map((record) => flatten(record, ""));
  const names = [...new Set(flat.flatMap((record) => [...record.keys()]))];
  const rows = Object.fromEntries(
    names.map((name) => [name, flat.map((record) => record.get(name) ?? null)]),
  );
  return { columns: names.map((name) => columnOf(name, rows[name]!)), rows };
}

/** Values of KPIs: each in its own unit, and the quotient of its parts where it is one. */
export function valuesTable(values: readonly KpiValue[]): Table {
  const { columns, rows } = tableOf(values);
  const made = (column: PanelColumn): PanelColumn =>
    column.name === "value"
      ? { ...column, unit_in: "unit", made: { over: ["numerator", "denominator"] } }
      : column;
  return { columns: columns.map(made), rows };
}

type Cell = string | number | null;

function flatten(record: object, prefix: string): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const [key, value] of Object.entries(record) as [string, unknown][]) {
    const name = `${prefix}${key}`;
    if (Array.isArray(value)) cells.set(name, value.map(String).join("; "));
    else if (typeof value === "object" && value !== null) {
      for (const [inner, cell] of flatten(value, `${name}_`)) cells.set(inner, cell);
    } else if (typeof value === "number" || typeof value === "string") cells.set(name, value);
    else cells.set(name, typeof value === "boolean" ? String(value) : null);
  }
  return cells;
}

const columnOf = (name: string, cells: readonly Cell[]): PanelColumn => ({
  name,
  title: name,
  unit: cells.every(isFigure) ? "number" : "text",
});

/** Figures travel as numbers, exact ones as decimal texts. */
const isFigure = (cell: Cell): boolean =>
  cell === null || typeof cell === "number" || /^-?\d+(\.\d+)?$/.test(cell);
