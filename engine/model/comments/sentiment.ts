import { phrasesOf, type Sentence } from "./phrases.ts";

export type Sentiment = "positive" | "negative" | "mixed";

/** Words that turn round what follows, and how many words after them are reached. */
const NEGATORS = new Set(["not", "n't", "never", "no", "without", "hardly", "nobody"]);
/** "Nothing was wrong" denies blame; "nothing, it was perfect" answers a question, and denies no praise. */
const NOTHING = "nothing";
const REACH = 4;
/** Praise denied is blame; blame denied is faint praise. */
const DENIED = { praise: -1, blame: -0.5 };
/** Words after which comes what was meant. */
const TURNS = new Set(["but", "however", "although", "except", "apart"]);
const AFTER_TURN = 1.5;
/** Praise and blame are balanced when they differ by less than this share of both. */
const BALANCED = 0.15;

/**
 * How a comment feels: its phrases' feelings added up, turned round after "not", heavier after "but".
 * "Nothing" alone is taken for the answer to "what could be better".
 *
 * @param text  a comment
 * @returns `mixed` where praise and blame balance, and where there is neither
 * @source our own list of phrases; how often it is right: tests/engine/model/comments/nhs.test.ts
 * @example sentimentOf("The doctor was not helpful") // => "negative"
 */
export function sentimentOf(text: string): Sentiment {
  let [praise, blame] = [0, 0];
  for (const feeling of phrasesOf(text).flatMap(feelingsOf)) {
    if (feeling > 0) praise += feeling;
    else blame -= feeling;
  }
  if (Math.abs(praise - blame) <= BALANCED * (praise + blame)) return "mixed";
  return praise > blame ? "positive" : "negative";
}

function feelingsOf({ words, matches }: Sentence): number[] {
  const inside = new Set(
    matches.flatMap(({ at, words: length, feeling }) =>
      feeling === 0 ? [] : Array.from({ length: length - 1 }, (_, i) => at + i),
    ),
  );
  const turn = words.findIndex((word) => TURNS.has(word));
  return matches.map(({ at, feeling }) => {
    const denied = words.some(
      (word, i) =>
        i < at &&
        i >= at - REACH &&
        !inside.has(i) &&
        (NEGATORS.has(word) || (word === NOTHING && feeling < 0)),
    );
    const felt = !denied ? feeling : feeling * (feeling > 0 ? DENIED.praise : DENIED.blame);
    return turn >= 0 && at >= turn ? felt * AFTER_TURN : felt;
  });
}
