/** Did we hit plan, and why not? */
import { budgetReport, type BudgetQuestion } from "../../numbers/budget/report.ts";
import { fiscalYearName, planVersions } from "../../numbers/plan/versions.ts";
import type { Asked } from "../asked.ts";
import { bridgePanel } from "../panels/bridge.ts";
import { bridgePartsPanel, WHOLE } from "../panels/bridge_parts.ts";
import { resultSentence, statementPanel } from "../panels/budget.ts";
import { labourPanel } from "../panels/labour.ts";
import { outlookPanel, outlookRecordPanel } from "../panels/outlook.ts";
import { suppliesPanel } from "../panels/supplies.ts";
import { moreFigures } from "../panels/more_figures.ts";
import { overheadPanel } from "../panels/overhead.ts";
import type { Answer } from "./answer.ts";

const TITLE = "Did we hit plan, and why not?";

export async function budget(asked: Asked): Promise<Answer> {
  const { now, ytd } = await budgetReports(asked);
  if (now.lines.length === 0) {
    return {
      title: TITLE,
      sentence:
        "Budget needs a general ledger and budget.csv. Import both to compare plan and actual.",
      panels: [],
    };
  }
  const whole = { panel: "bridge_parts", of: WHOLE };
  return {
    title: TITLE,
    sentence: `${resultSentence(now)}. ${reason(now)}`,
    opens: whole,
    plans: await plansOf(asked),
    panels: [
      bridgePanel("bridge", now, "bridge_parts", asked.notes),
      bridgePanel("bridge_ytd", ytd, "bridge_ytd_parts"),
      statementPanel(asked, now, ytd, whole),
      ...(await moreFigures(asked, "result")),
      ...[
        labourPanel(now),
        suppliesPanel(now),
        now.outlook && outlookPanel(now.outlook),
        now.outlook && outlookRecordPanel(now.outlook),
        await overheadPanel(asked, now, "location"),
        await overheadPanel(asked, now, "provider"),
        await overheadPanel(asked, now, "department"),
      ].filter((panel) => panel !== null),
      bridgePartsPanel("bridge_parts", now),
      bridgePartsPanel("bridge_ytd_parts", ytd),
    ],
  };
}

/** The plans of the fiscal year that there are, the one in force first; none where there is only that. */
async function plansOf({ session, settings, period, records }: Asked): Promise<string[]> {
  const { fiscal_year_start: start } = settings;
  const year = fiscalYearName(period.last, start);
  const versions = (await planVersions(session, start, records.frozen)).filter(
    (each) => each.fiscal_year === year,
  );
  const names = new Set(
    versions.flatMap(({ version, frozen }) => [...(frozen ? [frozen] : []), version]),
  );
  return names.size > 1 ? [...names] : [];
}

/** The period and the year to its end, as the choices say. */
export async function budgetReports(asked: Asked) {
  const plan = await asked.comparePlan();
  const question: Omit<BudgetQuestion, "ytd" | "outlook"> = {
    text: asked.periodText,
    period: asked.period,
    flexed: asked.filter.flex,
    order: asked.filter.order,
    settings: asked.settings,
    ...(plan === null ? {} : { version: plan }),
  };
  return {
    now: await budgetReport(asked.session, { ...question, ytd: false, outlook: true }),
    ytd: await budgetReport(asked.session, { ...question, ytd: true, outlook: false }),
  };
}

function reason({ bridge, lines }: Awaited<ReturnType<typeof budgetReport>>): string {
  const net = lines.find((line) => line.line === "net_income");
  const sign = Math.sign(Number(net?.variance ?? 0));
  const [cause] = bridge
    .filter(({ amount }) => Math.sign(Number(amount)) === sign)
    .sort((a, b) => Math.abs(Number(b.amount)) - Math.abs(Number(a.amount)));
  return cause ? `The biggest cause is ${cause.title.toLowerCase()}.` : "";
}
