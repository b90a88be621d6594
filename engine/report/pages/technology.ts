/** How much of the work is done by machines? */
import { cardText } from "../../format.ts";
import type { Asked } from "../asked.ts";
import { controlChart } from "../panels/control_chart.ts";
import { cardPanel, cardsOf } from "../panels/figures.ts";
import { isTold, seriesOf } from "../series.ts";
import type { Answer } from "./answer.ts";

export async function technology(asked: Asked): Promise<Answer> {
  const series = await seriesOf(asked, [
    { name: "era_share" },
    { name: "eft_share" },
    { name: "online_booking" },
    { name: "telehealth_share" },
    { name: "reviews_answered" },
  ]);
  const cards = await cardsOf(asked, series);
  const told = cards.filter(({ value }) => value.value !== null);
  return {
    title: "How much of the work is done by machines?",
    sentence:
      told.length === 0
        ? "Remittances, and whether patients book online, tell how much is done without paper."
        : `${told
            .slice(0, 3)
            .map(({ series: { title }, value }) => `${title} ${cardText(value.value, "ratio")}`)
            .join(", ")}.`,
    panels: [
      cardPanel(asked, "figures", "Technology at a glance", cards),
      ...series.filter(isTold).map((each) => controlChart(asked, each)),
    ],
  };
}
