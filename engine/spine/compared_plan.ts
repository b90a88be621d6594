/** Comparing with another plan than the one in force: a frozen one, or a version as it was imported. */
import { addMonths, type Month } from "../calendar.ts";
import type { FrozenPlan } from "../contract.ts";
import type { Session } from "../database.ts";
import { fiscalYearOf } from "../numbers/period.ts";
import { planAs, versionRows, type VersionRow } from "../numbers/plan/as_planned.ts";
import { fiscalYearName, IN_FORCE, planVersions } from "../numbers/plan/versions.ts";
import type { PracticeFolder } from "../practice.ts";
import { frozenRows } from "./frozen_plans.ts";
import { UnknownName } from "./names.ts";

/**
 * Makes a connection compare with a plan by its name: `original` or `v2` as it was frozen, else a version
 * as it was imported; `latest` is the one in force.
 *
 * @param span  the months that are compared; whole fiscal years are put in place
 * @returns what it is called
 * @throws {UnknownName} where a year of the span has no such plan
 * @throws {ArchiveDamaged} where a frozen one was lost
 */
export async function compareWith(
  folder: PracticeFolder,
  frozen: readonly FrozenPlan[],
  fiscalYearStart: number,
  session: Session,
  name: string,
  span: { first: Month; last: Month },
): Promise<string> {
  if (name === IN_FORCE || name === "latest") return IN_FORCE;
  const said = new Set<string>();
  const rows: VersionRow[] = [];
  for (
    let at = fiscalYearOf(span.first, fiscalYearStart);
    at <= span.last;
    at = addMonths(at, 12)
  ) {
    const year = fiscalYearName(at, fiscalYearStart);
    const plan = frozen.find((each) => each.fiscal_year === year && each.name === name);
    const mine = plan
      ? await frozenRows(folder, plan)
      : await versionRows(session, name, at, addMonths(at, 11));
    if (mine.length === 0) {
      throw new UnknownName(
        `${year} has no plan "${name}"`,
        (await planVersions(session, fiscalYearStart, frozen))
          .filter((each) => each.fiscal_year === year)
          .flatMap((each) => [each.version, ...(each.frozen ? [each.frozen] : [])]),
      );
    }
    said.add(plan ? `${name}, frozen ${plan.at.slice(0, 10)}` : name);
    rows.push(...mine);
  }
  await planAs(session, rows);
  return [...said].join("; ");
}
