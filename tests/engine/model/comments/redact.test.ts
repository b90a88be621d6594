import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { referencePath } from "../../../../datasets/reference.ts";
import { redact } from "../../../../engine/model/comments/redact.ts";

test.each([
  ["Dr. Smith called 555-867-5309", "Dr. [name] called [phone]"],
  ["dr john smithson was kind", "dr [name] was kind"],
  ["The doctor was rude", "The doctor was rude"],
  ["I saw Vanessa O'Brien at the desk", "I saw [name] at the desk"],
  ["Vanessa helped me", "[name] helped me"],
  ["My name is jane and I waited", "My name is [name] and I waited"],
  ["I didn't wait. It's the best clinic!", "I didn't wait. It's the best clinic!"],
  ["Nothing. They can't be faulted", "Nothing. They can't be faulted"],
  ["Born 03/14/1956, MRN: 00412", "Born [date], MRN: [number]"],
  ["born on March 14th, 1956", "born on [date]"],
  ["born the 3rd of May 1956", "born the [date]"],
  ["seen 2026-03-14 and again in 2025", "seen [date] and again in [date]"],
  ["my ssn is 123-45-6789", "my ssn is [number]"],
  ["123 45 6789", "[number]"],
  ["mail jane.doe@example.com or www.example.org/x?y=1", "mail [email] or [link]"],
  ["see annabelle.example.com/about", "see [link]"],
  ["we live at 12 old mill road, apt 4b", "we live at [address], [address]"],
  ["at 9 Peachtree Ct", "at [address]"],
  ["Unit 7, IL 60614-1234", "[address], [name] [number]"],
  ["+1 (555) 867-5309 x22", "[phone] x22"],
  ["call 867-5309", "call [phone]"],
  ["my mother is 92 years old", "my mother is [age] years old"],
  ["open 24/7, 10/10, waited 45 minutes", "open 24/7, 10/10, waited 45 minutes"],
  ["waited 2-3 hours for 3.5 minutes", "waited 2-3 hours for 3.5 minutes"],
  ["٠١٢٣ and 王医生", "[number] and [name]"],
  ["５５５-867\u20105309", "[phone]"],
  ["Van\u200bessa", "[name]"],
])("%j becomes %j", (text, expected) => {
  expect(redact(text)).toBe(expected);
});

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(""));
const letters = fc.array(fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz".split("")), {
  minLength: 3,
  maxLength: 9,
});
const lower = letters.map((all) => `q${all.join("")}x`);
const name = lower.map((word) => word[0]!.toUpperCase() + word.slice(1));
const separator = fc.constantFrom("-", ".", " ", "\u2011");
const month = fc.constantFrom("January", "Feb", "march", "Sept.", "December");

/** What may not survive, as people write it. */
const secret = fc.oneof(
  fc.tuple(digits(3), separator, digits(3), separator, digits(4)).map((all) => all.join("")),
  fc.tuple(digits(3), digits(3), digits(4)).map(([a, b, c]) => `(${a}) ${b}-${c}`),
  fc.tuple(digits(3), digits(2), digits(4)).map((all) => all.join("-")),
  fc.tuple(lower, lower).map(([a, b]) => `${a}@${b}.com`),
  lower.map((word) => `https://${word}.example/${word}`),
  fc.tuple(digits(2), digits(2), digits(4)).map((all) => all.join("/")),
  fc.tuple(month, fc.integer({ min: 1, max: 31 }), digits(4)).map(([m, d, y]) => `${m} ${d}, ${y}`),
  fc.tuple(fc.integer({ min: 1, max: 9999 }), lower).map(([n, word]) => `${n} ${word} street`),
  fc.tuple(letters, digits(6)).map(([word, n]) => `${word.join("")}${n}`),
  name,
  fc.tuple(name, name).map((all) => all.join("-")),
  fc
    .tuple(fc.constantFrom("dr", "Dr.", "nurse", "Mrs"), lower)
    .map(([title, word]) => `${title} ${word}`),
);
const said = fc.constantFrom("the nurse was kind", "I waited an hour", "Thanks to", "and then", "");

test("what names a person or leads to one does not survive, wherever it stands", () => {
  fc.assert(
    fc.property(
      said,
      secret,
      fc.constantFrom("", ".", ",", "!", "\n"),
      said,
      (before, it, end, after) => {
        const left = redact(`${before} ${it}${end} ${after}`);
        const parts = it.split(/[^\p{L}\p{N}]+/u).filter((part) => /q.+x|\d{3}/i.test(part));
        for (const part of parts) expect(left).not.toContain(part);
      },
    ),
    { seed: 7, numRuns: 2000 },
  );
});

test("whatever is written, no shape of theirs and no unknown capitalised word is left", () => {
  const ordinary = new Set(readFileSync(referencePath("ordinary_words.csv"), "utf8").split("\n"));
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "grapheme" }), fc.string(), fc.lorem()), (text) => {
      const left = redact(text);
      expect(left).not.toMatch(/@|\d{4}|\d{3}[-. ]\d{2}[-. ]\d{4}|\d+\/\d+\/\d+|https?:/);
      const words = left.match(/[\p{L}\p{M}]+(?:['-][\p{L}\p{M}]+)*/gu) ?? [];
      for (const word of words.filter((each) => /^\p{Lu}\p{Ll}+$/u.test(each)))
        expect(ordinary).toContain(word.toLowerCase());
      expect(redact(left)).toBe(left);
    }),
    { seed: 7, numRuns: 3000 },
  );
});

test.each([
  ...["a", "a1-", "a-", "a.", "id-", "1 a ", "dr "].map((unit) => [unit, unit.repeat(20_000)]),
  ["1", "[number]"],
  ["A", "[name]"],
  ["@", "[email]"],
])("%s, 20,000 times, is read to its end", (unit, expected) => {
  expect(redact(unit!.repeat(20_000))).toBe(expected);
});
