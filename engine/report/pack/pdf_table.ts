/** Panels on paper: all rows and columns, titles repeated on every page, wide tables in groups of columns. */
import type { Content, CustomTableLayout, TableCell } from "pdfmake/interfaces.js";
import type { Panel } from "../../contract.ts";
import { drawingContent, isDrawn } from "./drawing/content.ts";
import {
  groupsOf,
  headerText,
  isFigure,
  leastOf,
  lengthOf,
  PADDING,
  widthsOf,
} from "./pdf_columns.ts";
import { printable } from "./printable.ts";

const FONT = 8;
/** So much wider than the page a table may be, to be printed smaller and not in parts. */
const SHRINK = 1.2;
const QUIET = "#4A555E";
/** Fields of a record that are shorter share a line. */
const SHORT = 30;

const LINES: CustomTableLayout = {
  hLineWidth: (line) => (line < 2 ? 0 : line === 2 ? 1 : 0.4),
  vLineWidth: () => 0,
  hLineColor: (line) => (line === 2 ? "#1A1F24" : "#A8B3BD"),
  paddingLeft: (column) => (column === 0 ? 0 : PADDING / 2),
  paddingRight: () => PADDING / 2,
  paddingTop: () => 2,
  paddingBottom: () => 1.5,
};

/** The drawing where there is one, the table under its title, which each page it runs over repeats, and its notes. */
export async function panelContent(panel: Panel, width: number): Promise<Content[]> {
  return [
    ...(isDrawn(panel) ? [await drawingContent([panel], width)] : []),
    ...(panel.display === "sentences" ? records(panel) : tables(panel, width)),
    ...panel.notes.map((note): Content => ({
      text: printable(note),
      italics: true,
      color: QUIET,
      margin: [0, 2, 0, 0],
    })),
  ];
}

/** Under its drawing, which says the rest, a table has a title for the pages it runs over. */
function headOf(panel: Panel): Content[] {
  const { title, subtitle } = panel;
  if (isDrawn(panel)) {
    return [{ text: `The figures: ${printable(title)}`, color: QUIET, margin: [0, 2, 0, 1] }];
  }
  return [
    { text: printable(title), bold: true, fontSize: 11, margin: [0, 8, 0, 1] },
    ...(subtitle === ""
      ? []
      : [{ text: printable(subtitle), color: QUIET, margin: [0, 0, 0, 3] } satisfies Content]),
  ];
}

function tables(panel: Panel, page: number): Content[] {
  // a last column of nothing carries the lines to the margin
  const width = page - PADDING;
  const shown = panel.columns.filter(({ hidden }) => !hidden);
  const needed = shown.reduce((sum, column) => sum + leastOf(panel, column), 0);
  // what is a little too wide is printed a little smaller
  const scale = needed > width && needed <= width * SHRINK ? needed / width : 1;
  const room = width * scale;
  return groupsOf(panel, shown, room).map((group): Content => {
    const line = (cells: TableCell[]): TableCell[] => [...cells, ""];
    const span = group.length + 1;
    return {
      layout: LINES,
      fontSize: FONT / scale,
      margin: [0, 2, 0, 6],
      table: {
        headerRows: 2,
        keepWithHeaderRows: 2,
        dontBreakRows: true,
        widths: [...widthsOf(panel, group, room).map((each) => each / scale), "*"],
        body: [
          [{ stack: headOf(panel), colSpan: span }, ...Array<TableCell>(span - 1).fill("")],
          line(
            group.map((column) => ({
              text: printable(headerText(column)),
              bold: true,
              alignment: isFigure(column) ? "right" : "left",
            })),
          ),
          ...Array.from({ length: lengthOf(panel) }, (_, row) =>
            line(
              group.map((column) => ({
                text: printable(panel.texts[column.name]![row]!),
                alignment: isFigure(column) ? "right" : "left",
                bold: panel.totals?.some((total) => total.row === row) ?? false,
              })),
            ),
          ),
        ],
      },
    };
  });
}

/** Each row as a paragraph of its own, where its columns are sentences. */
function records(panel: Panel): Content[] {
  const [name, ...others] = panel.columns.filter(({ hidden }) => !hidden);
  return Array.from({ length: lengthOf(panel) }, (_, row): Content => ({
    unbreakable: true,
    margin: [0, 5, 0, 0],
    stack: [
      ...(row === 0 ? headOf(panel) : []),
      { text: printable(panel.texts[name!.name]![row]!), bold: true, fontSize: 9.5 },
      ...linesOf(
        others.flatMap(({ name: field, title }) => {
          const said = panel.texts[field]![row]!;
          return said === "" ? [] : [`${title}: ${said}`];
        }),
      ).map(printable),
    ],
  }));
}

/** Short fields share a line. */
function linesOf(fields: readonly string[]): string[] {
  const lines: string[] = [];
  for (const field of fields) {
    const before = lines.at(-1);
    if (before !== undefined && field.length < SHORT && before.length < 3 * SHORT) {
      lines[lines.length - 1] = `${before} · ${field}`;
    } else lines.push(field);
  }
  return lines;
}
