/**
 * Receipts without a deposit and deposits without receipts: what the tie-out of collections and the bank leaves
 * unexplained, batch by batch, and as one finding a month and kind.
 */
import { dayNumber } from "../../calendar.ts";
import type { PlacedFinding } from "../../contract.ts";
import { sqlFile, type Session } from "../../database.ts";
import { moneyExact } from "../../format.ts";
import { groupBy } from "../../group.ts";
import { absolute, cents, moneyText } from "../../money.ts";
import { MEETINGS } from "./pieces.ts";
import { placed, type Place } from "./placed.ts";
import { pool } from "./pool.ts";

type Row = {
  month: string;
  what: "receipt" | "refund" | "deposit" | "differs";
  /** insurers, patients, agency or refunds; empty for a deposit */
  source: string;
  /** of the deposit as billing says, or at the bank */
  day: string;
  /** decimal text: what the bank has more, or less with a minus */
  amount: string;
  told: boolean;
  feed: string;
  row_no: number;
};

/** A batch of which something is left. */
export type Unbanked = Pick<Row, "month" | "what" | "source" | "day"> &
  Place & {
    /** decimal text: what is left of it; of what differs, what the bank has more, or less with a minus */
    amount: string;
    /** decimal text: the whole batch */
    of: string;
  };

const BATCHES: Readonly<Record<string, string>> = {
  insurers: "an insurer's payment",
  patients: "a day's takings of patients",
  agency: "the agency's payment",
  refunds: "money paid back or returned",
  "": "a deposit",
};

/** What a batch is, in words. */
export const batchText = ({ source }: Pick<Unbanked, "source">): string =>
  BATCHES[source] ?? source;

const CHECKS: Record<Unbanked["what"], string> = {
  receipt: "RECEIPT_NOT_DEPOSITED",
  refund: "REFUND_NOT_AT_BANK",
  deposit: "DEPOSIT_WITHOUT_RECEIPT",
  differs: "DEPOSIT_DIFFERS",
};
const SAYS: Record<Unbanked["what"], string> = {
  receipt: "posted as received, and no deposit found",
  refund: "posted as paid back, and no payment found at the bank",
  deposit: "deposited, and no receipts found that make it up",
  differs: "more (less with a minus) deposited than was posted of the same payments",
};
const { early, toArrive, toClear } = MEETINGS.find(({ id }) => id === "bank")!;

/** How it was looked for, and what looks the same. */
export const HOW_SURE = `looked for to the cent, by number or amount, from ${early} days before to ${toArrive} days after (a refund ${toClear}); patients' takings also as sums, since several days may come in one deposit. Card fees taken off a deposit, another account, or money that billing never had look the same`;

/** So many batches are named in a finding. */
const NAMED = 3;

/** Every batch, the newest month first and of each the largest. Reads what was kept when the generation was built. */
export async function unbanked(session: Session): Promise<Unbanked[]> {
  const rows = (await session.rows(sqlFile("numbers/tie_out/unbanked.sql"))) as unknown as Row[];
  const left = leftOf(rows);
  const told = rows
    .filter((row) => row.told && left.get(row) !== 0n)
    .sort(
      (a, b) =>
        b.month.localeCompare(a.month) || compare(absolute(left.get(b)!), absolute(left.get(a)!)),
    );
  const places = new Map<Row, Place>();
  for (const [feed, of] of groupBy(told, (row) => row.feed)) {
    const numbers = of.map(({ row_no }) => row_no);
    for (const [i, place] of (await placed(session, feed, numbers)).entries())
      places.set(of[i]!, place);
  }
  return told.map((row) => {
    const { month, what, source, day, amount } = row;
    return {
      month,
      what,
      source,
      day,
      amount: moneyText(left.get(row)!),
      of: moneyText(absolute(cents(amount))),
      ...places.get(row)!,
    };
  });
}

/** What is left of each, in cents: of patients' takings and of deposits, what no sum of the others holds. */
function leftOf(rows: readonly Row[]): ReadonlyMap<Row, bigint> {
  const takings = rows.filter(({ what, source }) => what === "receipt" && source === "patients");
  const deposits = rows.filter(({ what }) => what === "deposit");
  const batch = ({ day, amount }: Row) => ({ day: dayNumber(day), cents: absolute(cents(amount)) });
  const pooled = pool(takings.map(batch), deposits.map(batch), {
    before: early,
    after: toArrive,
  });
  return new Map<Row, bigint>([
    ...rows.map((row): [Row, bigint] => [
      row,
      row.what === "differs" ? cents(row.amount) : absolute(cents(row.amount)),
    ]),
    ...takings.map((row, i): [Row, bigint] => [row, pooled.takings[i]!]),
    ...deposits.map((row, i): [Row, bigint] => [row, pooled.deposits[i]!]),
  ]);
}

/** One finding a month and kind, at the place of its largest batch. */
export function unbankedFindings(all: readonly Unbanked[]): PlacedFinding[] {
  return [...groupBy(all, ({ month, what }) => `${month} ${what}`).values()].map((batches) => {
    const [largest] = batches as [Unbanked];
    const { month, what, file, sha256, line } = largest;
    const sum = moneyText(batches.reduce((total, { amount }) => total + cents(amount), 0n));
    const named = batches
      .slice(0, NAMED)
      .map((each) => `${batchText(each)} on ${each.day}, ${partText(each)}`);
    const rest = batches.length > NAMED ? `; and ${batches.length - NAMED} more` : "";
    return {
      severity: "look_at",
      check: CHECKS[what],
      message: `${month}: ${moneyExact(sum)} ${SAYS[what]}: ${named.join("; ")}${rest}`,
      file,
      sha256,
      line,
      amount: sum,
      fix: "compare with the deposit slip and the day sheet; the page Compliance names the rows, and says how they were looked for and what looks the same",
    };
  });
}

const partText = ({ amount, of, what }: Unbanked): string =>
  amount === of || what === "differs"
    ? moneyExact(amount)
    : `${moneyExact(amount)} of ${moneyExact(of)}`;

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
