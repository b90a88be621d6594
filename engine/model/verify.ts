/**
 * Runs every check on the warehouse and keeps what they find, with the file and line behind it.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { PlacedFinding, Severity } from "../contract.ts";
import { engineFolder, sqlFile, type Session } from "../database.ts";

type Check = {
  code: string;
  title: string;
  severity: Severity;
  fix: string;
  /** the exports without which it finds nothing */
  needs: string[];
  sql: string;
};

/** A check may find many rows; so many are kept of each, and the last one says how many there were. */
const KEPT = 50;

/** Makes the table `finding`. */
export async function verify(session: Session): Promise<void> {
  // a check names a row of a feed, or else a line of a file
  await session.run(
    `create or replace temp table found (
      severity varchar, code varchar, message varchar, amount decimal(18, 2), feed varchar,
      row_no bigint, file_id integer, line bigint, fix varchar, of_so_many bigint)`,
  );
  const present = (await session.rows("select feed from feed_reach")).map((row) => row["feed"]);
  for (const { severity, code, fix, needs, sql } of checks()) {
    if (!needs.every((feed) => present.includes(feed))) continue;
    await session.run(
      `insert into found by name
      select *, $severity as severity, $code as code, $fix as fix,
        count(*) over () as of_so_many
      from (${sql})
      order by abs(amount) desc nulls last, message
      limit ${KEPT}`,
      { severity, code, fix },
    );
  }
  await session.run(
    `create or replace table finding as
    select
      severity, code, message, file.name as file, file.sha256,
      coalesce(found.line, segment.first_line + (found.row_no - segment.first_row)) as line,
      amount, fix
    from found
    asof left join staged.segment segment
      on segment.feed = found.feed and segment.first_row <= found.row_no
    left join staged.file file on file.file_id = coalesce(found.file_id, segment.file_id)
    union all
    select distinct
      severity, code, 'and ' || (of_so_many - ${KEPT}) || ' more like these',
      null, null, null, null, fix
    from found
    where of_so_many > ${KEPT}`,
  );
  await session.run("drop table found");
}

/** Everything the checks found, the gravest first. */
export async function findings(session: Session): Promise<PlacedFinding[]> {
  const rows = await session.rows(
    `select severity, code as check, message, file, sha256, cast(line as integer) as line,
      cast(amount as varchar) as amount, fix
    from finding
    order by severity = 'must_fix' desc, severity = 'look_at' desc, code, file is null, message`,
  );
  return rows as unknown as PlacedFinding[];
}

function checks(): Check[] {
  const folder = join("model", "verified");
  return readdirSync(join(engineFolder(), folder))
    .filter((file) => file.endsWith(".sql"))
    .sort()
    .map((file) => {
      const sql = sqlFile(join(folder, file));
      const field = (name: string): string =>
        new RegExp(`^-- ${name}: +(.*)$`, "m").exec(sql)?.[1]?.trim() ?? "";
      return {
        code: file.slice(0, -4).toUpperCase(),
        title: sql.split("\n")[0]!.slice(3),
        severity: field("Severity") as Severity,
        fix: field("Fix"),
        needs: field("Needs").split(", ").filter(Boolean),
        sql,
      };
    });
}
