/** How past forecasts of each level did, and whether reconciled parts are used. */
import type {
  CashMethod,
  ReceiptsBacktest,
  ReceiptsLevelName,
  ReceiptsPast,
  ReceiptsSplit,
} from "../../../contract.ts";
import { dayFromNumber } from "../../../calendar.ts";
import { tableText } from "../../../format.ts";
import { moneyText } from "../../../money.ts";
import { monthStart } from "../banking_days.ts";
import { LEAST_COMPARED, shareOf } from "../score.ts";
import { LEVELS, nodesOf, type Nodes } from "./nodes.ts";
import type { PastParts } from "./trial.ts";

const UNITS = ["week", "month"] as const;
const KINDS = ["alone", "reconciled", "shares"] as const;
/** As they are called where they are shown. */
const NAMES = {
  all: "all",
  payer: "payer",
  location: "location",
  part: "payer and location",
} as const satisfies Record<keyof Nodes, ReceiptsLevelName>;

export function receiptsBacktest(past: readonly PastParts[], method: CashMethod): ReceiptsBacktest {
  const scores = UNITS.flatMap((unit) =>
    (["all", ...LEVELS] as const).map((level) => scoreOf(past, level, unit)),
  );
  const split = splitOf(scores, method);
  return {
    origins: past.map(({ origin }) => dayFromNumber(origin.day)),
    by_entry_dates: past.filter(({ origin }) => origin.byEntry).length,
    split,
    says: says(past, scores, split, method),
    levels: scores.map(({ level, unit, n, off }) => ({
      level: NAMES[level],
      unit,
      n,
      alone: rate(off.alone),
      reconciled: rate(off.reconciled),
      shares: rate(off.shares),
      used: rate(off[split]),
    })),
  };
}

type Score = {
  level: keyof Nodes;
  unit: "week" | "month";
  n: number;
  off: Record<(typeof KINDS)[number], number | null>;
};

/** Σ |foreseen − came| ÷ Σ came over the nodes of a level and the weeks or months that are over. */
function scoreOf(past: readonly PastParts[], level: keyof Nodes, unit: "week" | "month"): Score {
  const off = { alone: 0, reconciled: 0, shares: 0 };
  let [came, n] = [0, 0];
  for (const each of past) {
    const spans = wholeSpans(each, unit);
    n += spans.length;
    nodesOf(each.actual, level).forEach((actual, node) => {
      for (const span of spans) {
        const sum = (cents: readonly number[]): number =>
          span.reduce((total, i) => total + cents[i]!, 0);
        const there = sum(actual);
        for (const kind of KINDS) {
          off[kind] += Math.abs(sum(nodesOf(each[kind], level)[node]!) - there);
        }
        came += there;
      }
    });
  }
  return {
    level,
    unit,
    n,
    off: {
      alone: shareOf(off.alone, came),
      reconciled: shareOf(off.reconciled, came),
      shares: shareOf(off.shares, came),
    },
  };
}

/** The segments of each week, or of each calendar month, that lies in the span and is over. */
function wholeSpans({ segments, came, origin }: PastParts, unit: "week" | "month"): number[][] {
  const spans = new Map<number, number[]>();
  segments.forEach((segment, i) => {
    const mine = spans.get(segment[unit]) ?? [];
    spans.set(segment[unit], [...mine, i]);
  });
  return [...spans].flatMap(([at, mine]) => {
    const end = segments[mine.at(-1)!]!.to;
    const due = unit === "week" ? 7 * (at + 1) : monthStart(origin.month + at + 2) - origin.day;
    return end === due && end <= came ? [mine] : [];
  });
}

const weekly = (scores: readonly Score[], level: keyof Nodes): Score =>
  scores.find((score) => score.level === level && score.unit === "week")!;

/**
 * Reconciled parts where in past weeks they were off by no more, over all levels, than shares of the year
 * before. A naive forecast knows no more of payers and locations than their shares.
 */
function splitOf(scores: readonly Score[], method: CashMethod): ReceiptsSplit {
  const tried = LEVELS.map((level) => weekly(scores, level));
  if (method !== "payment_lags" || tried.some(({ n }) => n < LEAST_COMPARED)) return "shares";
  const sum = (kind: ReceiptsSplit): number =>
    tried.reduce((total, { off }) => total + (off[kind] ?? Infinity), 0);
  return sum("reconciled") <= sum("shares") ? "reconciled" : "shares";
}

function says(
  past: readonly PastParts[],
  scores: readonly Score[],
  split: ReceiptsSplit,
  method: CashMethod,
): string {
  const tried = LEVELS.map((level) => weekly(scores, level));
  const [payer, location, part] = tried;
  if (method !== "payment_lags" || tried.some(({ n }) => n < LEAST_COMPARED)) {
    return `${method === "payment_lags" ? "There are too few past months to try a better way on" : "Receipts are a naive forecast"}, so each payer's money is divided among locations as it came in the last year.`;
  }
  const missed = (score: Score): string =>
    `${percent(score.off[split])} instead of ${percent(score.off.alone)}`;
  const worse = tried.filter(
    ({ off }) => off[split]! > off.alone! && percent(off[split]) !== percent(off.alone),
  );
  return [
    `${triedOn(past)} ${WAYS[split]} missed weekly receipts of a payer by ${missed(payer!)}, of a location by ${missed(location!)} and of a payer at a location by ${missed(part!)} when each is forecast by itself.`,
    ...(worse.length > 0
      ? [
          `Each ${worse.map(({ level }) => NAMES[level]).join(" and each ")} by itself did better, but such forecasts do not add up.`,
        ]
      : []),
    `All receipts are those of the cash forecast, off by ${percent(weekly(scores, "all").off.alone)}.`,
  ].join(" ");
}

const WAYS: Record<ReceiptsSplit, string> = {
  reconciled: "parts that were made to agree with their wholes",
  shares:
    "each payer's money divided as in the year before did better than parts made to agree, and",
};

function triedOn(past: readonly PastParts[]): string {
  const late = past.filter(({ origin }) => origin.byEntry).length;
  const count = past.length === 1 ? "1 past forecast" : `${past.length} past forecasts`;
  if (late === 0) return `In ${count}, each made with what was known then,`;
  const anew = "made anew from what had been entered by then,";
  return late === past.length ? `In ${count}, ${anew}` : `In ${count}, ${late} of them ${anew}`;
}

const percent = (share: number | null): string => `${tableText(share, "ratio")} %`;

/** What each past forecast foresaw of each part over its quarter, and what came; null while it is not over. */
export function pastOf(
  past: readonly PastParts[],
  split: ReceiptsSplit,
  names: readonly { payer: string; location: string }[],
): ReceiptsPast[] {
  return past.map((each) => {
    const sum = (cents: readonly number[]): string =>
      moneyText(BigInt(Math.round(cents.reduce((total, cent) => total + cent, 0))));
    const isOver = each.came >= each.segments.at(-1)!.to;
    return {
      origin: dayFromNumber(each.origin.day),
      known_at: each.origin.byEntry ? null : dayFromNumber(each.origin.known),
      parts: names.map((name, part) => ({
        ...name,
        foreseen: sum(each[split].part[part]!),
        came: isOver ? sum(each.actual.part[part]!) : null,
      })),
    };
  });
}

/** Four digits are as many as a share of so few weeks means. */
const rate = (share: number | null): number | null =>
  share === null ? null : Math.round(share * 10_000) / 10_000;
