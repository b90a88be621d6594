/** What patients and the public say. */
import { readComment } from "./comments.ts";
import { fact, quotient, when, type Plains } from "./fact.ts";
import { linesOf, minutes, NOBODY, type Line } from "./read.ts";

const THEMES: Record<string, readonly string[]> = {
  Access: ["Q6", "Q8", "Q10"],
  "Provider communication": ["Q11", "Q12", "Q14", "Q15"],
  "Care coordination": ["Q13", "Q17", "Q20"],
  "Office staff": ["Q21", "Q22"],
  "Rating of provider": ["Q18"],
};
const WORDS = ["Never", "Sometimes", "Usually", "Always"];

const of = (line: Line) => ({ provider: line["Provider"]!, location: line["Location"]! });

/** Answers of completed surveys: how good from 0 to 100, in thirds so that they are whole, and whether the best. */
function answersOf(surveys: readonly Line[]) {
  const items = Object.entries(THEMES).flatMap(([theme, all]) =>
    all.map((item) => ({ theme, item })),
  );
  return surveys
    .filter((line) => /^complete/i.test(line["Disposition"]!))
    .flatMap((line) =>
      items.flatMap(({ theme, item }) => {
        const said = line[item]!;
        if (said === "") return [];
        const best = item === "Q18" ? Number(said) >= 9 : said === "Always";
        const thirds = item === "Q18" ? Number(said) * 30 : WORDS.indexOf(said) * 100;
        return [{ line, theme, item, said, best, thirds }];
      }),
    );
}

export function feedback(inbox: string): Plains {
  const surveys = linesOf(inbox, "survey", "Sample ID");
  const answers = answersOf(surveys);
  const reviews = linesOf(inbox, "reviews", "Review ID");
  const review = (top: (line: Line) => number) =>
    quotient(
      reviews.map((line) =>
        fact({ location: line["Location"] || NOBODY }, line["Posted"]!, top(line), 1),
      ),
    );
  const mentions = (top: (isNegative: boolean) => number) =>
    reviews
      .filter((line) => line["Comment"] !== "")
      .flatMap((line) => {
        const { themes, isNegative } = readComment(line["Comment"]!);
        const of = { location: line["Location"] || NOBODY };
        return themes.map((theme) => fact(of, line["Posted"]!, top(isNegative), 1, theme));
      });
  return {
    FB01: quotient(
      answers.map(({ line, item, best }) =>
        fact(of(line), line["Sampled"]!, when(best, 1), 1, item),
      ),
      { byCategory: true },
    ),
    FB02: quotient(
      answers.map(({ line, theme, item, best }) =>
        fact(of(line), line["Sampled"]!, when(best, 1), 1, theme, item),
      ),
      { as: "mean of groups", byCategory: true },
    ),
    FB03: quotient(
      answers.map(({ line, item, thirds }) => fact(of(line), line["Sampled"]!, thirds, 3, item)),
      { byCategory: true },
    ),
    FB05: quotient(
      answers
        .filter(({ item }) => item === "Q18")
        .map(({ line, said }) => {
          const rating = Number(said);
          return fact(of(line), line["Sampled"]!, rating >= 9 ? 100 : rating <= 6 ? -100 : 0, 1);
        }),
    ),
    FB06: quotient(
      surveys
        .filter((line) => line["Disposition"] !== "Ineligible")
        .map((line) =>
          fact(of(line), line["Sampled"]!, when(line["Disposition"] === "Complete", 1), 1),
        ),
    ),
    FB07: review((line) => Number(line["Rating"])),
    "FB07.hours": quotient(
      reviews
        .filter((line) => line["Posted At"] && line["Replied At"])
        .map((line) => {
          const waited = minutes(line["Replied At"]!) - minutes(line["Posted At"]!);
          const hours = Math.round((waited * 100) / 60) / 100;
          return fact({ location: line["Location"] || NOBODY }, line["Replied At"]!, hours, 1);
        }),
      { as: "median" },
    ),
    "FB07.low": review((line) => when(Number(line["Rating"]) <= 2, 1)),
    "FB07.reply": review((line) => when(line["Replied"] !== "", 1)),
    FB08: quotient(
      mentions(() => 1),
      { as: "share", byCategory: true },
    ),
    "FB08.negative": quotient(
      mentions((isNegative) => when(isNegative, 1)),
      { byCategory: true },
    ),
  };
}
