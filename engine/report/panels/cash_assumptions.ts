/** Every assumption of the forecast, each to be opened: what it rests on, its lines, what one unit more does. */
import type { CashAssumption, CashForecast, CashLine, Panel } from "../../contract.ts";
import { cellText, changeText, dayText, moneyExact } from "../../format.ts";
import { panelOf, type Column } from "../panel.ts";

/** An assumption, or a line behind the one that stands in row `under`. */
type Row = { said: CashAssumption; line: CashLine | null; under: number | null };

const BASIS = {
  measured: "measured from data",
  contract: "by contract",
  judgement: "judgement: the practice's own decision",
} as const;

export function cashAssumptionsToOpenPanel(forecast: CashForecast): Panel {
  const { assumptions, notes, origin, lowest } = forecast;
  const rows: Row[] = [];
  for (const said of assumptions) {
    const under = rows.push({ said, line: null, under: null }) - 1;
    rows.push(...said.lines.map((line) => ({ said, line, under })));
  }
  /** of the assumption alone; its lines leave it out */
  const text = (
    name: string,
    title: string,
    of: (said: CashAssumption) => string | null,
  ): Column<Row> => ({
    name,
    title,
    unit: "text",
    of: ({ said, line }) => (line ? null : of(said)),
    text: ({ said, line }) => (line ? "" : (of(said) ?? "")),
  });
  return panelOf(
    rows,
    [
      { name: "item", title: "What", unit: "text", of: ({ said }) => said.item },
      {
        name: "amount",
        title: "Amount",
        unit: "cents",
        of: ({ said, line }) => (line ?? said).amount,
        text: ({ said, line }) => {
          const { amount } = line ?? said;
          return amount === null ? "" : moneyExact(amount);
        },
      },
      text("unit", "Unit", ({ unit }) => unit),
      text("says", "What is assumed", ({ says }) => says),
      text("basis", "Rests on", ({ basis }) => BASIS[basis]),
      text("measured", "Measured on", ({ measured }) =>
        measured ? `${dayText(measured.from)} to ${dayText(measured.to)}` : null,
      ),
      text("source", "Known from", ({ source, setting }) => setting ?? source),
      text("one_more", "One unit more", ({ one_more, no_effect }) =>
        one_more && !no_effect ? one_more : `n/a: ${no_effect}`,
      ),
      text("lowest", "does to the lowest day", ({ effect }) => moneyChange(effect?.lowest)),
      text("closing", "and to cash at the end", ({ effect }) => moneyChange(effect?.closing)),
      text("change", "Change it", changedBy),
      {
        name: "where",
        title: "Line behind it",
        unit: "text",
        of: ({ line }) =>
          line && `${line.file} : ${cellText(line.line, "count")}, ${dayText(line.date)}`,
        text: ({ line }) =>
          line ? `${line.file} : ${cellText(line.line, "count")}, ${dayText(line.date)}` : "",
      },
      { name: "under", title: "under", unit: "number", hidden: true, of: ({ under }) => under },
    ],
    {
      id: "cash_assumptions",
      title:
        assumptions.length === 0
          ? "Nothing can be assumed yet"
          : `${assumptions.length} assumptions, the largest receipts and payments first; each opens`,
      subtitle: `$ · from ${dayText(origin!)} · effects within 13 weeks`,
      summary: assumptions
        .slice(0, 5)
        .map(({ item, says }) => `${item}: ${says}`)
        .join(" "),
      display: "opening",
      // where cash is drawn they stand beside it
      notes: lowest ? [] : notes,
      trace: ({ said, line }) => (line ? null : said.trace),
      source: ({ line }) => line && { sha256: line.sha256, line: line.line },
    },
  );
}

const moneyChange = (amount: string | undefined): string | null =>
  amount === undefined ? null : changeText(Number(amount), "money");

function changedBy({ assume, kind, setting }: CashAssumption): string | null {
  if (assume !== null) return "with its slider on this page, or in scenarios.json";
  if (kind !== null) return `by a scenario of scenarios.json, with a change of kind "${kind}"`;
  return setting === null ? null : "in practice.json";
}
