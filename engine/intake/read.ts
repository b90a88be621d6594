/**
 * A file as received → rows ready to be staged, with every record accounted for. What kind of text it
 * is decides who reads it.
 */
import { readOfx } from "./bank/ofx.ts";
import { readQif } from "./bank/qif.ts";
import { readBooks } from "./books/read.ts";
import type { Contents, ReadOptions } from "./contents.ts";
import { textOf } from "./decode.ts";
import { isFhir, readFhir } from "./fhir/read.ts";
import { headText } from "./head.ts";
import { readJson } from "./json.ts";
import { NotText } from "./not_text.ts";
import { Rejected } from "./rejected.ts";
import { QuoteUnclosed, RowTooLong } from "./scan.ts";
import { readTable } from "./table.ts";
import { readX12 } from "./x12/read.ts";

/** @throws {Rejected} */
export async function readFile(path: string, options: ReadOptions): Promise<Contents> {
  try {
    const text = await textOf(path, options.scratch, options);
    if (text.kind === "x12") return await readX12(text, options);
    const head = await headText(text.path);
    if (text.kind === "json") {
      const fhir = isFhir(head);
      return fhir ? await readFhir(text, options) : await readJson(text, options);
    }
    if (text.kind === "ofx") return await readOfx(text, options);
    if (text.kind === "qif") return await readQif(text, options);
    return (await readBooks(text, head, options)) ?? (await readTable(text, head, options));
  } catch (error) {
    if (error instanceof NotText) {
      throw new Rejected({
        check: error.code,
        message: error.message.startsWith("held: ")
          ? error.message.replace("held: ", `held: ${options.name}: `)
          : `${options.name}: ${error.message}`,
        file: options.name,
        line: null,
        fix: error.fix,
      });
    }
    if (error instanceof QuoteUnclosed) {
      throw new Rejected({
        check: "QUOTE_UNCLOSED",
        message: `${options.name}, line ${error.line}: ${error.message}`,
        file: options.name,
        line: error.line,
        fix: "export the report again, or close the quotation mark",
      });
    }
    if (error instanceof RowTooLong) {
      throw new Rejected({
        check: "ROW_TOO_LONG",
        message: `${options.name}: ${error.message}`,
        file: options.name,
        line: error.line,
        fix: "this is not a table we can read; export the report again",
      });
    }
    throw error;
  }
}
