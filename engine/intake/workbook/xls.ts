/**
 * The old binary workbooks (.xls, BIFF8), read by hucre. It does not say which cells are formulas, nor
 * which rows are hidden.
 */
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { instantText } from "../../calendar.ts";
import { NotText } from "../not_text.ts";
import { damagedWorkbook, SAVE_AGAIN, tooMuch } from "./refusals.ts";
import { plainNumber } from "./cell_text.ts";
import { SheetWriter, type SheetText } from "./sheet_text.ts";

const LONGEST = 64 * 1024 ** 2;
/** The name of the part that holds the bytes of a protected workbook. */
const ENCRYPTED = Buffer.from("EncryptedPackage", "utf16le");
/** How the part of a BIFF8 workbook begins. */
const BEGIN = Buffer.from("0908100000060500", "hex");
const PASSWORD = 0x2f;

/** Writes every sheet of a workbook as text. @throws {NotText} */
export async function xlsSheets(path: string, scratch: string): Promise<SheetText[]> {
  if ((await stat(path)).size > LONGEST) throw tooMuch("it is larger than 64 MB");
  const bytes = await readFile(path);
  if (bytes.includes(ENCRYPTED) || asksForPassword(bytes)) {
    throw new NotText(
      "PASSWORD_PROTECTED",
      "the workbook is protected by a password",
      "remove the password and save it again",
    );
  }
  const { readXls } = await import("hucre");
  const { sheets } = await readXls(bytes).catch((cause: unknown) => {
    const message = `this is an old Excel file that cannot be read: ${(cause as Error).message}`;
    throw new NotText("XLS_OLD_FORMAT", message, SAVE_AGAIN);
  });
  if (sheets.length === 0) throw damagedWorkbook("it has no sheets");
  const written: SheetText[] = [];
  for (const [index, { name, rows, merges = [] }] of sheets.entries()) {
    const writer = new SheetWriter(name, join(scratch, `sheet-${index}`));
    for (const [at, row] of rows.entries()) {
      if (!row) continue;
      const values = Array.from(row);
      const days = values.filter((value) => value instanceof Date).length;
      const cells = values.map(cellText);
      writer.add({ number: at + 1, cells, hidden: false, formulas: [], days });
    }
    for (const { startRow, endRow } of merges) {
      writer.sheet.merged.push({ from: startRow + 1, to: endRow + 1 });
    }
    written.push(await writer.end());
  }
  return written;
}

/** Whether the records of a workbook are encrypted, as one of its first says. */
function asksForPassword(bytes: Buffer): boolean {
  let at = bytes.indexOf(BEGIN);
  for (let records = 0; at >= 0 && records < 8 && at + 4 <= bytes.length; records++) {
    if (bytes.readUInt16LE(at) === PASSWORD) return true;
    at += 4 + bytes.readUInt16LE(at + 2);
  }
  return false;
}

function cellText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "number") return plainNumber(String(value));
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (value instanceof Date) return dayText(value);
  return typeof value === "string" ? value : null;
}

function dayText(date: Date): string {
  if (Number.isNaN(date.getTime())) return "";
  const [day, time] = instantText(date).split("T");
  // hucre reads the 29th of February 1900, which was none, as the day before
  if (day === "1900-02-28") return "1900-02-29";
  return time!.startsWith("00:00:00") ? day! : `${day} ${time!.slice(0, 8).replace(/:00$/, "")}`;
}
