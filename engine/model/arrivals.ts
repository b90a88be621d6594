/**
 * What an import brought, row by row and by why it is news, and the practice as it was with only a part
 * of it: so that what changed in a closed month can be told cause by cause.
 */
import { sqlFile, type Session } from "../database.ts";
import { feeds, type Feed } from "../intake/feeds.ts";
import { forFeed } from "./for_feed.ts";
import { seeRows } from "./warehouse.ts";

/** Why rows are news, in the order in which they are counted; each change is what one more of them makes. */
export const ARRIVAL_CAUSES = [
  "void",
  "source_correction",
  "taken_out",
  "re_class",
  "late_posting",
  "back_dating",
  "matured",
] as const;

/** Rows of one import that are news for one reason. */
export type Arrival = { importId: string; cause: (typeof ARRIVAL_CAUSES)[number] };

/** Feeds that only put the facts of others somewhere else. */
const PLACES: readonly Feed[] = ["account", "payer", "fee"];

/**
 * Makes the temporary table `arrival` of the rows from `firstFileId` on.
 *
 * @param closed   months that are closed, with the day each was
 * @param imports  the imports under way, in their order
 * @returns what they are, in the order in which they count
 */
export async function findArrivals(
  session: Session,
  firstFileId: number,
  closed: readonly { month: string; day: string }[],
  imports: readonly string[],
): Promise<Arrival[]> {
  await session.run(
    `create or replace temp table arrival (
      feed varchar, row_no bigint, replaced_no bigint, import_id varchar, cause varchar)`,
  );
  await session.run(
    `create or replace temp table closed_month as
    select cast(unnest($months) || '-01' as date) as month, cast(unnest($days) as date) as day`,
    { months: closed.map(({ month }) => month), days: closed.map(({ day }) => day) },
  );
  for (const feed of feeds) {
    const values = { first_file_id: firstFileId };
    if (feed === "transaction") {
      await session.run(sqlFile("model/staged/arrived_transaction.sql"), values);
    } else {
      const cause = PLACES.includes(feed) ? "re_class" : "source_correction";
      await session.run(forFeed("arrived", feed), { ...values, feed, cause });
    }
  }
  await session.run("drop table closed_month");
  const found = await session.rows("select distinct import_id, cause from arrival");
  return imports.flatMap((importId) =>
    ARRIVAL_CAUSES.filter((cause) =>
      found.some((row) => row["import_id"] === importId && row["cause"] === cause),
    ).map((cause) => ({ importId, cause })),
  );
}

/**
 * Makes this connection see the practice with what was there before the imports, and of what they brought
 * only some.
 *
 * @param firstFileId  of the files the imports brought
 */
export async function asArrived(
  session: Session,
  firstFileId: number,
  some: readonly Arrival[],
): Promise<void> {
  await session.run(
    `create or replace temp table counted as
    select arrival.*
    from arrival
    join (select unnest($imports) as import_id, unnest($causes) as cause) chosen
      on chosen.import_id = arrival.import_id and chosen.cause = arrival.cause`,
    {
      imports: some.map(({ importId }) => importId),
      causes: some.map(({ cause }) => cause),
    },
  );
  await seeRows(
    session,
    (feed) => `select feed.*, feed.rowid as row_no
      from staged.${feed} feed
      where
        (
          feed.file_id < ${firstFileId} and feed.state = 'loaded'
          or feed.rowid in (select row_no from counted where counted.feed = '${feed}')
          or feed.rowid in (select replaced_no from arrival where arrival.feed = '${feed}')
        )
        and not exists (
          select 1 from counted where counted.feed = '${feed}' and counted.replaced_no = feed.rowid
        )`,
  );
}
