/** The figures of the month: each beside its target, its usual range and a year ago. */
import type { KpiValue, Panel } from "../../../contract.ts";
import { cellText } from "../../../format.ts";
import { shareable } from "../../../numbers/kpi/shareable.ts";
import { FIGURES } from "../../pages/overview.ts";
import { controlChart } from "../../panels/control_chart.ts";
import { cardPanel, cardsOf, signals, type Card } from "../../panels/figures.ts";
import { periodWords } from "../../periods.ts";
import { seriesOf, type Figure } from "../../series.ts";
import { sentenceList, variationText } from "../../words.ts";
import type { PackAsked, Section } from "../section.ts";

/** Those of the overview, and what a month's meeting asks of collections. */
const SHOWN: readonly Figure[] = [
  ...FIGURES,
  { name: "net_collection_rate_period" },
  { name: "payment_lag" },
  { name: "denials_overturned" },
  { name: "underpayments" },
];

export async function kpiSection(asked: PackAsked): Promise<Section> {
  const series = await seriesOf(asked, SHOWN);
  const cards = await sharedCards(asked, await cardsOf(asked, series));
  const changed = signals(cards.filter(({ value }) => value.n > 0));
  const told = cards.filter(({ value }) => value.value !== null).length;
  const title = `${told} of ${cards.length} figures can be told from the data`;
  return {
    id: "kpis",
    title: "KPIs",
    says: [
      changed.length === 0
        ? `No figure is outside its usual range in ${periodWords(asked)}.`
        : `${sentenceList(changed.map(({ series }) => `${series.title} is ${variationText(series)}`))}.`,
    ],
    drawings: inRows(
      await Promise.all(
        series
          .filter(({ judged, values }) => judged.limits !== null && values.some(({ n }) => n > 0))
          .map(async (each) => {
            const values = await without(asked, each.values);
            return controlChart(asked, { ...each, values, latest: values.at(-1)! });
          }),
      ),
    ),
    panels: [withParts(asked, cardPanel(asked, "kpis", title, cards), cards)],
    kpis: SHOWN.map(({ name }) => name),
  };
}

/** So many charts stand beside each other. */
const ACROSS = 3;

const inRows = (panels: readonly Panel[]): Panel[][] =>
  Array.from({ length: Math.ceil(panels.length / ACROSS) }, (_, row) =>
    panels.slice(row * ACROSS, (row + 1) * ACROSS),
  );

const without = (
  { session, kpis, settings, filter }: PackAsked,
  values: readonly KpiValue[],
): Promise<KpiValue[]> =>
  shareable(
    session,
    {
      kpis: kpis.filter(({ id }) => values.some(({ kpi }) => kpi === id)),
      slice: filter.slice,
      smallest: settings.policies.smallest_shared,
      fiscalYearStart: settings.fiscal_year_start,
    },
    values,
  );

/** Figures of few people are withheld, and so is what is said of them. */
async function sharedCards(asked: PackAsked, cards: readonly Card[]): Promise<Card[]> {
  const now = await without(
    asked,
    cards.map(({ value }) => value),
  );
  const then = await without(
    asked,
    cards.flatMap(({ compared }) => compared.map(({ value }) => value)),
  );
  let at = 0;
  return cards.map((card, i) => ({
    ...card,
    value: now[i]!,
    compared: card.compared.map((each) => ({ ...each, value: then[at++]! })),
  }));
}

/** The panel with what each figure is the quotient of, its columns in the order of a meeting. */
function withParts(asked: PackAsked, panel: Panel, cards: readonly Card[]): Panel {
  const kpiOf = ({ value }: Card) => asked.kpis.find(({ id }) => id === value.kpi);
  const part = (of: (value: KpiValue) => string | null) =>
    cards.map((card) => (kpiOf(card)?.combine === "sum" ? null : of(card.value)));
  const rows: Panel["rows"] = {
    ...panel.rows,
    numerator: part(({ numerator }) => numerator),
    denominator: part(({ denominator }) => denominator),
  };
  const texts: Panel["texts"] = { ...panel.texts };
  for (const name of ["numerator", "denominator"]) {
    texts[name] = rows[name]!.map(partText);
  }
  for (const [i, { value }] of cards.entries()) {
    if (!value.suppressed) continue;
    texts["value"] = texts["value"]!.with(i, "withheld");
    for (const name of ["change", "variation", "target"]) {
      const said = name === "variation" ? value.status : "";
      rows[name] = rows[name]!.with(i, said);
      texts[name] = texts[name]!.with(i, said);
    }
  }
  const columns = new Map(panel.columns.map((column) => [column.name, column]));
  columns.set("value", {
    ...columns.get("value")!,
    made: { over: ["numerator", "denominator"] },
  });
  columns.set("numerator", { name: "numerator", title: "Numerator", unit: "number" });
  columns.set("denominator", { name: "denominator", title: "Denominator", unit: "number" });
  return { ...panel, columns: ORDER.map((name) => columns.get(name)!), rows, texts };
}

const partText = (value: string | number | null): string =>
  value === null
    ? ""
    : cellText(Number(value), Number.isInteger(Number(value)) ? "count" : "number");

const ORDER = [
  "figure",
  "value",
  "target",
  "variation",
  "change",
  "maturity",
  "verified",
  "numerator",
  "denominator",
  "owner",
  "basis",
  "kpi",
  "unit",
];
