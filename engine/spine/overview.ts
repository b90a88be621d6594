/** What the header of every page needs, also where nothing can be answered now. */
import type { PracticeOverview, Severity } from "../contract.ts";
import { spanOf } from "../numbers/period.ts";
import { periodChoices } from "../report/periods.ts";
import { rebuildMends } from "./current.ts";
import { JournalBroken } from "./journal.ts";
import { namesOf } from "./names.ts";
import type { Opened } from "./opened/opened.ts";
import { NothingImported } from "./reading.ts";

export async function practiceOverview(practice: Opened): Promise<PracticeOverview> {
  const { name, example, currency, fiscal_year_start } = practice.settings;
  const nothing: PracticeOverview = {
    name,
    example,
    currency,
    fiscal_year_start,
    months: null,
    periods: [],
    dimensions: { provider: [], payer: [], location: [] },
    data_version: null,
    open_findings: { must_fix: 0, look_at: 0 },
    trouble: null,
  };
  try {
    const { findings } = await practice.check();
    const count = (severity: Severity): number =>
      findings.filter((finding) => finding.severity === severity).length;
    return await practice.read(null, [], async (session) => {
      const months = await spanOf(session);
      return {
        ...nothing,
        months,
        periods: months ? periodChoices(months, fiscal_year_start) : [],
        dimensions: await namesOf(session),
        data_version: await practice.dataVersion(),
        open_findings: { must_fix: count("must_fix"), look_at: count("look_at") },
      };
    });
  } catch (error) {
    if (error instanceof NothingImported) return nothing;
    if (rebuildMends(error) || error instanceof JournalBroken) {
      const trouble = { says: error.message, rebuild_mends: rebuildMends(error) };
      return { ...nothing, trouble };
    }
    throw error;
  }
}
