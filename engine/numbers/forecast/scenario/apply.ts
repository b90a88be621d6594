/**
 * An outlook with a scenario applied. What changes work moves its receipts by each payer's own lags; what
 * changes timing moves money and loses none: what comes after the horizon is said.
 */
import { dayNumber, dayFromNumber, monthNumber, monthOf } from "../../../calendar.ts";
import { dayText, moneyShort } from "../../../format.ts";
import { cents } from "../../../money.ts";
import type { ExpectedReceipt } from "../expected_money.ts";
import type { Outlook } from "../outlook.ts";
import type { ProviderShares } from "../provider_shares.ts";
import { wholeCents } from "../whole_cents.ts";
import { affectedShares, movedReceipts } from "./affected.ts";
import { BadScenario, type Change, type Scenario } from "./scenario.ts";

/** Money by day from the origin on, in cents: what a change adds, and what it puts after the horizon. */
export type Applied = {
  says: string;
  receipts: number[];
  payments: number[];
  /** in cents, receipts that come after the last day of the outlook */
  later: number;
};

/** @throws {BadScenario} on a payer, provider or category that is not there */
export function applied(
  outlook: Outlook,
  { changes }: Scenario,
  providers: ProviderShares,
): { outlook: Outlook; applied: Applied[] } {
  let now = outlook;
  const done: Applied[] = [];
  for (const change of changes) {
    const next = changed(now, change, providers);
    done.push({
      says: next.says,
      receipts: difference(next.outlook.receipts, now.receipts, outlook),
      payments: difference(next.outlook.payments, now.payments, outlook),
      later: next.later,
    });
    now = next.outlook;
  }
  return { outlook: now, applied: done };
}

type Changed = { outlook: Outlook; says: string; later: number };

function changed(outlook: Outlook, change: Change, providers: ProviderShares): Changed {
  const from = "from" in change && change.from ? dayNumber(change.from) : outlook.origin;
  const since = from > outlook.origin ? ` from ${dayText(dayFromNumber(from))}` : "";
  switch (change.kind) {
    case "volume": {
      const { provider, payer } = change;
      const share = provider === undefined ? 1 : shareOf(provider, providers);
      const until = change.until === undefined ? Infinity : dayNumber(change.until) + 1;
      const grown = rampOf(from, change.ramp_months ?? 0);
      const part = (day: number): number =>
        day >= from && day < until ? change.change * share * grown(day) : 0;
      const whose = [
        ...(provider === undefined ? [] : [`by ${provider}`]),
        ...(payer === undefined ? [] : [`for ${payer}`]),
      ].join(" ");
      const ramp = change.ramp_months ? `, reached over ${change.ramp_months} months` : "";
      return {
        outlook: withWork(outlook, part, payer, true),
        says: `${percent(change.change)} work${whose && ` ${whose}`}${since}${ramp}; supplies go with it`,
        later: 0,
      };
    }
    case "rate": {
      const part = (day: number): number => (day >= from ? change.change : 0);
      return {
        outlook: withWork(outlook, part, change.payer, false),
        says: `${percent(change.change)} paid for work${change.payer ? ` by ${change.payer}` : ""}${since}`,
        later: 0,
      };
    }
    case "payer_mix": {
      const { from_payer, to_payer, share } = change;
      if (outlook.work.length === 0) {
        throw new BadScenario("a change of payers needs a billing export that tells them apart");
      }
      const part = (day: number): number => (day >= from ? -share : 0);
      const less = withWork(outlook, part, named(outlook, from_payer), false, true);
      const more = movedReceipts(
        outlook,
        from_payer,
        named(outlook, to_payer),
        (day) => -part(day),
      );
      const line: ExpectedReceipt = {
        payer: to_payer,
        basis: "expected",
        item: null,
        cents: wholeCents(more),
      };
      return {
        outlook: { ...less, receipts: [...less.receipts, line] },
        says: `${percent(share).replace("+", "")} of the work for ${from_payer} is for ${to_payer} instead${since}`,
        later: 0,
      };
    }
    case "delay": {
      const moved = shifted(outlook, change.payer, (day) =>
        day >= from ? day + change.days : day,
      );
      return {
        ...moved,
        says: `${change.payer ?? "every insurer"} pays ${change.days} days later${since}`,
      };
    }
    case "outage": {
      const end = from + 7 * change.weeks;
      const moved = shifted(outlook, change.payer, (day) => (day >= from && day < end ? end : day));
      return {
        ...moved,
        says: `nothing from ${change.payer ?? "any insurer"} for ${change.weeks} weeks${since}, then all that was due`,
      };
    }
    case "payroll":
      return {
        outlook: withPayments(outlook, "Payroll", undefined, change.change, from),
        says: `${percent(change.change)} payroll${since}`,
        later: 0,
      };
    case "payments":
      return {
        outlook: withPayments(outlook, change.category, change.item, change.change, from),
        says: `${percent(change.change)} ${change.item ?? change.category}${since}`,
        later: 0,
      };
    case "minimum":
      return {
        outlook,
        says: `a minimum of ${moneyShort(Number(change.amount))}`,
        later: 0,
      };
    case "once":
      return once(outlook, change.item, Number(cents(change.amount)), dayNumber(change.date));
  }
}

