/**
 * Files that hold several tables, of which one is read: workbooks, and web pages saved as such. Which
 * one is decided by the layouts there are, and by a person where two would do.
 */
import type { Format } from "./format.ts";
import { NotText } from "./not_text.ts";
import { recognise, type Recognised } from "./recognise.ts";
import { withSerialDays } from "./serial_days.ts";
import { headText } from "./head.ts";
import { sheetsOf } from "./workbook/read.ts";
import type { SheetText } from "./workbook/sheet_text.ts";
import { notExcel } from "./workbook/web_tables.ts";
import type { SheetKind, Task } from "./workbook/worker.ts";

/** The sheet that was read, what kind of file it stood in, and the sheets that were not. */
export type Sheet = SheetText & { kind: SheetKind; others: string[] };

/** The layouts a file may have; `format` is the id of the only one, where it is known. */
export type Layouts = { formats: readonly Format[]; format: string | null };

/** @throws {NotText} */
export async function readSheet(task: Task, layouts: Layouts | null): Promise<Sheet> {
  const sheets = (await sheetsOf(task)).filter(({ rows }) => rows > 0);
  const isPage = task.kind === "html";
  const [longest] = sheets.toSorted((a, b) => b.rows - a.rows);
  if (!longest) {
    if (isPage) throw notExcel("it has no table");
    throw new NotText("EMPTY_FILE", "the workbook holds nothing", "export the report again");
  }
  const chosen = (sheet: SheetText): Sheet => ({
    ...sheet,
    kind: task.kind,
    others: sheets.filter((each) => each !== sheet).map(({ name }) => name),
  });
  if (!layouts) return chosen(longest);
  const known: { sheet: SheetText; layout: Recognised }[] = [];
  for (const sheet of sheets) {
    const layout = recognise(await headText(sheet.path), layouts.formats, layouts.format);
    if ("format" in layout) known.push({ sheet, layout });
  }
  if (known.length > 1) {
    const names = known.map(({ sheet: { name } }) => `"${name}"`).join(", ");
    throw new NotText(
      "SHEET_CHOICE",
      `held: ${known.length} of its sheets could be read, and which of them counts is not known: ${names}`,
      "save the sheet that counts as a file of its own, or name its format: practice import FILE --format ID",
    );
  }
  if (known.length === 0 && isPage) throw notExcel("it has no table we know");
  const [only] = known;
  if (!only) return chosen(longest);
  const sheet = chosen(only.sheet);
  return isPage ? sheet : withSerialDays(sheet, only.layout);
}
