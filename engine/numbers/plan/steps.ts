/** Steps of an edit, taken one after the other on the cells of a version. */
import type { PlanRule, PlanStep } from "../../contract.ts";
import { cents, decimal, decimalText, moneyText } from "../../money.ts";
import { BadPlan } from "./bad_plan.ts";
import { cellKey, cellsOf, DRIVERS, type Cells } from "./cells.ts";
import type { Known } from "./known.ts";
import { monthsBy, placeOf } from "./rule.ts";
import { bookedBefore } from "./spread.ts";

export type Made = {
  cells: Cells;
  /** the last rule each line was made by */
  rules: ReadonlyMap<string, PlanRule>;
};

/**
 * @param from   the cells and rules of another version of the same year, by its name
 * @throws {BadPlan} at the first step that cannot be taken
 */
export function taken(
  steps: readonly PlanStep[],
  start: Made,
  known: Known,
  from: (version: string) => Made,
): Made {
  return steps.reduce((made, step) => after(step, made, known, from), start);
}

function after(step: PlanStep, made: Made, known: Known, from: (version: string) => Made): Made {
  if (step.do === "set") return { ...made, cells: withTyped(step, made.cells, known) };
  if (step.do === "start") {
    if (made.cells.size > 0) {
      throw new BadPlan(
        "this version has been begun already; take another one over into a new one",
      );
    }
    return from(step.from);
  }
  if (step.do === "copy_all") {
    return known.lines
      .filter(({ line }) => bookedBefore(known, line).some((amount) => amount !== 0n))
      .map(({ line }): PlanRule => ({ do: "copy", line, growth: step.growth }))
      .reduce((all, rule) => byRule(rule, all, known), made);
  }
  return byRule(step, made, known);
}

function byRule(given: PlanRule, { cells, rules }: Made, known: Known): Made {
  const rule = checkedRule(given, known);
  const amounts = monthsBy(rule, cells, known).map(moneyText);
  return {
    cells: new Map(cells).set(cellKey(rule.line, null), amounts),
    rules: new Map(rules).set(rule.line, rule),
  };
}

function withTyped(
  { line, payer, month, amount }: Extract<PlanStep, { do: "set" }>,
  cells: Cells,
  known: Known,
): Cells {
  const isDriver = line in DRIVERS;
  if (!isDriver) refuseUnknownLine(line, known);
  const key = cellKey(line, payer);
  if (isDriver && !cells.has(key))
    throw new BadPlan(`${DRIVERS[line]} of ${payer ?? "all"} is not planned in this version`);
  const row = [...cellsOf(cells, line, payer, known.months.length)];
  const place = placeOf(known.months, month);
  const was = row[place] ?? null;
  if (amount.trim() === "") row[place] = was === null ? null : isDriver ? "0" : "0.00";
  else row[place] = isDriver ? driverText(amount) : moneyText(typedCents(amount));
  return new Map(cells).set(key, row);
}

/** The same rule with its figures as they are kept. @throws {BadPlan} */
export function checkedRule(rule: PlanRule, known: Known): PlanRule {
  refuseUnknownLine(rule.line, known);
  switch (rule.do) {
    case "spread":
      return { ...rule, amount: moneyText(typedCents(rule.amount)) };
    case "visits":
      return { ...rule, rate: moneyText(typedCents(rule.rate)) };
    case "staff":
      return {
        ...rule,
        people: driverText(rule.people),
        pay: moneyText(typedCents(rule.pay)),
      };
    case "copy":
      return { ...rule, growth: typedShare(rule.growth, -1n) };
    case "collections":
      if (rule.line === "patient_revenue") {
        throw new BadPlan("patient revenue cannot be a share of itself");
      }
      return { ...rule, share: typedShare(rule.share, 0n) };
    case "payers":
      if (rule.line === "patient_revenue") return rule;
      throw new BadPlan("only patient revenue is made of visits, allowed per visit and yield");
  }
}

function refuseUnknownLine(line: string, { lines }: Known): void {
  if (lines.some((each) => each.line === line)) return;
  throw new BadPlan(
    `"${line}" is no line of revenue or cost; there are ${lines.map((each) => each.line).join(", ")}`,
  );
}

/** Money as people type it. @throws {BadPlan} @example typedCents("(1,234.5)") // => -123450n */
export function typedCents(text: string): bigint {
  const plain = text.replaceAll(/[$,\s\u00a0]/g, "").replace("−", "-");
  const [, inBrackets] = /^\((.*)\)$/.exec(plain) ?? [];
  const figure = inBrackets === undefined ? plain : `-${inBrackets}`;
  if (!/^-?\d{1,13}(\.\d{1,2})?$/.test(figure)) {
    throw new BadPlan(`"${text}" is not an amount; write it as 1234.50`);
  }
  return cents(figure);
}

/** What is counted, not below zero. */
function driverText(text: string): string {
  const plain = text.replaceAll(/[,\s]/g, "");
  if (!/^\d{1,9}(\.\d{1,6})?$/.test(plain)) {
    throw new BadPlan(`"${text}" is not a number of at least 0; write it as 12.5`);
  }
  return decimalText(decimal(plain));
}

/** A share as a decimal or in percent. @example typedShare("3 %", -1n) // => "0.03" */
export function typedShare(text: string, least: bigint): string {
  const [, figure, isPercent] = /^\s*(-?\d{1,4}(?:\.\d{1,6})?)\s*(%?)\s*$/.exec(text) ?? [];
  if (figure === undefined) throw new BadPlan(`"${text}" is not a share; write it as 3 % or 0.03`);
  const { units, scale } = decimal(figure);
  const value = { units, scale: scale + (isPercent ? 2 : 0) };
  if (units < least * 10n ** BigInt(value.scale) || units > 10n * 10n ** BigInt(value.scale)) {
    throw new BadPlan(`${text} is not between ${percentOf(least)} and 1000 %`);
  }
  return decimalText(value);
}

const percentOf = (whole: bigint): string => `${whole * 100n} %`;
