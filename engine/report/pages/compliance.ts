/** What has a deadline, and what would an auditor ask about? */
import { cellText } from "../../format.ts";
import { cents } from "../../money.ts";
import type { Asked } from "../asked.ts";
import { comparedPanel } from "../panels/compared.ts";
import { controlChart } from "../panels/control_chart.ts";
import { duePanel } from "../panels/due.ts";
import { cardPanel, cardsOf, signals } from "../panels/figures.ts";
import { levelsPanel } from "../panels/more_figures.ts";
import { findingsPanel } from "../panels/trust.ts";
import { unbankedPanel } from "../panels/unbanked.ts";
import { seriesOf } from "../series.ts";
import { variationText } from "../words.ts";
import type { Answer } from "./answer.ts";

/** The checks that speak of rules to keep, not of data to mend. */
const CHECKS =
  /^(OVERPAYMENT|FILING_LIMIT|CREDENTIAL|EXCLUDED|EXCLUSION_LIST|CLAIM_REJECTED|CLAIM_NOT|STOCK|PAYMENT_REPEATED|REFUND_REPEATED|WRITTEN_OFF_ON|RECEIPT_NOT_DEPOSITED|REFUND_NOT_AT_BANK|DEPOSIT_WITHOUT_RECEIPT|DEPOSIT_DIFFERS)/;

/** Of them, those that the list of what is due tells, with the day of each. */
const DUE = /^(OVERPAYMENT|FILING_LIMIT|CREDENTIAL|STOCK)/;

export async function compliance(asked: Asked): Promise<Answer> {
  const series = await seriesOf(asked, [
    { name: "filing_at_risk" },
    { name: "unfiled_charges" },
    { name: "unsigned_visits" },
    { name: "credit_balances" },
    { name: "back_dated" },
    { name: "refund_days" },
    { name: "written_off_by_poster" },
    { name: "other_adjustments" },
    { name: "modifier_25" },
    { name: "modifier_25_procedure" },
    { name: "modifier_59" },
    { name: "em_high_levels" },
    { name: "exclusion_screening" },
    { name: "overpayments" },
    { name: "closed_month_drift" },
    { name: "overpayments_count" },
  ]);
  const cards = await cardsOf(asked, series);
  const apart = await unbankedPanel(asked);
  const found = asked.records.findings.filter(({ check }) => CHECKS.test(check));
  const grave = found.filter(({ severity }) => severity !== "information").length;
  const [changed] = signals(cards);
  const told =
    grave === 0
      ? "No deadline has passed, and nobody who works here is excluded, as far as the exports tell."
      : `${cellText(grave, "count")} ${grave === 1 ? "matter needs" : "matters need"} a person.`;
  return {
    title: "What has a deadline, and what would an auditor ask?",
    sentence: changed
      ? `${told} ${changed.series.title} is ${variationText(changed.series)}.`
      : told,
    panels: [
      cardPanel(asked, "figures", "Compliance at a glance", cards),
      await duePanel(asked),
      findingsPanel(
        found.filter(({ check }) => !DUE.test(check)),
        "What has a day is listed above, and not again here; rejected claims are, with what the answer said.",
      ),
      ...(apart ? [apart] : []),
      ...(await levelsPanel(asked)),
      await comparedPanel(asked, "em_high_levels"),
      await comparedPanel(asked, "modifier_25"),
      ...(hasLimit(asked.settings.policies.write_off_limit)
        ? [await comparedPanel(asked, "write_offs_under_limit")]
        : []),
      ...(hasLimit(asked.settings.policies.refund_limit)
        ? [await comparedPanel(asked, "refunds_under_limit")]
        : []),
      controlChart(asked, series[3]!),
      controlChart(asked, series[4]!),
    ],
  };
}

/** Whether somebody said from which amount on approval is needed. */
const hasLimit = (amount: string): boolean => cents(amount) > 0n;
