/**
 * Why net income missed the plan: visits, payer mix, allowed per visit, timing, yield, and cost by
 * group, that of support staff by pay days, hours, pay and overtime where the payroll is known. What
 * factors do together is shared by the order asked for. The effects sum to the variance to the cent.
 *
 * @source Horngren's sequential variance analysis, with Finkler's payer mix for health care
 */
import type { BridgeEffect, BridgeOrder } from "../../contract.ts";
import { groupBy } from "../../group.ts";
import { cents, moneyText } from "../../money.ts";
import { exactly } from "../rational.ts";
import type { PayerDrivers } from "./drivers.ts";
import { revenueBridge, type PayerRevenue, type RevenueEffect } from "./revenue_bridge.ts";
import { staffEffects, type StaffEffect } from "./staff_bridge.ts";
import type { StaffCost } from "./staff_cost.ts";
import type { Statement } from "./statement.ts";

const TITLES: Record<RevenueEffect, string> = {
  volume: "Visits",
  payer_mix: "Payer mix",
  allowed_rate: "Allowed per visit",
  timing: "Paid in other months",
  yield: "Yield",
};

const STAFF = "staff cost";

const STAFF_TITLES: Record<StaffEffect, string> = {
  pay_days: "Staff: number of pay days",
  hours: "Staff: hours",
  pay_rate: "Staff: pay for an hour",
  overtime: "Staff: overtime premium",
  booked: "Staff: booked apart from payroll",
};

/** The revenue effects of drivers, in cents: they sum to Σ actual paid − Σ budget paid. */
export const revenueEffects = (
  drivers: readonly PayerDrivers[],
  order: BridgeOrder,
): { effect: RevenueEffect; amount: bigint }[] => revenueBridge(drivers.map(exactDrivers), order);

/**
 * The whole bridge from planned to actual net income.
 *
 * @param staff  what support staff cost; null where the payroll exports do not cover the period
 */
export function bridge(
  statement: Statement,
  drivers: readonly PayerDrivers[],
  staff: StaffCost | null,
  order: BridgeOrder,
): BridgeEffect[] {
  const line = (id: string) => statement.lines.find((each) => each.line === id);
  const effects: BridgeEffect[] = [];
  const add = (effect: string, title: string, amount: bigint): void => {
    effects.push({ effect, title, amount: moneyText(amount) });
  };
  const patient = line("patient_revenue");
  const patientVariance = patient ? cents(patient.actual) - cents(patient.budget) : 0n;
  let explained = 0n;
  for (const { effect, amount } of drivers.length > 0 ? revenueEffects(drivers, order) : []) {
    add(effect, TITLES[effect], amount);
    explained += amount;
  }
  add("deposits", "Banked in other months", patientVariance - explained);
  for (const each of statement.lines) {
    if (each.kind === "revenue" && each.group !== "total" && each.line !== "patient_revenue") {
      add(each.line, each.title, cents(each.actual) - cents(each.budget));
    }
  }
  const expenses = statement.lines.filter(
    ({ kind, group }) => kind === "expense" && group !== "total",
  );
  for (const [group, lines] of groupBy(expenses, (each) => each.group)) {
    const [plan, booked] = [
      lines.reduce((sum, each) => sum + cents(each.budget), 0n),
      lines.reduce((sum, each) => sum + cents(each.actual), 0n),
    ];
    const parts =
      group === STAFF && staff && plan !== 0n ? staffEffects(plan, booked, staff, order) : null;
    if (!parts) add(`cost_${group.replaceAll(" ", "_")}`, `Cost: ${group}`, plan - booked);
    for (const { effect, amount } of parts ?? []) {
      add(`staff_${effect}`, STAFF_TITLES[effect], amount);
    }
  }
  return effects;
}

const exactDrivers = ({ payer, plan, actual }: PayerDrivers): PayerRevenue => ({
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
});
