/** The payers side by side: their share of charges and how it moved, how soon they pay, what they deny. */
import { addMonths } from "../../calendar.ts";
import type { KpiValue, Panel } from "../../contract.ts";
import { cardText, cellText } from "../../format.ts";
import { measure } from "../../numbers/kpi/measure.ts";
import type { Asked } from "../asked.ts";
import { panelOf } from "../panel.ts";
import { kpiNamed } from "../series.ts";
import { comparedSubtitle, shiftsOf } from "./figures.ts";

const FIGURES = ["payer_mix", "payment_lag", "underpayments", "line_denial_rate"] as const;

type Payers = Map<string, Partial<Record<(typeof FIGURES)[number], KpiValue[]>>>;

/** Each payer over the period, the one most is charged to first. */
export async function payersPanel(asked: Asked): Promise<Panel> {
  const now = await payersIn(asked, 0);
  const then = await Promise.all(
    shiftsOf(asked).map(async ({ with: name, by }) => ({ name, of: await payersIn(asked, by) })),
  );
  const total = chargedIn(now);
  const rows = [...now.keys()].sort((a, b) => charged(now, b) - charged(now, a));
  const one = (payer: string, kpi: (typeof FIGURES)[number]): number | null =>
    now.get(payer)?.[kpi]?.[0]?.value ?? null;
  const [first] = rows;
  const below = rows.reduce((sum, payer) => sum + (one(payer, "underpayments") ?? 0), 0);
  return panelOf(
    rows,
    [
      { name: "payer", title: "Payer", unit: "text", of: (payer) => payer },
      {
        name: "share",
        title: "% of charges",
        unit: "ratio",
        of: (payer) => (total === 0 ? null : charged(now, payer) / total),
      },
      ...then.map(({ name, of }) => ({
        name: name.replaceAll(/\W/g, "_"),
        title: `% ${name.replace("vs ", "")}`,
        unit: "ratio" as const,
        of: (payer: string) => (chargedIn(of) === 0 ? null : charged(of, payer) / chargedIn(of)),
      })),
      {
        name: "lag",
        title: "Days to pay",
        unit: "days",
        opens: true,
        of: (payer) => one(payer, "payment_lag"),
      },
      {
        name: "below",
        title: "Paid below contract",
        unit: "money",
        of: (payer) => one(payer, "underpayments"),
      },
      {
        name: "denied",
        title: "Lines denied (%)",
        unit: "ratio",
        of: (payer) => one(payer, "line_denial_rate"),
      },
    ],
    {
      id: "payers",
      title: !first
        ? "No payer was charged"
        : below > 0
          ? `${cardText(below, "money")} was paid below contract; ${first} is ${cellText(charged(now, first) / total, "ratio")} % of charges`
          : `${first} is ${cellText(charged(now, first) / total, "ratio")} % of charges`,
      subtitle: comparedSubtitle(asked, "% of gross charges, days and $"),
      summary: rows
        .map((payer) => `${payer} ${cellText(charged(now, payer) / total, "ratio")} %`)
        .join(", "),
      display: "table",
      trace: (payer) =>
        one(payer, "payment_lag") === null
          ? null
          : {
              kpi: "payment_lag",
              period: asked.periodText,
              slice: { ...asked.filter.slice, payer: [payer] },
              category: null,
            },
      notes: ["Days to pay are the median of claims first paid in the period."],
    },
  );
}

async function payersIn(asked: Asked, by: number): Promise<Payers> {
  const values = await measure(asked.session, {
    kpis: FIGURES.map((name) => kpiNamed(asked, name)),
    periodText: asked.periodText,
    period: { first: addMonths(asked.period.first, by), last: addMonths(asked.period.last, by) },
    slice: asked.filter.slice,
    by: ["payer"],
    knownAt: asked.filter.known_at,
  });
  const payers: Payers = new Map();
  for (const value of values) {
    const payer = value.slice["payer"];
    if (payer === undefined || value.n === 0) continue;
    const of = payers.get(payer) ?? {};
    const name = FIGURES.find((each) => each === value.name)!;
    of[name] = [...(of[name] ?? []), value];
    payers.set(payer, of);
  }
  return payers;
}

/** Gross charges to a payer: those of all its classes. */
const charged = (payers: Payers, payer: string): number =>
  (payers.get(payer)?.payer_mix ?? []).reduce((sum, value) => sum + Number(value.numerator), 0);

const chargedIn = (payers: Payers): number =>
  [...payers.keys()].reduce((sum, payer) => sum + charged(payers, payer), 0);
