/**
 * From the collections of cash-basis books to what each month's services earn, and back: receivables are counted
 * at what is still expected to come of them, by the run-off of the practice's own months of service.
 */
import { addMonths } from "../../calendar.ts";
import type { AccrualBridge, AccrualMonth, RunOff } from "../../contract.ts";
import { sqlFile, type Session } from "../../database.ts";
import { cents, moneyText } from "../../money.ts";
import { readRunOff } from "../forecast/kept.ts";
import { tie } from "./checks.ts";

/** Of one month; whole cents, null where a system does not have the month. */
export type CollectedMonth = {
  month: string;
  books: bigint | null;
  posted: bigint | null;
  recovered: bigint;
  applied: bigint;
  /** waiting money and what is owed back, at its end */
  unapplied: bigint;
  credits: bigint;
  /** received after it for services until its end */
  later: bigint;
  /** received at any time for its services */
  served: bigint;
};

const BASIS =
  "books on cash basis; accrual is net revenue by month of service, receivables at what is expected to come of them (run-off of the practice's own months of service), less credits and money that waits to be applied";

/**
 * @param months  oldest first, the first only for what it ends with
 * @param run     what is still to come by month of service; null where too little has been paid to tell
 */
export function bridgeOf(
  months: readonly CollectedMonth[],
  run: Pick<RunOff, "months"> | null,
): AccrualBridge {
  const none = (reason: string): AccrualBridge => ({
    reason,
    basis: BASIS,
    months: [],
    net_receivables: [],
    checks: [],
  });
  if (!run) return none("too few months of service have been paid to tell what is still to come");
  const toCome = new Map(run.months.map(({ month, to_come }) => [month, cents(to_come)]));
  const [before, ...shown] = months;
  if (!before || shown.length === 0) return none("there are not two months to compare");
  const lacking = shown.find(({ books, posted }) => books === null || posted === null);
  if (lacking) {
    const where = lacking.books === null ? "books" : "billing system";
    return none(`the ${where} has no collections of ${lacking.month}`);
  }
  const expectedBy = (month: string): bigint =>
    [...toCome].reduce((sum, [served, amount]) => (served <= month ? sum + amount : sum), 0n);
  const gross = (at: CollectedMonth): bigint => at.later + expectedBy(at.month);
  const bridged = shown.map((at, i) => {
    const last = i === 0 ? before : shown[i - 1]!;
    const unapplied = -(at.unapplied - last.unapplied);
    const parts = {
      collections: at.books!,
      timing: at.posted! + at.recovered - at.books!,
      recoveries: -at.recovered,
      unapplied,
      other_unapplied: -(at.posted! - at.applied) - unapplied,
      receivables: gross(at) - gross(last),
      credits: -(at.credits - last.credits),
    };
    const net = Object.values(parts).reduce((sum, part) => sum + part, 0n);
    const expected = toCome.get(at.month) ?? 0n;
    return { parts, net, expected, off: net - (at.served + expected + parts.credits) };
  });
  return {
    reason: null,
    basis: BASIS,
    months: bridged.map(({ parts, net, expected }, i): AccrualMonth => ({
      month: shown[i]!.month,
      ...(Object.fromEntries(
        Object.entries(parts).map(([name, amount]) => [name, moneyText(amount)]),
      ) as Record<keyof typeof parts, string>),
      net_revenue: moneyText(net),
      still_expected: moneyText(expected),
    })),
    net_receivables: shown.map((at) => moneyText(gross(at) - at.credits - at.unapplied)),
    checks: [
      tie(
        "bridge",
        "net revenue by the bridge = received so far for the month's services + still expected of them − credits grown",
        bridged.reduce((sum, { off }) => sum + (off < 0n ? -off : off), 0n),
      ),
    ],
  };
}

const SHOWN = 12;

/**
 * The bridge of the twelve months to one.
 *
 * @param knownAt  ISO 8601 instant whose knowledge the session sees, or null for now
 */
export async function accrualBridge(
  session: Session,
  last: string,
  knownAt: string | null,
): Promise<AccrualBridge> {
  return bridgeOf(await readCollected(session, last), await readRunOff(session, knownAt));
}

async function readCollected(session: Session, last: string): Promise<CollectedMonth[]> {
  const rows = await session.rows(sqlFile("numbers/statements/accrual.sql"), {
    first: addMonths(last, -SHOWN),
    last,
  });
  const amount = (value: unknown): bigint => cents(value as string);
  const known = (value: unknown): bigint | null => (value === null ? null : amount(value));
  return rows.map((row) => ({
    month: row["month"] as string,
    books: known(row["books"]),
    posted: known(row["posted"]),
    recovered: amount(row["recovered"]),
    applied: amount(row["applied"]),
    unapplied: amount(row["unapplied"]),
    credits: amount(row["credits"]),
    later: amount(row["later"]),
    served: amount(row["served"]),
  }));
}
