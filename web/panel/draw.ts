/** Draws a panel's chart: the only file that knows Vega, loaded when the first chart comes into view. */
import embed, { type VisualizationSpec } from "vega-embed";
import { expressionInterpreter } from "vega-interpreter";
import type { Panel } from "../../engine/contract.ts";
import { axisType } from "./axis_type.ts";
import { look } from "./look.ts";

const LOG_ERRORS = 1;
/** Pixels that one name of a legend takes, about. */
const NAME = 110;

export type Drawing = { end: () => void };

/** A row of the panel under the pointer, and where; null when it has left. */
export type Pointed = { row: number; x: number; y: number } | null;

export async function draw(
  node: HTMLElement,
  panel: Panel,
  tell: { point: (at: Pointed) => void; open: (row: number) => void },
): Promise<Drawing> {
  const { view, finalize } = await embed(node, specOf(panel, node.clientWidth), {
    mode: "vega-lite",
    renderer: "svg",
    actions: false,
    defaultStyle: false,
    tooltip: false,
    // a layer without rows, such as months beyond the limits, is no cause for a warning
    logLevel: LOG_ERRORS,
    // no code is made from text: the policy of the page forbids it
    ast: true,
    expr: expressionInterpreter,
  });
  view.addEventListener("mousemove", (event, item) => {
    const row = rowOf(item);
    const { clientX: x, clientY: y } = event as MouseEvent;
    tell.point(row === null ? null : { row, x, y });
  });
  view.addEventListener("mouseout", () => tell.point(null));
  view.addEventListener("click", (_, item) => {
    const row = rowOf(item);
    if (row !== null) tell.open(row);
  });
  return { end: finalize };
}

/** The engine's specification with its rows, its size and its look. */
function specOf(panel: Panel, width: number): VisualizationSpec {
  const rows = rowsOf(panel);
  const hasRowsByName = ["nominal", "ordinal"].includes(axisType(panel.chart, "y") ?? "");
  const hasLabels = hasRowsByName && panel.columns.some(({ name }) => name === "label");
  return {
    width: "container",
    height: hasRowsByName ? { step: 30 } : Math.min(260, Math.max(180, width * 0.42)),
    autosize: { type: "fit-x", contains: "padding" },
    ...panel.chart,
    // beside names, a label stands to the right of its bar, the longest included
    padding: { left: 4, top: 6, bottom: 4, right: hasLabels ? Math.min(130, width * 0.22) : 12 },
    data: { name: "rows" },
    datasets: { rows },
    // a legend takes as many lines as it needs
    config: {
      ...look,
      legend: { ...look.legend, columns: Math.max(3, Math.floor(width / NAME)) },
    },
  } as unknown as VisualizationSpec;
}

/** Rows as the chart reads them: numbers as numbers, and each with its place in the panel. */
function rowsOf({ columns, rows }: Panel): Record<string, unknown>[] {
  const isText = new Set(["text", "month", "day"]);
  const length = rows[columns[0]?.name ?? ""]?.length ?? 0;
  return Array.from({ length }, (_, row) => {
    const cells = columns.map(({ name, unit }) => {
      const cell = rows[name]![row]!;
      return [name, cell === null || isText.has(unit) ? cell : Number(cell)] as const;
    });
    return { ...Object.fromEntries(cells), _row: row };
  });
}

function rowOf(item: unknown): number | null {
  const row = (item as { datum?: { _row?: unknown } } | null | undefined)?.datum?._row;
  return typeof row === "number" ? row : null;
}
