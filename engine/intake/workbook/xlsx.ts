/**
 * XLSX (ECMA-376): the parts of the package that say what its sheets are, and each sheet's rows, in a
 * stream. Sizes are judged before anything is unpacked.
 */
import { join, posix } from "node:path";
import { BadZip, Zip } from "../zip.ts";
import { NotText } from "../not_text.ts";
import { damagedWorkbook, SAVE_AGAIN, tooMuch } from "./refusals.ts";
import { shownBy, unescaped, type Shown } from "./cell_text.ts";
import { readSheetRows, type Book } from "./sheet_rows.ts";
import { SheetWriter, type SheetText } from "./sheet_text.ts";
import { attribute, readXml } from "./xml.ts";

const LIMITS = { members: 1000, bytes: 300 * 1024 ** 2 };
const STRINGS_BYTES = 64 * 1024 ** 2;

/** Writes every sheet of a workbook as text. @throws {NotText} {BadZip} */
export async function xlsxSheets(path: string, scratch: string): Promise<SheetText[]> {
  const zip = await opened(path);
  try {
    const parts = new Parts(zip);
    const main = (await parts.related("")).find(({ type }) => type.endsWith("/officeDocument"));
    if (!main) throw foreign(zip);
    if (main.target.endsWith(".bin")) throw unreadKind("a binary workbook (.xlsb)");
    const { sheets, is1904 } = await workbook(parts, main.target);
    const related = await parts.related(main.target);
    const of = (kind: string): string | undefined =>
      related.find(({ type }) => type.endsWith(`/${kind}`))?.target;
    const book: Book = {
      strings: await sharedStrings(parts, of("sharedStrings")),
      shown: await formats(parts, of("styles")),
      is1904,
    };
    const written: SheetText[] = [];
    for (const [index, { name, id }] of sheets.entries()) {
      const part = related.find((each) => each.id === id);
      if (!part?.type.endsWith("/worksheet")) continue;
      const writer = new SheetWriter(name, join(scratch, `sheet-${index}`), is1904);
      await readSheetRows(await parts.required(part.target), book, writer);
      written.push(await writer.end());
    }
    return written;
  } finally {
    zip.close();
  }
}

async function opened(path: string): Promise<Zip> {
  try {
    return await Zip.open(path, LIMITS);
  } catch (error) {
    if (error instanceof BadZip && error.code === "ZIP_BOMB") throw tooMuch(error.message);
    throw error;
  }
}

/** A package whose main part is none of a workbook's. */
function foreign(zip: Zip): NotText {
  if (zip.member("content.xml")) return unreadKind("an OpenDocument file (.ods)");
  if (zip.members.some(({ name }) => name.startsWith("Index"))) {
    return unreadKind("an Apple Numbers file");
  }
  return damagedWorkbook("it does not say where its sheets are");
}

const unreadKind = (what: string): NotText =>
  new NotText("XLS_OLD_FORMAT", `this is ${what}`, SAVE_AGAIN);

type Related = { id: string; type: string; target: string };

/** The parts of a package by their names, which writers do not spell alike. */
class Parts {
  readonly #zip: Zip;
  readonly #members: Map<string, string>;

  constructor(zip: Zip) {
    this.#zip = zip;
    this.#members = new Map(zip.members.map(({ name }) => [key(name), name]));
  }

  size(part: string): number {
    const name = this.#members.get(key(part));
    return name === undefined ? 0 : this.#zip.member(name)!.entry.uncompressedSize;
  }

  async stream(part: string) {
    const name = this.#members.get(key(part));
    return name === undefined ? null : this.#zip.stream(this.#zip.member(name)!);
  }

  async required(part: string) {
    const stream = await this.stream(part);
    if (!stream) throw damagedWorkbook(`it lacks its part ${part}`);
    return stream;
  }

  /** What a part refers to; the package itself is "". */
  async related(part: string): Promise<Related[]> {
    const folder = posix.dirname(part);
    const stream = await this.stream(posix.join(folder, "_rels", `${posix.basename(part)}.rels`));
    const found: Related[] = [];
    if (!stream) return found;
    await readXml(stream, {
      open(name, { Id: id = "", Type: type = "", Target: target = "", TargetMode: mode }) {
        if (name !== "Relationship" || mode === "External") return;
        found.push({ id, type, target: posix.join(target.startsWith("/") ? "" : folder, target) });
      },
    });
    return found;
  }
}

const key = (part: string): string => part.replaceAll("\\", "/").replace(/^\//, "").toLowerCase();

async function workbook(parts: Parts, part: string) {
  const sheets: { name: string; id: string }[] = [];
  let is1904 = false;
  let root = "";
  await readXml(await parts.required(part), {
    open(name, attributes) {
      root ||= name;
      if (name === "workbookPr") is1904 = /^(1|true)$/.test(attributes["date1904"] ?? "");
      if (name === "sheet") {
        sheets.push({ name: attributes["name"] ?? "", id: attribute(attributes, "id") ?? "" });
      }
    },
  });
  if (root !== "workbook") {
    throw new NotText(
      "NOT_A_TABLE",
      "this is a document of Office, but no workbook",
      "export the report again as CSV",
    );
  }
  return { sheets, is1904 };
}

/** Texts that cells refer to by number, without the readings that stand above Japanese ones. */
async function sharedStrings(parts: Parts, part: string | undefined): Promise<string[]> {
  const strings: string[] = [];
  if (part === undefined) return strings;
  if (parts.size(part) > STRINGS_BYTES) throw tooMuch("its texts come to more than 64 MB");
  const stream = await parts.stream(part);
  if (!stream) return strings;
  let text = "";
  let reading = false;
  let phonetic = false;
  await readXml(stream, {
    open(name) {
      if (name === "si") text = "";
      if (name === "rPh") phonetic = true;
      if (name === "t") reading = !phonetic;
    },
    text(part) {
      if (reading) text += part;
    },
    close(name) {
      if (name === "t") reading = false;
      if (name === "rPh") phonetic = false;
      if (name === "si") strings.push(unescaped(text));
    },
  });
  return strings;
}

/** How each style of cells shows a number. */
async function formats(parts: Parts, part: string | undefined): Promise<Shown[]> {
  const codes = new Map<number, string>();
  const ids: number[] = [];
  const stream = part === undefined ? null : await parts.stream(part);
  if (!stream) return [];
  let inCells = false;
  await readXml(stream, {
    open(name, attributes) {
      if (name === "numFmt") {
        codes.set(Number(attributes["numFmtId"]), attributes["formatCode"] ?? "");
      }
      if (name === "cellXfs") inCells = true;
      if (name === "xf" && inCells) ids.push(Number(attributes["numFmtId"] ?? 0));
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    },
  });
  return ids.map((id) => shownBy(id, codes.get(id)));
}
