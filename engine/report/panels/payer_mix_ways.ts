/** The payer mix on every basis there is: charges, payments, encounters and patients each tell another share. */
import type { KpiValue, Panel } from "../../contract.ts";
import { cellText } from "../../format.ts";
import { measure } from "../../numbers/kpi/measure.ts";
import type { Asked } from "../asked.ts";
import { panelOf } from "../panel.ts";
import { kpiNamed } from "../series.ts";
import { subtitleOf } from "./figures.ts";

/** Each basis, and the figure that is told on it. */
const BASES = [
  ["charges", "gross charges", "payer_mix"],
  ["payments", "payments", "payer_mix_payments"],
  ["encounters", "encounters", "payer_mix_encounters"],
  ["patients", "patients", "payer_mix_patients"],
] as const;

/** Each class of payer, the one most is charged to first, and its share on each basis. */
export async function payerMixWaysPanel(asked: Asked): Promise<Panel> {
  const kpis = BASES.map(([, , name]) => kpiNamed(asked, name));
  const values = await measure(asked.session, {
    kpis,
    periodText: asked.periodText,
    period: asked.period,
    slice: asked.filter.slice,
    by: ["category"],
    knownAt: asked.filter.known_at,
  });
  const of = (name: string, payers: string): KpiValue | undefined =>
    values.find((value) => value.name === name && value.slice["category"] === payers);
  const share = (name: string, payers: string): number | null => of(name, payers)?.value ?? null;
  const told = values.filter(({ value }) => value !== null);
  const classes = [...new Set(told.flatMap(({ slice }) => slice["category"] ?? []))].sort(
    (a, b) => (share("payer_mix", b) ?? 0) - (share("payer_mix", a) ?? 0),
  );
  const [first] = classes;
  const shares = BASES.flatMap(([, , name]) => (first ? (share(name, first) ?? []) : []));
  return panelOf(
    classes,
    [
      { name: "class", title: "Class", unit: "text", of: (payers) => payers },
      ...BASES.map(([basis, words, name]) => ({
        name: basis,
        title: `% of ${words}`,
        unit: "ratio" as const,
        of: (payers: string) => share(name, payers),
      })),
    ],
    {
      id: "payer_mix_ways",
      title:
        first && shares.length > 1
          ? `${first} is ${cellText(Math.min(...shares), "ratio")} to ${cellText(Math.max(...shares), "ratio")} %, by what is counted`
          : "Payer mix, by what is counted",
      subtitle: subtitleOf(asked, "ask for the basis before comparing"),
      summary: classes
        .map(
          (payers) =>
            `${payers}: ${BASES.map(([, words, name]) => `${cellText(share(name, payers), "ratio")} % of ${words}`).join(", ")}`,
        )
        .join("; "),
      display: "table",
      trace: (payers) =>
        of("payer_mix", payers)
          ? {
              kpi: "payer_mix",
              period: asked.periodText,
              slice: asked.filter.slice,
              category: payers,
            }
          : null,
      notes: kpis.map(({ title, basis }) => `${title}: ${basis}.`),
    },
  );
}
