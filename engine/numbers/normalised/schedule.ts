/** What each adjustment comes to in a span of months: as the practice claims it, and as a lender counts it. */
import { monthsFrom } from "../../calendar.ts";
import type { AdjustmentLine } from "../../contract.ts";
import { allocate, moneyText } from "../../money.ts";
import type { Months } from "../kpi/window.ts";
import { asNumber, partOf } from "../rational.ts";
import type { Adjustment } from "./adjustment_file.ts";

export type AdjustmentSchedule = {
  lines: AdjustmentLine[];
  /** cents, claimed and counted */
  claimed: bigint;
  counted: bigint;
};

/** An adjustment is spread evenly over its months, to the cent; those in the window count. */
export function adjustmentsIn(
  adjustments: readonly Adjustment[],
  window: Months,
): AdjustmentSchedule {
  const found = adjustments.flatMap((adjustment) => {
    const months = monthsFrom(adjustment.from, adjustment.to);
    const parts = allocate(
      adjustment.cents,
      months.map(() => 1n),
    );
    const inside = parts.filter((_, i) => months[i]! >= window.first && months[i]! <= window.last);
    if (inside.length === 0) return [];
    const claimed = inside.reduce((sum, part) => sum + part, 0n);
    return [{ adjustment, claimed, counted: partOf(claimed, adjustment.accepted) }];
  });
  const sum = (which: "claimed" | "counted"): bigint =>
    found.reduce((all, each) => all + each[which], 0n);
  return {
    lines: found.map(({ adjustment, claimed, counted }) => ({
      name: adjustment.name,
      kind: adjustment.kind,
      from: adjustment.from,
      to: adjustment.to,
      claimed: moneyText(claimed),
      accepted: asNumber(adjustment.accepted),
      counted: moneyText(counted),
      reason: adjustment.reason,
      document: adjustment.document ?? null,
      approved_by: adjustment.approved_by ?? null,
      market_source: adjustment.market_source ?? null,
    })),
    claimed: sum("claimed"),
    counted: sum("counted"),
  };
}
