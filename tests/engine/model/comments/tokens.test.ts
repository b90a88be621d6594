import { expect, test } from "vitest";
import { sentencesOf } from "../../../../engine/model/comments/tokens.ts";

test("a comment becomes clauses of words, a not taken out of its verb", () => {
  expect(sentencesOf("Didn't wait. Kind!")).toEqual([
    ["^", "did", "n't", "wait", "$"],
    ["^", "kind", "$"],
  ]);
  expect(sentencesOf("I cannot, I can’t, I cant.")).toEqual([
    ["^", "i", "can", "not", "$"],
    ["^", "i", "ca", "n't", "$"],
    ["^", "i", "ca", "n't", "$"],
  ]);
  expect(sentencesOf(" …!\n")).toEqual([]);
});
