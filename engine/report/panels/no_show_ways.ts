/** The same months' no-shows as others reckon them: which rate is meant is told by what it is divided by. */
import type { KpiValue, Panel } from "../../contract.ts";
import { cellText } from "../../format.ts";
import { measure } from "../../numbers/kpi/measure.ts";
import type { Asked } from "../asked.ts";
import { panelOf } from "../panel.ts";
import { kpiNamed } from "../series.ts";
import { subtitleOf } from "./figures.ts";

type Way = { told: string; missed: number; of: number; isOurs: boolean };

/**
 * Appointments made are those still expected at the cut-off and those cancelled in time; of those cancelled, the
 * rest was cancelled late.
 */
function waysOf(noShows: KpiValue, cancelled: KpiValue): Way[] {
  const [missed, expected] = [Number(noShows.numerator), Number(noShows.denominator)];
  const made = Number(cancelled.denominator);
  const late = Number(cancelled.numerator) - (made - expected);
  return [
    {
      told: "of those still expected: arrived, missed and cancelled late",
      missed,
      of: expected,
      isOurs: true,
    },
    { told: "of all appointments made", missed, of: made, isOurs: false },
    { told: "of those who came or did not", missed, of: expected - late, isOurs: false },
    {
      told: "late cancellations counted as missed, of those still expected",
      missed: missed + late,
      of: expected,
      isOurs: false,
    },
  ];
}

export async function noShowWaysPanel(asked: Asked): Promise<Panel> {
  const [noShows, cancelled] = await measure(asked.session, {
    kpis: ["no_show_rate", "cancellation_rate"].map((name) => kpiNamed(asked, name)),
    periodText: asked.periodText,
    period: asked.period,
    slice: asked.filter.slice,
    by: [],
    knownAt: asked.filter.known_at,
  });
  const rows = noShows!.n > 0 ? waysOf(noShows!, cancelled!) : [];
  const share = ({ missed, of }: Way): number | null => (of > 0 ? missed / of : null);
  const shares = rows.flatMap((row) => share(row) ?? []);
  return panelOf(
    rows,
    [
      { name: "told", title: "Told as", unit: "text", of: ({ told }) => told },
      { name: "missed", title: "Missed", unit: "count", of: ({ missed }) => missed },
      { name: "of", title: "Of", unit: "count", of: ({ of }) => of },
      { name: "rate", title: "No-shows (%)", unit: "ratio", of: share },
    ],
    {
      id: "no_show_ways",
      title:
        shares.length > 0
          ? `No-shows are ${cellText(Math.min(...shares), "ratio")} to ${cellText(Math.max(...shares), "ratio")} %, by the definition`
          : "No-shows as others reckon them",
      subtitle: subtitleOf(
        asked,
        "the first is this practice's; ask which is meant before comparing",
      ),
      summary: rows.map((row) => `${row.told}: ${cellText(share(row), "ratio")} %`).join("; "),
      display: "table",
      trace: ({ isOurs }) =>
        isOurs
          ? {
              kpi: "no_show_rate",
              period: asked.periodText,
              slice: asked.filter.slice,
              category: null,
            }
          : null,
    },
  );
}
