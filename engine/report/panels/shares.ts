/** Parts of a whole as sorted bars: denials by reason, charges by class of payer, comments by theme. */
import { addMonths } from "../../calendar.ts";
import type { KpiValue, Panel } from "../../contract.ts";
import { cardText, cellText } from "../../format.ts";
import { measure } from "../../numbers/kpi/measure.ts";
import type { Asked } from "../asked.ts";
import { panelOf } from "../panel.ts";
import { kpiNamed } from "../series.ts";
import { comparedSubtitle, shiftsOf } from "./figures.ts";

type Part = {
  value: KpiValue;
  name: string;
  upTo: number | null;
  /** its share in each period that is compared with, null where it had none */
  before: { with: string; share: number | null }[];
};

/** Why claims were denied, what it cost, and how much the largest reasons make up together. */
export async function denialsPanel(asked: Asked): Promise<Panel> {
  const parts = await partsOf(asked, "denials_by_reason");
  const [first] = parts;
  const total = parts.reduce((sum, { value }) => sum + Number(value.numerator), 0);
  return sharePanel(asked, parts, {
    id: "denials",
    kpi: "denials_by_reason",
    part: "Reason",
    whole: "Denied",
    title: first
      ? `${cardText(total, "money")} was denied, ${cellText(first.value.value, "ratio")} % of it for ${first.name}`
      : "Nothing was denied",
    basis: "billed amount of denied lines, by remittance date",
    unit: "money",
  });
}

/** Which class of payer our charges go to. */
export async function payerMixPanel(asked: Asked): Promise<Panel> {
  const parts = await partsOf(asked, "payer_mix");
  const [first] = parts;
  return sharePanel(asked, parts, {
    id: "payer_mix",
    kpi: "payer_mix",
    part: "Class",
    whole: "Charged",
    title: first
      ? `${first.name} is ${cellText(first.value.value, "ratio")} % of what we charge`
      : "Nothing was charged",
    basis: "gross charges by post date",
    unit: "money",
  });
}

/** What was taken off charges, by kind. */
export async function adjustmentsPanel(asked: Asked): Promise<Panel> {
  const parts = await partsOf(asked, "adjustment_mix");
  const [first] = parts;
  return sharePanel(asked, parts, {
    id: "adjustments",
    kpi: "adjustment_mix",
    part: "Kind",
    whole: "Taken off",
    title: first
      ? `${cellText(first.value.value, "ratio")} % of what is taken off charges is ${first.name}`
      : "Nothing was taken off charges",
    basis: "adjustments by post date",
    unit: "money",
  });
}

/** What public comments are about; null where there are none. */
export async function commentsPanel(asked: Asked): Promise<Panel | null> {
  const parts = await partsOf(asked, "comment_themes");
  const [first] = parts;
  if (!first) return null;
  return sharePanel(asked, parts, {
    id: "comments",
    kpi: "comment_themes",
    part: "Theme",
    whole: "Mentions",
    title: `${first.name}: ${cellText(first.value.value, "ratio")} % of what comments mention`,
    basis: "mentions in public comments, read by rules",
    unit: "count",
  });
}

async function partsOf(asked: Asked, name: string): Promise<Part[]> {
  const over = (months: number): Promise<KpiValue[]> =>
    measure(asked.session, {
      kpis: [kpiNamed(asked, name)],
      periodText: asked.periodText,
      period: {
        first: addMonths(asked.period.first, months),
        last: addMonths(asked.period.last, months),
      },
      slice: asked.filter.slice,
      by: ["category"],
      knownAt: asked.filter.known_at,
    });
  const then = await Promise.all(
    shiftsOf(asked).map(async ({ with: name, by }) => ({ with: name, values: await over(by) })),
  );
  const known = (await over(0))
    .filter((value) => value.value !== null)
    .sort((a, b) => Number(b.numerator) - Number(a.numerator));
  let sum = 0;
  return known.map((value) => {
    sum += value.value!;
    const category = value.slice["category"];
    return {
      value,
      name: wordsOf(category || "not said"),
      upTo: sum,
      before: then.map(({ with: name, values }) => ({
        with: name,
        share: values.find(({ slice }) => slice["category"] === category)?.value ?? null,
      })),
    };
  });
}

/** @example wordsOf("timely_filing") // => "timely filing" */
const wordsOf = (category: string): string => category.replaceAll("_", " ");

function sharePanel(
  asked: Asked,
  parts: readonly Part[],
  said: {
    id: string;
    kpi: string;
    part: string;
    whole: string;
    title: string;
    basis: string;
    unit: "money" | "count";
  },
): Panel {
  return panelOf(
    parts,
    [
      {
        name: "part",
        title: said.part,
        unit: "text",
        of: (p) => p.name,
      },
      {
        name: "amount",
        title: said.whole,
        unit: said.unit,
        of: ({ value }) => Number(value.numerator),
      },
      { name: "share", title: "% of all", unit: "ratio", of: ({ value }) => value.value },
      ...(parts[0]?.before ?? []).map(({ with: name }, i) => ({
        name: name.replaceAll(/\W/g, "_"),
        title: `% ${name.replace("vs ", "")}`,
        unit: "ratio" as const,
        of: ({ before }: Part) => before[i]!.share,
      })),
      { name: "up_to", title: "% so far", unit: "ratio", of: ({ upTo }) => upTo },
      {
        name: "label",
        title: "Label",
        unit: "text",
        hidden: true,
        of: ({ value, upTo }) =>
          `${cardText(Number(value.numerator), said.unit)} · ${cellText(upTo, "ratio")} % so far`,
      },
    ],
    {
      id: said.id,
      title: said.title,
      subtitle: comparedSubtitle(asked, said.unit === "money" ? "$" : "count", said.basis),
      summary: parts
        .slice(0, 5)
        .map(({ name, value }) => `${name} ${cellText(value.value, "ratio")} %`)
        .join(", "),
      display: "chart",
      chart: {
        encoding: {
          y: {
            field: "part",
            type: "nominal",
            sort: parts.map(({ name }) => name),
            axis: { title: null },
          },
          x: {
            field: "amount",
            type: "quantitative",
            axis: { format: said.unit === "money" ? "$~s" : "~s", title: null },
            scale: { nice: true },
          },
        },
        layer: [
          { mark: { type: "bar", style: "part" } },
          {
            mark: { type: "text", style: "label", align: "left", dx: 4 },
            encoding: { text: { field: "label" } },
          },
        ],
      },
      trace: ({ value }) => ({
        kpi: said.kpi,
        period: asked.periodText,
        slice: asked.filter.slice,
        category: value.slice["category"] ?? null,
      }),
    },
  );
}
