/**
 * Days that a sheet holds as bare numbers, because their column lost its format: written as days where
 * the layout says that the column holds days.
 */
import { createReadStream, createWriteStream } from "node:fs";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { dayKind } from "./mapping/fields.ts";
import { lineText, splitRecord } from "./record.ts";
import type { Recognised } from "./recognise.ts";
import { numberText } from "./workbook/cell_text.ts";
import type { SheetText } from "./workbook/sheet_text.ts";

/** Numbers that are days of a practice's books: from 1954 to 2099. */
const isSerial = (text: string): boolean => {
  const value = /^\d{5}(\.\d+)?$/.test(text) ? Number(text) : 0;
  return value >= 20_000 && value < 73_051;
};

/** The sheet with its days as days; itself where it has no such number. */
export async function withSerialDays<S extends SheetText>(
  sheet: S,
  { fields, headerLine }: Recognised,
): Promise<S> {
  const columns = fields.flatMap((field, column) => {
    const kind = field === null ? null : dayKind(field);
    return kind === null ? [] : [{ column, kind }];
  });
  const path = `${sheet.path}-days`;
  const target = createWriteStream(path, { mode: 0o600 });
  const days = { ...sheet.days };
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(sheet.path) })) {
    number++;
    const cells = number > headerLine ? splitRecord(line, ",") : null;
    const found = cells ? columns.filter(({ column }) => isSerial(cells[column] ?? "")) : [];
    for (const { column, kind } of found) {
      cells![column] = numberText(cells![column]!, kind, sheet.is1904);
    }
    if (found.length > 0) days.row = days.cells === 0 ? number : Math.min(days.row, number);
    days.cells += found.length;
    const text = found.length > 0 ? lineText(cells!) : line;
    if (!target.write(`${text}\n`)) await once(target, "drain");
  }
  target.end();
  await once(target, "close");
  return { ...sheet, path, days };
}
