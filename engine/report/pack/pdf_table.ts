/** Panels on paper: all rows and columns, titles repeated on every page, wide tables in groups of columns. */
import type { Content, TableCell } from "pdfmake/interfaces.js";
import type { Panel, PanelColumn } from "../../contract.ts";

/** Points that a character takes, on average and at most. */
const CHARACTER = 4.4;
const PADDING = 9;
/** Texts longer than that are wrapped. */
const WRAPPED = 17;
const UNITS: Partial<Record<PanelColumn["unit"], string>> = {
  money: "$",
  cents: "$",
  ratio: "%",
  days: "days",
  minutes: "minutes",
};

/** The title, what it is of, the table, and its notes. */
export function panelContent(panel: Panel, width: number): Content[] {
  const { title, subtitle, notes } = panel;
  const [first, ...more] = panel.display === "sentences" ? records(panel) : tables(panel, width);
  const head: Content[] = [
    {
      text: printable(title),
      bold: true,
      fontSize: 11,
      margin: [0, 10, 0, 1],
      headlineLevel: 1,
    },
    ...(subtitle === ""
      ? []
      : [{ text: printable(subtitle), color: "#4A555E", margin: [0, 0, 0, 3] } satisfies Content]),
  ];
  // a title must not stand alone at the foot of a page
  const isShort = lengthOf(panel) <= 24;
  const start: Content[] = first
    ? isShort
      ? [{ stack: [...head, first], unbreakable: true }]
      : [...head, first]
    : head;
  return [
    ...start,
    ...more,
    ...notes.map((note): Content => ({
      text: printable(note),
      italics: true,
      color: "#4A555E",
      margin: [0, 2, 0, 0],
    })),
  ];
}

function tables(panel: Panel, width: number): Content[] {
  const shown = panel.columns.filter(({ hidden }) => !hidden);
  return groupsOf(panel, shown, width).map((group): Content => ({
    layout: "lightHorizontalLines",
    fontSize: 8,
    margin: [0, 2, 0, 6],
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: widthsOf(panel, group, width),
      body: [
        group.map((column): TableCell => ({
          text: printable(headerText(column)),
          bold: true,
          alignment: isFigure(column) ? "right" : "left",
        })),
        ...Array.from({ length: lengthOf(panel) }, (_, row) =>
          group.map((column): TableCell => ({
            text: printable(panel.texts[column.name]![row]!),
            alignment: isFigure(column) ? "right" : "left",
            bold: panel.totals?.some((total) => total.row === row) ?? false,
          })),
        ),
      ],
    },
  }));
}

/** Each row as a paragraph of its own, where its columns are sentences. */
function records(panel: Panel): Content[] {
  const [name, ...others] = panel.columns.filter(({ hidden }) => !hidden);
  return Array.from({ length: lengthOf(panel) }, (_, row): Content => ({
    unbreakable: true,
    margin: [0, 5, 0, 0],
    stack: [
      { text: printable(panel.texts[name!.name]![row]!), bold: true, fontSize: 9.5 },
      ...others.flatMap((column): Content[] => {
        const said = panel.texts[column.name]![row]!;
        if (said === "") return [];
        return [
          {
            text: [{ text: `${column.title}: `, color: "#4A555E" }, { text: printable(said) }],
          },
        ];
      }),
    ],
  }));
}

/** Columns that fit beside each other; the first stands at the left of each group. */
function groupsOf(panel: Panel, shown: readonly PanelColumn[], width: number): PanelColumn[][] {
  const [first, ...others] = shown;
  const groups: PanelColumn[][] = [];
  let used = Infinity;
  for (const column of others) {
    const needed = leastOf(panel, column);
    if (used + needed > width) {
      groups.push([first!]);
      used = leastOf(panel, first!);
    }
    groups.at(-1)!.push(column);
    used += needed;
  }
  return groups.length > 0 ? groups : [[first!]];
}

/** Room by need: figures get theirs, what is left goes to the texts that are wrapped. */
function widthsOf(
  panel: Panel,
  group: readonly PanelColumn[],
  width: number,
): (number | "*" | "auto")[] {
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
  Math.max(longest([headerText(column)]), longest(panel.texts[column.name]!)) * CHARACTER + PADDING;

/** With its title and its texts wrapped. */
function leastOf(panel: Panel, column: PanelColumn): number {
  const words = headerText(column).split(" ");
  const texts = longest(panel.texts[column.name]!);
  const cell = isFigure(column) ? texts : Math.min(texts, WRAPPED);
  return Math.max(longest(words), cell, 4) * CHARACTER + PADDING;
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
