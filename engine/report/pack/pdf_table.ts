/** Panels on paper: all rows and columns, titles repeated on every page, wide tables in groups of columns. */
import type { Content, CustomTableLayout, TableCell } from "pdfmake/interfaces.js";
import type { Panel, PanelColumn } from "../../contract.ts";

/** Points that a character of a cell takes, and one of a title. */
const CHARACTER = 4.4;
const BOLD = 4.9;
const PADDING = 8;
const FONT = 8;
/** So much wider than the page a table may be, to be printed smaller and not in parts. */
const SHRINK = 1.2;
const QUIET = "#4A555E";
/** Texts longer than that are wrapped. */
const WRAPPED = 17;
/** Fields of a record that are shorter share a line. */
const SHORT = 30;
const UNITS: Partial<Record<PanelColumn["unit"], string>> = {
  money: "$",
  cents: "$",
  ratio: "%",
  days: "days",
  minutes: "minutes",
};

const LINES: CustomTableLayout = {
  hLineWidth: (line) => (line < 2 ? 0 : line === 2 ? 1 : 0.4),
  vLineWidth: () => 0,
  hLineColor: (line) => (line === 2 ? "#1A1F24" : "#A8B3BD"),
  paddingLeft: (column) => (column === 0 ? 0 : PADDING / 2),
  paddingRight: () => PADDING / 2,
  paddingTop: () => 2,
  paddingBottom: () => 1.5,
};

/** The table under its title, which each page it runs over repeats, and its notes. */
export function panelContent(panel: Panel, width: number): Content[] {
  return [
    ...(panel.display === "sentences" ? records(panel) : tables(panel, width)),
    ...panel.notes.map((note): Content => ({
      text: printable(note),
      italics: true,
      color: QUIET,
      margin: [0, 2, 0, 0],
    })),
  ];
}

const headOf = ({ title, subtitle }: Panel): Content[] => [
  { text: printable(title), bold: true, fontSize: 11, margin: [0, 8, 0, 1] },
  ...(subtitle === ""
    ? []
    : [{ text: printable(subtitle), color: QUIET, margin: [0, 0, 0, 3] } satisfies Content]),
];

function tables(panel: Panel, page: number): Content[] {
  // a last column of nothing carries the lines to the margin
  const width = page - PADDING;
  const shown = panel.columns.filter(({ hidden }) => !hidden);
  const needed = shown.reduce((sum, column) => sum + leastOf(panel, column), 0);
  // what is a little too wide is printed a little smaller
  const scale = needed <= width ? 1 : Math.max(1, Math.min(needed / width, SHRINK));
  const room = width * (needed <= width * SHRINK ? scale : 1);
  return groupsOf(panel, shown, room).map((group): Content => {
    const line = (cells: TableCell[]): TableCell[] => [...cells, ""];
    const span = group.length + 1;
    return {
      layout: LINES,
      fontSize: needed <= width * SHRINK ? FONT / scale : FONT,
      margin: [0, 2, 0, 6],
      table: {
        headerRows: 2,
        keepWithHeaderRows: 2,
        dontBreakRows: true,
        widths: [...widthsOf(panel, group, room).map((each) => (each * width) / room), "*"],
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

/** Columns that fit beside each other, shared out evenly; the first stands at the left of each group. */
function groupsOf(panel: Panel, shown: readonly PanelColumn[], width: number): PanelColumn[][] {
  const [first, ...others] = shown;
  const room = width - leastOf(panel, first!);
  const fewest = grouped(panel, others, room).length;
  const all = others.reduce((sum, column) => sum + leastOf(panel, column), 0);
  const even = [1, 1.1, 1.25, 1.5]
    .map((more) => grouped(panel, others, Math.min(room, (more * all) / fewest)))
    .find(({ length }) => length === fewest);
  return (even ?? grouped(panel, others, room)).map((group) => [first!, ...group]);
}

/** As many as fit, then the next ones. */
function grouped(panel: Panel, columns: readonly PanelColumn[], room: number): PanelColumn[][] {
  const groups: PanelColumn[][] = [[]];
  let used = 0;
  for (const column of columns) {
    const needed = leastOf(panel, column);
    if (used + needed > room && groups.at(-1)!.length > 0) {
      groups.push([]);
      used = 0;
    }
    groups.at(-1)!.push(column);
    used += needed;
  }
  return groups;
}

/** Room by need: figures get theirs, what is left goes to the texts that are wrapped. */
function widthsOf(panel: Panel, group: readonly PanelColumn[], width: number): number[] {
  const needs = group.map((column) => ({
    least: leastOf(panel, column) - PADDING,
    most: mostOf(panel, column) - PADDING,
  }));
  const free = width - needs.reduce((sum, { least }) => sum + least + PADDING, 0);
  const wanted = needs.reduce((sum, { least, most }) => sum + most - least, 0);
  return needs.map(
    ({ least, most }) =>
      least + (wanted > 0 ? (most - least) * Math.min(1, Math.max(0, free) / wanted) : 0),
  );
}

const mostOf = (panel: Panel, column: PanelColumn): number =>
  Math.max(
    longest([headerText(column)]) * BOLD,
    longest(panel.texts[column.name]!) * CHARACTER + 3,
    leastOf(panel, column) - PADDING,
  ) + PADDING;

/** With its title and its texts wrapped. */
function leastOf(panel: Panel, column: PanelColumn): number {
  const words = headerText(column).split(" ");
  const texts = longest(panel.texts[column.name]!);
  const cell = isFigure(column) ? texts : Math.min(texts, WRAPPED);
  return Math.max(longest(words) * BOLD, cell * CHARACTER + 3, 20) + PADDING;
}

const headerText = ({ title, unit }: PanelColumn): string => {
  const word = UNITS[unit];
  return word === undefined || title.includes(word) ? title : `${title}, ${word}`;
};

const isFigure = ({ unit }: PanelColumn): boolean => !["text", "month", "day"].includes(unit);

const lengthOf = ({ traces }: Panel): number => traces.length;

const longest = (texts: readonly string[]): number =>
  texts.reduce((most, { length }) => Math.max(most, length), 0);

/** The letters the fonts lack, in words. */
export const printable = (text: string): string =>
  text
    .replaceAll("▲", "up")
    .replaceAll("▼", "down")
    .replaceAll("✓", "yes:")
    .replaceAll("✗", "no:")
    .replaceAll("→", "to")
    .replaceAll("◆", "");
