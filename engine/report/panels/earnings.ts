/** Earnings from the books to what a lender counts, and the debt service coverage of each. */
import type { NormalisedEarnings, Panel } from "../../contract.ts";
import { cardText, dayText, tableText } from "../../format.ts";
import { panelOf } from "../panel.ts";

export function earningsSay({ ebitda, ebitda_counted: counted, reason }: NormalisedEarnings) {
  if (ebitda === null || counted === null) return `EBITDA is not known: ${reason}`;
  const money = (text: string): string => cardText(Number(text), "money");
  return ebitda === counted
    ? `EBITDA is ${money(ebitda)} as booked`
    : `EBITDA is ${money(ebitda)} as booked and ${money(counted)} as a lender counts it`;
}

export function earningsPanel(report: NormalisedEarnings, problem: string | null): Panel {
  const { ebitda, lines, ebitda_claimed: claimed, ebitda_counted: counted, notes } = report;
  const none = { accepted: null, evidence: "" };
  const title = earningsSay(report);
  return panelOf(
    [
      { what: "EBITDA as booked", claimed: ebitda, counted: ebitda, ...none },
      ...lines.map((line) => ({
        what: line.name,
        claimed: line.claimed,
        counted: line.counted,
        accepted: line.accepted,
        evidence: [
          line.reason,
          line.market_source && `market: ${line.market_source}`,
          line.document ?? "no document",
          line.approved_by && `approved by ${line.approved_by}`,
        ]
          .filter((part) => part !== null)
          .join("; "),
      })),
      { what: "Adjusted EBITDA", claimed, counted, ...none },
    ],
    [
      { name: "what", title: "Line", unit: "text", of: ({ what }) => what },
      { name: "claimed", title: "Claimed", unit: "cents", of: (row) => row.claimed },
      { name: "accepted", title: "Accepted, %", unit: "ratio", of: (row) => row.accepted },
      { name: "counted", title: "Counted", unit: "cents", of: (row) => row.counted },
      { name: "evidence", title: "Why, and by what", unit: "text", of: (row) => row.evidence },
    ],
    {
      id: "earnings",
      title,
      subtitle: `$ · ${report.window} · as booked, then each adjustment`,
      summary: `${title}.`,
      display: "table",
      totals: [
        { row: lines.length + 1, plus: Array.from({ length: lines.length + 1 }, (_, i) => i) },
      ],
      notes: [problem, ...notes],
    },
  );
}

export function coveragePanel({ ratios, as_of: day, window }: NormalisedEarnings): Panel {
  const [booked] = ratios;
  const title =
    booked?.value == null
      ? "Debt service coverage is not known"
      : `Earnings cover debt service ${tableText(booked.value, "number")} times as booked`;
  return panelOf(
    ratios,
    [
      { name: "title", title: "Coverage", unit: "text", of: ({ title: text }) => text },
      { name: "value", title: "Times", unit: "number", of: ({ value }) => value },
      {
        name: "arithmetic",
        title: "Arithmetic",
        unit: "text",
        of: ({ arithmetic }) => arithmetic,
      },
    ],
    {
      id: "coverage",
      title,
      subtitle: `EBITDA ÷ interest and principal · ${window} · as of ${dayText(day)}`,
      summary: ratios
        .map(
          ({ title: text, value }) =>
            `${text}: ${value === null ? "not known" : value.toFixed(2)}.`,
        )
        .join(" "),
      display: "table",
    },
  );
}
