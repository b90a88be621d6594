/**
 * What share of a receivable comes in, by payer and age: from what became of this practice's own receivables of past
 * month ends, a payer with few of them drawn towards all payers.
 */
import type { Session } from "../../database.ts";
import { cents } from "../../money.ts";
import type { CollectionShare } from "./borrowing_base.ts";

type Proven = { payer: string; bucket: string; owed: bigint; came: bigint; items: number };

/** Receivables that all payers' share counts for in the share of one. */
const LENT_ITEMS = 30;

export async function collectionShares(session: Session): Promise<CollectionShare> {
  const rows = await session.rows("select * from receivable_proven");
  return sharesOf(
    rows.map((row) => ({
      payer: row["payer"] as string,
      bucket: row["bucket"] as string,
      owed: cents(row["owed"] as string),
      came: cents(row["came"] as string),
      items: Number(row["items"]),
    })),
  );
}

/** @example sharesOf([{ payer: "A", bucket: "0-30", owed: 100n, came: 60n, items: 5 }])("A", "0-30") // => "0.6000" */
export function sharesOf(proven: readonly Proven[]): CollectionShare {
  const all = new Map<string, { owed: bigint; came: bigint }>();
  for (const { bucket, owed, came } of proven) {
    const before = all.get(bucket) ?? { owed: 0n, came: 0n };
    all.set(bucket, { owed: before.owed + owed, came: before.came + came });
  }
  const shareIn = ({ owed, came }: { owed: bigint; came: bigint }): number =>
    Number(came) / Number(owed);
  return (payer, bucket) => {
    const everybody = all.get(bucket);
    if (!everybody || everybody.owed === 0n) return null;
    const own = proven.find((each) => each.payer === payer && each.bucket === bucket);
    if (!own || own.owed === 0n) return shareIn(everybody).toFixed(4);
    const trust = own.items / (own.items + LENT_ITEMS);
    return (trust * shareIn(own) + (1 - trust) * shareIn(everybody)).toFixed(4);
  };
}
