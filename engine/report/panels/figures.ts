/**
 * Cards: a figure each, with what it was before, whether that is usual, and how finished it is; and
 * the months behind them, from which the small charts are drawn.
 */
import { addMonths, lastDay } from "../../calendar.ts";
import type { Compare, KpiValue, Panel } from "../../contract.ts";
import { cardText, cellText, type Unit } from "../../format.ts";
import type { Asked } from "../asked.ts";
import { ownerOfFigure } from "../owners.ts";
import { meaningOf } from "../panel_about.ts";
import { panelOf, type Column } from "../panel.ts";
import { periodWords } from "../periods.ts";
import { isYoung, measureFigures, usualRange, type Series } from "../series.ts";
import { arrowText, maturityText, targetText, trendText, variationText } from "../words.ts";

export type Card = {
  series: Series;
  /** over the period asked for, which may be more than a month */
  value: KpiValue;
  compared: { with: string; value: KpiValue }[];
};

/** What a comparison is called, beside the change. */
const WITH: Record<Compare, string> = {
  budget: "vs budget",
  previous: "vs the period before",
  "year-ago": "vs a year ago",
};

/** The periods that were chosen to compare with: what each is called, and how many months away. */
export const shiftsOf = (asked: Asked): { with: string; by: number }[] =>
  asked.filter.compare.flatMap((compare) =>
    compare === "budget"
      ? []
      : [{ with: WITH[compare], by: compare === "previous" ? -monthsIn(asked) : -12 }],
  );

/** The figures of cards over the period, and over the periods compared with. */
export async function cardsOf(asked: Asked, series: readonly Series[]): Promise<Card[]> {
  const figures = series.map(({ kpi, category }) => ({ name: kpi.name, category }));
  const months = asked.period;
  const over = (by: number) =>
    measureFigures(asked, figures, {
      first: addMonths(months.first, by),
      last: addMonths(months.last, by),
    });
  const now = await over(0);
  const then = await Promise.all(
    shiftsOf(asked).map(async ({ with: name, by }) => ({ with: name, values: await over(by) })),
  );
  const of = (
    values: Awaited<ReturnType<typeof measureFigures>>,
    { kpi, category, latest }: Series,
  ): KpiValue =>
    values(kpi, category)[0] ?? {
      ...latest,
      value: null,
      numerator: null,
      denominator: null,
      n: 0,
      status: "no data",
    };
  return series.map((each) => ({
    series: each,
    value: of(now, each),
    compared: then.map(({ with: name, values }) => ({ with: name, value: of(values, each) })),
  }));
}

/** The panel of cards; `title` is the finding. */
export function cardPanel(asked: Asked, id: string, title: string, cards: readonly Card[]): Panel {
  const day = lastDay(asked.period.last);
  const ownerText = ({ series }: Card): string =>
    ownerOfFigure(asked.owners, series.kpi, day) ?? "";
  const columns: Column<Card>[] = [
    { name: "figure", title: "Figure", unit: "text", of: ({ series }) => series.title },
    {
      name: "value",
      title: "Value",
      unit: "number",
      unit_in: "unit",
      of: ({ value }) => value.value,
      text: ({ value }) => cardText(value.value, value.unit as Unit),
    },
    {
      name: "change",
      title: "Change",
      unit: "text",
      of: (card) => (lackText(card) ? "" : changesOf(card)),
    },
    {
      name: "variation",
      title: "Variation",
      unit: "text",
      of: (card) => lackText(card) ?? variationText(card.series),
    },
    {
      name: "target",
      title: "Target",
      unit: "text",
      of: ({ series }) => targetText(asked, series),
    },
    { name: "maturity", title: "Finished", unit: "text", of: ({ value }) => maturityText(value) },
    { name: "verified", title: "Tied out", unit: "text", of: verifiedText },
    { name: "trend", title: "Three months", unit: "text", of: ({ series }) => trendText(series) },
    { name: "owner", title: "Owner", unit: "text", of: ownerText },
    { name: "basis", title: "Basis", unit: "text", of: ({ series }) => series.kpi.basis },
    { name: "means", title: "Meaning", unit: "text", of: ({ series }) => meaningOf(series.kpi) },
    { name: "kpi", title: "Id", unit: "text", of: ({ series }) => keyOf(series) },
    { name: "unit", title: "Unit", unit: "text", hidden: true, of: ({ series }) => unitOf(series) },
  ];
  return panelOf(cards, columns, {
    id,
    title,
    subtitle: comparedSubtitle(asked, "each by its own basis"),
    summary: cards
      .map((card) => `${card.series.title} ${cardText(card.value.value, unitOf(card.series))}`)
      .join("; "),
    display: "cards",
    trace: ({ series, value }) =>
      value.n === 0
        ? null
        : {
            kpi: series.kpi.name,
            period: asked.periodText,
            slice: asked.filter.slice,
            category: series.category,
          },
  });
}

