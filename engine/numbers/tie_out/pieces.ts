/**
 * The same money in two places, piece by piece: what billing took and what the bank or the books
 * received; what the books say of cash and what the bank did. Kept in a generation as `tie_piece`.
 */
import { dayNumber } from "../../calendar.ts";
import { sqlFile, type Row, type Session, type Values } from "../../database.ts";
import { match, type Ours, type Reach, type Theirs } from "./match.ts";

/** Two places that know the same money. */
export type Meeting = {
  id: "bank" | "books" | "cash";
  ours: string;
  theirs: string;
  values: Values;
  reach: Reach;
};

/**
 * Money may be at the bank a month before it is posted, and a few days after it was taken; checks
 * of our own are cashed within three months.
 */
export const MEETINGS: readonly Meeting[] = [
  {
    id: "bank",
    ours: "billing_money",
    theirs: "bank_money",
    values: { by_deposit: true },
    reach: { before: 3, after: 10 },
  },
  {
    id: "books",
    ours: "billing_money",
    theirs: "books_money",
    values: { by_deposit: false },
    reach: { before: 3, after: 10 },
  },
  {
    id: "cash",
    ours: "books_cash",
    theirs: "bank_money",
    values: {},
    reach: { before: 5, after: 90 },
  },
];

/** Makes `tie_piece`: every piece of money of both places, and what it is the same as. */
export async function keepPieces(session: Session): Promise<void> {
  await session.run(
    `create or replace table tie_piece (
      tie varchar, side varchar, pair bigint, source varchar, day date, month date,
      amount decimal(18, 2), feed varchar, row_no bigint)`,
  );
  for (const meeting of MEETINGS) await meet(session, meeting);
}

async function meet(session: Session, { id, ours, theirs, values, reach }: Meeting): Promise<void> {
  const make = (side: string, sql: string, bound: Values): Promise<void> =>
    session.run(
      `create or replace temp table ${side} as ${sqlFile(`numbers/tie_out/${sql}.sql`)}`,
      bound,
    );
  await make("their_money", theirs, {});
  // nothing of the other place was imported: there is nothing to pair
  const { n } = await session.row("select count(*)::integer as n from their_money");
  if (n === 0) return;
  await make("our_money", ours, values);
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
