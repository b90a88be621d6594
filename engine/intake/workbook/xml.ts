/**
 * XML read in a stream: names without their prefixes, no document type, nothing expanded, and an end
 * that must be there.
 */
import { Parser } from "htmlparser2";
import type { Readable } from "node:stream";
import { NotText } from "../not_text.ts";
import { damagedWorkbook } from "./refusals.ts";

export type Visitor = {
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
};

/** @throws {NotText} */
export async function readXml(source: Readable, visitor: Visitor): Promise<void> {
  let depth = 0;
  let root = "";
  let whole = false;
  let ending = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (depth++ === 0) root = name;
        visitor.open?.(bare(name), attributes);
      },
      ontext: (text) => visitor.text?.(text),
      onclosetag(name) {
        depth--;
        if (ending) return;
        if (depth === 0 && name === root) whole = true;
        visitor.close?.(bare(name));
      },
      onprocessinginstruction(name) {
        if (!/^!doctype/i.test(name)) return;
        throw new NotText(
          "XML_DOCTYPE",
          "it brings its own definition of XML, which no export needs",
          "save it again with Excel",
        );
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  source.setEncoding("utf8");
  for await (const part of source) parser.write((part as string).replace(/^\uFEFF/, ""));
  ending = true;
  parser.end();
  if (!whole) throw damagedWorkbook("one of its parts ends too early");
}

/** A name without its prefix. */
export const bare = (name: string): string => name.slice(name.indexOf(":") + 1);

/** An attribute whatever its prefix. */
export const attribute = (
  attributes: Readonly<Record<string, string>>,
  name: string,
): string | undefined =>
  attributes[name] ?? Object.entries(attributes).find(([key]) => bare(key) === name)?.[1];
