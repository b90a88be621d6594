/** The values FHIR writes: amounts, days, instants and codes. */
import { isDay, parseInstant } from "../../calendar.ts";
import { cents } from "../../money.ts";
import { at, textAt } from "./json.ts";

/** An amount that is there and cannot be read to the cent. */
export class BadAmount extends Error {
  override name = "BadAmount";
}

/**
 * An amount of money, as a decimal text. JSON reads 85.55 as the number nearest to it and writes that
 * number as 85.55 again, up to 15 digits; an amount with more is none.
 *
 * @throws {BadAmount} where it is not one of whole cents
 */
export function amountOf(money: unknown): string | null {
  const value = at(money, "value");
  if (value === null) return null;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (!/^-?\d{1,13}(\.\d{1,6})?$/.test(text)) throw new BadAmount(text);
  try {
    cents(text);
  } catch {
    throw new BadAmount(text);
  }
  return text;
}

/** The day of a date or of an instant, on the wall where it was written; what is no day stays as it is. */
export const dayOf = (text: string | null): string | null =>
  text !== null && isDay(text.slice(0, 10)) ? text.slice(0, 10) : text;

/**
 * A moment as UTC, `YYYY-MM-DD HH:MM:SS`. A day without a time is its noon, which is that day in every
 * time zone of America and Europe; what is no moment stays as it is, to be held back.
 */
export function momentOf(text: string | null): string | null {
  if (text === null) return null;
  const instant = parseInstant(isDay(text) ? `${text}T12:00:00Z` : text);
  return instant === null ? text : instant.slice(0, 19).replace("T", " ");
}

/** What a concept is called: its text, else how its first code is shown, else the code. */
export const conceptOf = (concept: unknown): string | null =>
  textAt(concept, "text") ??
  textAt(concept, "coding", "display") ??
  textAt(concept, "coding", "code");

export const codeOf = (concept: unknown): string | null => textAt(concept, "coding", "code");
