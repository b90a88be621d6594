/** Budget against actual over a period or the year to its end, with the bridge between the two. */
import { firstDay, lastDay } from "../../calendar.ts";
import type { BridgeOrder, BudgetReport } from "../../contract.ts";
import type { Session } from "../../database.ts";
import type { Months } from "../kpi/window.ts";
import { fiscalYearOf } from "../period.ts";
import { bridge } from "./bridge.ts";
import { payerDrivers } from "./drivers.ts";
import { ORDER_WORDS } from "./orders.ts";
import { staffCost } from "./staff_cost.ts";
import { statement } from "./statement.ts";
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
  /** what the connection's plan is called: the one in force unless another was put in its place */
  version?: string;
  fiscalYearStart: number;
};

export async function budgetReport(
  session: Session,
  question: BudgetQuestion,
): Promise<BudgetReport> {
  const { last } = question.period;
  const first = question.ytd ? fiscalYearOf(last, question.fiscalYearStart) : question.period.first;
  const period = { first, last };
  const shown = await statement(session, period, question.flexed);
  const fixed = question.flexed ? await statement(session, period, false) : shown;
  return {
    period: question.text,
    from: firstDay(first),
    to: lastDay(last),
    flexed: question.flexed,
    basis:
      "general ledger by ledger date; visits by service date; allowed as settled, yield as posted of what fell due",
    visits: shown.visits,
    lines: shown.lines,
    bridge:
      shown.lines.length > 0
        ? bridge(
            fixed,
            await payerDrivers(session, period),
            await staffCost(session, period),
            question.order,
          )
        : [],
    bridge_order: question.order,
    bridge_says: ORDER_WORDS[question.order],
    version: question.version ?? "in force",
    outlook: question.outlook ? await yearOutlook(session, last, question.fiscalYearStart) : null,
  };
}
