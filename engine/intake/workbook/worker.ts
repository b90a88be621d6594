/** Reads workbooks one by one in a thread of its own, whose memory and time are limited by who started it. */
import { parentPort } from "node:worker_threads";
import { NotText } from "../not_text.ts";
import { damagedWorkbook } from "./refusals.ts";
import type { SheetText } from "./sheet_text.ts";
import { webTables } from "./web_tables.ts";
import { xlsSheets } from "./xls.ts";
import { xlsxSheets } from "./xlsx.ts";
import { xmlSheets } from "./xml_sheets.ts";

export type SheetKind = "zip" | "ole" | "html" | "spreadsheetml";

export type Task = { path: string; scratch: string; kind: SheetKind };

const READERS = { zip: xlsxSheets, ole: xlsSheets, html: webTables, spreadsheetml: xmlSheets };

export type Answer =
  { sheets: SheetText[]; bad: null } | { bad: { code: string; message: string; fix: string } };

parentPort!.on("message", async ({ path, scratch, kind }: Task) => {
  const answer = await READERS[kind](path, scratch).then(
    (sheets): Answer => ({ sheets, bad: null }),
    (error: unknown): Answer => ({ bad: badnessOf(error) }),
  );
  parentPort!.postMessage(answer);
});

/** What our readers refuse has its reason; where they trip over a file, the file is damaged. */
function badnessOf(error: unknown): { code: string; message: string; fix: string } {
  const { code, message, fix } =
    error instanceof NotText ? error : damagedWorkbook((error as Error).message);
  return { code, message, fix };
}
