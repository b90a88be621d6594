/** From collections of cash-basis books to net revenue by month of service, step by step. */
import type { AccrualBridge, AccrualMonth, Panel } from "../../contract.ts";
import { cardText } from "../../format.ts";
import { cents, moneyText } from "../../money.ts";
import { panelOf, type Column } from "../panel.ts";

type Row = AccrualMonth & { net_receivables: string };

const PARTS = [
  ["timing", "Posted in another month, or elsewhere"],
  ["recoveries", "Less recoveries of bad debts"],
  ["unapplied", "Less waiting money grown"],
  ["other_unapplied", "Less otherwise not applied"],
  ["receivables", "Receivables grown"],
  ["credits", "Less credits grown"],
] as const;

/** None where there is no bridge. */
export function accrualBridgePanels({
  reason,
  months,
  net_receivables,
  basis,
}: AccrualBridge): Panel[] {
  if (reason !== null) return [];
  const rows = months.map((month, i): Row => ({ ...month, net_receivables: net_receivables[i]! }));
  const total = (of: (row: Row) => string): string =>
    cardText(Number(moneyText(rows.reduce((sum, row) => sum + cents(of(row)), 0n))), "money");
  const money = (name: string, title: string, of: (row: Row) => string): Column<Row> => ({
    name,
    title,
    unit: "cents",
    of,
  });
  const title = `Services of the last ${rows.length} months earn ${total((row) => row.net_revenue)}; ${total(({ collections }) => collections)} was collected`;
  return [
    panelOf(
      rows,
      [
        { name: "month", title: "Month", unit: "month", of: ({ month }) => month },
        money("collections", "Collected, in the books", ({ collections }) => collections),
        ...PARTS.map(([name, called]) => money(name, called, (row) => row[name])),
        {
          ...money("net_revenue", "Net revenue, by service", (row) => row.net_revenue),
          made: { plus: ["collections", ...PARTS.map(([name]) => name)] },
        },
        money("still_expected", "Of it still expected", (row) => row.still_expected),
        money("net_receivables", "Net receivables then", (row) => row.net_receivables),
      ],
      {
        id: "accrual_bridge",
        title,
        subtitle: "$ · cash to accrual by month",
        summary: `${title}.`,
        display: "table",
        notes: [
          `Basis: ${basis}.`,
          "From left to right cash basis becomes accrual; from right to left, with every sign turned, accrual becomes cash.",
        ],
      },
    ),
  ];
}
