/** The cash forecast with payers as they agree with locations: all receipts of a week or month stay what they are. */
import { groupBy } from "../../../group.ts";
import { allocate } from "../../../money.ts";
import type { ExpectedReceipt } from "../expected_money.ts";
import { HORIZON_DAYS, type Outlook } from "../outlook.ts";
import type { Segment } from "./segments.ts";

/** @param rows  whole cents by segment of each payer at each location */
export function withPayers(
  outlook: Outlook,
  rows: readonly { payer: string; cents: readonly number[] }[],
  segments: readonly Segment[],
): Outlook {
  const receipts = outlook.receipts.map((line) => ({ ...line, cents: [...line.cents] }));
  for (const [payer, mine] of groupBy(rows, (row) => row.payer)) {
    const due = segments.map((_, i) => mine.reduce((sum, { cents }) => sum + cents[i]!, 0));
    if (due.every((cents) => cents === 0)) continue;
    let lines = receipts.filter((line) => line.payer === payer);
    if (lines.length === 0) {
      const cents = Array.from({ length: HORIZON_DAYS }, () => 0);
      lines = [{ payer, basis: "expected", item: null, cents }];
      receipts.push(...lines);
    }
    segments.forEach((segment, i) => spread(lines, segment, due[i]!));
  }
  return { ...outlook, receipts };
}

/** Puts an amount on the lines and days of a segment as they were, else on its last day. */
function spread(lines: readonly ExpectedReceipt[], { from, to }: Segment, due: number): void {
  const sign = Math.sign(due);
  const cells = lines.flatMap(({ cents }) =>
    Array.from({ length: to - from }, (_, day) => ({ cents, day: from + day })),
  );
  const weights = cells.map(({ cents, day }) => BigInt(Math.max(0, sign * cents[day]!)));
  if (!weights.some((weight) => weight > 0n)) weights[weights.length - 1] = 1n;
  const parts = allocate(BigInt(due), weights);
  cells.forEach(({ cents, day }, i) => (cents[day] = Number(parts[i]!)));
}
