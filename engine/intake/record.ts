/**
 * One record of delimited text (RFC 4180): its fields, and the text of fields.
 */

/** The fields of a record, or null where its quotes are broken. @example splitRecord('a,"b ""c""",', ",") // => ["a", 'b "c"', ""] */
export function splitRecord(text: string, delimiter: string): string[] | null {
  if (!text.includes('"')) return text.split(delimiter);
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    if (text[at] === '"') {
      let field = "";
      let from = at + 1;
      for (;;) {
        const quote = text.indexOf('"', from);
        if (quote < 0) return null;
        field += text.slice(from, quote);
        if (text[quote + 1] !== '"') {
          at = quote + 1;
          break;
        }
        field += '"';
        from = quote + 2;
      }
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

/** A record with every field quoted, ending in a newline. @example recordText(["a", 'b "c"']) // => '"a","b ""c"""\n' */
export const recordText = (fields: readonly (string | null)[], delimiter = ","): string =>
  `${fields
    .map((field) => (field === null ? "" : `"${field.replaceAll('"', '""')}"`))
    .join(delimiter)}\n`;

/** A record of text on one line, quoted only where it must be; line breaks within a field become spaces. @example lineText(["a b", 'c,"d"', null]) // => 'a b,"c,""d""",' */
export const lineText = (fields: readonly (string | null)[]): string =>
  fields
    .map((field) => {
      if (field === null) return "";
      const flat = field.replaceAll(/[\r\n\u0000]+/g, " ");
      return /[",]/.test(flat) ? `"${flat.replaceAll('"', '""')}"` : flat;
    })
    .join(",");
