/** The scenarios there are: those that come with the product, and the practice's own, which go before them. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "../../../database.ts";
import { BadScenario, parseScenarios, type Scenario } from "./scenario.ts";

/** @param path  the practice's `scenarios.json`, whether or not it is there. @throws {BadScenario} */
export function scenariosOf(path: string): Scenario[] {
  const own = existsSync(path) ? parseScenarios(readFileSync(path, "utf8"), path) : [];
  const names = new Set(own.map(({ name }) => name));
  if (names.size < own.length) throw new BadScenario(`${path}: two scenarios have the same name`);
  const shipped = join(packageFolder(), "datasets", "reference", "scenarios.json");
  return [
    ...own,
    ...parseScenarios(readFileSync(shipped, "utf8"), shipped).filter(
      ({ name }) => !names.has(name),
    ),
  ];
}

/** The one of that name, capitals or not. @throws {BadScenario} with the names there are */
export function scenarioNamed(scenarios: readonly Scenario[], name: string): Scenario {
  const key = name.trim().toLowerCase();
  const found = scenarios.find((each) => each.name.toLowerCase() === key);
  if (found) return found;
  throw new BadScenario(
    `there is no scenario "${name}"`,
    scenarios.map((each) => each.name),
  );
}
