/** Every KPI there is: one .sql file in this folder each. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { engineFolder, sqlFile } from "../../database.ts";
import type { Policies } from "../../practice.ts";
import { BadDefinition, parseKpi, type Kpi } from "./header.ts";

/** In the order of their ids. @throws {BadDefinition} */
export function catalogue(policies: Policies): Kpi[] {
  const folder = join("numbers", "kpi");
  return inOrder(
    readdirSync(join(engineFolder(), folder))
      .filter((file) => file.endsWith(".sql"))
      .map((file) => parseKpi(file.slice(0, -4), sqlFile(join(folder, file)), policies)),
  );
}

/** By id; two of one id would be added up as one figure. @throws {BadDefinition} */
export function inOrder(kpis: readonly Kpi[]): Kpi[] {
  const byId = new Map<string, Kpi>();
  for (const kpi of kpis) {
    const other = byId.get(kpi.id.toLowerCase());
    if (other) {
      throw new BadDefinition(
        `${kpi.name}.sql: the Id ${kpi.id} is that of ${other.name}.sql; give it one of its own`,
      );
    }
    byId.set(kpi.id.toLowerCase(), kpi);
  }
  return kpis.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** By id or name, in any case; null where there is none. */
export function findKpi(kpis: readonly Kpi[], idOrName: string): Kpi | null {
  const wanted = idOrName.toLowerCase();
  return kpis.find((kpi) => kpi.id.toLowerCase() === wanted || kpi.name === wanted) ?? null;
}
