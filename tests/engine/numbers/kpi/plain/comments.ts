/**
 * What comments are about and how they feel, by the published list of phrases: every phrase is tried at every
 * place of a clause. Whether the list is right is another question, asked of people's own readings.
 */
import { reference, sum, together } from "./read.ts";

/** Titles by the ids of the list. */
const THEMES: Readonly<Record<string, string>> = {
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
};

type Phrase = { words: string[]; theme: string; weight: number; feeling: number };
type Found = Phrase & { from: number; to: number };

/** The longest first; of those as long, the one that says its words in full, or more of them. */
const phrases = reference("comment_words")
  .map(([phrase, theme, weight, feeling]): Phrase => ({
    words: phrase!.split(" "),
    theme: theme!,
    weight: Number(weight),
    feeling: Number(feeling),
  }))
  .toSorted((a, b) => b.words.length - a.words.length || moreExact(a.words, b.words));

function moreExact(a: readonly string[], b: readonly string[]): number {
  for (const [i, word] of a.entries()) {
    const other = b[i]!;
    if (word.endsWith("*") !== other.endsWith("*")) return word.endsWith("*") ? 1 : -1;
    if (word.length !== other.length) return other.length - word.length;
  }
  return 0;
}

const isOf = (asked: string, word: string | undefined): boolean =>
  word !== undefined &&
  (asked.endsWith("*") ? word.startsWith(asked.slice(0, -1)) : word === asked);

/** The words of each clause between `^` and `$`, with "n't" as a word of its own. */
function clausesOf(comment: string): string[][] {
  const spoken = comment
    .toLowerCase()
    .replaceAll(/[‘’´`]/g, "'")
    .replaceAll(/(?<![\p{L}'])cannot(?![\p{L}'])/gu, "can not")
    .replaceAll(
      /(?<![\p{L}'])(ca|could|did|do|does|had|has|have|is|are|should|was|were|wo|would)n'?t(?![\p{L}'])/gu,
      "$1 n't",
    );
  return spoken
    .split(/[.!?,;:()\n\r]/)
    .map((clause) => clause.match(/n't|\p{L}+(?:'\p{L}+)?|\d+(?:\/\d+|%)?/gu) ?? [])
    .filter((words) => words.length > 0)
    .map((words) => ["^", ...words, "$"]);
}

/** From left to right, none over another. */
function foundIn(words: readonly string[]): Found[] {
  const found: Found[] = [];
  for (let from = 0; from < words.length; from++) {
    const phrase = phrases.find((each) =>
      each.words.every((word, i) => isOf(word, words[from + i])),
    );
    if (!phrase) continue;
    const to = from + phrase.words.length - 1;
    found.push({ ...phrase, from, to });
    from = to;
  }
  return found;
}

const NOT = /^(not|n't|never|no|without|hardly|nobody)$/;
const BUT = /^(but|however|although|except|apart)$/;

/** What each phrase of a clause feels: turned round by a "not" up to four words before, more after a "but". */
function feltIn(words: readonly string[]): number[] {
  const all = foundIn(words);
  const but = words.findIndex((word) => BUT.test(word));
  const isTaken = (at: number): boolean =>
    all.some(({ feeling, from, to }) => feeling !== 0 && at >= from && at < to);
  return all.map(({ feeling, from }) => {
    const isDenied = words
      .slice(Math.max(0, from - 4), from)
      .some(
        (word, i) =>
          !isTaken(Math.max(0, from - 4) + i) &&
          (NOT.test(word) || (word === "nothing" && feeling < 0)),
      );
    const felt = isDenied ? feeling * (feeling > 0 ? -1 : -0.5) : feeling;
    return but >= 0 && from >= but ? felt * 1.5 : felt;
  });
}

/** Themes with at least half the weight of the first, and whether the comment is negative as a whole. */
export function readComment(comment: string): { themes: string[]; isNegative: boolean } {
  const clauses = clausesOf(comment);
  const weights = [
    ...together(
      clauses.flatMap(foundIn).filter(({ theme }) => theme !== ""),
      ({ theme }) => theme,
    ),
  ].map(([theme, all]) => ({ theme, weight: sum(all.map(({ weight }) => weight)) }));
  const most = Math.max(...weights.map(({ weight }) => weight));
  const themes = weights
    .filter(({ weight }) => weight * 2 >= most)
    .map(({ theme }) => THEMES[theme]!);
  const felt = clauses.flatMap(feltIn);
  const praise = sum(felt.filter((feeling) => feeling > 0));
  const blame = -sum(felt.filter((feeling) => feeling < 0));
  return {
    themes: themes.length > 0 ? themes : ["Nothing in particular"],
    isNegative: blame - praise > 0.15 * (blame + praise),
  };
}
