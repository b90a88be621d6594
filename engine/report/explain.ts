/** What stands behind one value: its meaning, its arithmetic, and the rows it is the sum of. */
import { lastDay, type Day } from "../calendar.ts";
import type { Explanation, KpiDefinition, Panel, Trace, TraceRow } from "../contract.ts";
import { betweenText, cardText, cellText, dayText, moneyExact, type Unit } from "../format.ts";
import { decimal, decimalText } from "../money.ts";
import { formerDefinitions, definitionsOf } from "../numbers/kpi/catalogue.ts";
import { percentileOf, type Kpi } from "../numbers/kpi/header.ts";
import { trace } from "../numbers/kpi/trace.ts";
import { targetFor } from "../numbers/targets.ts";
import { anomalyOf } from "./anomaly.ts";
import type { Asked } from "./asked.ts";
import { benchmarksText, besideText } from "./benchmarks.ts";
import { ownerOfFigure } from "./owners.ts";
import { panelOf } from "./panel.ts";
import { cardsOf } from "./panels/figures.ts";
import { movedPanel } from "./panels/moved.ts";
import { seriesOf } from "./series.ts";
import { arrowText, targetText, variationText } from "./words.ts";

export type ExplainQuestion = {
  kpi: Kpi;
  category: string | null;
  limit: number;
  offset: number;
};

/** @throws {CategoryNeeded} where the KPI only has values by category and none is named */
export async function explain(asked: Asked, question: ExplainQuestion): Promise<Explanation> {
  const { kpi, category } = question;
  const traced = await trace(asked.session, {
    ...question,
    periodText: asked.periodText,
    period: asked.period,
    slice: asked.filter.slice,
    knownAt: asked.filter.known_at,
  });
  const [series] = await seriesOf(asked, [
    category === null ? { name: kpi.name } : { name: kpi.name, category },
  ]);
  const [card] = await cardsOf(asked, [series!]);
  const { value } = traced;
  const isPart = category !== null || Object.keys(asked.filter.slice).length > 0;
  return {
    definition: definitionOf(
      kpi,
      formerDefinitions(asked.settings.policies),
      asked,
      lastDay(asked.period.last),
    ),
    value,
    arithmetic: {
      numerator: sumText(value.numerator, kpi),
      denominator: kpi.combine === "sum" ? null : sumText(value.denominator, kpi),
      value: cardText(value.value, kpi.unit),
      between: betweenText(value, kpi.unit),
      percentile: percentileOf(kpi),
    },
    choices: choicesOf(asked, category),
    compared: card!.compared.map(({ with: name, value: then }) => ({
      with: name,
      value: cardText(then.value, kpi.unit),
      change: arrowText(value.value, then.value, kpi.unit),
    })),
    state: {
      variation: variationText(series!),
      target: targetText(asked, series!),
      benchmark: besideText(asked.benchmarks, kpi, value, isPart),
    },
    rows: rowsPanel(kpi, traced),
    total_rows: traced.total_rows,
    moved: movedPanel(series!, await anomalyOf(asked, series!)),
    sums: sums(kpi, traced),
  };
}

/**
 * What a definition says of itself, as the catalogue lists it.
 *
 * @param former  every former definition there is
 * @param day  on which its owner answers for it
 */
export function definitionOf(
  kpi: Kpi,
  former: readonly Kpi[],
  { targets, benchmarks, owners }: Pick<Asked, "targets" | "benchmarks" | "owners">,
  day: Day,
): KpiDefinition {
  const {
    numerator: _,
    denominator: __,
    combine: ___,
    matureAfter: ____,
    absent: _____,
    early: ______,
    replaced: _______,
    ...said
  } = kpi;
  return {
    ...said,
    benchmark: benchmarksText(benchmarks, kpi),
    target: targetFor(targets, kpi, null, LAST_OF_ALL)?.value ?? null,
    owner: ownerOfFigure(owners, kpi, day),
    versions: definitionsOf(kpi, former).map(
      ({ version, formula, basis, excludes, sql, replaced }) => ({
        version,
        formula,
        basis,
        excludes,
        sql,
        replaced,
      }),
    ),
  };
}

/** The newest target stands in the catalogue. */
const LAST_OF_ALL = "9999-12-31";

function rowsPanel(kpi: Kpi, { rows, total_rows, value }: Trace): Panel {
  const figure = (of: (row: TraceRow) => string) => ({
    of,
    text: (row: TraceRow) => partText(of(row), kpi.unit),
  });
  const isSum = kpi.combine === "sum";
  return panelOf(
    rows,
    [
      { name: "fact", title: "What", unit: "text", of: ({ fact }) => fact },
      {
        name: "date",
        title: "Date",
        unit: "day",
        of: ({ date }) => date,
        text: ({ date }) => (date ? dayText(date) : "—"),
      },
      { name: "provider", title: "Provider", unit: "text", of: ({ provider }) => provider },
      { name: "payer", title: "Payer", unit: "text", of: ({ payer }) => payer },
      { name: "location", title: "Location", unit: "text", of: ({ location }) => location },
      {
        name: "numerator",
        title: isSum ? "Adds" : "Numerator",
        unit: "number",
        ...figure(({ numerator }) => numerator),
      },
      ...(isSum
        ? []
        : [
            {
              name: "denominator",
              title: "Denominator",
              unit: "number" as const,
              ...figure(({ denominator }: TraceRow) => denominator),
            },
          ]),
      { name: "file", title: "File", unit: "text", of: ({ file }) => file },
      { name: "line", title: "Line", unit: "count", of: ({ line }) => line },
    ],
    {
      id: "rows",
      title:
        rows.length === total_rows
          ? `${cellText(total_rows, "count")} rows`
          : `${cellText(rows.length, "count")} of ${cellText(total_rows, "count")} rows`,
      subtitle: `${kpi.row} · ${kpi.basis}`,
      summary: `${cellText(total_rows, "count")} rows sum to ${cardText(value.value, kpi.unit)}`,
      display: "table",
      source: ({ sha256, line }) => (sha256 && line ? { sha256, line } : null),
    },
  );
}

/** Whether all the rows, not only those shown, sum to the value. */
function sums(kpi: Kpi, { sums: all, value }: Trace): boolean {
  const same = (a: string, b: string | null): boolean =>
    decimalText(decimal(a)) === decimalText(decimal(b ?? "0"));
  return (
    same(all.numerator, value.numerator) &&
    (kpi.combine === "sum" || same(all.denominator, value.denominator))
  );
}

function choicesOf(asked: Asked, category: string | null): string[] {
  const slices = Object.entries(asked.filter.slice).map(
    ([dimension, names]) => `${dimension} ${names.join(" or ")}`,
  );
  const known = asked.filter.known_at;
  return [
    ...(category === null ? [] : [category]),
    ...slices,
    ...(known ? [`as known on ${dayText(known.slice(0, 10))}`] : []),
  ];
}

/** A sum that may be money, a count, or a quotient of days. @example sumText("10822.7045", …) // => "10,822.70" */
const sumText = (text: string | null, kpi: Kpi): string =>
  text === null ? "—" : partText(text, kpi.unit);

function partText(text: string, unit: Unit): string {
  const value = decimal(text);
  if (value.scale === 0 && unit !== "money") return cellText(Number(text), "count");
  if (value.scale <= 2) return moneyExact(text);
  return cellText(Number(text), "number");
}
