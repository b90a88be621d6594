/**
 * How often themes and sentiment are right, on comments that NHS trusts coded by hand: one label a comment,
 * so our strongest theme is held against it. Phrases were written with one half in sight, and are measured on
 * the other.
 */
import { describe, expect, test } from "vitest";
import { sentimentOf } from "../../../../engine/model/comments/sentiment.ts";
import { themesOf, type Theme } from "../../../../engine/model/comments/themes.ts";
import { hasSharedData } from "../../../shared_data.ts";
import { codedComments, f1, macroF1, majority } from "./nhs.ts";

/** "Couldn't be improved" and "Miscellaneous" name nothing in particular. */
const NOTHING = "Nothing in particular";
const LABELS: Readonly<Record<Theme, string>> = {
  appointments: "Access",
  waiting: "Access",
  phone: "Communication",
  staff: "Staff",
  communication: "Communication",
  care: "Care received",
  coordination: "Transition/coordination",
  respect: "Dignity",
  environment: "Environment/ facilities",
  billing: NOTHING,
};

/** What somebody would try first: the words of the labels' own descriptions, the first that is found. */
const KEYWORDS: readonly (readonly [string, RegExp])[] = [
  ["Access", /\b(appointments?|wait(ed|ing)?|access|booking|location|available)\b/i],
  ["Communication", /\b(communication|information|listen(ed|s)?|explain(ed|s)?|informed|phone)\b/i],
  ["Environment/ facilities", /\b(food|clean|facilities|room|parking|environment|noise)\b/i],
  ["Dignity", /\b(dignity|respect|privacy|involved|safe)\b/i],
  ["Transition/coordination", /\b(discharged?|referrals?|referred|continuity|coordination)\b/i],
  ["Staff", /\b(staff|nurses?|doctors?|team|friendly|kind|rude|helpful|attitude)\b/i],
  ["Care received", /\b(care|treatment|service|support|help|medication|therapy)\b/i],
];
const GOOD =
  /\b(good|great|excellent|happy|friendly|helpful|kind|nice|best|lovely|thanks?|amazing)\b/gi;
const BAD = /\b(bad|poor|rude|wait|slow|more|better|lack|not|never|unhappy|worse|terrible)\b/gi;

function keywordTheme(text: string): string {
  return KEYWORDS.find(([, words]) => words.test(text))?.[0] ?? NOTHING;
}

function keywordSentiment(text: string): string {
  const more = (text.match(GOOD)?.length ?? 0) - (text.match(BAD)?.length ?? 0);
  return more > 0 ? "positive" : more < 0 ? "negative" : "mixed";
}

describe.skipIf(!hasSharedData)("comments coded by NHS trusts (needs ../shared/data)", () => {
  const comments = hasSharedData ? codedComments() : [];

  test("the strongest theme is right more often than the commonest label and than keywords", () => {
    const coded = comments.map(({ text, label, held }) => ({
      text,
      held,
      is: /^(Couldn't be improved|Miscellaneous)$/.test(label) ? NOTHING : label,
    }));
    const ours = (text: string): string => {
      const [strongest] = themesOf(text);
      return strongest ? LABELS[strongest] : NOTHING;
    };
    const [score, base, keywords] = compared("theme", coded, ours, keywordTheme);
    expect(score).toBeGreaterThan(base);
    expect(score).toBeGreaterThan(keywords);
    expect(score).toBeGreaterThan(0.5);
  });

  // One trust gave nearly all its comments a 0, praise too; it says nothing of how they feel.
  test("sentiment is right more often than the commonest one and than keywords", () => {
    const coded = comments
      .filter(({ criticality }) => /^-?[1-5]$/.test(criticality))
      .map(({ text, criticality, held }) => ({
        text,
        held,
        is: criticality.startsWith("-") ? "negative" : "positive",
      }));
    const [score, base, keywords] = compared("sentiment", coded, sentimentOf, keywordSentiment);
    expect(score).toBeGreaterThan(base);
    expect(score).toBeGreaterThan(keywords);
    expect(score).toBeGreaterThan(0.75);
  });
});

type Way = (text: string) => string;
type Labelled = { text: string; is: string; held: boolean };

/** Macro-F1 on the half held out: ours, the commonest label of the other half, and keywords. */
function compared(
  what: string,
  coded: readonly Labelled[],
  ours: Way,
  keywords: Way,
): [number, number, number] {
  const classes = [...new Set(coded.map(({ is }) => is))].sort();
  const seen = coded.filter(({ held }) => !held);
  const held = coded.filter((each) => each.held);
  const commonest = majority(seen.map(({ is }) => is));
  const said = (rows: readonly Labelled[], way: Way) =>
    rows.map(({ text, is }) => [is, way(text)] as const);
  const scores = [ours, () => commonest, keywords].map((way) => macroF1(classes, said(held, way)));
  const digits = (score: number): string => score.toFixed(3);
  console.info(
    [
      `${what}: macro-F1 on ${held.length} comments held out: ours ${digits(scores[0]!)}, the commonest label ${digits(scores[1]!)}, keywords ${digits(scores[2]!)}; ours on the ${seen.length} in sight ${digits(macroF1(classes, said(seen, ours)))}`,
      ...classes.map((each) => `  ${each}: ${digits(f1(each, said(held, ours)))}`),
    ].join("\n"),
  );
  return scores as [number, number, number];
}
