/**
 * What stood in a field that could not be read, so that a finding can show it. Never fields that say
 * who a patient is, nor free text.
 */
import type { Contents } from "./contents.ts";
import { recordsAt } from "./lines.ts";
import { splitRecord } from "./record.ts";
import type { Layouts } from "./sheets.ts";

const PRIVATE = new Set(["patient_id", "comment", "memo"]);
const SHOWN = 40;

/** Texts by line, for fields of records that begin there. */
export async function seenAt(
  path: string,
  columns: Contents["columns"],
  wanted: readonly { line: number; field: string | null }[],
  scratch: string,
  layouts: Layouts,
): Promise<(string | null)[]> {
  const shown = wanted.map(({ field }) => field !== null && !PRIVATE.has(field));
  if (!columns || !shown.includes(true)) return wanted.map(() => null);
  const lines = new Set(wanted.filter((_, i) => shown[i]).map(({ line }) => line));
  const records = await recordsAt(path, lines, scratch, layouts);
  return wanted.map(({ line, field }, i) => {
    const cells = shown[i] ? splitRecord(records.get(line) ?? "", columns.delimiter) : null;
    const text = cells?.[columns.fields.indexOf(field)]?.trim();
    return text ? text.slice(0, SHOWN) : null;
  });
}
