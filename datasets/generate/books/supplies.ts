import type { CodedLine } from "../care/coding.ts";
import { portion, type Cents } from "../cents.ts";
import { CODES } from "../world/codes.ts";
import type { World } from "../world/world.ts";
import type { Journal, Side } from "./journal.ts";
import { purchases, type Purchases } from "./purchases.ts";

const A_VISIT: Cents = 360;
const A_LAB: Cents = 330;
const A_PROCEDURE: Cents = 980;
const THURSDAY = 4;
const TERMS_DAYS = 30;
const WASTE = 10400;

/** What visits use up is ordered weekly and paid thirty days later, at the prices of the order. */
export type Supplies = {
  /** products and material for the services of a visit */
  use(lines: readonly CodedLine[]): void;
  /** orders what was used, on Thursdays */
  close(day: number): void;
  /** what of it invoices tell by item */
  readonly purchases: Purchases;
};

/** An empty store room. */
export function supplies(world: World, journal: Journal): Supplies {
  const { agenda, calendar, settings, stories } = world;
  let material: Cents = 0;
  let products: Cents = 0;
  let units = new Map<string, number>();
  const invoices = purchases(world);

  return {
    purchases: invoices,
    use(lines) {
      material += A_VISIT;
      for (const { code, units: used } of lines) {
        const { kind, cost } = CODES.get(code)!;
        products += cost * used;
        units.set(code, (units.get(code) ?? 0) + used);
        if (kind === "lab") material += A_LAB;
        else if (kind === "procedure") material += A_PROCEDURE;
      }
    },
    close(day) {
      if (calendar.weekday(day) !== THURSDAY || material + products === 0) return;
      const ordered = stories.supplyPrice(portion(material, WASTE), day);
      const bought = portion(stories.supplyPrice(products, day), WASTE);
      const order = { ordered: day, material, units };
      material = 0;
      products = 0;
      units = new Map();
      const bill: Side[] = [
        ["supplies", ordered],
        ["vaccines", bought],
      ];
      const owed: Side = ["payable", ordered + bought];
      if (settings.accrual)
        journal.enter(day, "Bill", "Medical supplier", [...bill, ["payable", -owed[1]]]);
      agenda.on(calendar.openFrom(day + TERMS_DAYS), (later) => {
        journal.enter(later, "Bill Pmt -Check", "Medical supplier", [
          ...(settings.accrual ? [owed] : bill),
          ["checking", -owed[1]],
        ]);
        invoices.book(later, order);
      });
    },
  };
}
