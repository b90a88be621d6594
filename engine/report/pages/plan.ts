/** What do we plan, and what will the year come to? */
import { yearOutlook } from "../../numbers/budget/year_outlook.ts";
import { rollingForecast, ROLLING_METHODS } from "../../numbers/plan/rolling.ts";
import { planVersions } from "../../numbers/plan/versions.ts";
import type { Asked } from "../asked.ts";
import { outlookPanel, rollingPanel, versionsPanel } from "../panels/plan.ts";
import type { Answer } from "./answer.ts";

export async function plan({ session, settings, period, records }: Asked): Promise<Answer> {
  const { fiscal_year_start: start } = settings;
  const outlook = outlookPanel(await yearOutlook(session, period.last, start));
  const rolling = [];
  for (const method of ROLLING_METHODS) rolling.push(await rollingForecast(session, method, start));
  return {
    title: "What do we plan, and what will the year come to?",
    sentence: `${outlook.title}.`,
    panels: [
      outlook,
      rollingPanel(rolling),
      versionsPanel(await planVersions(session, start, records.frozen), records.frozen),
    ],
  };
}
