/** What is owed: by age and month, by payer, and how it moved. */
import { addMonths, firstDay, lastDay } from "../../calendar.ts";
import type { KpiValue, Panel, TraceLink } from "../../contract.ts";
import { cardText, monthText } from "../../format.ts";
import { cents, moneyText } from "../../money.ts";
import { measure } from "../../numbers/kpi/measure.ts";
import { sliceValues } from "../../numbers/kpi/slice.ts";
import { chartMonths, type Asked } from "../asked.ts";
import { panelOf } from "../panel.ts";
import { kpiNamed } from "../series.ts";
import { subtitleOf } from "./figures.ts";

const BUCKETS = ["0-30", "31-60", "61-90", "91-120", ">120"] as const;
const SHOWN: Record<string, string> = {
  "0-30": "0–30",
  "31-60": "31–60",
  "61-90": "61–90",
  "91-120": "91–120",
  ">120": "120+",
  "no date": "no date",
  credit: "credits",
  unapplied: "unapplied",
};

/** Open balances by age, a stack a month; credits and unapplied money stand below zero. */
export async function ageingPanel(asked: Asked): Promise<Panel> {
  const months = chartMonths(asked);
  const values = await ageing(asked, { first: months[0]!, last: months.at(-1)! }, ["month"]);
  const rows = months.flatMap((month) =>
    Object.keys(SHOWN).flatMap((bucket) => {
      const value = values.find((v) => v.period === month && v.slice["category"] === bucket);
      return value && cents(value.numerator!) !== 0n ? [{ month, bucket, value }] : [];
    }),
  );
  const last = months.at(-1)!;
  const open = sumOf(rows.filter((row) => row.month === last && isOpen(row.bucket)));
  const old = sumOf(rows.filter((row) => row.month === last && isOld(row.bucket)));
  const held = sumOf(rows.filter((row) => row.month === last && !isOpen(row.bucket)));
  return panelOf(
    rows,
    [
      { name: "month", title: "Month", unit: "month", of: ({ month }) => month },
      {
        name: "bucket",
        title: "Days since service",
        unit: "text",
        of: ({ bucket }) => SHOWN[bucket]!,
      },
      { name: "balance", title: "Owed", unit: "money", of: ({ value }) => value.numerator },
    ],
    {
      id: "ageing",
      title: `${shortMoney(open)} of open balances, ${shortMoney(old)} of it older than 90 days`,
      subtitle: subtitleOf(asked, "$ at month end", "by days since service"),
      summary: `Open balances at the end of ${monthText(last)}: ${BUCKETS.map((bucket) => {
        const row = rows.find((each) => each.month === last && each.bucket === bucket);
        return `${SHOWN[bucket]} days ${shortMoney(cents(row?.value.numerator ?? "0"))}`;
      }).join(", ")}.`,
      display: "chart",
      chart: {
        mark: { type: "bar", style: "stack" },
        encoding: {
          x: {
            field: "month",
            timeUnit: "utcyearmonth",
            type: "ordinal",
            axis: { format: "%b %y", title: null },
          },
          y: {
            field: "balance",
            type: "quantitative",
            axis: { format: "$.2~s", title: null },
          },
          color: {
            field: "bucket",
            type: "ordinal",
            scale: { domain: Object.values(SHOWN) },
            legend: { title: "days", orient: "top" },
          },
          order: { field: "position", type: "quantitative" },
        },
        transform: [
          {
            calculate: `indexof(${JSON.stringify(Object.values(SHOWN))}, datum.bucket)`,
            as: "position",
          },
        ],
      },
      trace: ({ month, bucket }) => link(asked, month, bucket),
      notes: [
        `Less credits and unapplied money of ${shortMoney(-held)}, A/R is ${shortMoney(open + held)}.`,
      ],
    },
  );
}

