/** Drawings on a page: each under its title, alone or beside others of its row. */
import type { Column, Content } from "pdfmake/interfaces.js";
import type { Panel } from "../../../contract.ts";
import type { Drawing } from "../../pdf/structure.ts";
import { printable } from "../printable.ts";

/** Points between drawings that stand beside each other. */
const GAP = 12;
/** Points, of one that has the page to itself, and of one that shares it. */
const HEIGHTS = { alone: 165, beside: 78 };

/** Whether a panel of a section is drawn above its table. */
export const isDrawn = ({ display, chart, traces }: Panel): boolean =>
  display === "chart" && chart !== null && traces.length > 0;

/** @param width  points between the margins */
export async function drawingContent(
  row: readonly Panel[],
  width: number,
  across = row.length,
): Promise<Content> {
  // only what draws has to wait until Vega is there
  const { drawn } = await import("./draw.ts");
  const isAlone = across === 1;
  const each = (width - GAP * (across - 1)) / across;
  const stacks: Column[] = [];
  for (const panel of row) {
    const size = { width: each, height: isAlone ? HEIGHTS.alone : HEIGHTS.beside };
    const drawing: Drawing = {
      svg: await drawn(panel, size),
      alt: printable(panel.summary),
      margin: [0, 3, 0, 0],
    };
    stacks.push({
      width: each,
      stack: [
        {
          text: printable(panel.title),
          bold: true,
          fontSize: isAlone ? 11 : 8,
          headlineLevel: 3,
        },
        { text: printable(panel.subtitle), color: "#4A555E", fontSize: isAlone ? 8.5 : 6.5 },
        drawing,
      ],
    });
  }
  return { unbreakable: true, columns: stacks, columnGap: GAP, margin: [0, 8, 0, 2] };
}
