/** Whether months agree with everything that knows them too: certificates, closed months, restatements. */
import type { Certificate, Closing, Panel, Restatement, TieStatus } from "../../contract.ts";
import { cellText, dayText, monthText, tableText, type Unit } from "../../format.ts";
import type { Asked } from "../asked.ts";
import { panelOf } from "../panel.ts";
import { sentenceList } from "../words.ts";

/** A status in words. */
export const STATUS_WORDS: Record<TieStatus, string> = {
  passes: "passes",
  open: "passes, with something open",
  unverified: "unverified",
  differs: "differs",
};

/** One row a tie-out: whether it holds, and what is left. */
export function certificatePanel(certificate: Certificate): Panel {
  const { of, says, ties } = certificate;
  return panelOf(
    ties,
    [
      { name: "tie", title: "Tie-out", unit: "text", of: ({ title }) => title },
      {
        name: "status",
        title: "State",
        unit: "text",
        of: ({ asked, status }) => (asked ? STATUS_WORDS[status] : "not asked"),
      },
      { name: "left", title: "Not explained", unit: "cents", of: ({ left }) => left },
      { name: "says", title: "What it says", unit: "text", of: (tie) => tie.says },
    ],
    {
      id: "certificate",
      title: says,
      subtitle: `tie-out certificate · ${monthText(of)}`,
      summary: says,
      display: "table",
    },
  );
}

/** Every step of every tie-out, from what the one says to what the other does. */
export function certificateStepsPanel({ of, ties }: Certificate): Panel {
  const rows = ties.flatMap(({ title, lines }) => lines.map((line) => ({ title, line })));
  return panelOf(
    rows,
    [
      { name: "tie", title: "Tie-out", unit: "text", of: ({ title }) => title },
      { name: "step", title: "Step", unit: "text", of: ({ line }) => line.title },
      {
        name: "amount",
        title: "Amount",
        unit: "cents",
        unit_in: "unit",
        of: ({ line }) => line.amount,
        text: ({ line }) => cellText(line.amount, line.unit === "money" ? "cents" : "count"),
      },
      {
        name: "kind",
        title: "Kind",
        unit: "text",
        of: ({ line }) => (line.kind === "unexplained" ? "not explained" : line.kind),
      },
      {
        name: "unit",
        title: "Unit",
        unit: "text",
        hidden: true,
        of: ({ line }) => (line.unit === "money" ? "cents" : "count"),
      },
    ],
    {
      id: "certificate-steps",
      title: "How each of them was compared",
      subtitle: `steps of the tie-outs · ${monthText(of)}`,
      summary: `${rows.length} steps`,
      display: "table",
      totals: rows.flatMap(({ title, line }, row) =>
        line.kind === "result"
          ? [{ row, plus: rows.flatMap((each, i) => (each.title === title && i < row ? [i] : [])) }]
          : [],
      ),
    },
  );
}

/** The rows that nothing explains, and those that somebody should act on. */
export function certificateRowsPanel({ of, ties }: Certificate): Panel {
  const rows = ties.flatMap(({ title, rows: mine }) => mine.map((row) => ({ title, row })));
  const all = ties.reduce((sum, { total_rows }) => sum + total_rows, 0);
  return panelOf(
    rows,
    [
      { name: "tie", title: "Tie-out", unit: "text", of: ({ title }) => title },
      { name: "what", title: "What", unit: "text", of: ({ row }) => row.says },
      { name: "day", title: "Day", unit: "day", of: ({ row }) => row.date },
      { name: "amount", title: "Amount", unit: "cents", of: ({ row }) => row.amount },
      {
        name: "where",
        title: "Where",
        unit: "text",
        of: ({ row }) =>
          row.file === null
            ? null
            : `${row.file}${row.line === null ? "" : ` : ${cellText(row.line, "count")}`}`,
      },
    ],
    {
      id: "certificate-rows",
      title: `${cellText(all, "count")} ${all === 1 ? "row stands" : "rows stand"} behind what is open`,
      subtitle: `largest first · ${monthText(of)}`,
      summary: `${all} rows`,
      display: "table",
      source: ({ row }) =>
        row.sha256 !== null && row.line !== null ? { sha256: row.sha256, line: row.line } : null,
    },
  );
}

/** The months that are closed, each with what its certificate said. */
export function closingsPanel(closings: readonly Closing[]): Panel {
  const rows = [...closings].reverse();
  return panelOf(
    rows,
    [
      { name: "month", title: "Month", unit: "month", of: ({ month }) => month },
      { name: "closed", title: "Closed", unit: "day", of: ({ at }) => at.slice(0, 10) },
      { name: "who", title: "By", unit: "text", of: ({ who }) => who },
      {
        name: "tied",
        title: "Tie-out then",
        unit: "text",
        of: (row) => STATUS_WORDS[row.tied_out],
      },
      {
        name: "restated",
        title: "Figures restated",
        unit: "count",
        of: ({ restated }) => restated,
      },
      { name: "seal", title: "Seal", unit: "text", of: ({ digest }) => digest.slice(0, 16) },
    ],
    {
      id: "closings",
      title:
        rows.length === 0
          ? "No month is closed yet"
          : `Closed are ${sentenceList(rows.slice(0, 6).map(({ month }) => monthText(month)))}${rows.length > 6 ? " and earlier ones" : ""}`,
      subtitle: "newest first · the seal is the digest of what was reported",
      summary: `${rows.length} closed months`,
      display: "table",
    },
  );
}

/** What changed in closed months, and why: the steps of a figure sum to its change. */
export function restatementsPanel(asked: Asked, restatements: readonly Restatement[]): Panel {
  const rows = [...restatements].reverse();
  const kpis = new Map(asked.kpis.map((kpi) => [kpi.id, kpi]));
  const text = (kpi: string, value: number | null): string =>
    tableText(value, (kpis.get(kpi)?.unit ?? "number") as Unit);
  return panelOf(
    rows,
    [
      {
        name: "figure",
        title: "Figure",
        unit: "text",
        of: ({ kpi, category }) =>
          [kpis.get(kpi)?.title ?? kpi, category].filter(Boolean).join(" "),
      },
      { name: "month", title: "Month", unit: "month", of: ({ period }) => period },
      {
        name: "was",
        title: "Was",
        unit: "number",
        of: ({ was }) => was,
        text: (row) => text(row.kpi, row.was),
      },
      {
        name: "is",
        title: "Is",
        unit: "number",
        of: ({ is }) => is,
        text: (row) => text(row.kpi, row.is),
      },
      {
        name: "cause",
        title: "Cause",
        unit: "text",
        of: ({ cause }) => cause.replaceAll("_", " "),
      },
      { name: "at", title: "Found", unit: "text", of: ({ at }) => dayText(at.slice(0, 10)) },
      { name: "import", title: "Import", unit: "text", of: ({ import_id }) => import_id },
    ],
    {
      id: "restatements",
      title:
        rows.length === 0
          ? "No figure was restated since its month was closed"
          : `${cellText(rows.length, "count")} ${rows.length === 1 ? "figure was" : "figures were"} restated since their months were closed`,
      subtitle: "newest first · the causes of a figure sum to its change",
      summary: `${rows.length} restatements`,
      display: "table",
      trace: ({ kpi, period, category }) =>
        kpis.has(kpi) ? { kpi: kpis.get(kpi)!.name, period, slice: {}, category } : null,
    },
  );
}
