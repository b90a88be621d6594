/** What patients answered, theme by theme and item by item: how often the most positive, and the mean. */
import type { KpiValue, Panel } from "../../contract.ts";
import { cellText } from "../../format.ts";
import { measure } from "../../numbers/kpi/measure.ts";
import type { Asked } from "../asked.ts";
import { panelOf, type Column } from "../panel.ts";
import { kpiNamed } from "../series.ts";
import { subtitleOf } from "./figures.ts";

/** Themes and items; each only where surveys tell it. */
export async function surveyPanels(asked: Asked): Promise<Panel[]> {
  const { session, periodText, period, filter } = asked;
  const of = async (name: string): Promise<KpiValue[]> => {
    const values = await measure(session, {
      kpis: [kpiNamed(asked, name)],
      periodText,
      period,
      slice: filter.slice,
      by: ["category"],
      knownAt: filter.known_at,
    });
    return values.filter(({ value }) => value !== null);
  };
  const means = new Map((await of("survey_mean")).map((each) => [nameOf(each), each.value]));
  const ofItems: Column<KpiValue>[] = [
    { name: "low", title: "At least (%)", unit: "ratio", of: ({ low }) => low },
    { name: "high", title: "At most (%)", unit: "ratio", of: ({ high }) => high },
    {
      name: "mean",
      title: "Mean, 0 to 100",
      unit: "number",
      of: (row) => means.get(nameOf(row)) ?? null,
    },
  ];
  const panel = (
    kpi: "survey_composites" | "survey_items",
    part: string,
    values: KpiValue[],
  ): Panel[] => {
    const rows = values.toSorted((a, b) => a.value! - b.value!);
    const [first] = rows;
    if (!first) return [];
    return [
      panelOf(
        rows,
        [
          { name: "part", title: part, unit: "text", of: nameOf },
          { name: "share", title: "Most positive (%)", unit: "ratio", of: ({ value }) => value },
          ...(kpi === "survey_items" ? ofItems : []),
          { name: "answers", title: "Answers", unit: "count", of: ({ n }) => n },
        ],
        {
          id: kpi === "survey_items" ? kpi : "survey_themes",
          title: `${nameOf(first)} is lowest: ${cellText(first.value, "ratio")} % gave the most positive answer`,
          subtitle: subtitleOf(asked, "% of answers", "by the month sampled, the lowest first"),
          summary: rows
            .map((each) => `${nameOf(each)} ${cellText(each.value, "ratio")} %`)
            .join(", "),
          display: "table",
          trace: (each) => ({
            kpi,
            period: periodText,
            slice: filter.slice,
            category: nameOf(each),
          }),
          notes:
            kpi === "survey_items"
              ? ["At least, at most: where the share lies with 95 % confidence, by Wilson."]
              : ["Each theme is the unweighted mean over its items; not adjusted for case mix."],
        },
      ),
    ];
  };
  return [
    ...panel("survey_composites", "Theme", await of("survey_composites")),
    ...panel("survey_items", "Item", await of("survey_items")),
  ];
}

const nameOf = ({ slice }: KpiValue): string => slice["category"] ?? "not said";
