/** The ways to share a difference among factors that move together, each with its name in words. */
import type { BridgeOrder } from "../../contract.ts";
import type { Rational } from "../rational.ts";
import { lmdi } from "./lmdi.ts";
import { sequential } from "./sequential.ts";
import { shapley } from "./shapley.ts";

export const BRIDGE_ORDERS: readonly BridgeOrder[] = ["sequential", "shapley", "lmdi"];

/** What an order does with the part that two factors move together. */
export const ORDER_WORDS: Record<BridgeOrder, string> = {
  sequential:
    "one after another (sequential): each factor with those before it at actual and those after it at plan, in the order listed",
  shapley: "by Shapley's value: each factor's mean effect over all orders",
  lmdi: "by LMDI, the logarithms of the factors' ratios: where one is zero it takes the whole change, where one changes its sign, as Shapley",
};

/** Parts of Π actual − Π plan, one for each factor; they sum to it exactly. */
export const decompose: Record<
  BridgeOrder,
  (plan: readonly Rational[], actual: readonly Rational[]) => Rational[]
> = { sequential, shapley, lmdi };
