/** Are patients well cared for, and what do they say? */
import { cardText, cellText } from "../../format.ts";
import type { Asked } from "../asked.ts";
import { comparedPanel } from "../panels/compared.ts";
import { controlChart } from "../panels/control_chart.ts";
import { cardPanel, cardsOf, signals } from "../panels/figures.ts";
import { moreFigures } from "../panels/more_figures.ts";
import { qualityMeasuresPanel } from "../panels/quality_measures.ts";
import { commentsPanel } from "../panels/shares.ts";
import { surveyPanels } from "../panels/survey.ts";
import { isTold, seriesOf } from "../series.ts";
import { variationText } from "../words.ts";
import type { Answer } from "./answer.ts";

export async function quality(asked: Asked): Promise<Answer> {
  const series = await seriesOf(asked, [
    { name: "diabetes_poor_control" },
    { name: "blood_pressure_control" },
    { name: "preventive_care" },
    { name: "care_gaps" },
    { name: "survey_composites", category: "Rating of provider", title: "Rating of provider" },
    { name: "likely_to_recommend" },
    { name: "survey_response_rate" },
    { name: "review_stars" },
    { name: "reviews_low" },
    { name: "comments_negative" },
    { name: "result_days" },
    { name: "abnormal_followed_up" },
    { name: "referrals_closed" },
  ]);
  const cards = await cardsOf(asked, series);
  const measures = await qualityMeasuresPanel(asked);
  const comments = await commentsPanel(asked);
  const [changed] = signals(cards);
  const gaps = cards[3]!.value;
  const rating = cards[4]!.value;
  const told =
    gaps.value !== null
      ? `${cellText(gaps.value, "count")} results are missing or not where they should be: an operational estimate.`
      : rating.value !== null
        ? `${cardText(rating.value, "ratio")} of patients rate their provider 9 or 10.`
        : "Quality needs FHIR of the electronic record, quality-patients.csv and quality-results.csv, or patient surveys.";
  return {
    title: "Are patients well cared for, and what do they say?",
    sentence: changed
      ? `${told} ${changed.series.title} is ${variationText(changed.series)}.`
      : told,
    panels: [
      cardPanel(asked, "figures", "Quality at a glance", cards),
      ...(measures ? [measures] : []),
      ...(await moreFigures(asked, "quality_data")),
      ...(await surveyPanels(asked)),
      ...series.filter(isTold).map((each) => controlChart(asked, each)),
      ...(comments ? [comments] : []),
      ...(isTold(series[1]!) ? [await comparedPanel(asked, "blood_pressure_control")] : []),
    ],
  };
}
