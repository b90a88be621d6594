/**
 * What separates the parts of X12 text. An interchange names its delimiters by using them in its
 * first segment, ISA, whose lengths are fixed; text that comes without one shows them all the same.
 */

export type Delimiters = {
  element: string;
  component: string;
  terminator: string;
  /** how we know: from a sound ISA, from one of another length than the standard's, or by the look of the text */
  known: "named" | "misshapen" | "guessed";
};

/** An ISA and a good deal of what follows it fit into this many characters; so do GS, ST and BPR. */
export const ISA_ROOM = 1024;

const WHOLE_ISA = /ISA([^A-Za-z0-9\s])..\1.{10}\1..\1.{10}\1..\1.{15}\1..\1.{15}\1\d{6}\1\d{4}\1/sy;
const ISA_ON_A_NEW_LINE = /[\r\n][ \t]*(?=ISA([^A-Za-z0-9\s])..\1)/g;
const ISA_STARTS = /ISA[^A-Za-z0-9\s]/y;
/** Characters before the last separator of an ISA, line ends of a wrapped file aside. */
const SIXTEENTH_SEPARATOR = 103;

/** Whether the segment that begins there is an ISA, of whatever length. */
export function isIsa(text: string, at: number): boolean {
  ISA_STARTS.lastIndex = at;
  return ISA_STARTS.test(text);
}

/** Where the next ISA of the right lengths stands, in whatever surroundings; Infinity where none does. */
export function nextWholeIsa(text: string, from: number): number {
  for (let at = text.indexOf("ISA", from); at >= 0; at = text.indexOf("ISA", at + 1)) {
    WHOLE_ISA.lastIndex = at;
    if (WHOLE_ISA.test(text)) return at;
  }
  return Infinity;
}

/** Where the next ISA begins on a line of its own; Infinity where none does. */
export function nextIsaOnALine(text: string, from: number): number {
  ISA_ON_A_NEW_LINE.lastIndex = from;
  const found = ISA_ON_A_NEW_LINE.exec(text);
  return found ? found.index + found[0].length : Infinity;
}

/** @param isa  text from the ISA on, as much as there is up to `ISA_ROOM` */
export function namedBy(isa: string): Delimiters {
  const element = isa[3]!;
  let at = 3;
  for (let separators = 1; separators < 16 && at > 0; separators++) {
    at = isa.indexOf(element, at + 1);
  }
  const component = isa[at + 1] ?? "";
  const terminator = isa[at + 2] ?? "";
  if (at > 0 && terminates(terminator, component, element, isa.slice(at + 3))) {
    const place = isa.slice(0, at).replaceAll(/[\r\n]/g, "").length;
    const known = place === SIXTEENTH_SEPARATOR ? "named" : "misshapen";
    return { element, component, terminator, known };
  }
  return {
    element,
    component: ":",
    terminator: terminatorBetween(isa, 4, element) ?? "~",
    known: "misshapen",
  };
}

/** Delimiters by the look of text that has no ISA before it; null where it does not look like X12. */
export function guessedFrom(text: string): Delimiters | null {
  const starts = [...text.matchAll(/(?<![A-Za-z0-9])(?:GS|ST)([^A-Za-z0-9\s])/g)];
  for (const start of starts.slice(0, 20)) {
    const element = start[1]!;
    const near = text.slice(start.index, start.index + ISA_ROOM);
    const terminator = terminatorBetween(near, 2, element);
    if (terminator === null) continue;
    const composite = new RegExp(`SVC\\${element}[A-Z]{2}([^A-Za-z0-9\\s\\${element}])`).exec(text);
    return { element, component: composite?.[1] ?? ":", terminator, known: "guessed" };
  }
  return null;
}

function terminates(terminator: string, component: string, element: string, rest: string): boolean {
  const sound =
    /[^A-Za-z0-9 ]/.test(terminator) &&
    /[^A-Za-z0-9\s]/.test(component) &&
    new Set([terminator, component, element]).size === 3;
  if (!sound) return false;
  // Without its last element, ISA ends in the terminator, and the line end after it looks like one.
  if (isLineEnd(terminator) && lineEndsIn(rest, component)) return false;
  return rest.trim() === "" || new RegExp(`^\\s*[A-Z][A-Z0-9]{1,2}\\${element}`).test(rest);
}

/** What stands between a segment and the next one whose name we know. */
function terminatorBetween(text: string, from: number, element: string): string | null {
  const next = new RegExp(
    `([^A-Za-z0-9\\s]?)(\\s*)(?:GS|ST|TA1|IEA|BPR|BHT|TRN|REF|DTM|N1|LX|CLP)\\${element}`,
    "g",
  );
  next.lastIndex = from;
  for (const found of text.matchAll(next)) {
    const [all, mark, space] = [found[0], found[1]!, found[2]!];
    const newLine = space.includes("\n") ? "\n" : space.includes("\r") ? "\r" : null;
    const rest = text.slice(found.index + all.length);
    if (mark && mark !== element && (!newLine || lineEndsIn(rest, mark))) return mark;
    if (newLine) return newLine;
  }
  return null;
}

const isLineEnd = (character: string): boolean => character === "\n" || character === "\r";

const lineEndsIn = (text: string, mark: string): boolean =>
  text.slice(0, (text + "\n").search(/[\r\n]/)).endsWith(mark);
