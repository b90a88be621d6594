/** What a page is made from: the connection, the choices, and the months they name. */
import { addMonths, monthsFrom, type Month } from "../calendar.ts";
import type {
  Closing,
  Filter,
  FrozenPlan,
  ImportLogEntry,
  PlacedFinding,
  Restatement,
  SealedPack,
} from "../contract.ts";
import type { Session } from "../database.ts";
import type { Covenant } from "../numbers/covenants/covenant_file.ts";
import type { Scenario } from "../numbers/forecast/scenario/scenario.ts";
import type { Kpi } from "../numbers/kpi/header.ts";
import type { Months } from "../numbers/kpi/window.ts";
import type { Target } from "../numbers/targets.ts";
import type { Settings } from "../practice.ts";

export type Asked = {
  session: Session;
  settings: Settings;
  kpis: readonly Kpi[];
  filter: Filter;
  /** the period as written, or the month it stands for */
  periodText: string;
  period: Months;
  /** first and last month there are data of */
  span: Months;
  /** what the practice wants its figures to be */
  targets: readonly Target[];
  /** what may happen instead, or why that cannot be read */
  scenarios: { list: readonly Scenario[]; problem: string | null };
  /** what was promised to lenders, or why that cannot be read */
  covenants: { list: readonly Covenant[]; problem: string | null };
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
