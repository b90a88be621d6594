/** Will we have enough, and when is it tightest? */
import type { CashForecast } from "../../contract.ts";
import { cardText } from "../../format.ts";
import { cents, moneyText } from "../../money.ts";
import { readRunOff } from "../../numbers/forecast/kept.ts";
import type { Asked } from "../asked.ts";
import {
  assumedOf,
  cashOf,
  effectsOnCash,
  monthsAhead,
  receiptsOfCash,
  scenariosOfCash,
} from "../cash.ts";
import { assumedSentence, cashAssumedPanel } from "../panels/cash_assumed.ts";
import { cashFanPanel, chanceSays, lowestSays } from "../panels/cash_fan.ts";
import { cashAssumptionsToOpenPanel } from "../panels/cash_assumptions.ts";
import { cashCalendarPanel } from "../panels/cash_grounds.ts";
import { cashLeversPanel } from "../panels/cash_levers.ts";
import { cashErrorsPanel, cashRecordPanel, recordSays } from "../panels/cash_record.ts";
import { cashScenariosPanel } from "../panels/cash_scenarios.ts";
import { cashStepsPanel } from "../panels/cash_steps.ts";
import { moreFigures } from "../panels/more_figures.ts";
import { paymentLagsPanel } from "../panels/payment_lags.ts";
import { receiptsAheadPanels } from "../panels/receipts_ahead.ts";
import { runOffPanel } from "../panels/run_off.ts";
import type { Answer } from "./answer.ts";

const TITLE = "Will we have enough, and when is it tightest?";

export async function cash(asked: Asked): Promise<Answer> {
  const found = await cashOf(asked);
  if (!found) {
    return {
      title: TITLE,
      sentence:
        "Cash needs a general ledger with accounts.csv, or a billing export for receipts alone. Import them to see what is to come.",
      panels: [],
    };
  }
  const { forecast } = found;
  const left = await readRunOff(asked.session, asked.filter.known_at);
  const { lowest, steps, payment_lags, past, payments } = forecast;
  const assumed = lowest && (await assumedOf(asked, found));
  return {
    title: TITLE,
    sentence: assumed ? assumedSentence(forecast, assumed.forecast) : sentence(forecast),
    panels: [
      ...(lowest
        ? [
            cashFanPanel(asked, found, lowest, assumed?.forecast),
            cashLeversPanel(forecast, assumed, await effectsOnCash(asked, found)),
            ...(assumed ? [cashAssumedPanel(forecast, assumed.forecast)] : []),
          ]
        : []),
      cashStepsPanel("cash_weeks", forecast, steps),
      ...(lowest
        ? [
            cashScenariosPanel(
              await scenariosOfCash(asked, found),
              forecast.minimum,
              asked.scenarios.problem,
            ),
          ]
        : []),
      ...(await moreFigures(asked, "cash_figures")),
      ...(past.length > 0 ? [cashRecordPanel(forecast), cashErrorsPanel(forecast)] : []),
      ...receiptsAheadPanels(receiptsOfCash(found)),
      ...(payment_lags.length > 0 ? [paymentLagsPanel(payment_lags)] : []),
      ...(left ? [runOffPanel(left)] : []),
      ...(payments.length > 0 ? [cashCalendarPanel(forecast)] : []),
      cashAssumptionsToOpenPanel(forecast),
      cashStepsPanel("cash_months", forecast, monthsAhead(found)),
    ],
  };
}

function sentence(forecast: CashForecast): string {
  const { lowest } = forecast;
  if (lowest) {
    return `${lowestSays(forecast, lowest)}; ${chanceSays(forecast, lowest)}. ${recordSays(forecast)}`;
  }
  const received = forecast.steps.reduce((sum, { receipts }) => sum + cents(receipts), 0n);
  return `Cash needs a general ledger and accounts.csv that says which accounts are cash. Import both; until then receipts stand alone: ${cardText(Number(moneyText(received)), "money")} over 13 weeks. ${recordSays(forecast)}`;
}
