/** The files that people edit in the practice's folder, read for a page: what can be used, and why the rest cannot. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BadBenchmarks, benchmarksOf } from "../numbers/benchmarks/benchmark.ts";
import { BadBaseTerms, baseTermsOf } from "../numbers/collateral/base_terms.ts";
import { BadCovenants, covenantsOf } from "../numbers/covenants/covenant_file.ts";
import { BadScenario } from "../numbers/forecast/scenario/scenario.ts";
import { scenariosOf } from "../numbers/forecast/scenario/scenarios.ts";
import { adjustmentsOf, BadAdjustments } from "../numbers/normalised/adjustment_file.ts";
import type { Beside } from "../numbers/benchmarks/standing.ts";
import type { Kpi } from "../numbers/kpi/header.ts";
import { LISTS, type PracticeFolder, type Settings } from "../practice.ts";
import type { Asked } from "../report/asked.ts";
import type { Owners } from "../report/owners.ts";
import { decisionsOf } from "./decisions.ts";
import { BadOwners, ownersOf } from "./owners.ts";

type Edited = Pick<Asked, "scenarios" | "covenants" | "baseTerms" | "adjustments" | "decisions">;

/** A file that cannot be read is told, and the page shows what else it has. */
export function editedFiles(folder: PracticeFolder): Edited {
  const scenarios = orWhy(() => scenariosOf(folder.scenarios), BadScenario);
  const covenants = orWhy(() => covenantsOf(folder.covenants), BadCovenants);
  const adjustments = orWhy(() => adjustmentsOf(folder.adjustments), BadAdjustments);
  const terms = orWhy(() => baseTermsOf(folder.baseTerms), BadBaseTerms);
  return {
    scenarios: { list: scenarios.found ?? [], problem: scenarios.problem },
    covenants: { list: covenants.found ?? [], problem: covenants.problem },
    adjustments: { list: adjustments.found ?? [], problem: adjustments.problem },
    baseTerms: { terms: terms.found, problem: terms.problem },
    decisions: decisionsOf(folder),
  };
}

/** @param kpis  all there are, which benchmarks may be of */
export function benchmarksBeside(
  folder: PracticeFolder,
  kpis: readonly Kpi[],
  settings: Settings,
): Beside {
  const { found, problem } = orWhy(() => benchmarksOf(folder.benchmarks, kpis), BadBenchmarks);
  return { rows: found, problem, settings };
}

/** @param kpis  all there are, which somebody may answer for */
export function ownersIn(folder: PracticeFolder, kpis: readonly Kpi[]): Owners {
  const { found, problem } = orWhy(() => ownersOf(folder.owners, kpis), BadOwners);
  return { list: found ?? [], problem };
}

function orWhy<T>(
  read: () => T,
  expected: new (...args: never[]) => Error,
): { found: T | null; problem: string | null } {
  try {
    return { found: read(), problem: null };
  } catch (error) {
    if (!(error instanceof expected)) throw error;
    return { found: null, problem: error.message };
  }
}

/** Differs when one of the files does, or a pack was sealed or taken away; empty where there are none. */
export function editedVersion(folder: PracticeFolder): string {
  const { scenarios, covenants, adjustments, baseTerms, offers, equipment, hire, notes } = folder;
  const { budget, planRules, benchmarks, owners } = folder;
  const files = [scenarios, covenants, adjustments, baseTerms, offers, equipment, hire, notes]
    .concat(budget, planRules, benchmarks, owners)
    .map((path, place) => (existsSync(path) ? `-${place}${digestOf(readFileSync(path))}` : ""));
  const packs = existsSync(folder.packs) ? readdirSync(folder.packs).sort() : [];
  const lists = Object.keys(LISTS).filter((name) => existsSync(join(folder.path, name)));
  const names = (kind: string, of: readonly string[]): string =>
    of.length > 0 ? `-${kind}${digestOf(of.join("/"))}` : "";
  return files.join("") + names("l", lists) + names("p", packs);
}

const digestOf = (content: Buffer | string): string =>
  createHash("sha256").update(content).digest("hex").slice(0, 8);
