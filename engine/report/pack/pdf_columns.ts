/** How wide the columns of a printed table are, and which of them stand beside each other. */
import type { Panel, PanelColumn } from "../../contract.ts";

/** Points that a character of a cell takes, and one of a title. */
const CHARACTER = 4.4;
const BOLD = 4.9;
/** Points between two columns. */
export const PADDING = 8;
/** Texts longer than that are wrapped. */
const WRAPPED = 17;
const UNITS: Partial<Record<PanelColumn["unit"], string>> = {
  money: "$",
  cents: "$",
  ratio: "%",
  days: "days",
  hours: "hours",
  minutes: "minutes",
};

/** Columns that fit beside each other, shared out evenly; the first stands at the left of each group. */
export function groupsOf(
  panel: Panel,
  shown: readonly PanelColumn[],
  width: number,
): PanelColumn[][] {
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
export function widthsOf(panel: Panel, group: readonly PanelColumn[], width: number): number[] {
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
export function leastOf(panel: Panel, column: PanelColumn): number {
  const words = headerText(column).split(" ");
  const texts = longest(panel.texts[column.name]!);
  const cell = isFigure(column) ? texts : Math.min(texts, WRAPPED);
  return Math.max(longest(words) * BOLD, cell * CHARACTER + 3, 20) + PADDING;
}

/** The title of a column with its unit. */
export const headerText = ({ title, unit }: PanelColumn): string => {
  const word = UNITS[unit];
  return word === undefined || title.includes(word) ? title : `${title}, ${word}`;
};

export const isFigure = ({ unit }: PanelColumn): boolean =>
  !["text", "month", "day"].includes(unit);

export const lengthOf = ({ traces }: Panel): number => traces.length;

const longest = (texts: readonly string[]): number =>
  texts.reduce((most, { length }) => Math.max(most, length), 0);
