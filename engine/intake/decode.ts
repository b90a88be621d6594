/**
 * From bytes to UTF-8 text with newlines: what kind of file it is, unpacked, transcoded and taken out
 * of its workbook where it must be. What is plain UTF-8 already is left where it lies.
 */
import { isUtf8 } from "node:buffer";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import { join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { NotText } from "./not_text.ts";
import { readSheet, type Layouts, type Sheet } from "./sheets.ts";
import type { SheetKind } from "./workbook/worker.ts";

export type Kind =
  | "empty"
  | "text"
  | "gzip"
  | "zip"
  | "pdf"
  | "ole"
  | "html"
  | "mhtml"
  | "spreadsheetml"
  | "json"
  | "x12"
  | "ofx"
  | "qif"
  | "binary";

export type Text = {
  path: string;
  kind: "text" | "json" | "x12" | "ofx" | "qif";
  /** what had to be done to the bytes, as stable codes */
  coercions: string[];
  mixedEncoding: boolean;
  /** the sheet of a workbook, or the table of a web page, whose rows are the lines of `path` */
  sheet: Sheet | null;
  /** true where `path` is a file of our own, to be removed afterwards */
  temporary: boolean;
};

/** Files that hold tables and are no text, and what is said where a table was taken out of one. */
const SHEETS: Readonly<Record<SheetKind, string | null>> = {
  zip: null,
  ole: "FROM_XLS",
  html: "FROM_HTML",
  spreadsheetml: "FROM_XML",
};

const HEAD = 65_536;
/** An interchange may begin after lines of a mail or a transmission log. */
const ISA = /(^|\s)ISA([^A-Za-z0-9\s])\d\d\2/;
const SPREADSHEETML = /<(\w+:)?Workbook\b[^>]*urn:schemas-microsoft-com:office:spreadsheet/;
const INFLATED_AT_MOST = 4 * 1024 ** 3;
const INFLATED_FREELY = 64 * 1024 ** 2;
const INFLATED_TIMES = 100;

/**
 * @param layouts  what decides which sheet of a workbook is read; without them, the longest
 * @throws {NotText}
 */
export async function textOf(
  path: string,
  scratch: string,
  layouts: Layouts | null = null,
): Promise<Text> {
  await mkdir(scratch, { recursive: true, mode: 0o700 });
  const coercions: string[] = [];
  let current = path;
  let head = await headOf(current);
  if (kindOf(head) === "gzip") {
    current = await gunzip(current, join(scratch, "unpacked"));
    coercions.push("UNPACKED_GZIP");
    head = await headOf(current);
  }
  const utf16 = utf16Of(head);
  if (utf16) {
    current = await transcode(current, join(scratch, "decoded"), utf16);
    coercions.push("DECODED_UTF16");
    head = await headOf(current);
  }
  const kind = kindOf(head);
  refuse(kind, head);
  let mixedEncoding = false;
  if (!utf16 && kind !== "zip" && kind !== "ole") {
    const { invalid, multibyte } = await encodingOf(current, head);
    if (invalid && !multibyte) {
      current = await transcode(current, join(scratch, "decoded"), "windows-1252");
      coercions.push("DECODED_CP1252");
      head = await headOf(current);
    }
    mixedEncoding = invalid && multibyte;
  }
  if (kind in SHEETS) {
    const task = { path: current, scratch, kind: kind as SheetKind };
    const sheet = await readSheet(task, layouts);
    if (SHEETS[task.kind] !== null) coercions.push(SHEETS[task.kind]!);
    const { path } = sheet;
    return { path, kind: "text", coercions, mixedEncoding: false, sheet, temporary: true };
  }
  if (kind === "text" && head.includes(13) && !head.includes(10)) {
    current = await returnsToNewlines(current, join(scratch, "lines"));
    coercions.push("CR_LINE_ENDS");
  }
  return {
    path: current,
    kind: kind as Text["kind"],
    coercions,
    mixedEncoding,
    sheet: null,
    temporary: current !== path,
  };
}

/** What a file is, by its first bytes, whatever its name says. */
export function kindOf(head: Buffer): Kind {
  if (head.length === 0) return "empty";
  const starts = (...bytes: number[]): boolean => bytes.every((byte, i) => head[i] === byte);
  if (starts(0x1f, 0x8b)) return "gzip";
  if (starts(0x50, 0x4b, 0x03, 0x04) || starts(0x50, 0x4b, 0x05, 0x06)) return "zip";
  if (starts(0x25, 0x50, 0x44, 0x46)) return "pdf";
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return "ole";
  const text = head
    .toString("latin1", 0, 2048)
    .replace(/^\u00ef\u00bb\u00bf/, "")
    .trimStart();
  if (text === "" && head.every((byte) => byte <= 32)) return "empty";
  if (/^<(!doctype html|html|table|head|meta|style|body|div)\b/i.test(text)) return "html";
  if (text.startsWith("<") && SPREADSHEETML.test(text)) return "spreadsheetml";
  if (/^MIME-Version:/i.test(text)) return "mhtml";
  if (/^(GS|ST)[*|~^:]/.test(text) || ISA.test(text)) return "x12";
  if (/^OFXHEADER:|^<\?OFX|^(<\?xml[^>]*>\s*)?(<\?OFX[^>]*>\s*)?<OFX>/i.test(text)) return "ofx";
  if (/^!(Type|Account|Option)\b/i.test(text)) return "qif";
  if (/^[[{]/.test(text)) return "json";
  let strange = 0;
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 28)) strange++;
  return strange > head.length / 20 && !utf16Of(head) ? "binary" : "text";
}

function refuse(kind: Kind, head: Buffer): void {
  const exportAgain = "export the report again as CSV";
  if (kind === "empty") throw new NotText("EMPTY_FILE", "the file holds nothing", exportAgain);
  if (kind === "gzip")
    throw new NotText(
      "NOT_A_TABLE",
      "a gzip inside a gzip",
      "unpack it and import the file inside",
    );
  if (kind === "pdf") throw new NotText("NOT_A_TABLE", "this is a PDF", exportAgain);
  if (kind === "mhtml")
    throw new NotText("HTML_NOT_EXCEL", "this is a web page saved as an archive", exportAgain);
  if (
    kind === "binary" &&
    head.every((byte) => byte === 0 || byte >= 32 || (byte > 8 && byte < 14))
  )
    throw new NotText(
      "ENCODING_UNKNOWN",
      "this is written in an alphabet we cannot tell",
      "export it again as UTF-8",
    );
  if (kind === "binary") throw new NotText("NOT_A_TABLE", "this is not text", exportAgain);
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const block = Buffer.allocUnsafe(HEAD);
    const { bytesRead } = await file.read(block, 0, HEAD, 0);
    return block.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function utf16Of(head: Buffer): "utf-16le" | "utf-16be" | null {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  let even = 0;
  let odd = 0;
  const sample = head.subarray(0, 512);
  for (const [i, byte] of sample.entries()) {
    if (byte !== 0) continue;
    if (i % 2 === 0) even++;
    else odd++;
  }
  if (odd > sample.length / 3 && even === 0) return "utf-16le";
  if (even > sample.length / 3 && odd === 0) return "utf-16be";
  return null;
}

async function encodingOf(
  path: string,
  head: Buffer,
): Promise<{ invalid: boolean; multibyte: boolean }> {
  const parts = head.length < HEAD ? [head] : createReadStream(path, { highWaterMark: 1024 ** 2 });
  let invalid = false;
  let multibyte = false;
  let rest: Buffer = Buffer.alloc(0);
  for await (const part of parts) {
    const block = rest.length > 0 ? Buffer.concat([rest, part as Buffer]) : (part as Buffer);
    // X12 and JSON may be one line of any length, which is then looked at in pieces
    const whole = block.lastIndexOf(10) + 1 || block.length - unfinished(block);
    const lines = block.subarray(0, whole);
    rest = block.subarray(whole);
    if (!isUtf8(lines)) ({ invalid, multibyte } = eachLine(lines, invalid, multibyte));
  }
  if (!isUtf8(rest)) ({ invalid, multibyte } = eachLine(rest, invalid, multibyte));
  return { invalid, multibyte };
}

/** Bytes at the end of a block that may be the beginning of a character. */
function unfinished(block: Buffer): number {
  for (let bytes = 1; bytes <= Math.min(4, block.length); bytes++) {
    const byte = block[block.length - bytes]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return bytes;
  }
  return 0;
}

function eachLine(block: Buffer, invalid: boolean, multibyte: boolean) {
  for (let start = 0; start < block.length;) {
    const newline = block.indexOf(10, start);
    const end = newline < 0 ? block.length : newline;
    const line = block.subarray(start, end);
    if (!isUtf8(line)) invalid = true;
    else if (line.some((byte) => byte > 127)) multibyte = true;
    start = end + 1;
  }
  return { invalid, multibyte };
}

async function gunzip(path: string, to: string): Promise<string> {
  let packed = 0;
  let unpacked = 0;
  const source = createReadStream(path);
  source.on("data", (part) => (packed += part.length));
  const limit = new Transform({
    transform(part: Buffer, _, done) {
      unpacked += part.length;
      const tooMuch =
        unpacked > INFLATED_AT_MOST ||
        (unpacked > INFLATED_FREELY && unpacked > packed * INFLATED_TIMES);
      if (tooMuch)
        done(
          new NotText(
            "ZIP_BOMB",
            "it unpacks to far more than it should",
            "unpack it yourself and look at what is inside",
          ),
        );
      else done(null, part);
    },
  });
  try {
    await pipeline(source, createGunzip(), limit, createWriteStream(to, { mode: 0o600 }));
  } catch (error) {
    if (error instanceof NotText) throw error;
    const truncated = (error as NodeJS.ErrnoException).code === "Z_BUF_ERROR";
    throw new NotText(
      truncated ? "GZ_TRUNCATED" : "GZ_CRC",
      truncated ? "the packed file ends too early" : "the packed file is damaged",
      "fetch or export it again",
    );
  }
  return to;
}

async function transcode(path: string, to: string, from: string): Promise<string> {
  const decode = from === "windows-1252" ? windows1252 : streamDecoder(from);
  const recode = new Transform({
    transform: (part: Buffer, _, done) => {
      const text = decode(part);
      if (from === "windows-1252" && NO_LETTER.test(text)) {
        done(
          new NotText(
            "ENCODING_UNKNOWN",
            "this is written in an alphabet we cannot tell",
            "export it again as UTF-8",
          ),
        );
      } else done(null, Buffer.from(text));
    },
    flush(done) {
      const last = decode(null);
      done(null, last ? Buffer.from(last) : undefined);
    },
  });
  await pipeline(createReadStream(path), recode, createWriteStream(to, { mode: 0o600 }));
  return to;
}

function streamDecoder(encoding: string): (part: Buffer | null) => string {
  const decoder = new TextDecoder(encoding);
  return (part) => (part ? decoder.decode(part, { stream: true }) : decoder.decode());
}

/** Node 20's own decoder misreads 0x80-0x9F (nodejs/node#56542), so the table is here. */
const WINDOWS_1252 =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
  "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

/** What no byte of Windows-1252 means. */
const NO_LETTER = /[\u0081\u008d\u008f\u0090\u009d]/;

function windows1252(part: Buffer | null): string {
  if (!part) return "";
  return part
    .toString("latin1")
    .replaceAll(/[\u0080-\u009f]/g, (letter) => WINDOWS_1252[letter.charCodeAt(0) - 0x80]!);
}

async function returnsToNewlines(path: string, to: string): Promise<string> {
  const swap = new Transform({
    transform(part: Buffer, _, done) {
      for (let at = part.indexOf(13); at >= 0; at = part.indexOf(13, at + 1)) part[at] = 10;
      done(null, part);
    },
  });
  await pipeline(createReadStream(path), swap, createWriteStream(to, { mode: 0o600 }));
  return to;
}
