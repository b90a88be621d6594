/** Do we keep what we promised our lenders, and would we in a bad year? */
import { dayFromNumber, dayNumber } from "../../calendar.ts";
import { borrowingBaseReport } from "../../numbers/collateral/report.ts";
import { lastBooked } from "../../numbers/covenants/amounts.ts";
import { covenantReport } from "../../numbers/covenants/report.ts";
import { coverageAsked } from "../../numbers/covenants/covenant_file.ts";
import { fundingTerms } from "../../numbers/forecast/funding.ts";
import { loansOwed } from "../../numbers/forecast/loans_owed.ts";
import { normalisedEarnings } from "../../numbers/normalised/report.ts";
import { stressReport } from "../../numbers/stress/report.ts";
import type { Asked } from "../asked.ts";
import { borrowingBasePanel, borrowingBasePayersPanel } from "../panels/borrowing_base.ts";
import { covenantLinesPanel, covenantsPanel, covenantsSay } from "../panels/covenants.ts";
import { decisionPanels } from "../decisions.ts";
import { coveragePanel, earningsPanel } from "../panels/earnings.ts";
import { limitText, loansPanel, stressPanel } from "../panels/stress.ts";
import type { Answer } from "./answer.ts";

const TITLE = "Do we keep what we promised our lenders?";

export async function lending(asked: Asked): Promise<Answer> {
  const { session, settings, filter, period, covenants, adjustments, baseTerms } = asked;
  const { known_at: knownAt } = filter;
  const month = filter.period === null ? null : period.last;
  const report =
    (await lastBooked(session)) === null
      ? null
      : await covenantReport(
          session,
          covenants.list,
          adjustments.list,
          month,
          settings.fiscal_year_start,
          knownAt,
        );
  if (!report) {
    return {
      title: TITLE,
      sentence:
        "Lending needs a general ledger with accounts.csv. Import both to see what was promised to lenders, and whether it holds.",
      panels: [],
    };
  }
  const terms = fundingTerms(settings.policies);
  const stress = await stressReport(session, terms, coverageAsked(covenants.list), knownAt);
  const day = dayNumber(report.as_of) + 1;
  const loans = await loansOwed(session, day, knownAt);
  const earnings = await normalisedEarnings(session, adjustments.list, report.period);
  const base = await borrowingBaseReport(session, baseTerms.terms, report.period);
  const [limit] = stress.limits;
  return {
    title: TITLE,
    sentence: `${covenantsSay(report)}. ${limit ? limitText(limit) : ""}`.trim(),
    panels: [
      covenantsPanel(report, covenants.problem),
      ...(report.covenants.length > 0 ? [covenantLinesPanel(report)] : []),
      ...(stress.origin === null ? [] : [stressPanel(stress)]),
      earningsPanel(earnings, adjustments.problem),
      coveragePanel(earnings),
      ...(base === null
        ? []
        : [borrowingBasePanel(base, baseTerms.problem), borrowingBasePayersPanel(base)]),
      ...(await decisionPanels(asked)),
      ...(loans.length > 0 ? [loansPanel(loans, dayFromNumber(day))] : []),
    ],
  };
}
