import type { Cents } from "../cents.ts";
import { CODES } from "../world/codes.ts";
import { SITES } from "../world/providers.ts";
import type { World } from "../world/world.ts";

/** A lot as somebody counted it. */
export type Lot = {
  readonly item: string;
  readonly kind: "vaccine" | "drug" | "supply";
  readonly lot: string;
  readonly site: string;
  readonly counted: number;
  readonly quantity: number;
  readonly cost: Cents;
  /** last day it may be used, or null for what keeps */
  readonly expires: number | null;
};

type Item = {
  readonly item: string;
  readonly kind: Lot["kind"];
  readonly cost: Cents;
  /** what a site with one provider keeps */
  readonly usual: number;
  readonly keeps: boolean;
};

const ITEMS: readonly Item[] = [
  product("Influenza vaccine", "vaccine", "90686", 40),
  product("Pneumococcal vaccine", "vaccine", "90677", 6),
  product("Tetanus vaccine", "vaccine", "90715", 12),
  product("Ceftriaxone vial", "drug", "J0696", 20),
  product("Methylprednisolone vial", "drug", "J1030", 16),
  product("Ketorolac vial", "drug", "J1885", 24),
  product("Vitamin B12 vial", "drug", "J3420", 24),
  { item: "Exam gloves box", kind: "supply", cost: 980, usual: 18, keeps: true },
  { item: "Table paper roll", kind: "supply", cost: 410, usual: 14, keeps: true },
  { item: "Syringes box", kind: "supply", cost: 1450, usual: 6, keeps: true },
  { item: "Glucose strips box", kind: "supply", cost: 2860, usual: 5, keeps: false },
];
/** A lot comes with each quarter and lasts so many days from its first. */
const LASTS = 430;
const QUARTER = 3;
/** What nobody threw away, what must be used soon, and what has run low at the last count. */
export const FORGOTTEN_LOT = { item: "Tetanus vaccine", site: "South", lot: "T-OLD", quantity: 9 };
export const SHORT_LIVED = { item: "Influenza vaccine", site: "North", left: 45 };
export const RUN_LOW = { item: "Exam gloves box", site: "South", quantity: 1 };

/** The count of both sites on the last open day of a month. */
export function stockOf(month: number, world: World): Lot[] {
  const { calendar, providers, stories } = world;
  const random = world.random(`stock/${month}`);
  const counted = calendar.openUntil(calendar.lastOf(month));
  const inQuarter = (calendar.monthOfYear(counted) - 1) % QUARTER;
  const arrived = calendar.firstOf(month - inQuarter);
  const isLast = counted === calendar.openUntil(calendar.last);

  const lotOf = ({ item, kind, cost, usual, keeps }: Item, site: string): Lot => {
    const scale = Math.max(1, Math.round(providers.length / SITES.length));
    const quantity = Math.max(1, Math.floor((usual * scale * random.whole(60, 140)) / 100));
    const isLow = isLast && RUN_LOW.item === item && RUN_LOW.site === site;
    const isShort = isLast && SHORT_LIVED.item === item && SHORT_LIVED.site === site;
    return {
      item,
      kind,
      lot: keeps ? "" : `${item.slice(0, 1)}-${calendar.compact(arrived).slice(2, 6)}`,
      site,
      counted,
      quantity: isLow ? RUN_LOW.quantity : quantity,
      cost: stories.supplyPrice(cost, counted),
      expires: keeps ? null : isShort ? calendar.last + SHORT_LIVED.left : arrived + LASTS,
    };
  };

  const lots = SITES.flatMap((site) => ITEMS.map((item) => lotOf(item, site)));
  const like = lots.find(
    ({ item, site }) => item === FORGOTTEN_LOT.item && site === FORGOTTEN_LOT.site,
  )!;
  const expires = calendar.lastOf(calendar.months.length - 2);
  if (month >= calendar.months.length - QUARTER) lots.push({ ...like, ...FORGOTTEN_LOT, expires });
  return lots;
}

function product(item: string, kind: Lot["kind"], code: string, usual: number): Item {
  return { item, kind, cost: CODES.get(code)!.cost, usual, keeps: false };
}
