/**
 * Receipts to come by payer, location, week and month, made once when a generation is built: whole cents by
 * the segments that weeks and months share, so parts sum to wholes whichever way they are added.
 */
import { dayNumber } from "../../../calendar.ts";
import type { ReceiptsBacktest, ReceiptsPast } from "../../../contract.ts";
import { allocate } from "../../../money.ts";
import { BankingDays, monthStart } from "../banking_days.ts";
import type { Evidence } from "../evidence.ts";
import { asKnown } from "../known.ts";
import { lastOrigin } from "../origins.ts";
import { outlookOf, type Outlook } from "../outlook.ts";
import { project } from "../projection.ts";
import { agreed } from "./agree.ts";
import { basesOf, heldOf } from "./bases.ts";
import { placedOf } from "./placed.ts";
import { pastOf, receiptsBacktest } from "./record.ts";
import { inSegments, segmentsOf, type Segment } from "./segments.ts";
import { pastParts } from "./trial.ts";
import { withPayers } from "./with_payers.ts";

/** Weeks and months that it reaches. */
export const MOST = { week: 26, month: 6 } as const;
/** Days past them that are looked at, for what banks being shut moves. */
const ROOM = 40;
/** Money that is of no location: other income, and all fees where no billing system tells whose they are. */
export const WHOLE_PRACTICE = "Whole practice";
/** Steps that a share is weighed in. */
const FINE = 1e9;

export type Hierarchy = {
  /** first day forecast, counted from 1970-01-01 */
  origin: number;
  segments: Segment[];
  /** whole cents by segment; all rows of a segment sum to what the cash forecast expects in it */
  rows: Row[];
  backtest: ReceiptsBacktest;
  past: ReceiptsPast[];
};

export type Forecasts = { outlook: Outlook; hierarchy: Hierarchy };

type Row = { payer: string; location: string; cents: number[] };

/**
 * The forecast of cash and that of receipts by payer and location, which say the same of all receipts and of
 * each payer: all receipts are cash's, payers are as they agree with locations.
 *
 * @returns null where there is no money to forecast
 */
export function forecastOf(evidence: Evidence): Forecasts | null {
  const made = outlookOf(evidence);
  const origin = lastOrigin(evidence);
  if (!made || !origin) return null;
  const { outlook, trials } = made;
  const { sources, locations } = evidence;
  const length = Math.max(7 * MOST.week, monthStart(origin.month + 1 + MOST.month) - origin.day);
  const segments = segmentsOf(origin.day, length);
  const kept = { origin: origin.day, segments };
  if (sources.length === 0) {
    const backtest = receiptsBacktest([], outlook.method);
    const rows = besides(outlook, sources, segments);
    return { outlook, hierarchy: { ...kept, rows, backtest, past: [] } };
  }
  const days = new BankingDays(evidence.since, origin.day + length + ROOM, evidence.holidays);
  const known = asKnown(evidence, origin, days);
  const placed = placedOf(evidence, known);
  const tried = new Set(outlook.backtest.origins.map(dayNumber));
  const { past, unevenness } = pastParts(
    evidence,
    trials.filter((trial) => tried.has(trial.origin.day)),
    { known, placed },
    outlook.method,
  );
  const backtest = receiptsBacktest(past, outlook.method);
  const { alone, byShares } = basesOf(
    project(known, origin.day + length),
    placed,
    heldOf(outlook.receipts, sources, length),
    outlook.method,
    segments,
  );
  const names = sources.flatMap((payer) => locations.map((location) => ({ payer, location })));
  const parts =
    backtest.split === "reconciled"
      ? wholeCents(agreed(alone, unevenness), alone.all)
      : alone.payer.flatMap((cents, payer) =>
          wholeCents(
            byShares.slice(payer * locations.length, (payer + 1) * locations.length),
            cents,
          ),
        );
  const rows = parts.map((cents, i): Row => ({ ...names[i]!, cents }));
  return {
    outlook: backtest.split === "reconciled" ? withPayers(outlook, rows, segments) : outlook,
    hierarchy: {
      ...kept,
      rows: [...rows, ...besides(outlook, sources, segments)].filter(({ cents }) =>
        cents.some((each) => each !== 0),
      ),
      backtest,
      past: pastOf(past, backtest.split, names),
    },
  };
}

/** Parts by segment in whole cents that sum to the whole, which is in whole cents. */
function wholeCents(parts: readonly (readonly number[])[], whole: readonly number[]): number[][] {
  const bySegment = whole.map((cents, i) => {
    const amounts = parts.map((part) => Math.max(0, part[i]! * Math.sign(cents)));
    const most = Math.max(...amounts);
    const weights = amounts.map((amount) =>
      most > 0 ? BigInt(Math.round((amount / most) * FINE)) : 1n,
    );
    return allocate(BigInt(cents), weights).map(Number);
  });
  return parts.map((_, part) => bySegment.map((each) => each[part]!));
}

/** What the cash forecast expects that is of no payer of the billing system, by its name there. */
function besides({ receipts }: Outlook, payers: readonly string[], segments: Segment[]): Row[] {
  const names = [...new Set(receipts.map(({ payer }) => payer))].filter(
    (name) => !payers.includes(name),
  );
  return heldOf(receipts, names, segments.at(-1)!.to).map((cents, i) => ({
    payer: names[i]!,
    location: WHOLE_PRACTICE,
    cents: inSegments(cents, segments),
  }));
}