/** Who owes what, and how old it is, at the end of the period. */
export async function ageingByPayerPanel(asked: Asked): Promise<Panel> {
  const at = { first: asked.period.last, last: asked.period.last };
  const values = await ageing(asked, at, ["payer"]);
  // a slice that holds nothing has one value of nobody
  const payers = [...new Set(values.flatMap(({ slice }) => slice["payer"] ?? []))];
  const rows = payers
    .map((payer) => {
      const of = (bucket: string): bigint =>
        cents(
          values.find((v) => v.slice["payer"] === payer && v.slice["category"] === bucket)
            ?.numerator ?? "0",
        );
      const open = [...BUCKETS, "no date"].reduce((sum, bucket) => sum + of(bucket), 0n);
      const old = of("91-120") + of(">120");
      return { payer, of, open, old };
    })
    .sort((a, b) => (b.open > a.open ? 1 : b.open < a.open ? -1 : 0));
  const top = rows[0];
  const bucket = (name: string) => ({
    name: columnOf(name),
    title: SHOWN[name]!,
    unit: "money" as const,
    of: (row: (typeof rows)[number]) => moneyText(row.of(name)),
  });
  return panelOf(
    rows,
    [
      { name: "payer", title: "Owed by", unit: "text", of: ({ payer }) => payer },
      {
        name: "open",
        title: "Open",
        unit: "money",
        made: { plus: BUCKETS.map(columnOf) },
        of: ({ open }) => moneyText(open),
      },
      ...BUCKETS.map(bucket),
      {
        name: "over_90",
        title: "% over 90",
        unit: "ratio",
        of: ({ open, old }) => (open === 0n ? null : Number(old) / Number(open)),
      },
      bucket("credit"),
      bucket("unapplied"),
    ],
    {
      id: "ageing_by_payer",
      title: top
        ? `${top.payer} owes the most: ${shortMoney(top.open)}, ${shortMoney(top.old)} of it for more than 90 days`
        : "Nothing is owed",
      subtitle: subtitleOf(asked, "$ and %", "by who owes now, days since service"),
      summary: rows.map((row) => `${row.payer} ${shortMoney(row.open)}`).join(", "),
      display: "table",
      trace: ({ payer }) => ({
        kpi: "days_in_ar_debit",
        period: asked.period.last,
        slice: { ...asked.filter.slice, payer: [payer] },
        category: null,
      }),
    },
  );
}

