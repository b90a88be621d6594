/** A panel's chart as a vector drawing, made without a browser: the only file of the engine that knows Vega. */
import { Error as Errors, logger, parse, resetSVGDefIds, textMetrics, View } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import type { Panel } from "../../../contract.ts";
import { HATCH, look } from "./look.ts";

declare module "vega" {
  /** what its types leave out: how wide a text is */
  export const textMetrics: { width: (item: { fontSize: number }, text: string) => number };
}
/** Points. */
export type Size = { width: number; height: number };

/** Points that a letter takes, as a part of its size, in the fonts of our pages. */
const LETTER = 0.54;

/**
 * @param size  of the whole drawing; rows that have names get as much height as they need
 * @returns an SVG of paths and texts; the same panel gives the same text
 */
export async function drawn(panel: Panel, size: Size): Promise<string> {
  // there is no canvas here to measure texts on
  textMetrics.width = (item, text) => LETTER * item.fontSize * text.length;
  resetSVGDefIds();
  // a layer without rows, such as months beyond the limits, is no cause for a warning
  const { spec } = compile(specOf(panel, size), { logger: logger(Errors) });
  const view = new View(parse(spec), { renderer: "none", logLevel: Errors });
  const svg = await view.toSVG();
  view.finalize();
  return svg.replace(/(?<=^<svg[^>]*>)/, HATCH);
}

/** The panel's specification with its rows, its size and the look of paper. */
function specOf(panel: Panel, { width, height }: Size): TopLevelSpec {
  const { y } = (panel.chart?.["encoding"] ?? {}) as Record<string, { type?: string }>;
  const hasRowsByName = y?.type === "nominal" || y?.type === "ordinal";
  const hasLabels = hasRowsByName && panel.columns.some(({ name }) => name === "label");
  return {
    ...panel.chart,
    width,
    height: hasRowsByName ? { step: 17 } : height,
    autosize: { type: hasRowsByName ? "fit-x" : "fit", contains: "padding" },
    // beside names, a label stands to the right of its bar
    padding: { left: 2, top: 4, bottom: 2, right: hasLabels ? 60 : 10 },
    data: { name: "rows" },
    datasets: { rows: rowsOf(panel) },
    config: look,
  } as unknown as TopLevelSpec;
}

/** Rows as the chart reads them: numbers as numbers, and no letters that the fonts lack. */
function rowsOf({ columns, rows, traces }: Panel): Record<string, unknown>[] {
  const isText = new Set(["text", "month", "day"]);
  return traces.map((_, row) =>
    Object.fromEntries(
      columns.map(({ name, unit }) => {
        const cell = rows[name]![row]!;
        if (cell === null) return [name, null];
        return [name, isText.has(unit) ? signed(String(cell)) : Number(cell)];
      }),
    ),
  );
}

/** @example signed("▼ $5.2 k") // => "−$5.2 k" */
const signed = (text: string): string => text.replace(/^▲ /, "+").replace(/^▼ /, "−");
