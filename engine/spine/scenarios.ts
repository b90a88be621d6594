/** The practice's own scenarios, as they are kept: `scenarios.json`, which people edit too. */
import { existsSync, readFileSync } from "node:fs";
import { AS_ASSUMED } from "../numbers/forecast/scenario/assume.ts";
import { AS_EXPECTED } from "../numbers/forecast/scenario/compare.ts";
import { parseScenarios, type Scenario } from "../numbers/forecast/scenario/scenario.ts";
import { scenariosOf } from "../numbers/forecast/scenario/scenarios.ts";
import type { PracticeFolder } from "../practice.ts";
import { writeWhole } from "./disk.ts";
import { asOnlyWriter } from "./lock.ts";

/** A scenario has that name already, or it stands for something else; nothing was written. */
export class NameTaken extends Error {
  override readonly name = "NameTaken";
}

/**
 * Adds a scenario to `scenarios.json`, checked as the file is when it is read; what stands there stays. The file
 * is written beside and put in its place, so that it is whole at any moment.
 *
 * @throws {NameTaken} {BadScenario} {InUse} {DiskFailed}
 */
export function keepScenario(folder: PracticeFolder, given: Scenario): Promise<Scenario> {
  return asOnlyWriter(folder, async () => {
    const path = folder.scenarios;
    const own = existsSync(path) ? parseScenarios(readFileSync(path, "utf8"), path) : [];
    const name = given.name.trim();
    refuseTaken(name, scenariosOf(path));
    const text = `${JSON.stringify([...own, { ...given, name }], null, 2)}\n`;
    const kept = parseScenarios(text, "scenarios.json").at(-1)!;
    writeWhole(path, text);
    return kept;
  });
}

/** @throws {NameTaken} */
function refuseTaken(name: string, there: readonly Scenario[]): void {
  const taken = [AS_EXPECTED, AS_ASSUMED, ...there.map((each) => each.name)];
  const same = taken.find((each) => each.toLowerCase() === name.toLowerCase());
  if (same === undefined) return;
  throw new NameTaken(
    `"${same}" is the name of a case there is; give another, or change that one in scenarios.json`,
  );
}
