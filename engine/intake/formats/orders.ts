import { TYPED_DAYS, type Format } from "../format.ts";
import { YES_NO } from "./appointments.ts";

/** Our own template: tests ordered and referrals sent, each with the day its result or report came back. */
export const orders: Format<"clinical_order"> = {
  id: "orders",
  title: "Orders and referrals",
  evidence: "our own template, datasets/templates/README.md",
  feed: "clinical_order",
  columns: {
    order_id: "order_id",
    kind: "kind",
    provider: "provider",
    location: "location",
    ordered: "ordered",
    resulted: "resulted",
    abnormal: "abnormal",
    followed_up: "followed_up",
  },
  required: ["order_id", "kind", "ordered", "resulted"],
  days: TYPED_DAYS,
  moments: [],
  words: {
    kind: { lab: "lab", imaging: "imaging", referral: "referral", other: "other" },
    abnormal: YES_NO,
  },
};
