/**
 * Why net income missed the plan: visits, payer mix, allowed per visit, timing, yield, and cost by
 * group, in that order, each measured with what stands before it at actual and what stands after it
 * at plan. The effects sum to the variance to the cent.
 *
 * @source Horngren's sequential variance analysis, with Finkler's payer mix for health care
 */
import type { BridgeEffect } from "../../contract.ts";
import { cents, moneyText } from "../../money.ts";
import type { PayerDrivers } from "./drivers.ts";
import type { Statement } from "./statement.ts";

const TITLES = {
  volume: "Visits",
  payer_mix: "Payer mix",
  allowed_rate: "Allowed per visit",
  timing: "Paid in other months",
  yield: "Yield",
} as const;

/** The revenue effects of drivers, in cents: they sum to Σ actual paid − Σ budget paid. */
export function revenueEffects(
  drivers: readonly PayerDrivers[],
): { effect: keyof typeof TITLES; amount: bigint }[] {
  const total = (of: (driver: PayerDrivers) => number): number =>
    drivers.reduce((sum, driver) => sum + of(driver), 0);
  const planned = total(({ plan }) => plan.paid);
  const visits = {
    plan: total(({ plan }) => plan.visits),
    actual: total(({ actual }) => actual.visits),
  };
  const steps = [
    planned,
    visits.plan > 0 ? visits.actual * (planned / visits.plan) : planned,
    total((driver) => driver.actual.visits * allowedPlan(driver) * yieldPlan(driver)),
    total((driver) => driver.actual.allowed * yieldPlan(driver)),
    total((driver) => driver.actual.due * yieldPlan(driver)),
    total(({ actual }) => actual.paid),
  ].map((cents) => BigInt(Math.round(cents)));
  const effects = ["volume", "payer_mix", "allowed_rate", "timing", "yield"] as const;
  return effects.map((effect, i) => ({ effect, amount: steps[i + 1]! - steps[i]! }));
}

/** The whole bridge from planned to actual net income. */
export function bridge(statement: Statement, drivers: readonly PayerDrivers[]): BridgeEffect[] {
  const line = (id: string) => statement.lines.find((each) => each.line === id);
  const effects: BridgeEffect[] = [];
  const add = (effect: string, title: string, amount: bigint): void => {
    effects.push({ effect, title, amount: moneyText(amount) });
  };
  const patient = line("patient_revenue");
  const patientVariance = patient ? cents(patient.actual) - cents(patient.budget) : 0n;
  let explained = 0n;
  for (const { effect, amount } of drivers.length > 0 ? revenueEffects(drivers) : []) {
    add(effect, TITLES[effect], amount);
    explained += amount;
  }
  add("deposits", "Banked in other months", patientVariance - explained);
  for (const each of statement.lines) {
    if (each.kind === "revenue" && each.group !== "total" && each.line !== "patient_revenue") {
      add(each.line, each.title, cents(each.actual) - cents(each.budget));
    }
  }
  const groups = new Map<string, bigint>();
  for (const each of statement.lines) {
    if (each.kind !== "expense" || each.group === "total") continue;
    const effect = cents(each.budget) - cents(each.actual);
    groups.set(each.group, (groups.get(each.group) ?? 0n) + effect);
  }
  for (const [group, amount] of groups) {
    add(`cost_${group.replaceAll(" ", "_")}`, `Cost: ${group}`, amount);
  }
  return effects;
}

/** A payer without a plan is measured at its own actual rates, so that it shows as mix alone. */
const allowedPlan = ({ plan, actual }: PayerDrivers): number =>
  plan.visits > 0
    ? plan.allowed / plan.visits
    : actual.visits > 0
      ? actual.allowed / actual.visits
      : 0;

const yieldPlan = ({ plan, actual }: PayerDrivers): number =>
  plan.allowed > 0 ? plan.paid / plan.allowed : actual.due > 0 ? actual.paid / actual.due : 0;
