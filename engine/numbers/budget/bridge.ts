/**
 * Why net income missed the plan: visits, payer mix, allowed per visit, yield, timing, and cost by
 * group, in that order, each measured with what stands before it at actual and what stands after it
 * at plan. The effects sum to the variance to the cent.
 *
 * Revenue by payer is visits × allowed per visit × yield. Allowed is what was charged less
 * contractual adjustments, yield is payments less refunds ÷ allowed, both as posted in the period;
 * what the books received at another time than the billing system posted it is timing.
 *
 * @source Horngren's sequential variance analysis, with Finkler's payer mix for health care
 */
import type { BridgeEffect } from "../../contract.ts";
import { sqlFile, type Session } from "../../database.ts";
import { cents, moneyText } from "../../money.ts";
import type { Months } from "../kpi/window.ts";
import type { Statement } from "./statement.ts";

/** One payer's visits, allowed and paid money, planned and actual; money in cents. */
export type PayerDrivers = {
  payer: string;
  budget: { visits: number; allowed: number; paid: number };
  actual: { visits: number; allowed: number; paid: number };
};

/** The plan and the actual figures of every payer over the period. */
export async function payerDrivers(session: Session, period: Months): Promise<PayerDrivers[]> {
  const rows = await session.rows(sqlFile("numbers/budget/drivers.sql"), {
    first: period.first,
    last: period.last,
  });
  return rows.map((row) => {
    const number = (field: string): number => Number(row[field]);
    return {
      payer: row["payer"] as string,
      budget: {
        visits: number("budget_visits"),
        allowed: number("budget_allowed") * 100,
        paid: number("budget_paid") * 100,
      },
      actual: {
        visits: number("actual_visits"),
        allowed: number("actual_allowed") * 100,
        paid: number("actual_paid") * 100,
      },
    };
  });
}

/** The revenue effects of drivers, in cents: they sum to Σ actual paid − Σ budget paid. */
export function revenueEffects(
  drivers: readonly PayerDrivers[],
): { effect: "volume" | "payer_mix" | "allowed_rate" | "yield"; amount: bigint }[] {
  const total = (of: (driver: PayerDrivers) => number): number =>
    drivers.reduce((sum, driver) => sum + of(driver), 0);
  const planned = total((driver) => driver.budget.paid);
  const visits = {
    budget: total((driver) => driver.budget.visits),
    actual: total((driver) => driver.actual.visits),
  };
  const perVisit = visits.budget > 0 ? planned / visits.budget : 0;
  const afterVolume = visits.budget > 0 ? visits.actual * perVisit : planned;
  const afterMix = total(
    (driver) => driver.actual.visits * allowedPlan(driver) * yieldPlan(driver),
  );
  const afterRate = total(
    (driver) => driver.actual.visits * allowedNow(driver) * yieldPlan(driver),
  );
  const paid = total((driver) => driver.actual.paid);
  const steps = [planned, afterVolume, afterMix, afterRate, paid].map((cents) =>
    BigInt(Math.round(cents)),
  );
  const names = ["volume", "payer_mix", "allowed_rate", "yield"] as const;
  return names.map((effect, i) => ({ effect, amount: steps[i + 1]! - steps[i]! }));
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
  add("timing", "Timing of deposits", patientVariance - explained);
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

const TITLES = {
  volume: "Visits",
  payer_mix: "Payer mix",
  allowed_rate: "Allowed per visit",
  yield: "Yield",
} as const;

const allowedNow = ({ actual }: PayerDrivers): number =>
  actual.visits > 0 ? actual.allowed / actual.visits : 0;

/** A payer without a plan is measured at its own actual rates, so that it shows as mix alone. */
const allowedPlan = (driver: PayerDrivers): number =>
  driver.budget.visits > 0 ? driver.budget.allowed / driver.budget.visits : allowedNow(driver);

const yieldPlan = ({ budget, actual }: PayerDrivers): number =>
  budget.allowed > 0
    ? budget.paid / budget.allowed
    : actual.allowed > 0
      ? actual.paid / actual.allowed
      : 0;
