/** Are we being paid, how fast, by whom? */
import type { Panel } from "../../contract.ts";
import { cardText } from "../../format.ts";
import { readForecast } from "../../numbers/forecast/kept.ts";
import type { Asked } from "../asked.ts";
import { controlChart } from "../panels/control_chart.ts";
import { cardPanel, cardsOf, signals, type Card } from "../panels/figures.ts";
import { denialsByPayerPanel, denialsToWorkPanel } from "../panels/denials.ts";
import { moreFigures } from "../panels/more_figures.ts";
import { otherWaysPanel } from "../panels/other_ways.ts";
import { payerMixWaysPanel } from "../panels/payer_mix_ways.ts";
import { payersPanel } from "../panels/payers.ts";
import { paymentLagsPanel } from "../panels/payment_lags.ts";
import { ageingByPayerPanel, ageingPanel, rollForwardPanel } from "../panels/receivables.ts";
import { adjustmentsPanel, denialsPanel, payerMixPanel } from "../panels/shares.ts";
import { periodWords } from "../periods.ts";
import { seriesOf } from "../series.ts";
import { variationText } from "../words.ts";
import type { Answer } from "./answer.ts";

export async function collections(asked: Asked): Promise<Answer> {
  const rate =
    asked.filter.basis === "posted" ? "net_collection_rate_period" : "net_collection_rate";
  const series = await seriesOf(asked, [
    { name: "days_in_ar" },
    { name: "ar_over_90" },
    { name: rate },
    { name: "initial_denial_rate" },
    { name: "charge_lag" },
    { name: "bad_debt_rate" },
    { name: "credit_balances" },
    { name: "unapplied_money" },
    { name: "payment_lag" },
    { name: "denials_overturned" },
    { name: "underpayments" },
    { name: "clean_claim_rate" },
    { name: "appeal_days" },
  ]);
  const cards = await cardsOf(asked, series);
  const lags = (await readForecast(asked.session, asked.filter.known_at))?.lags ?? [];
  const charts = series.slice(0, 4).map((each) => controlChart(asked, each));
  const panels: Panel[] = [
    cardPanel(asked, "figures", "Collections at a glance", cards),
    await ageingPanel(asked),
    charts[1]!,
    charts[0]!,
    charts[2]!,
    await ageingByPayerPanel(asked),
    ...(lags.length > 0 ? [paymentLagsPanel(lags)] : []),
    await denialsPanel(asked),
    charts[3]!,
    await denialsByPayerPanel(asked),
    await denialsToWorkPanel(asked),
    ...(await moreFigures(asked, "denials_and_appeals")),
    ...(await moreFigures(asked, "patients_part")),
    ...(await moreFigures(asked, "collecting")),
    await payersPanel(asked),
    await payerMixPanel(asked),
    await payerMixWaysPanel(asked),
    await adjustmentsPanel(asked),
    await rollForwardPanel(asked),
    await otherWaysPanel(asked),
  ];
  return {
    title: "Are we being paid, how fast, by whom?",
    sentence: sentence(asked, cards),
    panels,
  };
}

function sentence(asked: Asked, cards: readonly Card[]): string {
  const [days, old] = cards as [Card, Card];
  if (days.value.value === null) {
    if (Object.keys(asked.filter.slice).length > 0) {
      return `Nothing was billed and nothing is owed under these choices in ${periodWords(asked)}.`;
    }
    return "Collections need a billing export. Import transactions to see what is owed.";
  }
  const changed = signals(cards);
  const said = `${cardText(Number(days.value.numerator), "money")} is owed to us, ${cardText(days.value.value, "days")} of charges; ${cardText(old.value.value, "ratio")} of open balances are older than 90 days.`;
  const [first] = changed;
  return first
    ? `${said} ${first.series.title} is ${variationText(first.series)}.`
    : `${said} Nothing is outside its usual range in ${periodWords(asked)}.`;
}
