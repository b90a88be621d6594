/** XML Spreadsheet 2003, which systems save as .xls: its sheets as text. */
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { plainNumber } from "./cell_text.ts";
import { SheetWriter, type SheetText } from "./sheet_text.ts";
import { attribute, readXml } from "./xml.ts";

/** @throws {NotText} */
export async function xmlSheets(path: string, scratch: string): Promise<SheetText[]> {
  const writers: SheetWriter[] = [];
  let row = newRow(0);
  let column = -1;
  let across = 0;
  let cell: { type: string; text: string } | null = null;
  let inComment = false;
  await readXml(createReadStream(path), {
    open(name, attributes) {
      const of = (key: string): string | undefined => attribute(attributes, key);
      const sheet = writers.at(-1);
      if (name === "Worksheet") {
        const file = join(scratch, `sheet-${writers.length}`);
        writers.push(new SheetWriter(of("Name") ?? "", file));
        row = newRow(0);
      } else if (name === "Row" && sheet) {
        row = newRow(Number(of("Index") ?? row.number + 1));
        row.hidden = of("Hidden") === "1";
        column = -1;
        across = 0;
      } else if (name === "Cell" && sheet) {
        column = of("Index") ? Number(of("Index")) - 1 : column + across + 1;
        across = Number(of("MergeAcross") ?? 0);
        const down = Number(of("MergeDown") ?? 0);
        if (across + down > 0) {
          sheet.sheet.merged.push({ from: row.number, to: row.number + down });
        }
        if (of("Formula") !== undefined) row.formulas.push(column);
      } else if (name === "Comment") {
        inComment = true;
      } else if (name === "Data" && !inComment) {
        cell = { type: of("Type") ?? "String", text: "" };
      }
    },
    text(part) {
      if (cell) cell.text += part;
    },
    close(name) {
      if (name === "Comment") inComment = false;
      if (name === "Data" && cell && !inComment) {
        row.cells[column] = cellText(cell.type, cell.text);
        if (cell.type === "DateTime") row.days++;
        cell = null;
      }
      if (name === "Row") {
        writers.at(-1)?.add({ ...row, cells: Array.from(row.cells, (text) => text ?? null) });
      }
    },
  });
  return Promise.all(writers.map((writer) => writer.end()));
}

const newRow = (number: number) => ({
  number,
  cells: [] as (string | null)[],
  hidden: false,
  formulas: [] as number[],
  days: 0,
});

function cellText(type: string, text: string): string {
  if (type === "Number") return plainNumber(text);
  if (type === "Boolean") return text === "1" ? "TRUE" : "FALSE";
  if (type !== "DateTime") return text;
  return text
    .replace(/\.0+$/, "")
    .replace(/T00:00:00$/, "")
    .replace("T", " ");
}
