/**
 * Why net income missed the plan: working days, visits, payer mix, allowed per visit, timing, yield, the
 * cost that visits bring, and cost by group, that of support staff by pay days, people, hours, pay and
 * overtime where the payroll is known, that of what is bought by units and price where items are. What factors do together is shared by the order asked for. The
 * effects sum to the variance to the cent, and so do the parts of each: its payers, its lines.
 *
 * @source Horngren's sequential variance analysis, with Finkler's payer mix for health care
 */
import type {
  BridgeEffect,
  BridgeOrder,
  BridgePart,
  StatementLine,
  TraceLink,
} from "../../contract.ts";
import { groupBy } from "../../group.ts";
import { cents, moneyText } from "../../money.ts";
import { asNumber, by, rational } from "../rational.ts";
import type { PayerDrivers } from "./drivers.ts";
import { revenueParts, revenueSteps, REVENUE_TITLES } from "./revenue_parts.ts";
import type { WorkingDays } from "./revenue_bridge.ts";
import type { ToldSupplies } from "./supplies.ts";
import { supplyParts, SUPPLY_TITLES } from "./supply_parts.ts";
import { itemsOf, SUPPLY_EFFECTS, supplyEffects, type ItemisedLine } from "./supply_bridge.ts";
import { staffEffects, type Moved, type StaffStep } from "./staff_bridge.ts";
import type { StaffCost } from "./staff_cost.ts";
import { STAFF_MEASURES } from "./staff_parts.ts";
import type { Statement } from "./statement.ts";

export const STAFF = "staff cost";

/** What the bridge is made from. */
export type BridgeFacts = {
  statement: Statement;
  drivers: readonly PayerDrivers[];
  /** null where the plan goes by the calendar */
  days: WorkingDays | null;
  /** what support staff cost; null where the payroll exports do not cover the period */
  staff: StaffCost | null;
  /** what was bought by item, or why nothing is told of it */
  supplies: ToldSupplies;
  /** as the address writes it */
  period: string;
};

/** The whole bridge from planned to actual net income. */
export function bridge(facts: BridgeFacts, order: BridgeOrder): BridgeEffect[] {
  const { statement, drivers, days, staff, supplies, period } = facts;
  const own = statement.lines.filter(({ group }) => group !== "total");
  const trace = (kpi: string, category: string | null = null): TraceLink => ({
    kpi,
    period,
    slice: {},
    category,
  });
  const booked = (line: StatementLine, amount: bigint, plan = line.budget): BridgePart => ({
    part: line.line,
    title: line.title,
    amount: moneyText(amount),
    measure: "booked",
    unit: "money",
    plan: Number(plan),
    actual: Number(line.actual),
    trace: trace("budget_variance", line.line),
  });

  const effects: BridgeEffect[] = [];
  const add = (
    effect: string,
    title: string,
    amount: bigint,
    parts: readonly BridgePart[],
  ): void => {
    effects.push({
      effect,
      title,
      amount: moneyText(amount),
      parts: parts.filter((part) => cents(part.amount) !== 0n),
    });
  };

  const patient = own.find(({ line }) => line === "patient_revenue");
  let unexplained = patient ? varianceOf(patient) : 0n;
  const steps = drivers.length > 0 ? revenueSteps(drivers, order, days) : [];
  for (const { effect, amount, payers } of steps) {
    if (effect === "calendar" && !days) continue;
    add(
      effect,
      REVENUE_TITLES[effect],
      amount,
      revenueParts(effect, payers, drivers, days, period),
    );
    unexplained -= amount;
  }
  add(
    "deposits",
    "Banked in other months",
    unexplained,
    patient ? [booked(patient, unexplained)] : [],
  );
  for (const line of own.filter(
    ({ kind, line: id }) => kind === "revenue" && id !== "patient_revenue",
  )) {
    add(line.line, line.title, varianceOf(line), [booked(line, varianceOf(line))]);
  }

  const bought = supplyEffects("because" in supplies ? [] : itemsOf(supplies.items, own), order);
  const itemised = new Map(bought.lines.map((each) => [each.line, each]));
  const expenses = own
    .filter(({ kind }) => kind === "expense")
    .map((line) => withoutItems(line, itemised.get(line.line)));
  const moved = visitsOf(statement);
  const isByStaff = (lines: readonly StatementLine[]): boolean =>
    staff !== null && lines.reduce((sum, { budget }) => sum + cents(budget), 0n) !== 0n;
  const groups = [...groupBy(expenses, ({ group }) => group)];
  const plain = groups
    .filter(([group, lines]) => group !== STAFF || !isByStaff(lines))
    .flatMap(([, lines]) => lines);
  const flexed = plain.filter(({ budget, flex }) => budget !== flex);
  if (flexed.length > 0) {
    const parts = flexed.map((line) => ({
      ...booked(line, asked(line)),
      actual: Number(line.flex),
    }));
    add("cost_visits", "Cost of the visits that took place", sum(flexed, asked), parts);
  }
  for (const effect of bought.items.length > 0 ? SUPPLY_EFFECTS : []) {
    const amount = bought.items.reduce((all, { amounts }) => all + amounts[effect], 0n);
    add(
      `supplies_${effect}`,
      SUPPLY_TITLES[effect],
      amount,
      supplyParts(effect, bought.items, period),
    );
  }
  const rest = expenses.filter(({ line }) => itemised.has(line));
  if (rest.length > 0) {
    const parts = rest.map((line) => booked(line, spent(line), line.flex));
    add("supplies_other", "Supplies: other, not itemised", sum(rest, spent), parts);
  }
  for (const [group, lines] of groups) {
    if (group === STAFF && isByStaff(lines)) {
      const of = (field: "budget" | "actual"): bigint => sum(lines, (line) => cents(line[field]));
      for (const step of staffEffects(of("budget"), of("actual"), staff!, order, moved)) {
        const { title, part } = staffPart(step, trace);
        add(`staff_${step.effect}`, title, step.amount, [part]);
      }
      continue;
    }
    const others = lines.filter(({ line }) => !itemised.has(line));
    if (others.length === 0) continue;
    add(
      `cost_${group.replaceAll(" ", "_")}`,
      `Cost: ${group}`,
      sum(others, spent),
      others.map((line) => booked(line, spent(line), line.flex)),
    );
  }
  return effects;
}

