/**
 * What may be shared is decided from all the cells of a month, never from those that were asked for: so that
 * questions asked one by one give away no more than one that asks for everything.
 *
 * The tables of a month, from the whole to the finest, are admitted one by one: a table by one thing without its
 * cells of a few, and as many others as it takes; a crossed one only where no cell is of a few; and each only
 * where no cell of a few of any table can be worked out from it and those before it, of which cells are empty
 * being known, nor be told to closer than a range as wide as a few are: 10 wide where 1 to 10 are a few. A table
 * by one thing that would is told without its least cells, and so is one too large to be checked, which its status
 * says. A figure of several months is told where each of them
 * is, so that no sum tells of a month.
 *
 * Complementary suppression with an audit, and coarser tables where it fails: Willenborg and de Waal 2001,
 * Elements of Statistical Disclosure Control; CMS cell size policy, no cell of 1 to 10 nor one that can be
 * derived. It does not guard against two KPIs that
 * count the same people, against what was given away before the data grew or changed, nor against those who
 * know some of the people.
 */
import type { Month } from "../../calendar.ts";
import type { Dimension, KpiValue, Slice } from "../../contract.ts";
import type { Session } from "../../database.ts";
import { groupBy } from "../../group.ts";
import { periodOf, spanOf } from "../period.ts";
import { cellsOf, inPeriods } from "./cells.ts";
import { extentsOf, within } from "./extent.ts";
import type { Kpi } from "./header.ts";
import { withheld, withoutSmallCells } from "./small_cells.ts";
import { DIMENSIONS } from "./slice.ts";
import { toldOf, type Hidden, type Part } from "./told_tables.ts";
import { weightsOf, type Months } from "./window.ts";

export type Sharing = {
  kpis: readonly Kpi[];
  /** the choices the values were made under */
  slice: Slice;
  smallest: number;
  /** month number 1-12 that opens the fiscal year */
  fiscalYearStart: number;
};

/** The values in their order; those that may not be told tell no number and say so in their status. */
export async function shareable(
  session: Session,
  sharing: Sharing,
  values: readonly KpiValue[],
): Promise<KpiValue[]> {
  const { kpis, smallest, fiscalYearStart } = sharing;
  if (!(await spanOf(session))) return withoutSmallCells(values, kpis, smallest);
  const shared = [...values];
  const extents = await extentsOf(session, kpis);
  for (const kpi of kpis.filter(({ counts }) => counts !== null)) {
    const asked: { at: number; value: KpiValue; months: Month[] }[] = [];
    for (const [at, value] of values.entries()) {
      if (value.kpi !== kpi.id || value.numerator === null) continue;
      const period = await periodOf(session, value.period, fiscalYearStart);
      const told = within(extents.get(kpi.id), period);
      asked.push({ at, value, months: told ? monthsOf(kpi, told) : [] });
    }
    const months = [...new Set(asked.flatMap((each) => each.months))];
    const told = await toldByMonth(session, kpi, months, smallest);
    for (const { at, value, months: its } of asked) {
      const level = levelOf(sharing, value);
      const cells = cellsNamed(level, value, sharing.slice);
      const why = its
        .flatMap((month) => cells.map((cell) => told.get(month)?.(level, cell) ?? null))
        .filter((each) => each !== null);
      if (why.length > 0) {
        shared[at] = withheld(value, why.includes("few") ? "few" : "too large");
      }
    }
  }
  return withoutSmallCells(shared, kpis, smallest);
}

/** What a value is of a part of: what it is broken down by, and what was chosen. */
const levelOf = ({ slice }: Sharing, value: KpiValue): Part[] => [
  ...DIMENSIONS.filter((each) => each in value.slice || (slice[each] ?? []).length > 0),
  ...("category" in value.slice ? (["category"] as const) : []),
];

/** The names of the cells of a level that make up a value: several where several were chosen. */
const cellsNamed = (level: readonly Part[], value: KpiValue, slice: Slice): string[][] =>
  level.reduce<string[][]>(
    (cells, part) => {
      const names = part in value.slice ? [value.slice[part]!] : slice[part as Dimension]!;
      return cells.flatMap((cell) => names.map((name) => [...cell, name]));
    },
    [[]],
  );

const monthsOf = ({ numerator, denominator }: Kpi, period: Months): Month[] =>
  [numerator, denominator ?? numerator].flatMap((window) => [...weightsOf(window, period).keys()]);

async function toldByMonth(
  session: Session,
  kpi: Kpi,
  months: readonly Month[],
  smallest: number,
): Promise<Map<Month, Hidden>> {
  const inMonth = { over: "in period", per: null } as const;
  const alone: Kpi = { ...kpi, numerator: inMonth, denominator: kpi.denominator && inMonth };
  const alike = months.map((month) => ({ text: month, months: { first: month, last: month } }));
  const cells = await cellsOf(session, inPeriods([alone], alike), {}, DIMENSIONS);
  return new Map(
    [...groupBy(cells, (cell) => cell.of.period)].map(([month, finest]) => [
      month,
      toldOf(kpi, finest, smallest),
    ]),
  );
}