/** Work changed by a share that depends on its day; receipts follow by lags, supplies where it is visits. */
function withWork(
  outlook: Outlook,
  part: (day: number) => number,
  payer: string | undefined,
  withVisits: boolean,
  insurerOnly = false,
): Outlook {
  if (payer !== undefined) named(outlook, payer);
  const receipts = outlook.receipts.map((line) => {
    const isFuture = line.basis !== "billed" && line.payer !== OTHER_INCOME;
    const isTouched = line.payer === payer || line.payer === PATIENTS || payer === undefined;
    if (!isFuture || !isTouched || (insurerOnly && line.payer !== payer)) return line;
    const shares = affectedShares(outlook, line.payer, payer, part);
    return { ...line, cents: scaled(line.cents, (i) => 1 + shares[i]!) };
  });
  const payments = outlook.payments.map((line) => {
    if (!withVisits || !line.goesWithVisits) return line;
    const share = payer === undefined ? 1 : shareOfPayer(outlook, payer);
    return {
      ...line,
      cents: scaled(line.cents, (i) => 1 + share * part(outlook.origin + i - SUPPLIES_PAID)),
    };
  });
  return { ...outlook, receipts, payments };
}

/** Receipts of insurers, or of one payer, on other days; what lands on a shut day waits for the next. */
function shifted(
  outlook: Outlook,
  payer: string | undefined,
  to: (day: number) => number,
): { outlook: Outlook; later: number } {
  if (payer !== undefined) named(outlook, payer);
  const shut = new Set(outlook.shut);
  let later = 0;
  const receipts = outlook.receipts.map((line) => {
    const isMine = payer === undefined ? line.payer !== PATIENTS : line.payer === payer;
    if (!isMine || line.payer === OTHER_INCOME) return line;
    const moved = line.cents.map(() => 0);
    line.cents.forEach((amount, i) => {
      if (amount === 0) return;
      let day = to(outlook.origin + i) - outlook.origin;
      if (day !== i) while (shut.has(day)) day++;
      if (day < moved.length) moved[day]! += amount;
      else later += amount;
    });
    return { ...line, cents: moved };
  });
  return { outlook: { ...outlook, receipts }, later };
}

