/** Names that questions use: of KPIs, providers, payers, locations. An unknown one is refused with those there are. */
import type { Dimension, Slice } from "../contract.ts";
import type { Session } from "../database.ts";
import { findKpi } from "../numbers/kpi/catalogue.ts";
import type { Kpi } from "../numbers/kpi/header.ts";

/** A KPI, dimension or name that does not exist; `allowed` lists those that do. */
export class UnknownName extends Error {
  override name = "UnknownName";
  readonly allowed: readonly string[];

  constructor(message: string, allowed: readonly string[]) {
    super(message);
    this.allowed = allowed;
  }
}

/** KPIs by id or name; none named is all of them. @throws {UnknownName} */
export function kpisNamed(all: readonly Kpi[], ids: readonly string[]): readonly Kpi[] {
  if (ids.length === 0) return all;
  return ids.map((id) => {
    const kpi = findKpi(all, id);
    if (!kpi) {
      throw new UnknownName(
        `there is no KPI "${id}"`,
        all.map((each) => each.id),
      );
    }
    return kpi;
  });
}

/** Names of each dimension, most used first. */
export async function namesOf(session: Session): Promise<Record<Dimension, string[]>> {
  const names: Record<Dimension, string[]> = { provider: [], payer: [], location: [] };
  for (const row of await session.rows(
    "select dimension, name from dimension_name order by entries desc, name",
  )) {
    names[row["dimension"] as Dimension].push(row["name"] as string);
  }
  return names;
}

/** @throws {UnknownName} where a name is chosen that the data do not hold */
export async function refuseUnknown(session: Session, slice: Slice): Promise<void> {
  if (Object.keys(slice).length === 0) return;
  const known = await namesOf(session);
  for (const [dimension, chosen] of Object.entries(slice) as [Dimension, string[]][]) {
    const missing = chosen.find((name) => !known[dimension].includes(name));
    if (missing !== undefined) {
      throw new UnknownName(`no ${dimension} "${missing}" is in the data`, known[dimension]);
    }
  }
}
