/**
 * Runs every check on the warehouse and keeps what they find, with the file and line behind it.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { PlacedFinding, Severity } from "../contract.ts";
import { engineFolder, sqlFile, type Session } from "../database.ts";

type Check = { code: string; title: string; severity: Severity; fix: string; sql: string };

/** A check may find many rows; so many are kept of each, and the last one says how many there were. */
const KEPT = 50;

/** Makes the table `finding`. */
export async function verify(session: Session): Promise<void> {
  await session.run(
    `create or replace table finding (
      severity varchar, code varchar, message varchar, file varchar, sha256 varchar, line bigint,
      amount decimal(18, 2), fix varchar)`,
  );
  for (const check of checks()) {
    await session.run(
      `insert into finding
      with
      -- a check names a row of a feed, or else a line of a file
      found as (
        select * from (${check.sql})
        union all by name
        select null::integer as file_id, null::bigint as line where false
      ),
      kept as (select * from found order by abs(amount) desc nulls last, message limit ${KEPT})
      select
        $severity, $code, kept.message, file.name, file.sha256,
        coalesce(kept.line, segment.first_line + (kept.row_no - segment.first_row)),
        kept.amount, $fix
      from kept
      asof left join staged.segment segment
        on segment.feed = kept.feed and segment.first_row <= kept.row_no
      left join staged.file file on file.file_id = coalesce(kept.file_id, segment.file_id)
      union all
      select $severity, $code, 'and ' || (count(*) - ${KEPT}) || ' more like these', null, null, null, null, $fix
      from found
      having count(*) > ${KEPT}`,
      { severity: check.severity, code: check.code, fix: check.fix },
    );
  }
}

/** Everything the checks found, the gravest first. */
export async function findings(session: Session): Promise<PlacedFinding[]> {
  const rows = await session.rows(
    `select severity, code as check, message, file, sha256, cast(line as integer) as line,
      cast(amount as varchar) as amount, fix
    from finding
    order by severity = 'must_fix' desc, severity = 'look_at' desc, code, message`,
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
        sql,
      };
    });
}
