/**
 * Names of people, told by their capital letters: a word with one is a name unless it is an ordinary word of
 * `datasets/reference/ordinary_words.csv`. Words that are both, such as Grace or Long, are not on that list.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "../../database.ts";

const NAME = "[name]";
/** Letters with what may stand inside a name; a script without capitals tells no name from a word. */
const WORD = /[\p{L}\p{M}]+(?:['-][\p{L}\p{M}]+)*/gu;
/** After these comes a name, whatever its letters, and often a second one. */
const BEFORE_NAME =
  /\b(dr|doctor|mr|mrs|ms|miss|mx|prof|professor|nurse|name is|named|called|ask for|asked for)\b([. ]+)([\p{L}\p{M}'-]+)(?:( +)([\p{L}\p{M}'-]+))?/giu;

/**
 * @param text  plain text; marks in brackets stay as they are
 * @example withoutNames("Dr Smith and nurse vanessa were kind") // => "Dr [name] and nurse [name] were kind"
 */
export function withoutNames(text: string): string {
  return text
    .replaceAll(
      BEFORE_NAME,
      (all, title: string, gap: string, first: string, ...rest: string[]) => {
        if (isOrdinary(first)) return all;
        const [space = "", second = ""] = rest;
        return `${title}${gap}${NAME}${space}${second === "" || isOrdinary(second) ? second : NAME}`;
      },
    )
    .replaceAll(WORD, (word) => (mayBeName(word) && !isOrdinary(word) ? NAME : word))
    .replaceAll(/\[name\](?:[ .'-]+\[name\])+/g, NAME);
}

const mayBeName = (word: string): boolean => /[\p{Lu}\p{Lt}\p{Lo}]/u.test(word);

/** Ordinary in each of its parts, a "'s" and the like aside. */
function isOrdinary(word: string): boolean {
  ordinary ??= readOrdinary();
  return word
    .toLowerCase()
    .replace(/n't$|'(s|m|ve|d|ll|re|t)$/, "")
    .split(/['-]/)
    .every((part) => ordinary!.has(part));
}

let ordinary: ReadonlySet<string> | undefined;

function readOrdinary(): ReadonlySet<string> {
  const path = join(packageFolder(), "datasets", "reference", "ordinary_words.csv");
  return new Set(readFileSync(path, "utf8").trimEnd().split("\n").slice(1));
}
