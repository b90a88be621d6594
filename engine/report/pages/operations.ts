/** Does the work flow, from booking to billing? */
import type { Asked } from "../asked.ts";
import { comparedPanel } from "../panels/compared.ts";
import { controlChart } from "../panels/control_chart.ts";
import { moreFigures } from "../panels/more_figures.ts";
import { cardPanel, cardsOf, signals } from "../panels/figures.ts";
import { isTold, seriesOf } from "../series.ts";
import { variationText } from "../words.ts";
import type { Answer } from "./answer.ts";

export async function operations(asked: Asked): Promise<Answer> {
  const all = await seriesOf(asked, [
    { name: "third_next_available" },
    { name: "fill_rate" },
    { name: "utilisation" },
    { name: "schedule_gap" },
    { name: "confirmation_rate" },
    { name: "insurance_verified" },
    { name: "preregistered" },
    { name: "bump_rate" },
    { name: "wait_time" },
    { name: "lobby_wait" },
    { name: "cycle_time" },
    { name: "cycle_time_known" },
    { name: "charge_lag_median" },
    { name: "charge_lag_p90" },
    { name: "bill_lag" },
    { name: "claims_accepted" },
    { name: "claims_rejected" },
    { name: "first_pass_rate" },
    { name: "payment_lag" },
  ]);
  const series = [...all.filter(isTold), ...all.filter((each) => !isTold(each))];
  const cards = await cardsOf(asked, series);
  const [changed] = signals(cards);
  return {
    title: "Does the work flow, from booking to billing?",
    sentence: changed
      ? `${changed.series.title} is ${variationText(changed.series)}.`
      : "Nothing from booking to billing stands out.",
    panels: [
      cardPanel(asked, "figures", "From booking to billing", cards),
      ...series
        .filter(isTold)
        .slice(0, 6)
        .map((each) => controlChart(asked, each)),
      ...(await moreFigures(asked, "before_billing")),
      await comparedPanel(asked, "late_charges"),
      ...(await moreFigures(asked, "supplies_and_stock")),
    ],
  };
}
