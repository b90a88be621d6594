/**
 * The same money in two places, piece by piece: what billing took and what the bank or the books
 * received; what the books say of cash and what the bank did. Kept in a generation as `tie_piece`.
 */
import { dayNumber } from "../../calendar.ts";
import { sqlFile, type Row, type Session, type Values } from "../../database.ts";
import type { Feed } from "../../intake/feeds.ts";
import type { Ours, Theirs } from "./items.ts";
import { match } from "./match.ts";

/** Two places that know the same money, and the days it may take from the one to the other. */
export type Meeting = {
  id: "bank" | "books" | "cash";
  ours: { sql: string; feed: Feed; values: Values };
  theirs: { sql: string; feed: Feed };
  /** days before its own that money may appear in the other place */
  early: number;
  /** days that money received may take to get there */
  toArrive: number;
  /** days that money paid out may take to get there: checks are cashed when people like */
  toClear: number;
  /** days after the other place has it within which ours comes to know */
  toPost: number;
};

const billing = (byDeposit: boolean): Meeting["ours"] => ({
  sql: "billing_money",
  feed: "transaction",
  values: { by_deposit: byDeposit },
});
const BANK: Meeting["theirs"] = { sql: "bank_money", feed: "bank" };
const BOOKS: Meeting["theirs"] = { sql: "books_money", feed: "ledger" };
const BOOKS_CASH: Meeting["ours"] = { sql: "books_cash", feed: "ledger", values: {} };
const COLLECTIONS = { early: 3, toArrive: 10, toClear: 10, toPost: 21 };

export const MEETINGS: readonly Meeting[] = [
  { id: "bank", ours: billing(true), theirs: BANK, ...COLLECTIONS, toClear: 90 },
  { id: "books", ours: billing(false), theirs: BOOKS, ...COLLECTIONS },
  { id: "cash", ours: BOOKS_CASH, theirs: BANK, early: 5, toArrive: 10, toClear: 90, toPost: 5 },
];

/** Makes `tie_meeting`, and `tie_piece`: every piece of money of both places, and what it is the same as. */
export async function keepPieces(session: Session): Promise<void> {
  await session.run(
    `create or replace table tie_piece (
      tie varchar, side varchar, pair bigint, source varchar, day date, month date,
      amount decimal(18, 2), feed varchar, row_no bigint)`,
  );
  await session.run(
    `create or replace table tie_meeting (
      tie varchar, our_feed varchar, their_feed varchar, to_arrive integer, to_clear integer,
      to_post integer)`,
  );
  for (const meeting of MEETINGS) await meet(session, meeting);
}

async function meet(session: Session, meeting: Meeting): Promise<void> {
  const { id, ours, theirs, early, toArrive, toClear, toPost } = meeting;
  await session.run(
    "insert into tie_meeting values ($id, $ours, $theirs, $to_arrive, $to_clear, $to_post)",
    {
      id,
      ours: ours.feed,
      theirs: theirs.feed,
      to_arrive: toArrive,
      to_clear: toClear,
      to_post: toPost,
    },
  );
  const make = (side: string, sql: string, bound: Values): Promise<void> =>
    session.run(
      `create or replace temp table ${side} as ${sqlFile(`numbers/tie_out/${sql}.sql`)}`,
      bound,
    );
  await make("their_money", theirs.sql, {});
  // nothing of the other place was imported: there is nothing to pair
  const { n } = await session.row("select count(*)::integer as n from their_money");
  if (n === 0) return;
  await make("our_money", ours.sql, ours.values);
  const reach = { before: early, received: toArrive, paid: toClear };
  const pairs = match(await ourItems(session), await theirItems(session), reach);
  const list = (of: "ours" | "theirs"): Values => {
    const items = pairs.flatMap((pair, i) => pair[of].map((item) => [item, String(i)] as const));
    return { items: items.map(([item]) => item), pairs: items.map(([, pair]) => pair) };
  };
  for (const [side, source] of [
    ["ours", "source"],
    ["theirs", "null"],
  ] as const) {
    await session.run(
      `insert into tie_piece
      select
        $tie, $side, cast(pair.pair as bigint), ${source}, piece.day, piece.month, piece.amount,
        piece.feed, piece.row_no
      from ${side === "ours" ? "our_money" : "their_money"} piece
      left join (select unnest($items) as item, unnest($pairs) as pair) pair using (item)`,
      { tie: id, side, ...list(side) },
    );
  }
  await session.run("drop table our_money");
  await session.run("drop table their_money");
}

async function ourItems(session: Session): Promise<Ours[]> {
  const rows = await session.rows(
    `select item, name, many, cast(min(day) as varchar) as day,
      cast(sum(amount) * 100 as double) as cents
    from our_money group by item, name, many order by item`,
  );
  return rows.map((row) => ({
    item: row["item"] as string,
    name: row["name"] as string | null,
    many: row["many"] as boolean,
    ...whenAndWhat(row),
  }));
}

async function theirItems(session: Session): Promise<Theirs[]> {
  const rows = await session.rows(
    `select item, names, cast(day as varchar) as day, cast(amount * 100 as double) as cents
    from their_money order by item`,
  );
  return rows.map((row) => ({
    item: row["item"] as string,
    names: (row["names"] ?? []) as string[],
    ...whenAndWhat(row),
  }));
}

const whenAndWhat = (row: Row): { day: number; cents: number } => ({
  day: dayNumber(row["day"] as string),
  cents: Math.round(row["cents"] as number),
});
