/** The effects on patient revenue payer by payer, what moved, and where the rows of each are. */
import type { BridgeOrder, BridgePart } from "../../contract.ts";
import { moneyText } from "../../money.ts";
import { asNumber, exactly, ONE } from "../rational.ts";
import type { PayerDrivers } from "./drivers.ts";
import {
  revenueBridge,
  type RevenueEffect,
  type RevenueStep,
  type WorkingDays,
} from "./revenue_bridge.ts";

export const REVENUE_TITLES: Record<RevenueEffect, string> = {
  calendar: "Working days",
  volume: "Visits",
  payer_mix: "Payer mix",
  allowed_rate: "Allowed per visit",
  timing: "Paid in other months",
  yield: "Yield",
};

/** The rows that are to be looked at: visits, what was charged and taken off, or payments. */
const ROWS: Record<RevenueEffect, string> = {
  calendar: "visits_charged",
  volume: "visits_charged",
  payer_mix: "visits_charged",
  allowed_rate: "net_production_service",
  timing: "payments_posted",
  yield: "payments_posted",
};

/** The revenue effects of drivers in cents; they sum to Σ actual paid − Σ budget paid. */
export const revenueSteps = (
  drivers: readonly PayerDrivers[],
  order: BridgeOrder,
  days: WorkingDays | null,
): RevenueStep[] =>
  revenueBridge(
    drivers.map(({ payer, plan, actual }) => ({
      payer,
      plan: {
        visits: exactly(plan.visits),
        allowed: exactly(plan.allowed),
        paid: exactly(plan.paid),
      },
      actual: {
        visits: exactly(actual.visits),
        allowed: exactly(actual.allowed),
        due: exactly(actual.due),
        paid: exactly(actual.paid),
      },
    })),
    order,
    days ?? { plan: ONE, actual: ONE },
  );

/** @param period  as the address writes it */
export function revenueParts(
  effect: RevenueEffect,
  payers: RevenueStep["payers"],
  drivers: readonly PayerDrivers[],
  days: WorkingDays | null,
  period: string,
): BridgePart[] {
  const all = {
    plan: drivers.reduce((sum, { plan }) => sum + plan.visits, 0),
    actual: drivers.reduce((sum, { actual }) => sum + actual.visits, 0),
  };
  return payers.map(({ payer, amount }, i) => ({
    part: payer,
    title: payer,
    amount: moneyText(amount),
    ...measureOf(effect, drivers[i]!, all, days),
    // a plan that names no payer has no rows of its own
    trace: isPlanOnly(drivers[i]!)
      ? null
      : { kpi: ROWS[effect], period, slice: { payer: [payer] }, category: null },
  }));
}

type Measure = Pick<BridgePart, "measure" | "unit" | "plan" | "actual">;

function measureOf(
  effect: RevenueEffect,
  { plan, actual }: PayerDrivers,
  all: { plan: number; actual: number },
  days: WorkingDays | null,
): Measure {
  switch (effect) {
    case "calendar":
      return {
        measure: "working days",
        unit: "number",
        plan: days && asNumber(days.plan),
        actual: days && asNumber(days.actual),
      };
    case "volume":
      return { measure: "visits", unit: "count", plan: plan.visits, actual: actual.visits };
    case "payer_mix":
      return {
        measure: "share of visits",
        unit: "ratio",
        plan: over(plan.visits, all.plan),
        actual: over(actual.visits, all.actual),
      };
    case "allowed_rate":
      return {
        measure: "allowed for a visit",
        unit: "cents",
        plan: over(plan.allowed / 100, plan.visits),
        actual: over(actual.allowed / 100, actual.visits),
      };
    case "timing":
      return {
        measure: "due of what was allowed",
        unit: "ratio",
        plan: 1,
        actual: over(actual.due, actual.allowed),
      };
    case "yield":
      return {
        measure: "paid of what was due",
        unit: "ratio",
        plan: over(plan.paid, plan.allowed),
        actual: over(actual.paid, actual.due),
      };
  }
}

const over = (amount: number, of: number): number | null => (of === 0 ? null : amount / of);

const isPlanOnly = ({ actual }: PayerDrivers): boolean => actual.visits === 0 && actual.paid === 0;
