import { portion, type BasisPoints, type Cents } from "../cents.ts";
import { CODES } from "../world/codes.ts";
import type { World } from "../world/world.ts";

/** What was bought of an item in a month, at the prices of its orders. */
export type Purchase = {
  readonly item: Item;
  /** the last day of the month on which any of it was booked */
  readonly day: number;
  readonly quantity: number;
  readonly amount: Cents;
};

/** An order of what visits used up, as its bill is paid. */
export type Order = {
  readonly ordered: number;
  /** material at the prices of the price year */
  readonly material: Cents;
  /** products used, by code */
  readonly units: ReadonlyMap<string, number>;
};

export type Item = {
  readonly item: string;
  readonly line: "medical_supplies" | "drugs_vaccines";
  /** the code it is billed by; null of material */
  readonly code: string | null;
  readonly cost: Cents;
  /** of what is spent on material; of what is used of a product, what is bought */
  readonly share: BasisPoints;
  /** whether what one holds is for one patient */
  readonly singleDose: boolean;
};

const BOUGHT = 10200;
/** What invoices tell by item; the rest of the books' supplies, freight and small things, is told by none. */
const ITEMS: readonly Item[] = [
  product("Influenza vaccine dose", "90686"),
  product("Pneumococcal vaccine dose", "90677"),
  product("Tetanus vaccine dose", "90715"),
  product("Methylprednisolone single vial", "J1030"),
  material("Gloves case", 4900, 5500),
  material("Table paper case", 2460, 3800),
];

/** Gloves cost more than all else that rises, from so many months before the end on. */
export const DEARER: { item: string; by: BasisPoints; monthsAgo: number } = {
  item: "Gloves case",
  by: 1200,
  monthsAgo: 5,
};

/** The first day whose orders are dearer. */
export const dearerSince = ({ calendar }: Pick<World, "calendar">): number =>
  calendar.firstOf(Math.max(0, calendar.months.length - DEARER.monthsAgo));

/** What was bought, item by item, in whole units; what is short of one waits for the next order. */
export type Purchases = {
  book(day: number, order: Order): void;
  /** of a month, in the order of the items */
  of(month: number): Purchase[];
};

/** Nothing bought yet. */
export function purchases(world: World): Purchases {
  const { calendar, stories } = world;
  const waiting = new Map<Item, number>();
  const months = new Map<number, Map<Item, Purchase>>();
  const since = dearerSince(world);

  const priceOf = ({ item, cost }: Item, day: number): Cents => {
    const price = stories.supplyPrice(cost, day);
    return item === DEARER.item && day >= since ? portion(price, 10000 + DEARER.by) : price;
  };
  /** in ten thousandths of a unit */
  const neededOf = ({ code, cost, share }: Item, { material, units }: Order): number =>
    code === null ? Math.floor((material * share) / cost) : (units.get(code) ?? 0) * share;

  return {
    book(day, order) {
      const month = months.get(calendar.month(day)) ?? new Map<Item, Purchase>();
      months.set(calendar.month(day), month);
      for (const item of ITEMS) {
        const needed = (waiting.get(item) ?? 0) + neededOf(item, order);
        const quantity = Math.floor(needed / 10000);
        waiting.set(item, needed - quantity * 10000);
        if (quantity === 0) continue;
        const before = month.get(item) ?? { quantity: 0, amount: 0 };
        month.set(item, {
          item,
          day,
          quantity: before.quantity + quantity,
          amount: before.amount + quantity * priceOf(item, order.ordered),
        });
      }
    },
    of: (month) => ITEMS.flatMap((item) => months.get(month)?.get(item) ?? []),
  };
}

function product(item: string, code: string): Item {
  const { cost } = CODES.get(code)!;
  return { item, line: "drugs_vaccines", code, cost, share: BOUGHT, singleDose: true };
}

function material(item: string, cost: Cents, share: BasisPoints): Item {
  return { item, line: "medical_supplies", code: null, cost, share, singleDose: false };
}
