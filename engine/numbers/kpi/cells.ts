/**
 * The cells that values of KPIs are made of: what each slice and category comes to over a period, the months
 * weighted by the KPI's windows. A cell is what a whole catalogue has hundreds of thousands of, so they are
 * read as the database holds them, and those of one value follow each other.
 */
import type { Dimension, Slice } from "../../contract.ts";
import type { Session } from "../../database.ts";
import type { Decimal } from "../../money.ts";
import type { Kpi } from "./header.ts";
import { DIMENSIONS, sliceValues } from "./slice.ts";
import { hasOneWindow, weightsOf, type Months } from "./window.ts";

/** A period, as it is called, and its months. */
type Period = { text: string; months: Months };

/** A KPI in a period, and the months of it that it can be told of. */
export type Asked = { kpi: Kpi; period: string; months: Months };

/** Every KPI in every period, all its months told. */
export const inPeriods = (kpis: readonly Kpi[], periods: readonly Period[]): Asked[] =>
  kpis.flatMap((kpi) => periods.map(({ text, months }) => ({ kpi, period: text, months })));

/** What a slice and category of a KPI come to over a period. */
export type Cell = {
  of: Asked;
  /** the same object for all cells of one slice that follow each other */
  slice: Readonly<Record<string, string>>;
  category: string;
  group: string;
  numerator: Decimal;
  denominator: Decimal;
  n: number;
};

/** Decimals that parts of a cell have in the database. */
const SCALE = 10;
/** Of a scale of ten the last eight digits: those that no amount of money has. */
const BEYOND_CENTS = 10n ** 8n;

/**
 * The cells of KPIs in periods by some dimensions, those of one KPI, period and slice together, in the order
 * asked and then by slice, category and group.
 *
 * @param apart  whether a KPI's categories are told apart; where not, a cell is all of them, without a name
 */
export async function cellsOf(
  session: Session,
  asked: readonly Asked[],
  slice: Slice,
  dimensions: readonly Dimension[],
  apart: (kpi: Kpi) => boolean = () => true,
): Promise<Cell[]> {
  const { shapeOf, weights } = shapesOf(asked);
  const kpis = [...new Set(asked.map(({ kpi }) => kpi))];
  const isOneWindow = new Map(kpis.map((kpi) => [kpi, hasOneWindow(kpi)]));
  const isApart = new Map(kpis.map((kpi) => [kpi, apart(kpi)]));
  const levels = DIMENSIONS.filter(
    (dimension) => dimensions.includes(dimension) || slice[dimension] !== undefined,
  );
  const by = dimensions.map((dimension) => `cell.${dimension},`).join(" ");
  const columns = await session.held(
    `with asked as (
      select
        generate_subscripts($kpis, 1) - 1 as at, unnest($kpis) as kpi, unnest($shapes) as shape,
        cast(unnest($same) as boolean) as same, cast(unnest($apart) as boolean) as apart
    ),
    shape as (
      select
        unnest($of_shapes) as shape, cast(unnest($months) || '-01' as date) as month,
        cast(unnest($tops) as integer) as top, cast(unnest($bottoms) as integer) as bottom
    ),
    weight as (
      select cast(asked.at as integer) as at, asked.kpi, asked.same, asked.apart, shape.month, shape.top, shape.bottom
      from asked
      join shape on shape.shape = asked.shape
    )
    select
      weight.at, ${by}
      case when weight.apart then cell.category else '' end as category,
      case when weight.apart then cell.category_group else '' end as category_group,
      cast(sum(cell.numerator * weight.top) as decimal(38, ${SCALE})) as numerator,
      cast(sum(cell.denominator * weight.bottom) as decimal(38, ${SCALE})) as denominator,
      cast(sum(
        case when weight.same then cell.n
        else (cell.n - cell.n_denominator) * least(weight.top, 1)
          + cell.n_denominator * least(weight.bottom, 1) end
      ) as integer) as n
    from ${levels.length > 1 ? "kpi_cell" : "(select * from kpi_total where level = $level)"} cell
    join weight on weight.kpi = cell.kpi and weight.month = cell.month
    where true ${DIMENSIONS.map((each) => `and (len($${each}) = 0 or list_contains($${each}, cell.${each}))`).join(" ")}
    group by all
    order by all`,
    {
      kpis: asked.map(({ kpi }) => kpi.id),
      shapes: asked.map((each) => shapeOf(each)),
      same: asked.map(({ kpi }) => String(isOneWindow.get(kpi))),
      apart: asked.map(({ kpi }) => String(isApart.get(kpi))),
      of_shapes: weights.map(({ shape }) => shape),
      months: weights.map(({ month }) => month),
      tops: weights.map(({ top }) => String(top)),
      bottoms: weights.map(({ bottom }) => String(bottom)),
      level: levels[0] ?? "all",
      ...sliceValues(slice),
    },
  );
  return cellsIn(columns, asked, dimensions);
}

/** How often each month counts: alike for all figures of the same windows in the same months. */
function shapesOf(asked: readonly Asked[]) {
  const windows = new Map(
    [...new Set(asked.map(({ kpi }) => kpi))].map((kpi) => [
      kpi,
      JSON.stringify([kpi.numerator, kpi.denominator]),
    ]),
  );
  const shapeOf = ({ kpi, months }: Asked): string =>
    `${months.first} ${months.last} ${windows.get(kpi)}`;
  const shapes = new Map(asked.map((each) => [shapeOf(each), each]));
  const weights = [...shapes].flatMap(([shape, { kpi, months: told }]) => {
    const top = weightsOf(kpi.numerator, told);
    const bottom = kpi.denominator ? weightsOf(kpi.denominator, told) : top;
    return [...new Set([...top.keys(), ...bottom.keys()])].map((month) => ({
      shape,
      month,
      top: top.get(month) ?? 0,
      bottom: bottom.get(month) ?? 0,
    }));
  });
  return { shapeOf, weights };
}

function cellsIn(
  columns: Awaited<ReturnType<Session["held"]>>,
  asked: readonly Asked[],
  dimensions: readonly Dimension[],
): Cell[] {
  const ats = columns["at"] as number[];
  const names = dimensions.map((each) => columns[each] as string[]);
  const categories = columns["category"] as string[];
  const groups = columns["category_group"] as string[];
  const numerators = columns["numerator"] as bigint[];
  const denominators = columns["denominator"] as bigint[];
  const ns = columns["n"] as number[];
  const cells: Cell[] = [];
  let slice: Cell["slice"] = {};
  for (const [row, at] of ats.entries()) {
    if (row === 0 || names.some((column) => column[row] !== column[row - 1])) {
      slice = Object.fromEntries(dimensions.map((each, i) => [each, names[i]![row]!]));
    }
    cells.push({
      of: asked[at]!,
      slice,
      category: categories[row]!,
      group: groups[row]!,
      numerator: decimalOf(numerators[row]!),
      denominator: decimalOf(denominators[row]!),
      n: ns[row]!,
    });
  }
  return cells;
}

/** Cents where there is nothing beyond them: small numbers are added and divided faster. */
const decimalOf = (units: bigint): Decimal =>
  units % BEYOND_CENTS === 0n ? { units: units / BEYOND_CENTS, scale: 2 } : { units, scale: SCALE };