/** What export a figure lacks. @example "needs open slots" */
const lackText = ({ value }: Card): string | null =>
  /^no data: (needs .*)$/.exec(value.status)?.[1] ?? null;

/** Every month behind the cards, with the limits each is judged by. */
export function historyPanel(asked: Asked, series: readonly Series[]): Panel {
  const rows = series.flatMap((each) =>
    each.values.map((value) => ({ each, value, limits: usualRange(each) })),
  );
  type Row = (typeof rows)[number];
  const figure = (
    of: (row: Row) => number | null,
  ): Pick<Column<Row>, "of" | "text" | "unit_in"> => ({
    of,
    text: (row) => cellText(of(row), unitOf(row.each)),
    unit_in: "unit",
  });
  return panelOf(
    rows,
    [
      { name: "kpi", title: "Id", unit: "text", of: ({ each }) => keyOf(each) },
      { name: "figure", title: "Figure", unit: "text", of: ({ each }) => each.title },
      { name: "month", title: "Month", unit: "month", of: ({ value }) => value.period },
      { name: "value", title: "Value", unit: "number", ...figure(({ value }) => value.value) },
      {
        name: "lower",
        title: "Usual from",
        unit: "number",
        ...figure(({ limits }) => limits?.lower ?? null),
      },
      {
        name: "upper",
        title: "Usual to",
        unit: "number",
        ...figure(({ limits }) => limits?.upper ?? null),
      },
      {
        name: "maturity",
        title: "Finished",
        unit: "text",
        of: ({ value }) => maturityText(value),
      },
      { name: "unit", title: "Unit", unit: "text", hidden: true, of: ({ each }) => unitOf(each) },
    ],
    {
      id: "history",
      title: "The figures month by month",
      subtitle: subtitleOf(asked, "natural limits locked on the year before"),
      summary: `${series.length} figures over ${series[0]?.months.length ?? 0} months`,
      display: "table",
      trace: ({ each, value }) =>
        value.n === 0
          ? null
          : {
              kpi: each.kpi.name,
              period: value.period,
              slice: asked.filter.slice,
              category: each.category,
            },
    },
  );
}

/** Cards for which something changed, the gravest first. */
export const signals = (cards: readonly Card[]): Card[] =>
  cards
    .filter(({ series }) => ["beyond", "near", "shifted"].includes(series.judged.state.is))
    .sort((a, b) => gravity(b) - gravity(a));

function gravity({ series }: Card): number {
  const { state } = series.judged;
  const side = "side" in state ? state.side : null;
  const adverse = side !== null && series.kpi.better !== "neither" && side !== series.kpi.better;
  return (adverse ? 2 : 0) + (state.is === "beyond" ? 1 : 0);
}

/** unit · basis · period, for a panel. */
export const subtitleOf = (asked: Asked, ...parts: string[]): string =>
  [...parts, periodWords(asked)].join(" · ");

/** The same of a panel that shows what was chosen to compare with. */
export const comparedSubtitle = (asked: Asked, ...parts: string[]): string =>
  [subtitleOf(asked, ...parts), ...asked.filter.compare.map((each) => WITH[each])].join(" · ");

const changesOf = ({ value, compared }: Card): string =>
  compared
    .map(({ with: name, value: then }) => {
      if (isYoung(value) || isYoung(then)) return "still being paid";
      const text = arrowText(value.value, then.value, value.unit as Unit);
      return text === "" ? `no figure ${name}` : `${text} ${name}`;
    })
    .join(", ");

/** Empty where everything ties out. */
const verifiedText = ({ value }: Card): string =>
  ({ nothing: "", verified: "", unverified: "unverified", differs: "does not tie out" })[
    value.n === 0 ? "nothing" : value.verified
  ];

const keyOf = ({ kpi, category }: Series): string =>
  category === null ? kpi.name : `${kpi.name} ${category}`;

const unitOf = ({ kpi }: Series): Unit => kpi.unit;

const monthsIn = ({ period }: Asked): number => {
  let count = 1;
  for (let month = period.first; month < period.last; month = addMonths(month, 1)) count++;
  return count;
};
