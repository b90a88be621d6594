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
