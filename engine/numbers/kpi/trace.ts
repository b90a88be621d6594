/**
 * The rows behind a value: the KPI's own evidence over the months its windows name, each with the
 * file and line it was read from. Their numerators and denominators sum to the value's exactly.
 */
import type { Month } from "../../calendar.ts";
import type { Trace, TraceRow } from "../../contract.ts";
import type { Row, Session } from "../../database.ts";
import { decimal, decimalText } from "../../money.ts";
import { SHARE_SCALE } from "./combine.ts";
import { measure, type Question } from "./measure.ts";
import { DIMENSIONS, sliceValues } from "./slice.ts";
import type { Kpi } from "./header.ts";
import { extentsOf, within, type Extent } from "./extent.ts";
import { withinReach } from "./reach.ts";
import { divisorOf, weightsOf, type Months } from "./window.ts";

export type TraceQuestion = Omit<Question, "kpis" | "by"> & {
  kpi: Kpi;
  /** one category of a KPI that has them; null for all */
  category: string | null;
  /** rows to return, after so many; all of them count */
  limit: number;
  offset: number;
};

/** The KPI's categories share one whole: the value of one category needs a category. */
export class CategoryNeeded extends Error {
  override name = "CategoryNeeded";
  readonly allowed: readonly string[];

  constructor(kpi: string, allowed: readonly string[]) {
    super(`${kpi} is a share of a whole; name its category`);
    this.allowed = allowed;
  }
}

/** @throws {CategoryNeeded} where the KPI only has values by category and none, or none such, is named */
export async function trace(session: Session, question: TraceQuestion): Promise<Trace> {
  const { kpi, period, category } = question;
  const values = await measure(session, {
    ...question,
    kpis: [kpi],
    by: category === null ? [] : ["category"],
  });
  const value = values.find((each) => category === null || each.slice["category"] === category);
  if (!value || (category === null && value.slice["category"] !== undefined)) {
    throw new CategoryNeeded(
      kpi.id,
      values.flatMap(({ slice }) => slice["category"] ?? []),
    );
  }
  const rows = await session.rows(evidenceSql(kpi), {
    ...weightValues(kpi, period, (await extentsOf(session, [kpi])).get(kpi.id)),
    ...sliceValues(question.slice),
    category,
    combine: kpi.combine,
    kpi: kpi.id,
    total: kpi.combine === "mean of groups" ? value.numerator : null,
    limit: question.limit,
    offset: question.offset,
  });
  const text = (figure: unknown): string =>
    decimalText(decimal((figure as string | null) ?? "0"), kpi.unit === "money" ? 2 : 0);
  const [first] = rows;
  return {
    value,
    total_rows: first ? (first["total_rows"] as number) : value.n,
    sums: {
      numerator: text(first ? first["all_numerator"] : value.numerator),
      denominator: text(first ? first["all_denominator"] : value.denominator),
    },
    rows: rows.map((row) => rowOf(row, text)),
  };
}

function rowOf(row: Row, text: (figure: unknown) => string): TraceRow {
  const { total_rows: _, all_numerator: __, all_denominator: ___, ...said } = row;
  return {
    ...(said as unknown as TraceRow),
    numerator: text(row["numerator"]),
    denominator: text(row["denominator"]),
  };
}

function weightValues(kpi: Kpi, asked: Months, extent: Extent | undefined) {
  const period = within(extent, asked);
  const [above, below] = [kpi.numerator, kpi.denominator ?? kpi.numerator];
  const top = period ? weightsOf(above, period) : new Map<Month, number>();
  const bottom = period ? weightsOf(below, period) : new Map<Month, number>();
  const months = [...new Set([...top.keys(), ...bottom.keys()])];
  return {
    months,
    tops: months.map((month) => String(top.get(month) ?? 0)),
    bottoms: months.map((month) => String(bottom.get(month) ?? 0)),
    top_divisor: period ? divisorOf(above, period, extent) : 1,
    bottom_divisor: period ? divisorOf(below, period, extent) : 1,
  };
}

