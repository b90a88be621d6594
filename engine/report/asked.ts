/** What a page is made from: the connection, the choices, and the months they name. */
import { addMonths, monthsFrom, type Month } from "../calendar.ts";
import type {
  Closing,
  Filter,
  FrozenPlan,
  ImportLogEntry,
  Note,
  PlacedFinding,
  Restatement,
  SealedPack,
} from "../contract.ts";
import type { Session } from "../database.ts";
import type { BaseTerms } from "../numbers/collateral/base_terms.ts";
import type { Covenant } from "../numbers/covenants/covenant_file.ts";
import type { Equipment, Hire } from "../numbers/decisions/decision_file.ts";
import type { Scenario } from "../numbers/forecast/scenario/scenario.ts";
import type { Adjustment } from "../numbers/normalised/adjustment_file.ts";
import type { OfferFile } from "../numbers/lending/loan_file.ts";
import type { Beside } from "../numbers/benchmarks/standing.ts";
import type { Kpi } from "../numbers/kpi/header.ts";
import type { Months } from "../numbers/kpi/window.ts";
import type { Target } from "../numbers/targets.ts";
import type { Settings } from "../practice.ts";
import type { Owners } from "./owners.ts";

export type Asked = {
  session: Session;
  settings: Settings;
  kpis: readonly Kpi[];
  filter: Filter;
  /** puts the plan that was asked for in place of the one in force, and says what it is called; null where none was */
  comparePlan: () => Promise<string | null>;
  /** the period as written, or the month it stands for */
  periodText: string;
  period: Months;
  /** first and last month there are data of */
  span: Months;
  /** what the practice wants its figures to be */
  targets: readonly Target[];
  /** what others' figures are, or why that cannot be read */
  benchmarks: Beside;
  /** who answers for what, or why that cannot be read */
  owners: Owners;
  /** what may happen instead, or why that cannot be read */
  scenarios: { list: readonly Scenario[]; problem: string | null };
  /** what was promised to lenders, or why that cannot be read */
  covenants: { list: readonly Covenant[]; problem: string | null };
  /** what is lent on receivables, null where nothing is written, or why that cannot be read */
  baseTerms: { terms: BaseTerms | null; problem: string | null };
  /** what earnings would be in other hands, or why that cannot be read */
  adjustments: { list: readonly Adjustment[]; problem: string | null };
  /** what the practice may decide, as far as its files can be read */
  decisions: {
    offers: OfferFile | null;
    equipment: Equipment | null;
    hire: Hire | null;
    problems: readonly string[];
  };
  /** what somebody wrote beside figures */
  notes: readonly Note[];
  /** what the journal and the checks say */
  records: {
    imports: readonly ImportLogEntry[];
    findings: readonly PlacedFinding[];
    closings: readonly Closing[];
    restatements: readonly Restatement[];
    sealed: readonly SealedPack[];
    frozen: readonly FrozenPlan[];
  };
};

/** Months that charts show. */
const SHOWN = 24;

/** The months a chart shows: two years up to the period's end, as far as there are data. */
export function chartMonths({ period, span }: Asked): Month[] {
  const first = addMonths(period.last, 1 - SHOWN);
  return monthsFrom(first > span.first ? first : span.first, period.last);
}
