/** Cash by week or month: what opens, what comes in from whom, what goes out for what, what closes. */
import type { CashForecast, CashStep, ColumnUnit, Made, Panel } from "../../contract.ts";
import { cardText, dayText } from "../../format.ts";
import { cents, moneyText } from "../../money.ts";
import { panelOf, type Column } from "../panel.ts";

/** Sources and purposes that get a column of their own; the rest share one. */
const OWN_COLUMNS = 5;

type Row = CashStep & { opening: string | null };

/**
 * The steps as a table; receipts less payments carry opening to closing cash to the cent. Without books
 * neither cash nor payments are known, and receipts stand alone.
 */
export function cashStepsPanel(
  id: "cash_weeks" | "cash_months",
  forecast: Pick<CashForecast, "opening" | "origin">,
  steps: readonly CashStep[],
): Panel {
  const { opening } = forecast;
  const rows = steps.map((step, i): Row => ({
    ...step,
    opening: i === 0 ? (opening?.amount ?? null) : steps[i - 1]!.closing,
  }));
  const money = (name: string, title: string, of: Column<Row>["of"]): Column<Row> => ({
    name,
    title,
    unit: "money",
    of,
  });
  const first: { title: string; unit: ColumnUnit; of: Column<Row>["of"] } =
    id === "cash_weeks"
      ? { title: "Week from", unit: "day", of: ({ start }) => start }
      : { title: "Month", unit: "month", of: ({ start }) => start.slice(0, 7) };
  const receiptsBy = groups(rows, "receipts", "Other receipts", (row) => row.receipts_by);
  const paymentsBy = groups(rows, "disbursements", "Other payments", (row) => row.disbursements_by);
  const sumOf = (parts: readonly Column<Row>[]): Made => ({ plus: parts.map(({ name }) => name) });
  const receipts: Column<Row> = {
    ...money("receipts", "All receipts", (row) => row.receipts),
    made: sumOf(receiptsBy),
  };
  const columns: Column<Row>[] = opening
    ? [
        money("opening", "Opening", (row) => row.opening),
        receipts,
        {
          ...money("disbursements", "All payments", (row) => row.disbursements),
          made: sumOf(paymentsBy),
        },
        {
          ...money("closing", "Closing", (row) => row.closing),
          made: { plus: ["opening", "receipts"], minus: ["disbursements"] },
        },
        money("p10", "1 in 10 below", (row) => row.p10),
        money("p90", "1 in 10 above", (row) => row.p90),
        ...receiptsBy,
        ...paymentsBy,
      ]
    : [receipts, ...receiptsBy];
  const title = flowSays(id, rows, opening !== null);
  return panelOf(rows, [{ name: "start", ...first }, ...columns], {
    id,
    title,
    subtitle: [
      "$",
      opening ? "receipts and payments as the bank will see them" : "receipts alone",
      `from ${dayText(forecast.origin!)}`,
    ].join(" · "),
    summary: `${title}.`,
    display: "table",
  });
}

/** The largest sources or purposes over all steps, and one column for the rest. */
function groups(
  rows: readonly Row[],
  side: "receipts" | "disbursements",
  rest: string,
  partsOf: (row: Row) => Record<string, string>,
): Column<Row>[] {
  const totals = new Map<string, bigint>();
  for (const row of rows) {
    for (const [name, amount] of Object.entries(partsOf(row))) {
      totals.set(name, (totals.get(name) ?? 0n) + cents(amount));
    }
  }
  const names = [...totals]
    .filter(([, total]) => total !== 0n)
    .toSorted(([, a], [, b]) => Number(b - a))
    .map(([name]) => name);
  const own = names.slice(0, names.length > OWN_COLUMNS + 1 ? OWN_COLUMNS : names.length);
  const others = [...totals.keys()].filter((name) => !own.includes(name));
  const sum = (row: Row, chosen: readonly string[]): string =>
    moneyText(chosen.reduce((total, name) => total + cents(partsOf(row)[name] ?? "0.00"), 0n));
  const column = (name: string, title: string, chosen: readonly string[]): Column<Row> => ({
    name,
    title,
    unit: "money",
    of: (row) => sum(row, chosen),
  });
  return [
    ...own.map((name) => column(`${side}_by_${name}`, name, [name])),
    ...(names.length > own.length ? [column(`${side}_other`, rest, others)] : []),
  ];
}

function flowSays(id: string, rows: readonly Row[], hasCash: boolean): string {
  const total = (of: (row: Row) => string): string =>
    cardText(Number(moneyText(rows.reduce((sum, row) => sum + cents(of(row)), 0n))), "money");
  const span = id === "cash_weeks" ? `${rows.length} weeks` : `${rows.length} months`;
  const received = total(({ receipts }) => receipts);
  return hasCash
    ? `Over ${span} ${received} comes in and ${total(({ disbursements }) => disbursements)} goes out`
    : `Over ${span} ${received} comes in`;
}
