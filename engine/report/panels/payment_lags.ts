/** When each payer pays: the share of its cash that is there so many days after the visit. */
import type { CashLag, Panel } from "../../contract.ts";
import { cellText } from "../../format.ts";
import { panelOf, type Column } from "../panel.ts";

/** Days after the visit that are shown. */
const DAYS = [7, 14, 21, 30, 45, 60, 90, 120, 180] as const;
const ALL = "All together";

/** @param lags  payers, those that bring the most first; none where payments are not known for long */
export function paymentLagsPanel(lags: readonly CashLag[]): Panel {
  const rows = [...lags, ...(lags.length > 1 ? [together(lags)] : [])];
  const title = speedSays(lags);
  return panelOf(
    rows,
    [
      { name: "payer", title: "Payer", unit: "text", of: ({ payer }) => payer },
      ...DAYS.map((day): Column<CashLag> => ({
        name: `d${day}`,
        title: `% by day ${day}`,
        unit: "ratio",
        of: ({ paid_by }) => paid_by[day] ?? null,
      })),
      {
        name: "days_to_half",
        title: "Days to half",
        unit: "count",
        of: ({ days_to_half }) => days_to_half,
      },
      {
        name: "days_to_nine_tenths",
        title: "Days to nine tenths",
        unit: "count",
        of: ({ days_to_nine_tenths }) => days_to_nine_tenths,
      },
      { name: "kept", title: "% of charges paid", unit: "ratio", of: ({ kept }) => kept },
      { name: "share", title: "% of what comes in", unit: "ratio", of: ({ share }) => share },
      { name: "payments", title: "Payments", unit: "count", of: ({ payments }) => payments },
    ],
    {
      id: "payment_lags",
      title,
      subtitle: [
        "% of what is paid in the end",
        "by days from the visit to the bank",
        "payments of the last 12 months, recent ones counting more",
      ].join(" · "),
      summary: lags
        .map(({ payer, paid_by }) => `${payer} ${cellText(paid_by[30]!, "ratio")} % by day 30`)
        .join(", "),
      display: "chart",
      chart: cells(rows.map(({ payer }) => payer)),
    },
  );
}

/** The payers as one, each weighing what it brings. */
function together(lags: readonly CashLag[]): CashLag {
  const all = lags.reduce((sum, { share }) => sum + share, 0);
  const paid_by = Array.from(lags[0]!.paid_by, (_, day) =>
    lags.reduce((sum, { share, paid_by: paid }) => sum + (share / all) * paid[day]!, 0),
  );
  const reaches = (part: number): number | null => {
    const day = paid_by.findIndex((share) => share >= part);
    return day < 0 ? null : day;
  };
  return {
    payer: ALL,
    kept: lags.reduce((sum, { share, kept }) => sum + (share / all) * kept, 0),
    share: all,
    payments: lags.reduce((sum, { payments }) => sum + payments, 0),
    paid_by,
    days_to_half: reaches(0.5),
    days_to_nine_tenths: reaches(0.9),
  };
}

function speedSays(lags: readonly CashLag[]): string {
  const timed = lags
    .filter((lag): lag is CashLag & { days_to_half: number } => lag.days_to_half !== null)
    .toSorted((a, b) => a.days_to_half - b.days_to_half);
  const [fastest, slowest] = [timed[0], timed.at(-1)];
  if (!fastest || !slowest) return "When payers pay is not known yet";
  const says = `Half of what ${fastest.payer} pays is there ${days(fastest.days_to_half)} after the visit`;
  return fastest === slowest
    ? says
    : `${says}, half of what ${slowest.payer} pays after ${days(slowest.days_to_half)}`;
}

const days = (count: number): string => (count === 1 ? "1 day" : `${count} days`);

/** A row a payer, a cell a day, the share printed in it. */
const cells = (order: readonly string[]): Record<string, unknown> => ({
  transform: [
    { fold: DAYS.map((day) => `d${day}`), as: ["column", "paid"] },
    { calculate: "toNumber(slice(datum.column, 1))", as: "day" },
  ],
  encoding: {
    x: {
      field: "day",
      type: "ordinal",
      axis: { title: "days after the visit", labelAngle: 0 },
    },
    y: { field: "payer", type: "nominal", sort: order, axis: { title: null } },
  },
  layer: [
    {
      mark: { type: "rect", style: "cell" },
      encoding: {
        color: {
          field: "paid",
          type: "quantitative",
          legend: null,
          scale: { type: "quantize", domain: [0, 1] },
        },
      },
    },
    {
      mark: { type: "text", style: "cell-label" },
      encoding: { text: { field: "paid", type: "quantitative", format: ".0%" } },
    },
  ],
});
