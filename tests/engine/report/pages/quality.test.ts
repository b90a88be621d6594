/** The page about patients' answers: what public comments are about. */
import { expect, test } from "vitest";
import { scratchPractice } from "../../../scratch.ts";
import { ledgerFile, take } from "../../../pitfalls/rows.ts";

const charge = ledgerFile([{ type: "charge", amount: 100, post: "2026-03-10", charge: "c1" }]);
const reviews = (...comments: readonly string[]): string =>
  [
    "Review ID,Posted,Location,Rating,Comment,Replied",
    ...comments.map((comment, i) => `${i},2026-03-0${i + 1},North,3,"${comment}",`),
    "",
  ].join("\n");

test("the themes of comments are listed, the commonest first, and each leads to its reviews", async () => {
  const practice = scratchPractice();
  await take(practice, charge, reviews("Kind staff", "Rude staff", "On hold for an hour", ""));
  const page = await practice.page("quality", { period: "2026-03" });
  const panel = page.panels.find(({ id }) => id === "comments")!;
  expect(panel.title).toBe("Staff and their manner: 66.7 % of what comments mention");
  expect(panel.rows["part"]).toEqual(["Staff and their manner", "Phone and messages"]);
  expect(panel.rows["amount"]).toEqual([2, 1]);
  expect(JSON.stringify(page)).not.toMatch(/Rude|Kind/);
});

test("without a comment there is no panel of them", async () => {
  const practice = scratchPractice();
  await take(practice, charge, reviews("", ""));
  const page = await practice.page("quality", { period: "2026-03" });
  expect(page.panels.map(({ id }) => id)).not.toContain("comments");
});

const PATIENTS = "patient_id,year,age_at_year_end,condition,sex";
const people = [
  PATIENTS,
  "p1,2026,60,none,female",
  "p2,2026,60,none,female",
  "p1,2026,60,diabetes,female",
  "p3,2026,41,none,female",
  "",
].join("\n");
const done = [
  "patient_id,tested_on,test,value",
  "p1,2026-03-02,mammogram,1",
  "p2,2026-03-02,colonoscopy,1",
  "p1,2026-03-02,hba1c,7",
  "p2,2026-03-02,hba1c,7",
  "",
].join("\n");

test("the measures stand side by side, the most to do first, and the gaps of all are one figure", async () => {
  const practice = scratchPractice();
  await take(practice, people, done);
  const page = await practice.page("quality", { period: "2026-03" });
  const panel = page.panels.find(({ id }) => id === "quality_measures")!;
  expect(panel.title).toBe("CMS125 Breast cancer screening: 1 of 2 patients still to do");
  expect(panel.rows).toMatchObject({
    measure: ["CMS125 Breast cancer screening", "CMS130 Colorectal cancer screening"],
    due: [2, 2],
    done: [1, 1],
    missing: [1, 1],
    share: [0.5, 0.5],
  });
  expect(panel.notes!.join(" ")).toContain("not for submission");
  const figures = page.panels.find(({ id }) => id === "figures")!;
  const value = (id: string): unknown => figures.rows["value"]![figures.rows["kpi"]!.indexOf(id)];
  expect([value("diabetes_poor_control"), value("preventive_care"), value("care_gaps")]).toEqual([
    0, 0.5, 2,
  ]);
  expect(page.sentence).toContain("2 results are missing");
});

test("what no total stands behind is said of the panels made from it, and of no others", async () => {
  const practice = scratchPractice();
  const survey = [
    "Sample ID,Visit Date,Sampled,Received,Mode,Disposition,Provider,Location,Q18,Q20",
    "S-1,2026-03-08,2026-03-15,2026-03-21,mail,complete,Provider 1,Main,9,Always",
    "",
  ].join("\n");
  await take(practice, people, done, survey);
  const page = await practice.page("quality", { period: "2026-03" });
  const doubted = page.panels
    .filter(({ notes }) => notes.some((note) => note.startsWith("Unverified")))
    .map(({ id }) => id);
  expect(page.verified.state).toBe("unverified");
  expect(page.panels.map(({ id }) => id)).toContain("quality_data");
  for (const id of ["quality_measures", "quality_data"]) expect(doubted).not.toContain(id);
  expect(doubted).toContain("survey_response_rate");
});
