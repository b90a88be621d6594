/** Segments that were damaged on their way and must not become rows. */
import { held, type Verdict } from "./account.ts";
import type { Segment } from "./segments.ts";

/** No segment we use is nearly as long. */
const LONGEST = 4096;
const STRANGE = /[\p{Cc}\ufffd]/u;

/** Why a segment cannot be read, whatever its elements say; null where it can. */
export function unreadable({ text, delimiters }: Segment): Verdict | null {
  if (text.length > LONGEST) return held("FIELD_TOO_LONG");
  if (!STRANGE.test(text)) return null;
  const bare = [delimiters.element, delimiters.component, "\t"].reduce(
    (rest, mark) => rest.replaceAll(mark, ""),
    text,
  );
  if (bare.includes("\ufffd")) return held("ENCODING_MIXED");
  return STRANGE.test(bare) ? held("CONTROL_CHAR") : null;
}
