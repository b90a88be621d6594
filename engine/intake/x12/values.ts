/** The values that elements hold: amounts, days and composites. */
import { isDay } from "../../calendar.ts";
import { cents } from "../../money.ts";
import { held, type Verdict } from "./account.ts";

/** An amount as it was sent, and in cents. */
export type Amount = { text: string; cents: bigint };

const AMOUNT = /^-?\d{1,15}(\.\d{1,15})?$/;

/** Null where the text is no amount of whole cents. @example amountOf("-.5")?.text // => "-0.5" */
export function amountOf(text: string): Amount | null {
  const plain = numberOf(text);
  if (plain === null) return null;
  try {
    return { text: plain, cents: cents(plain) };
  } catch {
    return null;
  }
}

/** The verdict on a segment one of whose amounts cannot be used. */
export const amountProblem = (text: string | undefined, field: string): Verdict =>
  held(given(text) === null ? "AMOUNT_MISSING" : "AMOUNT_FORMAT", field);

/** A plain decimal text, a zero put before a bare point; null where the text is no number. @example numberOf("5.") // => "5" */
export function numberOf(text: string): string | null {
  if (AMOUNT.test(text)) return text;
  const plain = text
    .trim()
    .replace(/^\+/, "")
    .replace(/^(-?)\.(?=\d)/, "$10.")
    .replace(/\.$/, "");
  return AMOUNT.test(plain) ? plain : null;
}

/** What an element says, without the space around it; null where it is empty or missing. */
export const given = (element: string | undefined): string | null => element?.trim() || null;

/** A day written `YYYYMMDD`; null where there is no such day. */
export function dayOf(text: string): string | null {
  let day = daysSeen.get(text);
  if (day === undefined) {
    const written = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
    day = text.length === 8 && isDay(written) ? written : null;
    if (daysSeen.size >= 1000) daysSeen.clear();
    daysSeen.set(text, day);
  }
  return day;
}

/** A remittance names the same few days again and again. */
const daysSeen = new Map<string, string | null>();

/**
 * The parts of a composite that begins with a code of two letters. Senders use another separator than
 * the one their ISA names; where the named one is absent, the mark after the code is taken for it.
 */
export function componentsOf(text: string, component: string): string[] {
  if (text.includes(component)) return text.split(component);
  return /^[A-Z0-9]{2}[:<>|^\\]/.test(text) ? text.split(text[2]!) : [text];
}
