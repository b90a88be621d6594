/** The financing that is asked for: the offers considered, and what each does to cash, coverage and covenants. */
import type { OfferAhead, Panel } from "../../../contract.ts";
import { dayText, moneyExact, monthText, tableText } from "../../../format.ts";
import { FORECAST_CASH } from "../../../numbers/forecast/lowest.ts";
import type { Comparison } from "../../../numbers/lending/documents.ts";
import { BadLoan } from "../../../numbers/lending/refusal.ts";
import { offerPromisePanels, offersConsidered } from "../../decisions.ts";
import { panelOf, type Column } from "../../panel.ts";
import { doubts, type PackAsked, type Section } from "../section.ts";

const FILE = "offers.json";

/** @returns null where the practice has no offers */
export async function financing(asked: PackAsked): Promise<Section | null> {
  const section = (says: readonly string[], panels: readonly Panel[]): Section => ({
    id: "financing",
    title: "Financing asked for",
    says,
    panels,
  });
  const problem = asked.decisions.problems.find((each) => each.startsWith(FILE));
  if (problem !== undefined) return section([`The offers cannot be told: ${problem}.`], []);
  try {
    const found = await offersConsidered(asked);
    if (!found) return null;
    const considered = consideredPanel(found.comparison, found.offered);
    const promised = offerPromisePanels(found);
    return section(
      [
        ...[considered, ...promised].map(({ title }) => `${title}.`),
        ...(await doubts(asked, ["ledger"])),
      ],
      [considered, ...promised],
    );
  } catch (error) {
    if (!(error instanceof BadLoan)) throw error;
    return section([`The offers cannot be told: ${FILE}: ${error.message}.`], []);
  }
}

type Offered = { name: string; ahead: OfferAhead };
type Row = Comparison["offers"][number] & { ahead: OfferAhead };

function consideredPanel(found: Comparison, offered: readonly Offered[]): Panel {
  const { horizon_months: months, offers } = found;
  const rows = offers.map((offer, i): Row => ({ ...offer, ahead: offered[i]!.ahead }));
  const best = rows.find(({ rank }) => rank.horizon_cost === 1);
  const many = `${rows.length} ${rows.length === 1 ? "offer is" : "offers are"} considered`;
  const title =
    best && rows.length > 1
      ? `${many}; ${best.name} costs least over the ${months} months it is held`
      : many;
  const money = (name: string, text: string, of: (row: Row) => string | null): Column<Row> => ({
    name,
    title: text,
    unit: "cents",
    of,
  });
  return panelOf(
    rows,
    [
      { name: "name", title: "Offer", unit: "text", of: ({ name }) => name },
      money("amount", "Amount received", ({ received }) => received),
      money("payment", "Payment", ({ payment }) => payment),
      { name: "apr", title: "APR, %", unit: "ratio", of: ({ apr }) => apr },
      money("held", `Cost over ${months} months`, ({ horizon }) => horizon?.cost ?? null),
      money("lowest", "Lowest cash of a year", ({ ahead }) => ahead.lowest?.amount ?? null),
      { name: "day", title: "On", unit: "day", of: ({ ahead }) => ahead.lowest?.date ?? null },
      {
        name: "coverage",
        title: "Lowest coverage",
        unit: "number",
        of: ({ ahead: { coverage } }) => coverage.lowest?.value ?? null,
      },
      {
        name: "month",
        title: "In",
        unit: "month",
        of: ({ ahead: { coverage } }) => coverage.lowest?.month ?? null,
      },
      { name: "risk", title: "First covenant at risk", unit: "text", of: riskOf },
    ],
    {
      id: "offers_considered",
      title,
      subtitle: `$ · ${FILE} · cash by the forecast of twelve months, coverage and covenants by that of two years`,
      summary: `${title}.`,
      display: "table",
      notes: [withoutText(offered), ...whyNot(rows), ...found.notes, FORECAST_CASH],
    },
  );
}

/** The covenant and the day of its test. */
function riskOf({ ahead: { first_breach: first, first_breach_says: says } }: Row): string {
  if (first) return `${first.covenant}, ${dayText(first.date)}`;
  return says.startsWith("n/a") ? "n/a" : "none expected";
}

/** What is so without any offer, in a sentence; null where nothing is forecast. */
function withoutText([first]: readonly Offered[]): string | null {
  if (!first) return null;
  const { lowest_without: low, coverage } = first.ahead;
  const { lowest_without: least, title } = coverage;
  const told = [
    low && `the lowest cash is ${moneyExact(low.amount)} on ${dayText(low.date)}`,
    least &&
      `coverage is lowest at ${tableText(least.value, "number")} in ${monthText(least.month)} (${title})`,
  ].filter((each) => each !== null);
  return told.length === 0 ? null : `Without any offer ${told.join("; ")}.`;
}

const whyNot = (rows: readonly Row[]): string[] =>
  rows.flatMap(({ name, apr_reason: apr, ahead: { cash_reason: cash } }) => [
    ...(apr === null ? [] : [`${name}, APR: n/a, ${apr}.`]),
    ...(cash === null ? [] : [`${name}, cash: n/a, ${cash}.`]),
  ]);
