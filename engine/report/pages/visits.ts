/** Are we seeing patients at the rate we planned? */
import type { Asked } from "../asked.ts";
import { cancellationsPanel, moreFigures } from "../panels/more_figures.ts";
import { cardPanel, cardsOf, signals } from "../panels/figures.ts";
import { controlChart } from "../panels/control_chart.ts";
import { noShowWaysPanel } from "../panels/no_show_ways.ts";
import {
  providersPanel,
  slotPanel,
  visitMonths,
  visitsPanel,
  visitTitle,
} from "../panels/visits.ts";
import { seriesOf } from "../series.ts";
import { variationText } from "../words.ts";
import type { Answer } from "./answer.ts";

export async function visits(asked: Asked): Promise<Answer> {
  const series = await seriesOf(asked, [
    { name: "no_show_rate" },
    { name: "lead_time" },
    { name: "encounters_per_day" },
    { name: "patients_seen" },
    { name: "work_rvus" },
    { name: "unbilled_visits" },
    { name: "unbilled_value" },
    { name: "late_charges" },
    { name: "survey_composites", category: "Rating of provider", title: "Rating of provider" },
  ]);
  const cards = await cardsOf(asked, series);
  const months = await visitMonths(asked);
  const [changed] = signals(cards);
  const last = months.at(-1);
  return {
    title: "Are we seeing patients at the rate we planned?",
    sentence: last
      ? `${visitTitle(last)}.${changed ? ` ${changed.series.title} is ${variationText(changed.series)}.` : ""}`
      : "Visits need a billing or an appointment export.",
    panels: [
      cardPanel(asked, "figures", "Visits at a glance", cards),
      visitsPanel(asked, months),
      controlChart(asked, series[0]!),
      await slotPanel(asked),
      await noShowWaysPanel(asked),
      controlChart(asked, series[1]!),
      controlChart(asked, series[2]!),
      controlChart(asked, series[4]!),
      await providersPanel(asked),
      ...(await moreFigures(asked, "what_a_visit_brings")),
      ...(await cancellationsPanel(asked)),
    ],
  };
}
