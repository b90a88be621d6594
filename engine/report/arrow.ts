/** A table as an Arrow IPC stream: texts as dictionaries, figures as doubles, exact money as text. */
import {
  Dictionary,
  Int32,
  makeVector,
  tableToIPC,
  Table as ArrowTable,
  Utf8,
  vectorFromArray,
  type Vector,
} from "apache-arrow";
import type { Table } from "./table.ts";

export function arrowOf(table: Table): Uint8Array {
  const vectors: Record<string, Vector> = {};
  for (const { name } of table.columns) vectors[name] = vectorOf(table.rows[name]!);
  return tableToIPC(new ArrowTable(vectors), "stream");
}

function vectorOf(values: readonly (string | number | null)[]): Vector {
  const isFigure = values.every((value) => value === null || typeof value === "number");
  if (isFigure && !values.includes(null)) {
    return makeVector(Float64Array.from(values as readonly number[]));
  }
  if (isFigure) return vectorFromArray(values as readonly (number | null)[]);
  const texts = values.map((value) => (value === null ? null : String(value)));
  return vectorFromArray(texts, new Dictionary(new Utf8(), new Int32()));
}
