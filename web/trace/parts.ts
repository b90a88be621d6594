/** The parts of a figure: some rows of a panel that the page came with. */
import type { Note, Page, Panel, PartsLink } from "../../engine/contract.ts";
import type { Address } from "../url.ts";

/** The figure of the budget that is open and can have a note: a step of the page's period, or a line. */
export function noteOn(
  { parts, trace }: Pick<Address, "parts" | "trace">,
  period: string,
): Omit<Note, "made" | "text"> | null {
  if (trace?.kpi === "budget_variance" && trace.period === period && trace.category) {
    return { period, place: "statement", of: trace.category };
  }
  return parts?.panel === "bridge_parts" && !trace
    ? { period, place: "bridge", of: parts.of }
    : null;
}

/** What the parts make up, and their rows as a panel of their own; null where the page has none. */
export function partsOf(
  page: Page | null,
  { panel: id, of }: PartsLink,
): { name: string; panel: Panel; whole: string } | null {
  const panel = page?.panels.find((each) => each.id === id);
  if (!panel) return null;
  const rows = panel.traces
    .map((_, row) => row)
    .filter((row) => panel.rows["effect"]?.[row] === of || panel.rows["within"]?.[row] === of);
  const pick = <T>(cells: readonly T[]): T[] => rows.map((row) => cells[row]!);
  const pickAll = <T>(columns: Record<string, T[]>): Record<string, T[]> =>
    Object.fromEntries(Object.entries(columns).map(([name, cells]) => [name, pick(cells)]));
  const isStep = rows.every((row) => panel.rows["effect"]?.[row] === of);
  const opener = page!.panels.find(({ parts }) => parts?.panel === id && parts.of.includes(of));
  const at = opener?.parts?.of.indexOf(of) ?? -1;
  return {
    name: isStep
      ? (panel.texts["step"]?.[rows[0] ?? -1] ?? "Nothing")
      : "Net income against the budget",
    panel: {
      ...panel,
      rows: pickAll(panel.rows),
      texts: pickAll(panel.texts),
      traces: pick(panel.traces),
      sources: pick(panel.sources),
    },
    whole: (isStep ? opener?.texts["amount"]?.[at] : undefined) ?? "",
  };
}
