/** Providers side by side in a share, with how sure it is and who differs beyond chance. */
import type { Panel } from "../../contract.ts";
import { betweenText } from "../../format.ts";
import { compareShares, type Compared } from "../../numbers/control/compare.ts";
import { measure } from "../../numbers/kpi/measure.ts";
import type { Asked } from "../asked.ts";
import { panelOf } from "../panel.ts";
import { kpiNamed } from "../series.ts";
import { subtitleOf } from "./figures.ts";

/** Of a KPI that is a proportion of counted things. */
export async function comparedPanel(asked: Asked, name: string): Promise<Panel> {
  const kpi = kpiNamed(asked, name);
  const values = await measure(asked.session, {
    kpis: [kpi],
    periodText: asked.periodText,
    period: asked.period,
    slice: asked.filter.slice,
    by: ["provider"],
    knownAt: asked.filter.known_at,
  });
  const enough = kpi.enough ?? 1;
  const providers = compareShares(
    values
      .map(({ slice, numerator, denominator }) => ({
        name: slice["provider"] ?? "Unassigned",
        found: Number(numerator ?? 0),
        of: Number(denominator ?? 0),
      }))
      .filter((each) => each.name !== "Unassigned" && each.of > 0),
    enough,
  );
  const different = providers.filter(({ differs }) => differs);
  return panelOf(
    providers,
    [
      { name: "provider", title: "Provider", unit: "text", of: (each) => each.name },
      {
        name: "counted",
        title: capital(kpi.counts ?? "Counted"),
        unit: "count",
        of: ({ of }) => of,
      },
      { name: "share", title: `${kpi.title} (%)`, unit: "ratio", of: ({ share }) => share },
      {
        name: "between",
        title: "95 % sure between (%)",
        unit: "text",
        of: (each) => betweenText(each, "ratio"),
      },
      {
        name: "steadied",
        title: "Steadied (%)",
        unit: "ratio",
        of: ({ steadied }) => steadied,
      },
      { name: "differs", title: "Against the others", unit: "text", of: verdict },
    ],
    {
      id: `${name}_compared`,
      title:
        different.length === 0
          ? `${kpi.title}: no provider differs beyond chance`
          : `${kpi.title}: ${different.length > 3 ? `${different.length} of ${providers.length}` : different.map((each) => each.name).join(", ")} ${different.length === 1 ? "differs" : "differ"} beyond chance`,
      subtitle: subtitleOf(asked, "by rendering provider", "in order of their names, not of merit"),
      summary: providers.map((each) => `${each.name} ${verdict(each)}`).join(", "),
      display: "table",
      trace: (each) => ({
        kpi: name,
        period: asked.periodText,
        slice: { ...asked.filter.slice, provider: [each.name] },
        category: null,
      }),
      notes: [
        `Basis: ${kpi.basis}.`,
        `Compared from ${enough} ${kpi.counts ?? "counted"} on; at most 5 % of the differences told are chance (Benjamini and Hochberg).`,
        "A steadied share is drawn towards that of all, the more so the fewer were counted.",
      ],
    },
  );
}

function verdict({ differs }: Compared): string {
  if (differs === null) return "too few to compare";
  return differs ? "differs" : "no difference beyond chance";
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
