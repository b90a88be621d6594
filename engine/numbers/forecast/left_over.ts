/**
 * What no rule covers: at the average of the last twelve months, as items of their own, so that nothing
 * that moved cash vanishes; and what has stopped, which is said and not expected again.
 */
import { dayFromNumber } from "../../calendar.ts";
import { dayText, moneyShort } from "../../format.ts";
import { isIncome, type Item } from "./items.ts";
import type { Known } from "./known.ts";
import { measuredOn, sourceOf, sumSince, type Stream } from "./stream.ts";

const A_QUARTER = 91;
const A_YEAR = 365;
const WORKING_DAYS_A_MONTH = 21;
/** Items named in a sentence. */
const NAMED = 3;

type Group = { name: string; category: string; has: (item: Item) => boolean };

const GROUPS: readonly Group[] = [
  {
    name: "Owners, without a rule",
    category: "Owners",
    has: (item) => !isIncome(item) && item.category === "Owners",
  },
  {
    name: "Other payments without a rule",
    category: "Other",
    has: (item) => !isIncome(item) && item.category !== "Owners",
  },
  { name: "Other income without a rule", category: "Other income", has: isIncome },
];

export function leftOver(known: Known, strays: readonly Item[], until: number): Stream[] {
  const since = Math.max(known.origin.day - A_YEAR, known.flows[0]?.day ?? known.origin.day);
  const recent = strays.filter((item) => sumSince(item, since, known.origin.day).times > 0);
  const stopped = recent.filter((item) => hasStopped(item, known.origin.day));
  const going = recent.filter((item) => !stopped.includes(item));
  return [
    ...GROUPS.flatMap((group) => averaged(known, group, going.filter(group.has), since, until)),
    ...stopped.map((item) => ended(known, item, until)),
  ];
}

function averaged(
  { days, origin }: Known,
  { name, category }: Group,
  items: readonly Item[],
  since: number,
  until: number,
): Stream[] {
  const parts = items
    .map((item) => ({ name: item.name, ...sumSince(item, since, origin.day) }))
    .filter(({ cents }) => cents !== 0)
    .toSorted((a, b) => Math.abs(b.cents) - Math.abs(a.cents));
  const open = days.count(since, origin.day);
  if (parts.length === 0 || open === 0) return [];
  const each = parts.reduce((sum, { cents }) => sum + cents, 0) / open;
  const cents = new Float64Array(until - origin.day);
  for (let day = origin.day; day < until; day++) {
    if (days.isOpen(day)) cents[day - origin.day] = each;
  }
  const monthly = each * WORKING_DAYS_A_MONTH;
  const named = parts
    .slice(0, NAMED)
    .map((part) => `${part.name} ${moneyShort(Math.abs(part.cents) / 100)}`);
  const more = parts.length > NAMED ? ` and ${parts.length - NAMED} more` : "";
  return [
    {
      name,
      category,
      isIncome: category === "Other income",
      cents,
      isDated: false,
      goesWithVisits: false,
      says: `${moneyShort(Math.abs(monthly) / 100)} a month, the average since ${dayText(dayFromNumber(since))}: ${named.join(", ")}${more}`,
      amount: monthly,
      source: "general ledger",
      ...measuredOn(items),
    },
  ];
}

/** Something that came often enough to be missed by now. */
function hasStopped({ days }: Item, origin: number): boolean {
  const span = days.at(-1)! - days[0]!;
  return days.length >= 6 && origin - days.at(-1)! > Math.max(A_QUARTER, (3 * span) / days.length);
}

const ended = ({ origin }: Known, item: Item, until: number): Stream => ({
  name: item.name,
  category: item.category,
  isIncome: isIncome(item),
  cents: new Float64Array(until - origin.day),
  isDated: false,
  goesWithVisits: false,
  says: `none any more; the last was on ${dayText(dayFromNumber(item.days.at(-1)!))}`,
  amount: null,
  source: sourceOf(item),
  ...measuredOn([item]),
});
