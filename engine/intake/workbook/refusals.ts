/** Why a workbook is not read, and what to do. */
import { NotText } from "../not_text.ts";

export const SAVE_AGAIN =
  "open it, save it as an Excel workbook (.xlsx) or as CSV, and import that";

export const tooMuch = (message: string): NotText =>
  new NotText("XLSX_LIMIT", message, "save the sheet as CSV and import that");

export const damagedWorkbook = (message: string): NotText =>
  new NotText("XLSX_DAMAGED", `the workbook is damaged: ${message}`, SAVE_AGAIN);
