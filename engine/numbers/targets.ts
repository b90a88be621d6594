/** What the practice wants its figures to be, by its own `targets.csv`. */
import type { Session } from "../database.ts";
import type { Judged } from "./control/state.ts";
import type { Kpi } from "./kpi/header.ts";

export type Target = {
  /** id or name of the KPI, as it was written */
  kpi: string;
  category: string | null;
  /** null where none holds from the day on */
  value: number | null;
  /** what the figure is to be per, where the target says so */
  per: string | null;
  /** ISO 8601 day from which it holds */
  since: string;
};

/** A target in force. */
export type Aim = Target & { value: number };

/** How a figure stands to its target: told only where both are of the same thing. */
export type Standing =
  | { is: "reliable" | "unreliable" | "out of reach" }
  /** of one month, for want of limits */
  | { is: "met" | "not met" }
  /** neither side is better */
  | { is: "set" }
  | { is: "of another base"; per: string };

/** Makes the table `kpi_name`, which targets are checked against. */
export const nameKpis = (session: Session, kpis: readonly Kpi[]): Promise<void> =>
  session.run(
    "create or replace table kpi_name as select unnest($ids) as id, unnest($names) as name",
    { ids: kpis.map(({ id }) => id), names: kpis.map(({ name }) => name) },
  );

/** Every target, the newest last. */
export async function targetsOf(session: Session): Promise<Target[]> {
  const rows = await session.rows(
    `select kpi, category, cast(value as double) as value, per, cast(since as varchar) as since
    from target_row
    order by since, row_no`,
  );
  return rows as unknown as Target[];
}

/** The target in force on a day; null where there is none. */
export function targetFor(
  targets: readonly Target[],
  kpi: Pick<Kpi, "id" | "name">,
  category: string | null,
  day: string,
): Aim | null {
  const isOf = (target: Target): boolean =>
    (target.kpi.toLowerCase() === kpi.id.toLowerCase() || target.kpi === kpi.name) &&
    target.category === category &&
    target.since <= day;
  const found = targets.findLast(isOf);
  return found && hasValue(found) ? found : null;
}

const hasValue = (target: Target): target is Aim => target.value !== null;

/**
 * Where there are natural limits, a target outside them on the safe side is met reliably, one outside them
 * on the other side is out of reach as things are, and one between them is hit or missed by chance.
 */
export function standing(
  target: Aim,
  kpi: Pick<Kpi, "better" | "per">,
  { limits }: Judged,
  value: number | null,
): Standing | null {
  if (target.per !== null && target.per.toLowerCase() !== (kpi.per ?? "").toLowerCase()) {
    return { is: "of another base", per: target.per };
  }
  if (kpi.better === "neither") return { is: "set" };
  const isMet = (by: number): boolean =>
    kpi.better === "lower" ? by <= target.value : by >= target.value;
  if (limits) {
    const [safe, worst] =
      kpi.better === "lower" ? [limits.lower, limits.upper] : [limits.upper, limits.lower];
    if (isMet(worst)) return { is: "reliable" };
    return { is: isMet(safe) ? "unreliable" : "out of reach" };
  }
  return value === null ? null : { is: isMet(value) ? "met" : "not met" };
}
