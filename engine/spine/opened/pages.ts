/** What a screen asks of an open practice: pages, what stands behind a value, the budget. */
import type {
  Anomaly,
  BridgeOrder,
  BudgetReport,
  OverheadBy,
  Explanation,
  Filter,
  Page,
  PageName,
  PracticeOverview,
} from "../../contract.ts";
import { budgetReport } from "../../numbers/budget/report.ts";
import { fiscalYearOf } from "../../numbers/period.ts";
import { explainSignal } from "../../report/anomaly.ts";
import { explain } from "../../report/explain.ts";
import { pageOf } from "../../report/pages/page.ts";
import { kpisNamed, refuseUnknown } from "../names.ts";
import { practiceOverview } from "../overview.ts";
import type { Opened } from "./opened.ts";

export function pages(opened: Opened) {
  return {
    /** Budget against actual, the bridge, and where asked for the year's outlook. @throws as `kpi` */
    budget(
      question: {
        period?: string;
        ytd?: boolean;
        flexed?: boolean;
        order?: BridgeOrder;
        outlook?: boolean;
        /** whose share of overhead to say; nobody's unless said */
        overhead?: OverheadBy;
        /** of the plan: `original` as it was frozen, or a version by its name; the one in force unless said */
        version?: string;
      } = {},
    ): Promise<BudgetReport> {
      const { fiscal_year_start: start } = opened.settings;
      return opened.read(null, [], async (session) => {
        const { text, period } = await opened.period(session, question.period);
        const version =
          question.version === undefined
            ? null
            : await opened.plans.compareWith(session, question.version, {
                first: question.ytd ? fiscalYearOf(period.last, start) : period.first,
                last: period.last,
              });
        return budgetReport(session, {
          text,
          period,
          ytd: question.ytd ?? false,
          flexed: question.flexed ?? false,
          order: question.order ?? "sequential",
          outlook: question.outlook ?? false,
          ...(question.overhead ? { overhead: question.overhead } : {}),
          settings: opened.settings,
          ...(version === null ? {} : { version }),
        });
      });
    },

    /** One page: the answer to its question, and the panels that are its evidence. @throws as `kpi` */
    page(name: PageName, filter: Partial<Filter> = {}): Promise<Page> {
      return opened.asked(filter, opened.kpis(), (asked) => pageOf(name, asked));
    },

    /** What stands behind one value. @throws as `trace` */
    explain(
      id: string,
      filter: Partial<Filter> = {},
      question: { category?: string | null; limit?: number; offset?: number } = {},
    ): Promise<Explanation> {
      const [kpi] = kpisNamed(opened.kpis(), [id]);
      return opened.asked(filter, [kpi!], (asked) =>
        explain(asked, {
          kpi: kpi!,
          category: question.category ?? null,
          limit: question.limit ?? 200,
          offset: question.offset ?? 0,
        }),
      );
    },

    /** The newest finished month of a figure, and where it is a signal, what moved it. @throws as `trace` */
    anomaly(
      id: string,
      filter: Partial<Filter> = {},
      category: string | null = null,
    ): Promise<Anomaly> {
      const [kpi] = kpisNamed(opened.kpis(), [id]);
      return opened.asked(filter, [kpi!], async (asked) => {
        await refuseUnknown(asked.session, asked.filter.slice);
        return explainSignal(asked, kpi!, category);
      });
    },

    /** What the header of every page needs; answers also where nothing can be read now. */
    overview(): Promise<PracticeOverview> {
      return practiceOverview(opened);
    },
  };
}
