/** What public comments are about, from the file to the figure, and what is kept of their words. */
import { expect, test } from "vitest";
import type { Practice } from "../../../../engine/spine/open.ts";
import { scratchPractice } from "../../../scratch.ts";
import { take, value } from "../../../pitfalls/rows.ts";

const HEADER = "Review ID,Posted,Location,Rating,Comment,Replied";
const reviews = (...rows: readonly string[]): string => [HEADER, ...rows, ""].join("\n");

async function themes(practice: Practice, kpi: string): Promise<Record<string, number | null>> {
  const values = await practice.kpi({ kpis: [kpi], period: "2026-03", by: ["category"] });
  return Object.fromEntries(values.map((each) => [each.slice["category"], each.value]));
}

test("each theme of a comment is one mention; a comment of none counts, a review without one does not", async () => {
  const practice = scratchPractice();
  await take(
    practice,
    reviews(
      '1,2026-03-02,North,5,"Friendly staff, and the building is spotless",',
      '2,2026-03-03,North,1,"On hold for an hour, nobody calls back",',
      "3,2026-03-04,,5,Brilliant!,",
      "4,2026-03-05,,4,,",
    ),
  );
  expect(await themes(practice, "FB08")).toEqual({
    "Building and comfort": 1 / 4,
    "Nothing in particular": 1 / 4,
    "Phone and messages": 1 / 4,
    "Staff and their manner": 1 / 4,
  });
  expect(await themes(practice, "FB08.negative")).toEqual({
    "Building and comfort": 0,
    "Nothing in particular": 0,
    "Phone and messages": 1,
    "Staff and their manner": 0,
  });
});

test("a mention leads to the line of its review, and tells nothing of its words", async () => {
  const practice = scratchPractice();
  await take(practice, reviews("7,2026-03-02,North,1,Rude nurse Annabelle Quux,"));
  const { rows } = await practice.trace("FB08.negative", { period: "2026-03", limit: 10 });
  expect(rows).toEqual([
    expect.objectContaining({ fact: "review 7: Staff and their manner", numerator: "1", line: 2 }),
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/Annabelle|Quux|Rude/);
});

test("names and numbers of a comment are kept nowhere, of rows held back neither", async () => {
  const practice = scratchPractice();
  const written = "Annabelle Quux of 12 Elm Street hung up on me, call 555-867-5309";
  await take(
    practice,
    reviews(`1,2026-03-02,North,2,"${written}",`, `2,2026-03-03,North,9,"${written}",`),
  );
  const kept = await practice.read(null, [], (session) =>
    session.rows("select state, comment from staged.review order by source_key"),
  );
  const comment = "[name] of [address] hung up on me, call [phone]";
  expect(kept).toEqual([
    { state: "loaded", comment },
    { state: "held", comment },
  ]);
});

test("an edited comment counts as it stands now", async () => {
  const practice = scratchPractice();
  await take(practice, reviews("1,2026-03-02,North,1,Rude staff,"));
  expect((await value(practice, "FB08.negative", "2026-03")).value).toBe(1);
  await take(practice, reviews("1,2026-03-02,North,5,Lovely staff after all,"));
  expect((await value(practice, "FB08.negative", "2026-03")).value).toBe(0);
});
