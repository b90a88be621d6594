/** Every KPI there is: one .sql file in this folder each. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { engineFolder, sqlFile } from "../../database.ts";
import type { Policies } from "../../practice.ts";
import { parseKpi, type Kpi } from "./header.ts";

/** In the order of their ids. @throws {BadDefinition} */
export function catalogue(policies: Policies): Kpi[] {
  const folder = join("numbers", "kpi");
  return readdirSync(join(engineFolder(), folder))
    .filter((file) => file.endsWith(".sql"))
    .map((file) => parseKpi(file.slice(0, -4), sqlFile(join(folder, file)), policies))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** By id or name, in any case; null where there is none. */
export function findKpi(kpis: readonly Kpi[], idOrName: string): Kpi | null {
  const wanted = idOrName.toLowerCase();
  return kpis.find((kpi) => kpi.id.toLowerCase() === wanted || kpi.name === wanted) ?? null;
}
