import type { Panel } from "../../contract.ts";

/** A panel of some of another's rows; what sums or draws rows that are not there does so no more. */
export function rowsWhere(panel: Panel, keep: (row: number) => boolean): Panel {
  const kept = panel.traces.flatMap((_, row) => (keep(row) ? [row] : []));
  const some = <T>(cells: readonly T[]): T[] => kept.map((row) => cells[row]!);
  const columns = <T>(all: Record<string, T[]>): Record<string, T[]> =>
    Object.fromEntries(Object.entries(all).map(([name, cells]) => [name, some(cells)]));
  return {
    ...panel,
    rows: columns(panel.rows),
    texts: columns(panel.texts),
    traces: some(panel.traces),
    sources: some(panel.sources),
    totals: [],
    chart: null,
  };
}
