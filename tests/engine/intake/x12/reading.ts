/** What the tests of this folder share: reading a text as a file, and its rows as objects. */
import { FORMATS } from "../../../../engine/intake/formats/index.ts";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FEEDS, type Feed, type FieldOf } from "../../../../engine/intake/feeds.ts";
import type { Contents } from "../../../../engine/intake/contents.ts";
import { readFile } from "../../../../engine/intake/read.ts";
import { splitRecord } from "../../../../engine/intake/record.ts";
import { readX12 } from "../../../../engine/intake/x12/read.ts";

export type Row<F extends Feed> = Record<FieldOf<F>, string> & { line: number };

/** What a file was read as, and its rows by feed, each with the segment it came from. */
export type Reading = { contents: Contents; rows: <F extends Feed>(feed: F) => Row<F>[] };

/** Reads a text as an X12 file. */
export async function reading(text: string | Buffer): Promise<Reading> {
  return inFolder(async (folder) => {
    const path = join(folder, "remittance.835");
    writeFileSync(path, text);
    const source = {
      path,
      kind: "x12",
      coercions: [],
      mixedEncoding: false,
      sheet: null,
      temporary: false,
    };
    const options = { scratch: folder, name: "remittance.835", format: null, formats: FORMATS };
    return loaded(await readX12(source as Parameters<typeof readX12>[0], options));
  });
}

/** Reads a file from disk, the way an import does. */
export async function readingOf(path: string): Promise<Reading> {
  return inFolder(async (folder) =>
    loaded(
      await readFile(path, {
        scratch: join(folder, "scratch"),
        name: "file",
        format: null,
        formats: FORMATS,
      }),
    ),
  );
}

/** The segments of a text: one a line here, ended by `~` in the file. */
export const segments = (...lines: string[]): string =>
  lines.map((line) => `${line.trim()}~\n`).join("");

export const ISA =
  "ISA*00*          *00*          *ZZ*PAYER          *ZZ*PRACTICE       *260105*0900*^*00501*000000101*0*P*:";
export const GS = "GS*HP*PAYER*PRACTICE*20260105*0930*7*X*005010X221A1";

/** A whole interchange with one 835 set; the count in SE is right. */
export function interchange(body: readonly string[], control = "0001"): string {
  return segments(
    ISA,
    GS,
    `ST*835*${control}`,
    ...body,
    `SE*${body.length + 2}*${control}`,
    "GE*1*7",
    "IEA*1*000000101",
  );
}

/** The head of a remittance of that amount. */
export const head = (amount: string, trace = "EFT001"): string[] => [
  `BPR*I*${amount}*C*ACH*CCP*01*111*DA*222*1999999999**01*333*DA*444*20260104`,
  `TRN*1*${trace}*1999999999`,
  "DTM*405*20260103",
  "N1*PR*EXAMPLE HEALTH PLAN",
  "N1*PE*EXAMPLE PRACTICE*XX*1999999984",
  "LX*1",
];

/** The codes of what was found, in order. */
export const checks = ({ contents }: Reading): string[] =>
  contents.findings.map(({ check }) => check);

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "x12-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function loaded(contents: Contents): Reading {
  const tables = new Map<Feed, Row<Feed>[]>();
  for (const load of contents.loads) {
    const lines = readFileSync(load.file.path, "utf8").split("\n").slice(0, -1);
    const rows = lines.map((text, index) => {
      const fields = splitRecord(text, ",")!;
      const row = Object.fromEntries(FEEDS[load.feed].map((field, at) => [field, fields[at]!]));
      return { ...row, line: load.lines![index] } as Row<Feed>;
    });
    tables.set(load.feed, rows);
  }
  return { contents, rows: (feed) => tables.get(feed)! as never };
}
