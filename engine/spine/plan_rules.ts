/** `plan.json`: what the lines of each version of the plan were made by, readable and editable. */
import { existsSync, readFileSync } from "node:fs";
import type { PlanRule } from "../contract.ts";
import { BadPlan } from "../numbers/plan/bad_plan.ts";
import type { Known } from "../numbers/plan/known.ts";
import { PLAN_SPREADS } from "../numbers/plan/spread.ts";
import { checkedRule } from "../numbers/plan/steps.ts";
import { writeWhole } from "./disk.ts";

type Kept = { fiscal_year: string; version: string; rule: PlanRule };

/** The figures each kind of rule has. */
const FIGURES: Readonly<Record<PlanRule["do"], readonly string[]>> = {
  spread: ["amount"],
  copy: ["growth"],
  visits: ["rate"],
  staff: ["people", "pay"],
  collections: ["share"],
  payers: [],
};
const SPREAD: readonly PlanRule["do"][] = ["spread", "staff"];

/** The rules of a version, by line. @throws {BadPlan} where the file cannot be used */
export const rulesOf = (
  path: string,
  fiscalYear: string,
  version: string,
  known: Known,
): Map<string, PlanRule> =>
  new Map(
    kept(path)
      .filter((each) => each.fiscal_year === fiscalYear && each.version === version)
      .map(({ rule }) => [rule.line, checkedRule(rule, known)]),
  );

/** Puts the rules of a version in the place of those it had. */
export function keepRules(
  path: string,
  fiscalYear: string,
  version: string,
  rules: ReadonlyMap<string, PlanRule>,
): void {
  const others = kept(path).filter(
    (each) => each.fiscal_year !== fiscalYear || each.version !== version,
  );
  const mine = [...rules.values()].map((rule): Kept => ({
    fiscal_year: fiscalYear,
    version,
    rule,
  }));
  if (others.length + mine.length === 0) return;
  const lines = [...others, ...mine].map((each) => `    ${JSON.stringify(each)}`);
  writeWhole(path, `{\n  "lines": [\n${lines.join(",\n")}\n  ]\n}\n`);
}

function kept(path: string): Kept[] {
  if (!existsSync(path)) return [];
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new BadPlan(`plan.json is not JSON: ${(cause as Error).message}`, { cause });
  }
  const lines = (given as { lines?: unknown } | null)?.lines;
  if (!Array.isArray(lines)) throw new BadPlan('plan.json must be {"lines": […]}');
  return lines.map((each: unknown, i) => {
    const { fiscal_year: year, version, rule } = (each ?? {}) as Partial<Kept>;
    if (typeof year === "string" && typeof version === "string" && isRule(rule)) {
      return { fiscal_year: year, version, rule };
    }
    throw new BadPlan(
      `entry ${i + 1} of plan.json must have fiscal_year, version and a rule with do, line and its figures as text`,
    );
  });
}

function isRule(given: unknown): given is PlanRule {
  const rule = (given ?? {}) as Record<string, unknown>;
  const figures = FIGURES[rule["do"] as PlanRule["do"]];
  return (
    figures !== undefined &&
    ["line", ...figures].every((name) => typeof rule[name] === "string") &&
    (!SPREAD.includes(rule["do"] as PlanRule["do"]) ||
      (PLAN_SPREADS as readonly unknown[]).includes(rule["by"]))
  );
}