function staffPart(
  { effect, amount, moved }: StaffStep,
  trace: (kpi: string, category?: string | null) => TraceLink,
): { title: string; part: BridgePart } {
  const { title, measure, unit, kpi, category } = STAFF_MEASURES[effect];
  const inUnit = (value: Moved["plan"]): number =>
    asNumber(unit === "money" || unit === "cents" ? by(value, rational(100n)) : value);
  return {
    title,
    part: {
      part: effect,
      title: "Support staff",
      amount: moneyText(amount),
      measure,
      unit,
      plan: inUnit(moved.plan),
      actual: inUnit(moved.actual),
      trace: trace(kpi, category),
    },
  };
}

/** What its items leave of a line: they are told by visits, whether or not the line is planned to move with them. */
function withoutItems(line: StatementLine, items: ItemisedLine | undefined): StatementLine {
  if (!items) return line;
  const budget = moneyText(cents(line.budget) - items.plan);
  return {
    ...line,
    title: `${line.title}, not itemised`,
    budget,
    flex: line.behaviour === "variable" ? moneyText(cents(line.flex) - items.flex) : budget,
    actual: moneyText(cents(line.actual) - items.actual),
  };
}

const varianceOf = ({ kind, budget, actual }: StatementLine): bigint =>
  kind === "expense" ? cents(budget) - cents(actual) : cents(actual) - cents(budget);

/** What the visits that took place ask of a line beyond its budget. */
const asked = ({ budget, flex }: StatementLine): bigint => cents(budget) - cents(flex);

const spent = ({ flex, actual }: StatementLine): bigint => cents(flex) - cents(actual);

const sum = (lines: readonly StatementLine[], of: (line: StatementLine) => bigint): bigint =>
  lines.reduce((total, line) => total + of(line), 0n);

/** Visits planned and seen, where there are both. */
export function visitsOf({ visits }: Statement): Moved | null {
  if (!visits || Number(visits.actual) <= 0) return null;
  return { plan: rational(BigInt(visits.budget)), actual: rational(BigInt(visits.actual)) };
}
