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
    { name: "era_share_count" },
    { name: "reviews_answered" },
    { name: "review_reply_hours" },
    { name: "portal_activated" },
    { name: "checked_in_ahead" },
    { name: "e_statements" },
    { name: "pay_links" },
    { name: "auto_posted" },
    { name: "eligibility_automatic" },
    { name: "messages_received" },
    { name: "message_hours" },
  ]);
  const cards = await cardsOf(asked, series);
  const told = cards.filter(({ value }) => value.value !== null);
  return {
    title: "How much of the work is done by machines?",
    sentence:
      told.length === 0
        ? "Remittances, whether patients book online, and usage.csv tell how much is done without paper."
        : `${told
            .slice(0, 3)
            .map(
              ({ series: { title, kpi }, value }) => `${title} ${cardText(value.value, kpi.unit)}`,
            )
            .join(", ")}.`,
    panels: [
      cardPanel(asked, "figures", "Technology at a glance", cards),
      ...series.filter(isTold).map((each) => controlChart(asked, each)),
    ],
  };
}