/** Opening + charges − payments − adjustments ± other = closing, month by month. */
export async function rollForwardPanel(asked: Asked): Promise<Panel> {
  const first = addMonths(asked.period.last, -11);
  const rows = await asked.session.rows(
    `with
    chosen as (
      select * from ar_flow
      where (len($payer) = 0 or list_contains($payer, payer))
        and (len($provider) = 0 or list_contains($provider, provider))
        and (len($location) = 0 or list_contains($location, location))
    ),
    moved as (
      select
        month,
        coalesce(sum(amount) filter (where flow = 'charge'), 0) as charges,
        coalesce(sum(amount) filter (where flow = 'payment'), 0) as payments,
        coalesce(sum(amount) filter (where flow = 'adjustment'), 0) as adjustments,
        coalesce(sum(amount) filter (where flow = 'refund'), 0) as refunds,
        coalesce(sum(amount) filter (where flow = 'transfer'), 0) as transfers,
        coalesce(sum(amount) filter (where flow = 'balance_forward'), 0) as brought_forward
      from chosen
      group by month
    ),
    balance as (
      select month, sum(balance) as balance
      from ar_month
      where (len($payer) = 0 or list_contains($payer, payer))
        and (len($provider) = 0 or list_contains($provider, provider))
        and (len($location) = 0 or list_contains($location, location))
      group by month
    ),
    whole as (
      select
        month.month,
        coalesce(lag(balance.balance) over (order by month.month), 0) as opening,
        coalesce(moved.charges, 0) as charges,
        coalesce(moved.payments, 0) as payments,
        coalesce(moved.adjustments, 0) as adjustments,
        coalesce(moved.refunds, 0) as refunds,
        coalesce(moved.transfers, 0) as transfers,
        coalesce(moved.brought_forward, 0) as brought_forward,
        coalesce(balance.balance, 0) as closing
      from month
      left join moved on moved.month = month.month
      left join balance on balance.month = month.month
    )
    select * replace (strftime(month, '%Y-%m') as month),
      cast(opening + charges + payments + adjustments + refunds + transfers + brought_forward - closing
        as decimal(18, 2)) as difference
    from whole
    where month between cast($first as date) and cast($last as date)
    order by month desc`,
    {
      ...sliceValues(asked.filter.slice),
      first: firstDay(first),
      last: lastDay(asked.period.last),
    },
  );
  const latest = rows[0];
  const broken = rows.filter((row) => cents(row["difference"] as string) !== 0n);
  const money = (name: string, title: string) => ({
    name,
    title,
    unit: "cents" as const,
    of: (row: (typeof rows)[number]) => moneyText(cents(row[name] as string)),
  });
  const change = latest
    ? cents(latest["closing"] as string) - cents(latest["opening"] as string)
    : 0n;
  return panelOf(
    rows,
    [
      { name: "month", title: "Month", unit: "month", of: (row) => row["month"] as string },
      money("opening", "Opening"),
      money("charges", "Charges"),
      money("payments", "Payments"),
      money("adjustments", "Adjustments"),
      money("refunds", "Refunds"),
      money("transfers", "Transfers"),
      money("brought_forward", "Brought forward"),
      {
        ...money("closing", "Closing"),
        made: {
          plus: [
            "opening",
            "charges",
            "payments",
            "adjustments",
            "refunds",
            "transfers",
            "brought_forward",
          ],
        },
      },
      {
        name: "ties",
        title: "Ties out",
        unit: "text",
        opens: true,
        of: (row) =>
          cents(row["difference"] as string) === 0n
            ? "✓ to the cent"
            : `✗ ${moneyText(cents(row["difference"] as string))}`,
      },
    ],
    {
      id: "roll_forward",
      title:
        broken.length > 0
          ? `A/R does not roll forward in ${broken.length} months`
          : `A/R ${change < 0n ? "fell" : "rose"} by ${shortMoney(change < 0n ? -change : change)}, every cent by a posting`,
      subtitle: subtitleOf(asked, "$", "by post date"),
      summary: latest
        ? `Opening ${shortMoney(cents(latest["opening"] as string))}, closing ${shortMoney(cents(latest["closing"] as string))}; ${broken.length === 0 ? "ties to the cent" : "does not tie"}.`
        : "",
      display: "table",
      trace: (row) => ({
        kpi: "roll_forward_check",
        period: row["month"] as string,
        slice: asked.filter.slice,
        category: null,
      }),
    },
  );
}

async function ageing(
  asked: Asked,
  period: { first: string; last: string },
  by: ("month" | "payer")[],
): Promise<KpiValue[]> {
  return measure(asked.session, {
    kpis: [kpiNamed(asked, "ar_ageing")],
    periodText: period.last,
    period,
    slice: asked.filter.slice,
    by: [...by, "category"],
    knownAt: asked.filter.known_at,
  });
}

const link = (asked: Asked, period: string, category: string): TraceLink => ({
  kpi: "ar_ageing",
  period,
  slice: asked.filter.slice,
  category,
});

/** @example columnOf("31-60") // => "d31_60" */
const columnOf = (bucket: string): string => `d${bucket.replaceAll(/\W/g, "_")}`;

const isOpen = (bucket: string): boolean => bucket !== "credit" && bucket !== "unapplied";
const isOld = (bucket: string): boolean => bucket === "91-120" || bucket === ">120";
const sumOf = (rows: readonly { value: KpiValue }[]): bigint =>
  rows.reduce((sum, { value }) => sum + cents(value.numerator ?? "0"), 0n);
const shortMoney = (amount: bigint): string => cardText(Number(amount) / 100, "money");
