import { TYPED_DAYS, type Format } from "../format.ts";

/** Our own template: what was bought for use, by item, as invoices or a supplier's order history have it. */
export const purchases: Format<"purchase"> = {
  id: "purchases",
  title: "Purchases by item",
  evidence: "our own template, datasets/templates/README.md",
  feed: "purchase",
  columns: {
    purchase_id: "purchase_id",
    date: "date",
    item: "item",
    quantity: "quantity",
    amount: "amount",
    code: "code",
    units_each: "units_each",
    single_dose: "single_dose",
  },
  required: ["date", "item", "quantity", "amount"],
  days: TYPED_DAYS,
  moments: [],
  words: { single_dose: { yes: "yes", no: "no" } },
};

/** Our own template: what an item is planned to cost, and how much of it a visit is planned to take. */
export const plannedPrices: Format<"planned_price"> = {
  id: "planned-prices",
  title: "Planned prices of items",
  evidence: "our own template, datasets/templates/README.md",
  feed: "planned_price",
  columns: {
    item: "item",
    line: "line",
    since: "since",
    unit_price: "unit_price",
    per_visit: "per_visit",
  },
  required: ["item", "line", "unit_price", "per_visit"],
  days: TYPED_DAYS,
  moments: [],
  words: {
    line: {
      medical_supplies: "medical_supplies",
      drugs_vaccines: "drugs_vaccines",
      office: "office",
    },
  },
};
