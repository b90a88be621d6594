/**
 * The phrases we know of comments: what each is about, and how it feels. They are written by hand in
 * `datasets/reference/comment_words.csv`; none is taken from a licensed list, or counted in anyone's comments.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "../../database.ts";
import { sentencesOf } from "./tokens.ts";

export type Phrase = {
  /** id of the theme it speaks for; empty for none */
  theme: string;
  /** how strongly, 0 to 5 */
  weight: number;
  /** −2 very negative … 2 very positive; 0 says nothing */
  feeling: number;
};

/** A phrase as it stands in a sentence: from which word on, and how many words. */
export type Match = Phrase & { at: number; words: number };

/** A sentence by its words, and the phrases found in it, none over another. */
export type Sentence = { words: readonly string[]; matches: readonly Match[] };

type Node = { next: Map<string, Node>; phrase: Phrase | null };

/** Letters of the shortest and the longest beginning of a word that a phrase may ask for by `*`. */
const STEM = { shortest: 3, longest: 20 };

/**
 * Reads a comment: at each word the longest phrase that begins there, then on from its end.
 *
 * @param text  a comment
 * @example phrasesOf("Kind nurse").flatMap(({ matches }) => matches.map(({ theme }) => theme)) // => ["staff", "staff"]
 */
export function phrasesOf(text: string): Sentence[] {
  const root = (known ??= readPhrases());
  return sentencesOf(text).map((words) => {
    const matches: Match[] = [];
    for (let at = 0; at < words.length;) {
      const found = longest(root, words, at);
      if (found?.phrase) matches.push({ ...found.phrase, at, words: found.words });
      at += found?.words ?? 1;
    }
    return { words, matches };
  });
}

let known: Node | undefined;

function readPhrases(): Node {
  const root: Node = { next: new Map(), phrase: null };
  const path = join(packageFolder(), "datasets", "reference", "comment_words.csv");
  for (const line of readFileSync(path, "utf8").trimEnd().split("\n").slice(1)) {
    const [phrase, theme, weight, feeling] = line.split(",");
    let node = root;
    for (const word of phrase!.split(" ")) {
      if (!node.next.has(word)) node.next.set(word, { next: new Map(), phrase: null });
      node = node.next.get(word)!;
    }
    node.phrase = { theme: theme!, weight: Number(weight), feeling: Number(feeling) };
  }
  return root;
}

type Found = { phrase: Phrase; words: number };

function longest(node: Node, words: readonly string[], at: number): Found | null {
  const here = node.phrase ? { phrase: node.phrase, words: 0 } : null;
  const word = words[at];
  if (word === undefined) return here;
  let best: Found | null = here;
  for (const key of keysOf(word)) {
    const next = node.next.get(key);
    const found = next ? longest(next, words, at + 1) : null;
    if (found && found.words + 1 > (best?.words ?? 0)) best = { ...found, words: found.words + 1 };
  }
  return best;
}

/** What a phrase may call a word: itself first, then its beginnings, the longer before the shorter. */
function keysOf(word: string): string[] {
  const keys = [word];
  for (let length = Math.min(word.length, STEM.longest); length >= STEM.shortest; length--) {
    keys.push(`${word.slice(0, length)}*`);
  }
  return keys;
}
