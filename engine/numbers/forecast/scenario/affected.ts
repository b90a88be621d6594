/** Which part of the receipts of a day comes from work that a scenario changes, by the payers' own lags. */
import type { Outlook } from "../outlook.ts";

const A_WEEK = 7;
const PATIENTS = "Patients";

/** The work that a source of money pays on, in cents by day from the origin on: patients pay on everyone's. */
export const workPaidOn = (
  outlook: Outlook,
  { payer, charges }: Outlook["work"][number],
): readonly number[] => (payer === PATIENTS ? Array.from(everything(outlook)) : charges);

/**
 * By day from the origin on: the change of what a payer brings for work to come, as a share of it, when work
 * changes by `part` of its day. Patients pay on all work, so a change for one payer's moves theirs in part.
 *
 * @param ofPayer  whose work changes; undefined for all
 */
export function affectedShares(
  outlook: Outlook,
  payer: string,
  ofPayer: string | undefined,
  part: (day: number) => number,
): Float64Array {
  const source = outlook.work.find((each) => each.payer === payer);
  const length = lengthOf(outlook);
  if (!source) return bySteadyWork(outlook, payer, part);
  const mine = workPaidOn(outlook, source);
  const touched =
    payer === PATIENTS && ofPayer !== undefined
      ? outlook.work.find((each) => each.payer === ofPayer)!.charges
      : mine;
  const whole = byWeek(
    outlook,
    run(outlook, source.curve, mine, () => 1),
  );
  const changed = byWeek(outlook, run(outlook, source.curve, touched, part));
  return Float64Array.from({ length }, (_, i) => {
    const week = weekOf(outlook, i);
    return whole[week]! > 0 ? changed[week]! / whole[week]! : part(outlook.origin + i);
  });
}

/**
 * What one payer's work would bring if another paid it, in cents by day: by the other's lags and yield, landing
 * as the other's money lands.
 */
export function movedReceipts(
  outlook: Outlook,
  fromPayer: string,
  toPayer: string,
  part: (day: number) => number,
): Float64Array {
  const from = outlook.work.find((each) => each.payer === fromPayer)!;
  const to = outlook.work.find((each) => each.payer === toPayer)!;
  const length = lengthOf(outlook);
  const own = byWeek(
    outlook,
    run(outlook, to.curve, to.charges, () => 1),
  );
  const moved = byWeek(outlook, run(outlook, to.curve, from.charges, part));
  const there = new Float64Array(length);
  for (const { payer, basis, cents } of outlook.receipts) {
    if (payer !== toPayer || (basis !== "scheduled" && basis !== "expected")) continue;
    cents.forEach((each, i) => (there[i]! += each));
  }
  return there.map((cash, i) => {
    const week = weekOf(outlook, i);
    return own[week]! > 0 ? (cash * moved[week]!) / own[week]! : 0;
  });
}

/**
 * Where a naive forecast is used and payers are not told apart: of steady work, cash follows a change as the
 * lags of the payer, or of the largest one, fill up.
 */
function bySteadyWork(
  outlook: Outlook,
  payer: string,
  part: (day: number) => number,
): Float64Array {
  const lag = outlook.lags.find((each) => each.payer === payer) ?? outlook.lags[0];
  const paidBy = lag?.paid_by ?? NO_LAGS;
  const landing = paidBy.map((share, days) => share - (paidBy[days - 1] ?? 0));
  return Float64Array.from({ length: lengthOf(outlook) }, (_, i) =>
    landing.reduce(
      (sum, share, days) => sum + (i >= days ? share * part(outlook.origin + i - days) : 0),
      0,
    ),
  );
}

/** Nothing for thirty days, then all: what is said of insurers where nothing is known of them. */
const NO_LAGS = Array.from({ length: 31 }, (_, days) => (days < 30 ? 0 : 1));

const lengthOf = ({ receipts }: Outlook): number => receipts[0]!.cents.length;

const everything = ({ work }: Outlook): Float64Array => {
  const all = new Float64Array(work[0]!.charges.length);
  for (const { charges } of work) charges.forEach((each, i) => (all[i]! += each));
  return all;
};

/** Receipts by day from charges of days to come, each charge weighed. */
function run(
  { origin }: Outlook,
  curve: readonly number[],
  charges: ArrayLike<number>,
  weight: (day: number) => number,
): Float64Array {
  const weighed = Float64Array.from(charges, (each, i) => each * weight(origin + i));
  return weighed.map((_, day) => {
    let sum = 0;
    for (let lag = Math.min(day, curve.length - 1); lag >= 0; lag--) {
      sum += curve[lag]! * weighed[day - lag]!;
    }
    return sum;
  });
}

/** The week of a day, counted from the Monday of the first one. */
const weekOf = ({ origin }: Outlook, i: number): number =>
  Math.floor((i + ((((origin + 3) % A_WEEK) + A_WEEK) % A_WEEK)) / A_WEEK);

function byWeek(outlook: Outlook, days: Float64Array): Float64Array {
  const weeks = new Float64Array(weekOf(outlook, days.length - 1) + 1);
  days.forEach((each, i) => (weeks[weekOf(outlook, i)]! += each));
  return weeks;
}
