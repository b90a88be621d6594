/** Budget against actual over a period or the year to its end, with the bridge between the two. */
import { firstDay, lastDay } from "../../calendar.ts";
import type { BridgeOrder, BudgetReport, OverheadBy } from "../../contract.ts";
import type { Session } from "../../database.ts";
import { cents } from "../../money.ts";
import { rationalOf } from "../rational.ts";
import type { Months } from "../kpi/window.ts";
import { fiscalYearOf } from "../period.ts";
import { IN_FORCE } from "../plan/versions.ts";
import type { Settings } from "../../practice.ts";
import { absentEffects } from "./absent.ts";
import { borneOverhead } from "./borne.ts";
import { bridge, STAFF, visitsOf } from "./bridge.ts";
import { payerDrivers } from "./drivers.ts";
import { labourTable } from "./labour_table.ts";
import { ORDER_WORDS } from "./orders.ts";
import { planDays } from "./plan_days.ts";
import { staffCost } from "./staff_cost.ts";
import { statement } from "./statement.ts";
import { suppliesOf } from "./supplies.ts";
import { budgetSupplies } from "./supply_table.ts";
import { watchedLines } from "./watched.ts";
import { yearOutlook } from "./year_outlook.ts";

export type BudgetQuestion = {
  /** the period as written, for the answer */
  text: string;
  period: Months;
  /** from the start of the fiscal year the period ends in */
  ytd: boolean;
  /** whether variable lines are compared at the volume that took place */
  flexed: boolean;
  /** how the bridge shares what two causes do together */
  order: BridgeOrder;
  /** whether to say what the fiscal year will come to */
  outlook: boolean;
  /** whose share of overhead to say; nobody's unless said */
  overhead?: OverheadBy;
  settings: Pick<Settings, "fiscal_year_start" | "policies">;
  /** what the connection's plan is called: the one in force unless another was put in its place */
  version?: string;
};

export async function budgetReport(
  session: Session,
  question: BudgetQuestion,
): Promise<BudgetReport> {
  const { last } = question.period;
  const { fiscal_year_start: yearStart, policies } = question.settings;
  const first = question.ytd ? fiscalYearOf(last, yearStart) : question.period.first;
  const period = { first, last };
  const shown = await statement(session, period, question.flexed);
  const fixed = question.flexed ? await statement(session, period, false) : shown;
  const facts = {
    statement: fixed,
    drivers: await payerDrivers(session, period),
    days: await planDays(session, period),
    staff: await staffCost(session, period, policies.full_time_weekly_hours),
    supplies: await suppliesOf(session, period),
    period: first === last ? first : `${first}..${last}`,
  };
  const isPlanned = shown.lines.length > 0;
  return {
    period: question.text,
    from: firstDay(first),
    to: lastDay(last),
    flexed: question.flexed,
    basis:
      "general ledger by ledger date; visits by service date; allowed as settled, yield as posted of what fell due",
    visits: shown.visits,
    lines: await watchedLines(session, shown.lines, last, question.flexed, {
      amountCents: cents(policies.variance_amount),
      share: rationalOf(policies.variance_share),
      by: policies.variance_by,
    }),
    materiality: {
      amount: policies.variance_amount,
      share: Number(policies.variance_share),
      by: policies.variance_by,
    },
    bridge: isPlanned ? bridge(facts, question.order) : [],
    bridge_order: question.order,
    bridge_says: ORDER_WORDS[question.order],
    bridge_absent: isPlanned ? absentEffects(facts) : [],
    labour: labourTable(
      fixed.lines.filter(({ group }) => group === STAFF),
      facts.staff,
      visitsOf(fixed),
    ),
    supplies: budgetSupplies(facts.supplies, fixed.lines),
    version: question.version ?? IN_FORCE,
    outlook: question.outlook ? await yearOutlook(session, last, yearStart) : null,
    overhead: question.overhead
      ? await borneOverhead(session, period, question.overhead, shown.lines)
      : null,
  };
}
