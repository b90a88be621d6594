/** Which lines of a list count, against the rule told in a few lines of code: for any editions, in any order they are imported. */
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Database, type Session } from "../../../engine/database.ts";
import { settleRows } from "../../../engine/model/stage.ts";
import { createWarehouse } from "../../../engine/model/warehouse.ts";
import { scratchFolder } from "../../scratch.ts";

type Line = { account: string; line: string; bad: boolean };
type Edition = { kind: "whole" | "part" | "export"; lines: Line[] };

const knownAt = (place: number): string => `2026-01-${String(place + 1).padStart(2, "0")} 00:00:00`;

/** What counts after each edition, in the order they became known. */
function told(editions: readonly Edition[]): Record<string, string>[] {
  const counts = new Map<string, string>();
  const listed = new Set<string>();
  return editions.map(({ kind, lines }) => {
    const readable = lines.filter(({ bad }) => !bad);
    if (kind === "whole" && readable.length === lines.length) {
      for (const account of listed) {
        if (lines.some((line) => line.account === account)) continue;
        counts.delete(account);
        listed.delete(account);
      }
    }
    for (const { account, line } of readable) {
      counts.set(account, line);
      if (kind !== "export") listed.add(account);
    }
    return Object.fromEntries(counts);
  });
}

async function stage(session: Session, fileId: number, place: number, edition: Edition) {
  await session.run(
    `insert into staged.file
    select cast($id as integer), 'i', 's', 'f', 'accounts', cast($known as timestamp), null, false,
      nullif($list, ''), cast($whole as boolean)`,
    {
      id: String(fileId),
      known: knownAt(place),
      list: edition.kind === "export" ? "" : "accounts.csv",
      whole: String(edition.kind === "whole"),
    },
  );
  for (const { account, line, bad } of edition.lines) {
    await session.run(
      `insert into staged.account
      select cast($id as integer), $account, $line, nullif($problem, ''), $state, null`,
      {
        id: String(fileId),
        account,
        line,
        problem: bad ? "MISSING_VALUE:line" : "",
        state: bad ? "held" : "loaded",
      },
    );
  }
}

const countedAt = async (session: Session, place: number): Promise<Record<string, string>> =>
  Object.fromEntries(
    (
      await session.rows(
        `select feed.source_key, feed.line from staged.account feed
        join staged.file file on file.file_id = feed.file_id
        where file.known_at <= cast($at as timestamp) and feed.state in ('loaded', 'superseded')
          and (feed.known_to is null or feed.known_to > cast($at as timestamp))`,
        { at: knownAt(place) },
      )
    ).map((row) => [row["source_key"] as string, row["line"] as string]),
  );

test("a line counts from the edition that has it to the first whole one that has not, whatever the order of imports", async () => {
  const line = fc.record({
    account: fc.constantFrom("A", "B", "C", "D"),
    line: fc.constantFrom("cash", "loans"),
    bad: fc.integer({ min: 0, max: 14 }).map((n) => n === 0),
  });
  const edition = fc.record({
    kind: fc.constantFrom("whole", "whole", "part", "export"),
    lines: fc.uniqueArray(line, { maxLength: 4, selector: ({ account }) => account }),
  }) as fc.Arbitrary<Edition>;
  const order = fc.array(fc.nat(), { minLength: 6, maxLength: 6 });
  const folder = scratchFolder();
  const database = await Database.build(join(folder, "generation"), join(folder, "spill"));
  try {
    await database.session(async (session) => {
      await createWarehouse(session);
      const property = fc.asyncProperty(
        fc.array(edition, { minLength: 2, maxLength: 6 }),
        order,
        async (all, keys) => {
          await session.run("delete from staged.file");
          await session.run("delete from staged.account");
          const places = all.map((_, i) => i).sort((a, b) => keys[a]! - keys[b]!);
          for (const [fileId, place] of places.entries()) {
            await stage(session, fileId, place, all[place]!);
            await settleRows(session, fileId);
          }
          const expected = told(all);
          for (const [place, counts] of expected.entries()) {
            expect(await countedAt(session, place)).toEqual(counts);
          }
          const now = await session.rows(
            "select source_key, line from staged.account where state = 'loaded'",
          );
          expect(Object.fromEntries(now.map((row) => [row["source_key"], row["line"]]))).toEqual(
            expected.at(-1),
          );
        },
      );
      await fc.assert(property, { seed: 7, numRuns: 40 });
    });
  } finally {
    database.close();
  }
});
