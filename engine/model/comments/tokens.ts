/** The start and the end of a sentence stand among its words, so that a phrase can ask for them. */
export const START = "^";
export const END = "$";

/**
 * The words of a comment, clause by clause: small letters, each clause between `^` and `$`, a "not"
 * that is part of a word taken apart.
 *
 * @param text  a comment, any length; of no words it has no sentences
 * @example sentencesOf("Didn't wait. Kind!") // => [["^", "did", "n't", "wait", "$"], ["^", "kind", "$"]]
 */
export function sentencesOf(text: string): string[][] {
  return text
    .toLowerCase()
    .replaceAll(/[\u2018\u2019\u00b4`]/g, "'")
    .split(/[.!?,;:()\n\r]+/)
    .map(wordsOf)
    .filter((words) => words.length > 0)
    .map((words) => [START, ...words, END]);
}

const WORD = /[\p{L}]+(?:'[\p{L}]+)?|\d+(?:\/\d+|%)?/gu;
const NOT = /^(ca|could|did|do|does|had|has|have|is|are|should|was|were|wo|would)n'?t$/;

function wordsOf(sentence: string): string[] {
  return (sentence.match(WORD) ?? []).flatMap((word) => {
    if (word === "cannot") return ["can", "not"];
    const [, verb] = NOT.exec(word) ?? [];
    return verb ? [verb, "n't"] : [word];
  });
}
