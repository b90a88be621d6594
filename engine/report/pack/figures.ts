/** Every figure of a pack by its place, so that another making of the same pack can be held against it. */
import type { Panel, PanelColumn } from "../../contract.ts";
import type { Section } from "./section.ts";

export type Figure = string | number | null;
/** Figures by section, panel, row and column, in the words that people read. */
export type Figures = Record<string, Figure>;

/** @example "Receivables › ageing_by_payer › Aetna › Open" */
export function figuresIn(sections: readonly Section[]): Figures {
  return Object.fromEntries(
    sections.flatMap(({ title, panels }) =>
      panels.flatMap((panel) => {
        const keys = keysOf(panel);
        const figures = panel.columns.filter(({ unit, hidden }) => !hidden && !isText(unit));
        return figures.flatMap((column) =>
          keys.map((key, row) => [
            [title, panel.id, key, column.title].join(" › "),
            panel.rows[column.name]![row]!,
          ]),
        );
      }),
    ),
  );
}

/** The figures that are not the same, by their places in order; one that is missing is null. */
export function moved(was: Figures, is: Figures): { figure: string; was: Figure; is: Figure }[] {
  const places = new Set([...Object.keys(was), ...Object.keys(is)]);
  return [...places]
    .map((figure) => ({ figure, was: was[figure] ?? null, is: is[figure] ?? null }))
    .filter((each) => each.was !== each.is);
}

/** What a row is called: as many of its first columns as it takes to tell the rows apart. */
function keysOf(panel: Panel): string[] {
  const naming = panel.columns.filter(
    ({ unit, hidden }, at) => !hidden && (at === 0 || isText(unit) || unit === "count"),
  );
  const rows = panel.traces.map((_, row) => row);
  for (let many = 1; many <= Math.min(2, naming.length); many++) {
    const keys = rows.map((row) => keyOf(panel, naming.slice(0, many), row));
    if (new Set(keys).size === keys.length) return keys;
  }
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const key = keyOf(panel, naming.slice(0, 1), row);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? key : `${key} (${count})`;
  });
}

const keyOf = (panel: Panel, columns: readonly PanelColumn[], row: number): string =>
  columns.map(({ name }) => panel.texts[name]![row]!).join(", ");

const isText = (unit: PanelColumn["unit"]): boolean => ["text", "month", "day"].includes(unit);
