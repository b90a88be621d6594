/**
 * Cuts X12 text into segments, a block at a time, so that a file of any size takes the same memory.
 * Every character belongs to exactly one segment or to the white space around it; what is no segment
 * comes through as one without a tag, so that it can be counted.
 */
import { createReadStream } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import {
  guessedFrom,
  ISA_ROOM,
  isIsa,
  namedBy,
  nextIsaOnALine,
  nextWholeIsa,
  type Delimiters,
} from "./delimiters.ts";

export type Segment = {
  /** its name, as `CLP`; empty where the text is not a segment */
  tag: string;
  /** the segment without its terminator, the space around it and line ends inside it */
  text: string;
  /** its ordinal in the file, from 1 */
  line: number;
  delimiters: Delimiters;
};

const BLOCK = 64 * 1024;
/** Longer text without a terminator is no segment, and is cut. */
const LONGEST = 1024 * 1024;
/** Delimiters are guessed from this much text. */
const HEAD = 64 * 1024;

/**
 * The segments of a file, a block's worth at a time, in file order.
 *
 * @param onProgress  called now and then with the bytes done
 * @param block       bytes read at a time; makes no difference to what is found
 */
export async function* segmentsOf(
  path: string,
  onProgress: (bytes: number) => void = () => {},
  block: number = BLOCK,
): AsyncGenerator<Segment[]> {
  const decoder = new StringDecoder("utf8");
  const cutter = new Cutter();
  let bytes = 0;
  for await (const part of createReadStream(path, { highWaterMark: block })) {
    yield cutter.take(decoder.write(part as Buffer), false);
    onProgress((bytes += (part as Buffer).length));
  }
  yield cutter.take(decoder.end(), true);
}

/** The elements of a segment, the tag first. */
export const elementsOf = (segment: Segment): string[] =>
  segment.text.split(segment.delimiters.element);

/** The first two elements after the tag, for the many segments of which no more is used. */
export function firstTwoOf({ text, delimiters: { element } }: Segment): [string, string] {
  const first = text.indexOf(element) + 1;
  const second = text.indexOf(element, first) + 1;
  if (first === 0 || second === 0) return [first === 0 ? "" : text.slice(first), ""];
  const end = text.indexOf(element, second);
  return [text.slice(first, second - 1), text.slice(second, end < 0 ? text.length : end)];
}

class Cutter {
  #rest = "";
  #line = 0;
  #delimiters: Delimiters | null = null;

  take(more: string, last: boolean): Segment[] {
    const text = this.#rest + more;
    const segments: Segment[] = [];
    let wholeIsa = -1;
    let at = 0;
    const add = (tag: string, body: string, delimiters: Delimiters): void => {
      segments.push({ tag, text: body, line: ++this.#line, delimiters });
    };
    while ((at = this.#pastSpace(text, at)) < text.length) {
      if (isIsa(text, at)) {
        if (!last && text.length - at < ISA_ROOM) break;
        this.#delimiters = namedBy(text.slice(at, at + ISA_ROOM));
      }
      if (!this.#delimiters) {
        if (!last && text.length - at < HEAD) break;
        const isa = Math.min(nextWholeIsa(text, at), nextIsaOnALine(text, at), text.length);
        this.#delimiters = guessedFrom(text.slice(at, Math.min(isa, at + HEAD)));
        if (!this.#delimiters) {
          add("", text.slice(at, isa), NONE);
          at = isa;
          continue;
        }
      }
      const { terminator, element } = this.#delimiters;
      let end = text.indexOf(terminator, at);
      let next = end + 1;
      if (end < 0 || end - at > LONGEST) {
        if (!last && text.length - at < LONGEST) break;
        end = next = Math.min(text.length, at + LONGEST);
      } else if (!last && text.length - next < ISA_ROOM) break;
      // A file that broke off may have another one put right behind it.
      if (wholeIsa <= at) wholeIsa = nextWholeIsa(text, at + 1);
      if (wholeIsa < end) end = next = wholeIsa;
      let body = text.slice(at, end).trimEnd();
      if (body.includes("\n") || body.includes("\r")) {
        const isa = nextIsaOnALine(body, 0);
        if (isa < body.length) {
          next = at + isa;
          body = body.slice(0, isa).trimEnd();
        }
        body = body.replaceAll(/[\r\n]+/g, "");
      }
      add(tagOf(body, element), body, this.#delimiters);
      at = next;
    }
    this.#rest = text.slice(at);
    return segments;
  }

  /** Space around segments, except where the delimiter itself is white. */
  #pastSpace(text: string, from: number): number {
    const terminator = this.#delimiters?.terminator.charCodeAt(0);
    let at = from;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (!SPACE.has(code) || code === terminator) break;
    }
    return at;
  }
}

/** Tab, line ends, space and the byte-order mark. */
const SPACE = new Set([9, 10, 13, 32, 0xfeff]);
const NONE: Delimiters = { element: "", component: "", terminator: "", known: "guessed" };

function tagOf(body: string, element: string): string {
  const length =
    body[3] === element ? 3 : body[2] === element ? 2 : body.length < 4 ? body.length : 0;
  return body.slice(0, length);
}
