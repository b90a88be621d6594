/** Surveys in a layout we have no evidence of, such as Press Ganey's: the manager describes it once. */
import { expect, test } from "vitest";
import { drop, scratchPractice } from "../../scratch.ts";

/** One line an answer, split by bars, closed by a dollar sign; who did not answer is not in it. */
const ANSWERS = [
  "Survey Designator|Client ID|Unique ID|Discharge Date|Received|Provider Name|CG_10|CG_11|CG_RATE|EOR",
  ...[1, 2, 3, 4, 5, 6].map(
    (i) =>
      `MD0101|4471|${i}|09/0${i}/2026|09/2${i}/2026|Lee|${i > 2 ? "Always" : "Never"}|4|${i + 4}|$`,
  ),
  "",
].join("\n");

test("answers of a survey vendor: described once, with what they lack told", async () => {
  const practice = scratchPractice();
  const path = drop(practice, "answers.txt", ANSWERS);
  const { mapping } = await practice.draftMapping(path, "survey-sample");
  practice.saveMapping({
    ...mapping,
    id: "our-survey",
    columns: {
      sample_id: "Unique ID",
      sampled: "Received",
      visit_date: "Discharge Date",
      provider: "Provider Name",
      q10: "CG_10",
      q11: "CG_11",
      q18: "CG_RATE",
    },
    fixed: { disposition: "complete" },
    days: "%m/%d/%Y",
    words: { disposition: { complete: "complete" } },
  });
  const [report] = await practice.import([{ paths: [path], knownAt: null }]);
  expect(report!.files[0]).toMatchObject({
    format: "our-survey",
    status: "loaded",
    rows: { read: 7, loaded: 6, quarantined: 0, ignored: 1 },
  });
  const answers = await practice.read(null, [], (session) =>
    session.rows("select q10, q11, q18, provider from survey_row order by source_key"),
  );
  expect(answers.map(({ q10, q11, q18 }) => [q10, q11, q18])).toEqual(
    [5, 6, 7, 8, 9, 10].map((rating, i) => [i > 1 ? 4 : 1, 4, rating]),
  );
  const { findings } = await practice.check();
  expect(findings.find(({ check }) => check === "SURVEY_OF_ANSWERS")).toMatchObject({
    severity: "look_at",
    file: "answers.txt",
    line: 2,
  });
});
