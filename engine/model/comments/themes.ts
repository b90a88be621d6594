import { phrasesOf } from "./phrases.ts";

/** What a comment may be about, in the words of a practice; in the order in which they are told. */
export const THEMES = {
  appointments: "Getting an appointment",
  waiting: "Waiting",
  phone: "Phone and messages",
  staff: "Staff and their manner",
  communication: "Explaining and listening",
  care: "Care and treatment",
  coordination: "Referrals and follow-up",
  respect: "Dignity and respect",
  environment: "Building and comfort",
  billing: "Billing and insurance",
} as const;

export type Theme = keyof typeof THEMES;

/** A theme with less than this share of the strongest one's weight is mentioned in passing. */
const IN_PASSING = 0.5;

const ids = Object.keys(THEMES) as Theme[];

/**
 * What a comment is about: the themes its phrases speak for, by weight, strongest first. It is for counting
 * many comments; of one comment it may be wrong.
 *
 * @param text  a comment
 * @returns none for a comment that names nothing we know
 * @source our own list of phrases; how often it is right: tests/engine/model/comments/nhs.test.ts
 * @example themesOf("Rude receptionist, and the bill is wrong") // => ["staff", "billing"]
 */
export function themesOf(text: string): Theme[] {
  const weights = new Map<string, number>();
  for (const { matches } of phrasesOf(text)) {
    for (const { theme, weight } of matches) {
      if (theme) weights.set(theme, (weights.get(theme) ?? 0) + weight);
    }
  }
  const least = IN_PASSING * Math.max(...weights.values());
  return ids
    .filter((id) => weights.has(id) && weights.get(id)! >= least)
    .sort((a, b) => weights.get(b)! - weights.get(a)!);
}
