/**
 * What somebody assumes instead of what is expected, written short enough for an address: an unnamed scenario
 * such as `volume:-0.05,delay:15,payroll:0.04,once:-45000.00@2026-12-15,minimum:60000.00`.
 */
import type { Assumable } from "../../../contract.ts";
import { BadScenario, change, type Change, type Scenario } from "./scenario.ts";

/** What can be assumed, in the order in which it is written, each with how it is. */
export const ASSUMABLE = {
  volume: "volume:-0.05",
  delay: "delay:15",
  payroll: "payroll:0.04",
  once: "once:-45000.00@2026-12-15",
  minimum: "minimum:60000.00",
} as const satisfies Record<Assumable, string>;

export const assumables = Object.keys(ASSUMABLE) as Assumable[];

/** What the unnamed scenario is called; no scenario that is kept may have this name. */
export const AS_ASSUMED = "As assumed";
/** What a payment or receipt of one day is called where nobody named it. */
const ONE_PAYMENT = "One payment";
const ONE_RECEIPT = "One receipt";

/** The text was not understood; `allowed` says what would be. */
export class BadAssumption extends BadScenario {
  readonly allowed: readonly string[] = Object.values(ASSUMABLE);
}

/** @throws {BadAssumption} on a name that is none, one said twice, nothing changed, or what no scenario can say */
export function parseAssume(text: string): Scenario {
  const said = new Map<Assumable, Change>();
  for (const part of text.split(",")) {
    const [, name, value] = /^(\w+):(.+)$/.exec(part) ?? [];
    const known = assumables.find((each) => each === name);
    if (!known) throw new BadAssumption(`"${part}" is nothing that can be assumed`);
    if (said.has(known)) throw new BadAssumption(`${known} is said twice`);
    const read = readChange(known, value!);
    if (!read) {
      throw new BadAssumption(`"${part}" is not understood; write it as ${ASSUMABLE[known]}`);
    }
    said.set(known, read);
  }
  return { name: AS_ASSUMED, changes: assumables.flatMap((name) => said.get(name) ?? []) };
}

/** The one way to write it; parsing it gives the same changes. */
export const writeAssume = ({ changes }: Scenario): string => changes.map(textOf).join(",");

const SHARE = /^-?\d(\.\d{1,4})?$/;
const MONEY = /^-?\d{1,12}(\.\d\d)?$/;
const isZero = (text: string): boolean => !/[1-9]/.test(text);

/** Null where it is no such change, or none at all: what is expected is not written. */
function readChange(name: Assumable, text: string): Change | null {
  const [value = "", date] = text.split(/@(.*)/s, 2);
  if (isZero(value) && name !== "minimum") return null;
  if ((date !== undefined) !== (name === "once")) return null;
  return changeOrNull(givenOf(name, value, date));
}

function givenOf(name: Assumable, value: string, date: string | undefined): unknown {
  switch (name) {
    case "volume":
    case "payroll":
      return { kind: name, change: SHARE.test(value) ? Number(value) : null };
    case "delay":
      return { kind: name, days: /^\d{1,3}$/.test(value) ? Number(value) : null };
    case "minimum":
      return { kind: name, amount: MONEY.test(value) ? whole(value) : null };
    case "once": {
      const item = value.startsWith("-") ? ONE_PAYMENT : ONE_RECEIPT;
      return { kind: name, item, amount: MONEY.test(value) ? whole(value) : null, date };
    }
  }
}

function changeOrNull(given: unknown): Change | null {
  const found = change.safeParse(given);
  return found.success ? found.data : null;
}

function textOf(each: Change): string {
  switch (each.kind) {
    case "volume":
    case "payroll":
      return `${each.kind}:${each.change}`;
    case "delay":
      return `delay:${each.days}`;
    case "once":
      return `once:${each.amount}@${each.date}`;
    case "minimum":
      return `minimum:${each.amount}`;
    default:
      throw new BadScenario(`a change of "${each.kind}" is not written short`);
  }
}

/** Two digits, whether or not they were written. */
const whole = (text: string): string => (text.includes(".") ? text : `${text}.00`);
