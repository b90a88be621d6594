/** Reads workbooks of ours back: the table under its row of titles, and the formulas in it. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readXlsx, writeXlsx, type Sheet } from "hucre/xlsx";

export type Read = string | number | null;

/** Rows of a sheet as they stand; days and months as the numbers that workbooks hold. */
export const rowsOf = (sheet: Sheet): Read[][] =>
  sheet.rows.map((row) =>
    row.map((cell) => (cell instanceof Date ? serial(cell) : (cell as Read))),
  );

/** The rows below the first row that is these titles, as wide as it is, and so many. */
export function tableUnder(sheet: Sheet, titles: readonly string[], length: number): Read[][] {
  const rows = rowsOf(sheet);
  const at = rows.findIndex((row) => titles.every((title, i) => row[i] === title));
  if (at < 0) throw new Error(`no row of titles ${titles.join(", ")}`);
  return Array.from({ length }, (_, i) =>
    titles.map((_title, column) => rows[at + 1 + i]?.[column] ?? null),
  );
}

/** Formulas by cell, such as `[12, 3] => "B13/C13"`. */
export const formulasOf = (sheet: Sheet): { cell: string; formula: string; told: Read }[] =>
  [...(sheet.cells ?? [])].flatMap(([cell, { formula, formulaResult }]) =>
    formula === undefined ? [] : [{ cell, formula, told: (formulaResult ?? null) as Read }],
  );

export const read = (bytes: Uint8Array) => readXlsx(bytes, { readStyles: true });

/** The day or month of a text as workbooks count it. */
export const serialOf = (text: string): number =>
  serial(new Date(`${text.length === 7 ? `${text}-01` : text}T00:00:00Z`));

const serial = (date: Date): number => Math.round(date.getTime() / 86_400_000) + 25_569;

export const hasOffice = spawnSync("soffice", ["--version"]).status === 0;

/** The workbook as LibreOffice reckons and writes it again. */
export async function recalculated(bytes: Uint8Array) {
  const folder = mkdtempSync(join(tmpdir(), "sound-practice-office-"));
  try {
    writeFileSync(join(folder, "given.xlsx"), await withoutResults(bytes));
    const run = spawnSync(
      "soffice",
      [
        `-env:UserInstallation=file://${join(folder, "profile")}`,
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
        join(folder, "out"),
        join(folder, "given.xlsx"),
      ],
      { encoding: "utf8", timeout: 120_000 },
    );
    if (run.status !== 0) throw new Error(run.stderr);
    return await read(new Uint8Array(readFileSync(join(folder, "out", "given.xlsx"))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same cells, with formulas that tell no result. */
async function withoutResults(bytes: Uint8Array): Promise<Uint8Array> {
  const { sheets } = await read(bytes);
  return writeXlsx({
    sheets: sheets.map(({ name, rows, cells }) => ({
      name,
      rows,
      cells: new Map(
        [...(cells ?? [])].flatMap(([cell, { formula }]) =>
          formula === undefined ? [] : [[cell, { formula }] as const],
        ),
      ),
    })),
  });
}
