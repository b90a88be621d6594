/** What do our people cost, and what do they carry? */
import { cardText, monthText } from "../../format.ts";
import type { Asked } from "../asked.ts";
import { controlChart } from "../panels/control_chart.ts";
import { cardPanel, cardsOf, signals } from "../panels/figures.ts";
import { moreFigures } from "../panels/more_figures.ts";
import { lastJudged, seriesOf, type Series } from "../series.ts";
import { variationText } from "../words.ts";
import type { Answer } from "./answer.ts";

export async function people(asked: Asked): Promise<Answer> {
  const series = await seriesOf(asked, [
    { name: "staff_cost_per_encounter" },
    { name: "encounters_per_staff_hour" },
    { name: "overtime" },
    { name: "support_staff_ratio" },
    { name: "support_staff_cost" },
    { name: "provider_cost_ratio" },
    { name: "operating_cost_per_encounter" },
    { name: "fte" },
    { name: "clinical_per_provider" },
    { name: "turnover" },
    { name: "revenue_per_physician" },
    { name: "vacancy_rate" },
    { name: "days_to_fill" },
    { name: "agency_cost" },
    { name: "front_office_per_1000" },
    { name: "overtime_premium" },
  ]);
  const cards = await cardsOf(asked, series);
  const [changed] = signals(cards);
  const told = costText(series[0]!);
  return {
    title: "What do our people cost, and what do they carry?",
    sentence: changed
      ? `${told} ${changed.series.title} is ${variationText(changed.series)}.`
      : told,
    panels: [
      cardPanel(asked, "figures", "People at a glance", cards),
      ...(await moreFigures(asked, "for_each_provider")),
      ...[0, 1, 2, 6].map((at) => controlChart(asked, series[at]!)),
    ],
  };
}

/** What staff cost for each patient, in the newest month all of whose days are paid. */
function costText(cost: Series): string {
  const paid = lastJudged(cost);
  if (!paid) {
    return "What people cost is known once the pay of a whole month is exported, and staff.csv says who is who.";
  }
  const known = `Support staff cost ${cardText(paid.value, "money")} for each patient seen`;
  return paid.period === cost.latest.period
    ? `${known}.`
    : `${known} in ${monthText(paid.period)}; the days after it are not all paid or exported.`;
}