/**
 * A quotient has no exact share for each row, so a row gets the difference of the cut running totals
 * before and after it: the shares sum to the cut total, always. A sum over days or months is divided
 * by those; a mean of groups divides each group by its own count, and the row with the largest share also gets
 * what the sum of the groups is rounded by, at most 0.0000000001 a group.
 */
function evidenceSql(kpi: Kpi): string {
  const part = (column: string, divisor: string): string => {
    const running = (frame: string): string =>
      `cast(coalesce(sum(${column}) over ${frame}, 0) * 10000000000 as hugeint) // cast(${divisor} as bigint)`;
    return `cast(${running("in_order")} - ${running("earlier")} as decimal(38, 0))
      * cast(0.0000000001 as decimal(38, ${SHARE_SCALE}))`;
  };
  const order = "order by month, fact_date, fact, row_no";
  return `with weight as (
    select
      cast(unnest($months) || '-01' as date) as month,
      cast(unnest($tops) as integer) as top, cast(unnest($bottoms) as integer) as bottom
  ),
  evidence as (${withinReach(kpi.sql)}),
  counted as (
    select
      evidence.* replace (
        cast(
          case when $category is null or evidence.category = $category
            then evidence.numerator * weight.top else 0 end as decimal(38, 10)
        ) as numerator,
        cast(evidence.denominator * weight.bottom as decimal(38, 10)) as denominator
      ),
      case when $combine = 'mean of groups' then evidence.category_group else '' end as part,
      weight.top,
      weight.bottom
    from evidence
    join weight on weight.month = evidence.month
    where true
      ${DIMENSIONS.map((each) => `and (len($${each}) = 0 or list_contains($${each}, evidence.${each}))`).join(" ")}
      and (
        $category is null or evidence.category = $category
        or ($combine = 'share' and evidence.category_group in (
          select category_group from evidence where category = $category))
      )
  ),
  used as (
    select
      *,
      case when $combine = 'mean of groups' then sum(denominator) over (partition by part)
        else $top_divisor end as top_divisor,
      case when $combine = 'mean of groups' then sum(denominator) over (partition by part)
        else $bottom_divisor end as bottom_divisor
    from counted
    where (top > 0 and (numerator <> 0 or denominator = 0)) or (bottom > 0 and denominator <> 0)
  ),
  divided as (
    select
      used.* replace (
        ${part("numerator", "top_divisor")} as numerator,
        ${part("denominator", "bottom_divisor")} as denominator
      )
    from used
    window
      in_order as (partition by part ${order} rows unbounded preceding),
      earlier as (partition by part ${order} rows between unbounded preceding and 1 preceding)
  ),
  rounded as (
    select
      divided.* replace (
        numerator + case
          when $total is not null and row_number() over (order by numerator desc, month, fact_date, fact, row_no) = 1
            then cast($total as decimal(38, ${SHARE_SCALE})) - sum(numerator) over ()
          else 0 end as numerator
      )
    from divided
  ),
  page as (
    select
      *,
      cast(count(*) over () as integer) as total_rows,
      sum(numerator) over () as all_numerator,
      sum(denominator) over () as all_denominator
    from rounded
    ${order}
    limit $limit offset $offset
  )
  select
    page.fact, page.fact_date as date, strftime(page.month, '%Y-%m') as month,
    page.provider, page.payer, page.location, page.category, page.numerator, page.denominator,
    page.total_rows, page.all_numerator, page.all_denominator,
    file.name as file, file.sha256,
    cast(segment.first_line + (page.row_no - segment.first_row) as integer) as line
  from page
  asof left join staged.segment segment
    on segment.feed = page.feed and segment.first_row <= page.row_no
  left join staged.file file on file.file_id = segment.file_id
  ${order.replaceAll(/\b(month|fact_date|fact|row_no)\b/g, "page.$1")}`;
}
