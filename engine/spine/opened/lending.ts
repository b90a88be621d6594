/** What is asked of an open practice about lenders and decisions: covenants, earnings, offers, statements ahead. */
import { comparisonDocument } from "../../numbers/lending/documents.ts";
import type {
  BorrowingBase,
  CovenantReport,
  EquipmentChoice,
  HirePlan,
  NormalisedEarnings,
  OfferAhead,
  StatementsReport,
  StressReport,
} from "../../contract.ts";
import { baseTermsOf } from "../../numbers/collateral/base_terms.ts";
import { borrowingBaseReport } from "../../numbers/collateral/report.ts";
import { coverageAsked, covenantsOf } from "../../numbers/covenants/covenant_file.ts";
import { covenantReport } from "../../numbers/covenants/report.ts";
import { equipmentReport, hireReport, VISIT_KPI } from "../../numbers/decisions/report.ts";
import { fundingTerms } from "../../numbers/forecast/funding.ts";
import { adjustmentsOf } from "../../numbers/normalised/adjustment_file.ts";
import { normalisedEarnings } from "../../numbers/normalised/report.ts";
import { periodOf } from "../../numbers/period.ts";
import type { Comparison } from "../../numbers/lending/documents.ts";
import type { OfferFile } from "../../numbers/lending/loan_file.ts";
import { offersAhead } from "../../numbers/stress/offer_ahead.ts";
import { statementsReport } from "../../numbers/statements/report.ts";
import { stressReport } from "../../numbers/stress/report.ts";
import { equipmentOf, hireOf, offersOf } from "../decisions.ts";
import { NothingImported } from "../reading.ts";
import type { Opened } from "./opened.ts";

export function lending(opened: Opened) {
  const chapter = {
    /**
     * Every covenant of `covenants.json`, at the end of the newest month that is over unless said otherwise.
     *
     * @throws {BadCovenants} {NothingImported} {BehindJournal} {BadPeriod}
     */
    covenants(question: { period?: string } = {}): Promise<CovenantReport> {
      const covenants = covenantsOf(opened.folder.covenants);
      const adjustments = adjustmentsOf(opened.folder.adjustments);
      const { fiscal_year_start: start } = opened.settings;
      return opened.read(null, [], async (session) => {
        const asked = question.period && (await periodOf(session, question.period, start)).last;
        const report = await covenantReport(
          session,
          covenants,
          adjustments,
          asked || null,
          start,
          null,
        );
        if (!report) throw new NothingImported("covenants are judged by the books; none are here");
        return report;
      });
    },

    /**
     * EBITDA and debt service coverage of the twelve months to a period's end: as booked, with every adjustment of
     * `adjustments.json`, and with what a lender counts of them.
     *
     * @throws {BadAdjustments} {NothingImported} {BehindJournal} {BadPeriod}
     */
    earnings(question: { period?: string } = {}): Promise<NormalisedEarnings> {
      const adjustments = adjustmentsOf(opened.folder.adjustments);
      return opened.read(null, [], async (session) => {
        const { period } = await opened.period(session, question.period);
        return normalisedEarnings(session, adjustments, period.last);
      });
    },

    /**
     * What a lender advances on receivables at the end of a period, by `borrowing_base.json` or by usual terms.
     *
     * @throws {BadBaseTerms} {NothingImported} {BehindJournal} {BadPeriod}
     */
    borrowingBase(question: { period?: string } = {}): Promise<BorrowingBase> {
      const terms = baseTermsOf(opened.folder.baseTerms);
      return opened.read(null, [], async (session) => {
        const { period } = await opened.period(session, question.period);
        const report = await borrowingBaseReport(session, terms, period.last);
        if (!report) {
          throw new NothingImported(
            `nothing is owed at the end of ${period.last}; a borrowing base needs billing transactions`,
          );
        }
        return report;
      });
    },

    /**
     * Twelve months under what a lender asks: lowest cash, its chance below the minimum, and debt service coverage
     * in each case, and how far receipts may fall.
     *
     * @throws {BadCovenants} {NothingImported} {BehindJournal}
     */
    stress(): Promise<StressReport> {
      const asked = coverageAsked(covenantsOf(opened.folder.covenants));
      const terms = fundingTerms(opened.settings.policies);
      return opened.read(null, [], (session) => stressReport(session, terms, asked, null));
    },

    /**
     * What each offer does to the next twelve months, and to what was promised to lenders.
     *
     * @throws {BadLoan} {BadCovenants} {BadAdjustments} {NothingImported} {BehindJournal}
     */
    offersAhead(file: OfferFile): Promise<OfferAhead[]> {
      const { fiscal_year_start: fiscalYearStart, policies } = opened.settings;
      const covenants = covenantsOf(opened.folder.covenants);
      const adjustments = adjustmentsOf(opened.folder.adjustments);
      return opened.read(null, [], (session) =>
        offersAhead(session, file, policies.minimum_cash, {
          covenants,
          adjustments,
          fiscalYearStart,
        }),
      );
    },

    /**
     * The offers of `offers.json` side by side, each also in cash of the next twelve months; null where there is no file.
     *
     * @throws {BadLoanFile} {BadLoan} {BadCovenants} {BadAdjustments} {NothingImported} {BehindJournal}
     */
    async offers(): Promise<(Comparison & { practice: OfferAhead[] }) | null> {
      const file = offersOf(opened.folder);
      return file && { ...comparisonDocument(file), practice: await chapter.offersAhead(file) };
    },

    /**
     * Buy, lease or borrow, with cash of the next two years.
     *
     * @param equipment  by `equipment.json` where it is not given; null where there is none
     * @throws {BadDecision} {BadLoan} {NothingImported} {BehindJournal}
     */
    async equipment(equipment = equipmentOf(opened.folder)): Promise<EquipmentChoice | null> {
      if (!equipment) return null;
      const { minimum_cash: minimum } = opened.settings.policies;
      return opened.read(null, [], (session) => equipmentReport(session, equipment, minimum));
    },

    /**
     * Somebody to hire, with cash of the next two years.
     *
     * @param hire  by `hire.json` where it is not given; null where there is none
     * @throws {BadDecision} {NothingImported} {BehindJournal}
     */
    async hire(hire = hireOf(opened.folder)): Promise<HirePlan | null> {
      if (!hire) return null;
      const { minimum_cash: minimum } = opened.settings.policies;
      const perVisit = opened.kpis().find(({ name }) => name === VISIT_KPI)!;
      return opened.read(null, [perVisit], (session) =>
        hireReport(session, hire, perVisit, minimum),
      );
    },

    /**
     * Profit and loss, balance sheet and cash flow of the months to come, 24 unless said otherwise.
     *
     * @throws {BadHorizon} {BadLoan} {StatementsBroken} {NothingImported} {BehindJournal}
     */
    statements(
      question: { months?: number; basis?: "cash" | "accrual"; offer?: OfferFile | null } = {},
    ): Promise<StatementsReport> {
      const { months = 24, basis = "cash", offer = null } = question;
      const terms = fundingTerms(opened.settings.policies);
      return opened.read(null, [], (session) =>
        statementsReport(session, { months, basis, offer, knownAt: null }, terms),
      );
    },
  };
  return chapter;
}
