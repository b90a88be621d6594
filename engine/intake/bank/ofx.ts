/**
 * Open Financial Exchange, as banks give it: 1.x, which is SGML and leaves out the end tags of values, and
 * 2.x, which is XML. A record is one movement (STMTTRN) or one balance (LEDGERBAL); the rest is its envelope.
 *
 * Source: OFX 1.6 and 2.2, chapters 2 and 11.
 */
import { readFile } from "node:fs/promises";
import type { Finding } from "../../contract.ts";
import type { Contents, Held, ReadOptions } from "../contents.ts";
import type { Text } from "../decode.ts";
import { contentsOf, type Movement } from "./movements.ts";

const FORMAT = { id: "ofx", title: "Bank statement (OFX)" };
const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};

type Values = Record<string, string>;

export async function readOfx(text: Text, options: ReadOptions): Promise<Contents> {
  const ofx = await readFile(text.path, "utf8");
  const movements: Movement[] = [];
  const held: Held[] = [];
  let account = "";
  let open: { tag: string; line: number; values: Values } | null = null;
  let line = 1;
  let at = 0;
  for (const found of ofx.matchAll(/<(\/?)([A-Z][A-Z0-9.]*)\s*>([^<]*)/gi)) {
    line += linesIn(ofx, at, found.index);
    at = found.index;
    const [, closes, name, value] = found;
    const tag = name!.toUpperCase();
    const isRecord = tag === "STMTTRN" || tag === "LEDGERBAL";
    if (isRecord && open) {
      if (open.tag === tag && closes) settle(open.tag, open.line, open.values);
      else held.push({ line: open.line, problem: "TRUNCATED", field: null });
      open = null;
    }
    if (isRecord && !closes) open = { tag, line, values: {} };
    else if (open && !closes) open.values[tag] ??= plain(value!);
    else if (tag === "ACCTID" && !closes) account = plain(value!).slice(-4);
  }
  if (open) held.push({ line: open.line, problem: "TRUNCATED", field: null });

  function settle(tag: string, from: number, values: Values): void {
    if (tag === "LEDGERBAL") {
      const { BALAMT: balance, DTASOF: date } = values;
      if (balance && date)
        movements.push({
          line: from,
          fields: { account, date: day(date), balance, kind: "balance" },
        });
      else held.push({ line: from, problem: "FIELD_MISSING", field: "balance" });
      return;
    }
    movements.push({
      line: from,
      fields: {
        account,
        movement_id: values["FITID"] ?? "",
        date: day(values["DTPOSTED"] ?? ""),
        amount: values["TRNAMT"] ?? "",
        reference: values["CHECKNUM"] ?? values["REFNUM"] ?? "",
        description: [values["NAME"], values["MEMO"]].filter(Boolean).join(" "),
      },
    });
  }

  const ended = /<\/OFX>\s*$/i.test(ofx);
  const findings = ended ? [] : [endsTooEarly(options.name, line + linesIn(ofx, at, ofx.length))];
  const days = ["%Y%m%d"];
  return contentsOf(
    { format: FORMAT, movements, held, ignored: { header: 1 }, days, findings },
    options,
  );
}

const endsTooEarly = (file: string, line: number): Finding => ({
  severity: "must_fix",
  check: "TRUNCATED",
  message: `${file} ends before its statement does`,
  file,
  line,
  amount: null,
  fix: "fetch it from the bank again",
});

const linesIn = (text: string, from: number, to: number): number => {
  let lines = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1))
    lines++;
  return lines;
};

/** The day on the bank's own clock: the time and the zone after it are left. */
const day = (moment: string): string => moment.slice(0, 8);

const plain = (value: string): string =>
  value
    .replaceAll(/&(#\d+|\w+);/g, (whole, name: string) =>
      name.startsWith("#")
        ? String.fromCodePoint(Number(name.slice(1)))
        : (ENTITIES[name] ?? whole),
    )
    .trim();
