/** The quality measures side by side: who is due, who has it, and how many are still to be called. */
import type { KpiValue, Panel } from "../../contract.ts";
import { cellText } from "../../format.ts";
import { measure } from "../../numbers/kpi/measure.ts";
import type { Asked } from "../asked.ts";
import { panelOf } from "../panel.ts";
import { kpiNamed } from "../series.ts";
import { subtitleOf } from "./figures.ts";

/** Null where the exports tell of no measure. */
export async function qualityMeasuresPanel(asked: Asked): Promise<Panel | null> {
  const values = await measure(asked.session, {
    kpis: [kpiNamed(asked, "preventive_care")],
    periodText: asked.periodText,
    period: asked.period,
    slice: asked.filter.slice,
    by: ["category"],
    knownAt: asked.filter.known_at,
  });
  const rows = values
    .filter(({ value }) => value !== null)
    .sort((a, b) => missingOf(b) - missingOf(a));
  const [first] = rows;
  if (!first) return null;
  const name = ({ slice }: KpiValue): string => slice["category"]!;
  return panelOf(
    rows,
    [
      { name: "measure", title: "Measure", unit: "text", of: name },
      { name: "due", title: "Patients due", unit: "count", of: (each) => Number(each.denominator) },
      { name: "done", title: "Done", unit: "count", of: (each) => Number(each.numerator) },
      { name: "missing", title: "Still to do", unit: "count", of: missingOf },
      { name: "share", title: "Done (%)", unit: "ratio", of: ({ value }) => value },
    ],
    {
      id: "quality_measures",
      title: `${name(first)}: ${cellText(missingOf(first), "count")} of ${cellText(Number(first.denominator), "count")} patients still to do`,
      subtitle: subtitleOf(asked, "count", "at the end of the period, the most to do first"),
      summary: rows.map((each) => `${name(each)} ${cellText(each.value, "ratio")} %`).join(", "),
      display: "table",
      trace: (each) => ({
        kpi: "preventive_care",
        period: asked.periodText,
        slice: asked.filter.slice,
        category: name(each),
      }),
      notes: [
        "An operational estimate, not for submission: rules in our words over the codes your record uses, not CMS's value sets.",
        "Each rule says where it was checked, and which could not be: datasets/reference/quality_rules.csv.",
      ],
    },
  );
}

const missingOf = ({ numerator, denominator }: KpiValue): number =>
  Number(denominator) - Number(numerator);