function withPayments(
  outlook: Outlook,
  category: string,
  item: string | undefined,
  change: number,
  from: number,
): Outlook {
  const known = [...new Set(outlook.payments.map((line) => line.category))];
  if (!known.includes(category)) {
    throw new BadScenario(`nothing is paid for "${category}"`, known);
  }
  const items = outlook.payments.filter((line) => line.category === category);
  if (item !== undefined && !items.some((line) => line.item === item)) {
    throw new BadScenario(
      `nothing is paid for "${item}" in "${category}"`,
      items.map((line) => line.item),
    );
  }
  const payments = outlook.payments.map((line) =>
    line.category === category && (item === undefined || line.item === item)
      ? { ...line, cents: scaled(line.cents, (i) => (outlook.origin + i >= from ? 1 + change : 1)) }
      : line,
  );
  return { ...outlook, payments };
}

function once(outlook: Outlook, item: string, amount: number, day: number): Changed {
  const at = day - outlook.origin;
  const length = outlook.payments[0]?.cents.length ?? outlook.receipts[0]?.cents.length ?? 0;
  if (at < 0 || at >= length) {
    throw new BadScenario(`${item}: ${dayFromNumber(day)} is not among the days forecast`);
  }
  const onDay = Array.from({ length }, (_, i) => (i === at ? Math.abs(amount) : 0));
  const says = `${item}: ${moneyShort(amount / 100)} on ${dayText(dayFromNumber(day))}`;
  if (amount >= 0) {
    const line = { payer: OTHER_INCOME, basis: "other" as const, item, cents: onDay };
    return { outlook: { ...outlook, receipts: [...outlook.receipts, line] }, says, later: 0 };
  }
  const line = { item, category: "Other", isDated: true, goesWithVisits: false, cents: onDay };
  return { outlook: { ...outlook, payments: [...outlook.payments, line] }, says, later: 0 };
}

const PATIENTS = "Patients";
const OTHER_INCOME = "Other income";
/** Days after the work on which its supplies are paid, about. */
const SUPPLIES_PAID = 45;

/** @throws {BadScenario} */
function named(outlook: Outlook, payer: string): string {
  const known = [
    ...new Set([
      ...outlook.work.map((source) => source.payer),
      ...outlook.receipts.map((line) => line.payer),
    ]),
  ].filter((name) => name !== OTHER_INCOME);
  if (!known.includes(payer)) throw new BadScenario(`there is no payer "${payer}"`, known);
  return payer;
}

function shareOf(provider: string, providers: ProviderShares): number {
  const share = providers.get(provider);
  if (share === undefined) {
    throw new BadScenario(`no provider "${provider}" worked in the last quarter`, [
      ...providers.keys(),
    ]);
  }
  return share;
}

function shareOfPayer({ work }: Outlook, payer: string): number {
  const sum = (charges: readonly number[]): number => charges.reduce((all, each) => all + each, 0);
  const all = work.reduce((total, { charges }) => total + sum(charges), 0);
  const mine = sum(work.find((source) => source.payer === payer)!.charges);
  return all > 0 ? mine / all : 0;
}

/** 0 to 1 over so many months. */
function rampOf(from: number, months: number): (day: number) => number {
  const first = monthNumber(monthOf(dayFromNumber(from)));
  return (day) => {
    if (months === 0) return 1;
    const into = monthNumber(monthOf(dayFromNumber(day))) - first + 1;
    return Math.min(1, into / (months + 1));
  };
}

const scaled = (amounts: readonly number[], factor: (i: number) => number): number[] =>
  wholeCents(Float64Array.from(amounts, (amount, i) => amount * factor(i)));

function difference(
  after: readonly { cents: readonly number[] }[],
  before: readonly { cents: readonly number[] }[],
  { receipts, payments }: Outlook,
): number[] {
  const length = (payments[0] ?? receipts[0])?.cents.length ?? 0;
  const change = Array.from({ length }, () => 0);
  for (const { cents: amounts } of after) amounts.forEach((each, i) => (change[i]! += each));
  for (const { cents: amounts } of before) amounts.forEach((each, i) => (change[i]! -= each));
  return change;
}

const percent = (share: number): string =>
  `${share > 0 ? "+" : "−"}${Math.abs(Math.round(share * 1000) / 10)} %`;
