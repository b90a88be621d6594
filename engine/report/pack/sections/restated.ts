/** What changed in closed months since the last of them was closed: a figure each, with all its causes. */
import type { Panel, Restatement } from "../../../contract.ts";
import { cellText, monthText, tableText } from "../../../format.ts";
import { groupBy } from "../../../group.ts";
import type { Kpi } from "../../../numbers/kpi/header.ts";
import { tellsFew } from "../../../numbers/kpi/small_cells.ts";
import { panelOf } from "../../panel.ts";
import type { PackAsked, Section } from "../section.ts";

export async function restated(asked: PackAsked): Promise<Section> {
  const { closings, restatements } = asked.records;
  const before = closings.filter(({ month }) => month < asked.period.first);
  const since =
    before
      .map(({ at }) => at)
      .sort()
      .at(-1) ?? "";
  const found = restatements.filter(({ at }) => at >= since);
  const last = before.at(-1)?.month;
  return Promise.resolve({
    id: "restatements",
    title: "Restatements",
    says: [
      last === undefined
        ? "No earlier month is closed, so nothing can be restated."
        : found.length === 0
          ? `Nothing in closed months has changed since ${monthText(last)} was closed.`
          : `Figures of closed months have changed since ${monthText(last)} was closed.`,
    ],
    panels: found.length > 0 ? [netPanel(asked, found)] : [],
  });
}

type Net = { kpi: Kpi | undefined; first: Restatement; last: Restatement; causes: string };

function netPanel(asked: PackAsked, found: readonly Restatement[]): Panel {
  const smallest = asked.settings.policies.smallest_shared;
  const groups = groupBy(found, ({ kpi, period, category }) => `${period} ${kpi} ${category}`);
  const rows = [...groups.values()]
    .map((steps): Net => ({
      kpi: asked.kpis.find(({ id }) => id === steps[0]!.kpi),
      first: steps[0]!,
      last: steps.at(-1)!,
      causes: [...new Set(steps.map(({ cause }) => cause.replaceAll("_", " ")))].join(", "),
    }))
    .sort((a, b) => (a.first.period < b.first.period ? 1 : -1));
  const isFew = ({ kpi, first: f, last: l }: Net): boolean =>
    kpi !== undefined &&
    (tellsFew(kpi, f.was_numerator, f.was_denominator, smallest) ||
      tellsFew(kpi, l.is_numerator, l.is_denominator, smallest));
  const was = (row: Net): number | null => (isFew(row) ? null : row.first.was);
  const is = (row: Net): number | null => (isFew(row) ? null : row.last.is);
  const text =
    (of: (row: Net) => number | null) =>
    (row: Net): string =>
      tableText(of(row), row.kpi?.unit ?? "number");
  return panelOf(
    rows,
    [
      { name: "month", title: "Month", unit: "month", of: ({ first }) => first.period },
      {
        name: "figure",
        title: "Figure",
        unit: "text",
        of: ({ kpi, first }) => [kpi?.title ?? first.kpi, first.category].filter(Boolean).join(" "),
      },
      { name: "was", title: "Was", unit: "number", unit_in: "unit", of: was, text: text(was) },
      { name: "is", title: "Is", unit: "number", unit_in: "unit", of: is, text: text(is) },
      { name: "causes", title: "Causes", unit: "text", of: ({ causes }) => causes },
      {
        name: "unit",
        title: "Unit",
        unit: "text",
        hidden: true,
        of: ({ kpi }) => kpi?.unit ?? "number",
      },
    ],
    {
      id: "restatements",
      title: `${cellText(rows.length, "count")} ${rows.length === 1 ? "figure of a closed month is" : "figures of closed months are"} no longer what was reported`,
      subtitle: "newest month first · from what was reported to what is known now",
      summary: `${rows.length} restatements`,
      display: "table",
      trace: ({ first }) => ({
        kpi: first.kpi,
        period: first.period,
        slice: {},
        category: first.category,
      }),
      notes: [rows.some(isFew) ? "Figures of few people are withheld." : null],
    },
  );
}
