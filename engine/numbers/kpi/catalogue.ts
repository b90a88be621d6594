/** Every KPI there is: one .sql file in this folder each, and in `former/` one for each definition that was replaced. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { engineFolder, sqlFile } from "../../database.ts";
import type { Policies } from "../../practice.ts";
import { BadDefinition, parseKpi, type Kpi } from "./header.ts";

/** In the order of their ids. @throws {BadDefinition} */
export function catalogue(policies: Policies): Kpi[] {
  return inOrder(
    sqlFilesIn(FOLDER).map((name) =>
      parseKpi(name, sqlFile(join(FOLDER, `${name}.sql`)), policies),
    ),
  );
}

/** The folder of definitions that were replaced: none makes a figure unless it is asked for by its version. */
export const FORMER = "former";

/** Every former definition, oldest version first. @throws {BadDefinition} */
export function formerDefinitions(policies: Policies): Kpi[] {
  const folder = join(FOLDER, FORMER);
  return sqlFilesIn(folder)
    .map((file) => {
      const [name, version] = file.split(".v");
      const kpi = parseKpi(name!, sqlFile(join(folder, `${file}.sql`)), policies);
      if (String(kpi.version) !== version || kpi.replaced === null) {
        throw new BadDefinition(
          `${FORMER}/${file}.sql: its name must end in .v${kpi.version}.sql, as its Version says, and its header must say in Replaced until when it was in force, and why`,
        );
      }
      if (kpi.after !== null) {
        throw new BadDefinition(
          `${FORMER}/${file}.sql: a figure made after the ${kpi.after} is made when a state is built, by the definition of then alone; it cannot be kept`,
        );
      }
      return kpi;
    })
    .toSorted((a, b) => a.version - b.version);
}

/** The definitions of one figure, oldest first: the last is in force. */
export const definitionsOf = (kpi: Kpi, former: readonly Kpi[]): Kpi[] => [
  ...former.filter(({ id }) => id === kpi.id),
  kpi,
];

const FOLDER = join("numbers", "kpi");

const sqlFilesIn = (folder: string): string[] =>
  readdirSync(join(engineFolder(), folder))
    .filter((file) => file.endsWith(".sql"))
    .map((file) => file.slice(0, -4));

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
