/** What stands behind the figures of a panel: their meaning, dates, what they stand beside, and who answers for them. */
import { lastDay } from "../calendar.ts";
import type { PageName, Panel, PanelAbout } from "../contract.ts";
import { findKpi } from "../numbers/kpi/catalogue.ts";
import type { Kpi } from "../numbers/kpi/header.ts";
import type { Asked } from "./asked.ts";
import { ownerOfPanel } from "./owners.ts";
import { MEANINGS } from "./panel_meanings.ts";

/** The panel with what stands behind it, as a page shows it. */
export function withAbout(asked: Asked, page: PageName, panel: Panel): Panel {
  const kpi = kpiOf(asked.kpis, panel);
  const owner = ownerOfPanel(
    asked.owners,
    { page, panel: panel.id, kpi },
    lastDay(asked.period.last),
  );
  const said = saidOf(panel, kpi);
  return said ? { ...panel, about: { ...said, owner } } : panel;
}

/** The figure that a panel is of, where it is of one. */
function kpiOf(kpis: readonly Kpi[], { id }: Panel): Kpi | null {
  return findKpi(kpis, id.replace(/_compared$/, ""));
}

/** The figures that a panel shows: the one it is of, or those that its rows lead to. */
export function kpisOf(kpis: readonly Kpi[], panel: Panel): Kpi[] {
  const one = kpiOf(kpis, panel);
  if (one) return [one];
  const names = new Set(panel.traces.flatMap((trace) => trace?.kpi ?? []));
  return [...names].flatMap((name) => findKpi(kpis, name) ?? []);
}

function saidOf({ id, display }: Panel, kpi: Kpi | null): Omit<PanelAbout, "owner"> | null {
  if (display === "cards") return CARDS;
  const told = MEANINGS[id];
  if (told) return { means: told[0], basis: told[1], compared: told[2] };
  if (!kpi) return null;
  return {
    means: meaningOf(kpi),
    basis: kpi.basis,
    compared: id === kpi.name ? "its usual range, and up to 24 months" : "the other providers",
  };
}

/** A figure's meaning, formula and what it leaves out, in a line. */
export const meaningOf = ({ means, formula, excludes }: Kpi): string =>
  `${means}: ${formula}${excludes ? `; leaves out ${excludes}` : ""}`;

const CARDS = {
  means: "each figure's meaning stands on its card",
  basis: "each by its own",
  compared:
    "the periods chosen to compare with, a target, the usual range, and three months before",
};
