/** What every figure of the pack means, as its definition says, and the rules the practice has chosen. */
import { lastDay } from "../../../calendar.ts";
import type { Panel } from "../../../contract.ts";
import { findKpi } from "../../../numbers/kpi/catalogue.ts";
import type { Kpi } from "../../../numbers/kpi/header.ts";
import { benchmarksText } from "../../benchmarks.ts";
import { ownerOfFigure } from "../../owners.ts";
import { panelOf } from "../../panel.ts";
import type { PackAsked, Section } from "../section.ts";

export async function definitions(asked: PackAsked, body: readonly Section[]): Promise<Section> {
  const names = body.flatMap(({ kpis = [], panels }) => [
    ...kpis,
    ...panels.flatMap(({ traces }) => traces.flatMap((trace) => trace?.kpi ?? [])),
  ]);
  const used = new Set(names.flatMap((name) => findKpi(asked.kpis, name) ?? []));
  const kpis = [...used].sort((a, b) => a.title.localeCompare(b.title));
  return Promise.resolve({
    id: "definitions",
    title: "Definitions",
    says: ["What each figure means, how it is reckoned, and where its definition comes from."],
    panels: [definitionsPanel(asked, kpis), policiesPanel(asked)],
  });
}

function definitionsPanel({ benchmarks, owners, period }: PackAsked, kpis: readonly Kpi[]): Panel {
  const text = (name: string, title: string, of: (kpi: Kpi) => string | null) => ({
    name,
    title,
    unit: "text" as const,
    of,
    text: (kpi: Kpi) => of(kpi) ?? "",
  });
  return panelOf(
    kpis,
    [
      text("title", "Figure", ({ title }) => title),
      text("id", "Id", ({ id, name }) => `${id} ${name}`),
      { name: "version", title: "Version", unit: "count", of: ({ version }) => version },
      text("unit", "Unit", ({ unit }) => (unit === "ratio" ? "%" : unit)),
      text("better", "Better", ({ better }) => better),
      text("means", "Means", ({ means }) => means),
      text("formula", "Formula", ({ formula }) => formula),
      text("basis", "Basis", ({ basis }) => basis),
      text("excludes", "Excludes", ({ excludes }) => excludes),
      text("source", "Source", ({ source }) => source),
      text("owner", "Owner", (kpi) => ownerOfFigure(owners, kpi, lastDay(period.last))),
      text("benchmark", "Benchmark", (kpi) => benchmarksText(benchmarks, kpi)),
    ],
    {
      id: "definitions",
      title: `${kpis.length} figures, as they are defined`,
      subtitle: "each version is counted up when a definition changes",
      summary: `${kpis.length} definitions`,
      display: "sentences",
    },
  );
}

function policiesPanel({ settings }: PackAsked): Panel {
  const chosen = Object.entries(settings.policies).map(([name, value]) => ({
    name: name.replaceAll("_", " "),
    value: typeof value === "object" ? JSON.stringify(value) : String(value),
  }));
  return panelOf(
    chosen,
    [
      { name: "rule", title: "Rule", unit: "text", of: ({ name }) => name },
      { name: "value", title: "As chosen", unit: "text", of: ({ value }) => value },
    ],
    {
      id: "policies",
      title: "Rules the practice has chosen",
      subtitle: "from practice.json",
      summary: `${chosen.length} rules`,
      display: "table",
    },
  );
}
