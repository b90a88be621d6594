/** Do we keep what we promised our lenders, and would we in a bad year? */
import { dayFromNumber, dayNumber } from "../../calendar.ts";
import type { CovenantReport } from "../../contract.ts";
import { borrowingBaseReport } from "../../numbers/collateral/report.ts";
import { lastBooked } from "../../numbers/covenants/amounts.ts";
import { covenantReport } from "../../numbers/covenants/report.ts";
import { coverageAsked } from "../../numbers/covenants/covenant_file.ts";
import { fundingTerms } from "../../numbers/forecast/funding.ts";
import { loansOwed } from "../../numbers/forecast/loans_owed.ts";
import { normalisedEarnings } from "../../numbers/normalised/report.ts";
import { stressReport } from "../../numbers/stress/report.ts";
import type { Asked } from "../asked.ts";
import { decisionPanels } from "../decisions.ts";
import { accrualBridgePanels } from "../panels/accrual_bridge.ts";
import { borrowingBasePanel, borrowingBasePayersPanel } from "../panels/borrowing_base.ts";
import { covenantLinesPanel, covenantsPanel, covenantsSay } from "../panels/covenants.ts";
import { coveragePanel, earningsPanel } from "../panels/earnings.ts";
import { moreFigures } from "../panels/more_figures.ts";
import { statementPanels, statementsSay } from "../panels/statements.ts";
import { statementsOf } from "../statements.ts";
import { limitText, loansPanel, stressPanel } from "../panels/stress.ts";
import type { Answer } from "./answer.ts";

const TITLE = "Do we keep what we promised our lenders?";

/** The covenants at the end of the period; null where there are no books. */
export async function covenantsOf(asked: Asked): Promise<CovenantReport | null> {
  const { session, settings, filter, period, covenants, adjustments } = asked;
  if ((await lastBooked(session)) === null) return null;
  const month = filter.period === null ? null : period.last;
  const { fiscal_year_start: start } = settings;
  return covenantReport(session, covenants.list, adjustments.list, month, start, filter.known_at);
}

/** The page: what was promised, then the statements of the months to come. */
export async function lending(asked: Asked): Promise<Answer> {
  const { sentence, panels, ...rest } = await promises(asked);
  if (panels.length === 0) return { ...rest, sentence, panels };
  const ahead = await statementsOf(asked);
  return {
    ...rest,
    sentence: ahead.reason === null ? sentence : `${sentence} ${statementsSay(ahead)}`,
    panels: [
      ...panels,
      ...(await decisionPanels(asked)),
      ...statementPanels(ahead),
      ...accrualBridgePanels(ahead.bridge),
    ],
  };
}

/** What was promised, whether it holds, what a bad year would do, and the loans. */
export async function promises(asked: Asked): Promise<Answer> {
  const { session, settings, filter, covenants, adjustments, baseTerms } = asked;
  const { known_at: knownAt } = filter;
  const report = await covenantsOf(asked);
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
      ...(await moreFigures(asked, "debt_service")),
      ...(base === null
        ? []
        : [borrowingBasePanel(base, baseTerms.problem), borrowingBasePayersPanel(base)]),
      ...(loans.length > 0 ? [loansPanel(loans, dayFromNumber(day))] : []),
    ],
  };
}
