import { withoutNames } from "./names.ts";
import { withoutPatterns } from "./patterns.ts";

/**
 * A comment without what names a person or leads to one, as far as rules can tell: each such part becomes
 * [name], [phone], [email], [link], [address], [date], [number] or [age]. What is doubtful goes, ordinary words
 * too at times; a name in small letters with no title before it stays, as does one that is an ordinary word.
 * So a redacted comment is still not for everybody.
 *
 * @param text  a comment, any length
 * @source the identifiers of 45 CFR 164.514(b)(2) that text can hold; no rule finds all of them
 * @example redact("Dr. Smith called 555-867-5309") // => "Dr. [name] called [phone]"
 */
export function redact(text: string): string {
  return withoutNames(withoutPatterns(plain(text)));
}

/** Letters in their usual form, one kind of dash, quote and space, nothing invisible, digits that our patterns know. */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .replaceAll(/(?![\n\t])[\p{Cf}\p{Cc}]/gu, "")
    .replaceAll(/\p{Pd}/gu, "-")
    .replaceAll(/[\u2018\u2019\u02bc\u00b4`]/g, "'")
    .replaceAll(/(?:(?!\d)\p{Nd})+/gu, "[number]")
    .replaceAll(/[\p{Zs}\t]+/gu, " ");
}
