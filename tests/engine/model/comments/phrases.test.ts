import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { referencePath } from "../../../../datasets/reference.ts";
import { phrasesOf } from "../../../../engine/model/comments/phrases.ts";
import { THEMES } from "../../../../engine/model/comments/themes.ts";
import { sentencesOf } from "../../../../engine/model/comments/tokens.ts";

test("the longest phrase is found, and none inside it", () => {
  const matches = phrasesOf("A long wait here").flatMap((clause) => clause.matches);
  expect(matches.map(({ words }) => words)).toEqual([2]);
});

test("a phrase may be a word's beginning, or ask for the start of a clause", () => {
  const feelings = (text: string): number[] =>
    phrasesOf(text).flatMap(({ matches }) => matches.map(({ feeling }) => feeling));
  expect(feelings("disappointing")).toEqual([-2]);
  expect(feelings("nothing")).toEqual([2]);
  expect(feelings("it says nothing")).toEqual([]);
});

test("every phrase of the list stands once, for a theme we have, in bounds", () => {
  const [header, ...lines] = readFileSync(referencePath("comment_words.csv"), "utf8")
    .trimEnd()
    .split("\n");
  expect(header).toBe("phrase,theme,weight,feeling");
  const phrases = lines.map((line) => line.split(",")[0]);
  expect(new Set(phrases).size).toBe(phrases.length);
  for (const line of lines) {
    const [phrase, theme, weight, feeling, ...more] = line.split(",");
    expect([line, more]).toEqual([line, []]);
    expect([...Object.keys(THEMES), ""]).toContain(theme);
    expect([line, theme === "" ? Number(weight) === 0 : Number(weight) > 0]).toEqual([line, true]);
    expect([line, Math.abs(Number(feeling)) <= 2]).toEqual([line, true]);
    const stems = phrase!.split(" ").filter((word) => word.endsWith("*"));
    for (const stem of stems)
      expect([stem, stem.length > 3 && stem.length <= 21]).toEqual([stem, true]);
    // as our reading takes words apart, so that each can be found
    const words = phrase!.split(" ").filter((word) => !["^", "$"].includes(word));
    const read = sentencesOf(phrase!.replaceAll(/[*^$]/g, "")).flatMap((each) => each.slice(1, -1));
    if (!words.includes("n't")) expect(read).toEqual(words.map((word) => word.replace("*", "")));
  }
});
