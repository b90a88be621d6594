/** The year to come under what a lender asks, and the loans that are owed. */
import type { Panel, StressLimit, StressReport } from "../../contract.ts";
import { cardText, dayText, moneyExact, tableText } from "../../format.ts";
import { cents } from "../../money.ts";
import type { LoanOwed } from "../../numbers/forecast/loans_owed.ts";
import { panelOf } from "../panel.ts";

export function stressPanel({
  origin,
  rows,
  limits,
  minimum,
  dscr_asked: asked,
  assumed,
}: StressReport): Panel {
  const told = rows.filter(({ lowest }) => lowest !== null);
  const below = told.filter(({ lowest }) => cents(lowest!.amount) < cents(minimum));
  const title = `Expected cash falls below ${cardText(Number(minimum), "money")} in ${below.length} of ${told.length} cases`;
  return panelOf(
    rows,
    [
      { name: "name", title: "Case", unit: "text", of: ({ name }) => name },
      {
        name: "lowest",
        title: "Lowest cash",
        unit: "cents",
        of: (one) => one.lowest?.amount ?? null,
      },
      { name: "day", title: "On", unit: "day", of: (one) => one.lowest?.date ?? null },
      {
        name: "chance",
        title: "Chance below the minimum, %",
        unit: "ratio",
        of: (one) => one.probability_below_minimum,
      },
      { name: "dscr", title: "Debt service coverage", unit: "number", of: ({ dscr }) => dscr },
      {
        name: "says",
        title: "What it changes",
        unit: "text",
        of: ({ says, reason }) => reason ?? says.join("; "),
      },
    ],
    {
      id: "stress",
      title,
      subtitle: `$ · twelve months from ${dayText(origin!)} · each case is a projection of what it assumes, not a forecast`,
      summary: `${title}. ${limits.map(limitText).join(" ")}`,
      display: "table",
      notes: [
        ...limits.map(limitText),
        `Coverage of ${asked.threshold} is ${asked.from}.`,
        ...assumed,
      ],
    },
  );
}

/** How far receipts may fall, in a sentence. */
export const limitText = ({ says, share, amount, date, reason }: StressLimit): string =>
  share === null
    ? `How far receipts may fall ${says}: ${reason}.`
    : `Receipts may fall by ${tableText(share, "ratio")} % ($${moneyExact(amount)} a year) ${says}${date ? `, on ${dayText(date)}` : ""}.`;

export function loansPanel(loans: readonly LoanOwed[], day: string): Panel {
  const known = loans.filter(({ owed }) => owed !== null);
  const total = known.reduce((sum, { owed }) => sum + Number(owed), 0);
  const title = `${cardText(total, "money")} is owed on ${known.length} ${known.length === 1 ? "loan" : "loans"}`;
  return panelOf(
    loans,
    [
      { name: "lender", title: "Lender", unit: "text", of: ({ lender }) => lender },
      { name: "purpose", title: "For", unit: "text", of: ({ purpose }) => purpose },
      { name: "rate", title: "Rate a year, %", unit: "ratio", of: ({ rate }) => rate },
      { name: "owed", title: "Owed", unit: "cents", of: ({ owed }) => owed },
      { name: "next", title: "Next payment", unit: "day", of: ({ next }) => next?.date ?? null },
      { name: "amount", title: "Amount", unit: "cents", of: ({ next }) => next?.amount ?? null },
      { name: "ends", title: "Last payment", unit: "day", of: ({ ends }) => ends },
    ],
    {
      id: "loans",
      title,
      subtitle: `$ · by the schedules of loans.json, before ${dayText(day)}`,
      summary: `${title}.`,
      display: "table",
    },
  );
}
