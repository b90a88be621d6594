/**
 * One record of delimited text: its fields, and the text of fields. RFC 4180 unless told otherwise.
 */

/** How quotes stand in a record. */
export type Quoting = {
  /** what stands before a quote inside a quoted field: the quote once more, or a backslash */
  escape: '"' | "\\";
  /** whether spaces may stand between a delimiter and a field */
  spaced: boolean;
};

const STANDARD: Quoting = { escape: '"', spaced: false };

/** As MySQL writes it, and what is built on it. */
const BACKSLASHES: Quoting = { escape: "\\", spaced: false };
/** In files that have a space after each comma. */
export const SPACED: Quoting = { escape: '"', spaced: true };

/** The fields of a record, or null where its quotes are broken. @example splitRecord('a,"b ""c""",', ",") // => ["a", 'b "c"', ""] */
export function splitRecord(
  text: string,
  delimiter: string,
  { escape, spaced }: Quoting = STANDARD,
): string[] | null {
  if (!text.includes('"')) return text.split(delimiter);
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    while (spaced && text[at] === " ") at++;
    if (text[at] === '"') {
      let field = "";
      for (at++; ; at++) {
        if (at >= text.length) return null;
        if (text[at] === escape && text[at + 1] === '"') at++;
        else if (text[at] === '"') break;
        field += text[at];
      }
      at++;
      fields.push(field);
      if (at >= text.length) return fields;
      if (!text.startsWith(delimiter, at)) return null;
      at += delimiter.length;
    } else {
      const next = text.indexOf(delimiter, at);
      const field = next < 0 ? text.slice(at) : text.slice(at, next);
      if (field.includes('"')) return null;
      fields.push(field);
      if (next < 0) return fields;
      at = next + delimiter.length;
    }
  }
}

/** The fields of a record whose quotes stand in another way, where that gives so many of them. */
export function splitOtherwise(text: string, delimiter: string, columns: number): string[] | null {
  for (const quoting of [BACKSLASHES, SPACED]) {
    const fields = splitRecord(text, delimiter, quoting);
    if (fields?.length === columns) return fields;
  }
  return null;
}

/** A record with every field quoted, ending in a newline; none is an empty one. @example recordText(["a", 'b "c"']) // => '"a","b ""c"""\n' */
export function recordText(fields: readonly (string | null)[], delimiter = ","): string {
  // joined as a whole, which is most of the speed of large files
  const whole = fields.some(hasQuote) ? fields.map(doubled) : fields;
  return `"${whole.join(`"${delimiter}"`)}"\n`;
}

const hasQuote = (field: string | null): boolean => field !== null && field.includes('"');
const doubled = (field: string | null): string => (field ?? "").replaceAll('"', '""');

/** A record of text on one line, quoted only where it must be; line breaks within a field become spaces. @example lineText(["a b", 'c,"d"', null]) // => 'a b,"c,""d""",' */
export const lineText = (fields: readonly (string | null)[]): string =>
  fields
    .map((field) => {
      if (field === null) return "";
      const flat = field.replaceAll(/[\r\n\u0000]+/g, " ");
      return /[",]/.test(flat) ? `"${flat.replaceAll('"', '""')}"` : flat;
    })
    .join(",");
