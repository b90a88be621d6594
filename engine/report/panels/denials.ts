/** Denials by payer and reason: what was denied, what of it is still open, and what can still be mended. */
import { addMonths, firstDay } from "../../calendar.ts";
import type { Panel } from "../../contract.ts";
import { cardText, cellText, dayText } from "../../format.ts";
import { groupBy } from "../../group.ts";
import { cents, moneyText } from "../../money.ts";
import { measure } from "../../numbers/kpi/measure.ts";
import { sliceValues } from "../../numbers/kpi/slice.ts";
import type { Asked } from "../asked.ts";
import { panelOf } from "../panel.ts";
import { kpiNamed } from "../series.ts";
import { comparedSubtitle, shiftsOf } from "./figures.ts";

type Cell = { payer: string; reason: string };

/** What insurers still owe on claims denied at first. */
type Open = Cell & { claims: number; amount: bigint; inTime: bigint; nextDay: string | null };

/** So many payers and reasons are drawn; the table has them all. */
const DRAWN = 8;

/** Billed amounts denied in the period by payer and reason, and what of it is still open. */
export async function denialsByPayerPanel(asked: Asked): Promise<Panel> {
  const denied = await deniedIn(asked, 0);
  const open = await openIn(asked);
  const then = await Promise.all(
    shiftsOf(asked).map(async ({ with: name, by }) => ({ name, of: await deniedIn(asked, by) })),
  );
  const keys = [...new Set([...denied.keys(), ...open.keys()])];
  const rows = keys
    .map((key) => {
      const [payer, reason] = key.split("\n") as [string, string];
      const still = open.get(key);
      return { key, payer, reason, amount: denied.get(key) ?? 0n, still };
    })
    .sort((a, b) => (b.amount > a.amount ? 1 : b.amount < a.amount ? -1 : 0));
  type Row = (typeof rows)[number];
  const largest = (by: (row: Row) => string): string[] =>
    [...groupBy(rows, by)]
      .map(([name, of]) => ({ name, amount: of.reduce((sum, { amount }) => sum + amount, 0n) }))
      .sort((a, b) => (b.amount > a.amount ? 1 : -1))
      .slice(0, DRAWN)
      .map(({ name }) => name);
  const [payers, reasons] = [largest(({ payer }) => payer), largest(({ reason }) => reason)];
  const sum = (of: (row: Row) => bigint): bigint => rows.reduce((all, row) => all + of(row), 0n);
  const stillOpen = sum(({ still }) => still?.amount ?? 0n);
  const inTime = sum(({ still }) => still?.inTime ?? 0n);
  const [first] = rows;
  return panelOf(
    rows,
    [
      { name: "payer", title: "Payer", unit: "text", of: ({ payer }) => payer },
      { name: "reason", title: "Reason", unit: "text", of: ({ reason }) => reason },
      { name: "denied", title: "Denied", unit: "money", of: ({ amount }) => moneyText(amount) },
      ...then.map(({ name, of }) => ({
        name: name.replaceAll(/\W/g, "_"),
        title: `Denied, ${name.replace("vs ", "")}`,
        unit: "money" as const,
        of: ({ key }: Row) => moneyText(of.get(key) ?? 0n),
      })),
      {
        name: "claims",
        title: "Claims open",
        unit: "count",
        of: ({ still }) => still?.claims ?? 0,
      },
      {
        name: "open",
        title: "Still owed",
        unit: "money",
        of: ({ still }) => moneyText(still?.amount ?? 0n),
      },
      {
        name: "in_time",
        title: "In time to appeal",
        unit: "money",
        of: ({ still }) => moneyText(still?.inTime ?? 0n),
      },
      {
        name: "share",
        title: "In time (%)",
        unit: "ratio",
        made: { over: ["in_time", "open"] },
        of: ({ still }) => (still ? Number(still.inTime) / Number(still.amount) : null),
      },
      {
        name: "next",
        title: "Next last day",
        unit: "day",
        of: ({ still }) => still?.nextDay ?? null,
      },
      {
        name: "drawn",
        title: "Drawn",
        unit: "text",
        hidden: true,
        of: ({ payer, reason }) =>
          payers.includes(payer) && reasons.includes(reason) ? "yes" : "no",
      },
    ],
    {
      id: "denials_by_payer",
      title: !first
        ? "Nothing was denied"
        : stillOpen === 0n
          ? `${first.payer} denied the most: ${money(first.amount)} for ${first.reason}; nothing of the period is still open`
          : `${money(stillOpen)} of what was denied is still owed, ${inTime === stillOpen ? "all" : money(inTime)} of it in time to appeal`,
      subtitle: comparedSubtitle(
        asked,
        "$ billed on denied lines",
        "by remittance date; open as of the last import",
      ),
      summary: rows
        .slice(0, 3)
        .map(({ payer, reason, amount }) => `${payer} ${reason} ${money(amount)}`)
        .join(", "),
      display: "chart",
      chart: heatmap(payers, reasons),
      trace: ({ payer, reason }) => ({
        kpi: "denials_by_reason",
        period: asked.periodText,
        slice: { ...asked.filter.slice, payer: [payer] },
        category: reason,
      }),
      notes: [
        limitsNote(asked),
        "What is owed stands under the reason of the claim's first answer.",
      ],
    },
  );
}

/** So many claims are listed; the others are counted. */
const SHOWN = 50;

/** Claims denied at first on which insurers still owe and which can still be appealed, the most pressing first. */
export async function denialsToWorkPanel(asked: Asked): Promise<Panel> {
  const rows = await asked.session.rows(
    `with
    open as (
      select *, count(*) over () as claims, sum(open_amount) over () as amount
      from denied_claim
      cross join today
      where open_amount is not null
        and last_day >= today.day
        and (len($payer) = 0 or list_contains($payer, payer))
        and (len($provider) = 0 or list_contains($provider, provider))
        and (len($location) = 0 or list_contains($location, location))
      order by last_day, open_amount desc, claim_id
      limit $shown
    )
    select
      cast(open.last_day as varchar) as last_day,
      date_diff('day', open.day, open.last_day)::integer as left_days,
      open.payer, coalesce(open.reason, 'not said') as reason, open.claim_id,
      cast(open.denied_on as varchar) as denied_on,
      cast(open.charge as varchar) as charge, cast(open.open_amount as varchar) as open_amount,
      cast(work.appealed as varchar) as appealed,
      open.claims::integer as claims, cast(open.amount as varchar) as amount,
      file.sha256, cast(segment.first_line + (open.row_no - segment.first_row) as integer) as line
    from open
    left join claim_work_row work
      on work.source_key = open.claim_id and work.appealed >= open.denied_on
    asof left join staged.segment segment
      on segment.feed = 'remitted_claim' and segment.first_row <= open.row_no
    left join staged.file file on file.file_id = segment.file_id
    order by open.last_day, open.open_amount desc, open.claim_id`,
    { ...sliceValues(asked.filter.slice), shown: SHOWN },
  );
  type Row = (typeof rows)[number];
  const text = (name: string) => (row: Row) => row[name] as string;
  const day = (name: string) => (row: Row) => (row[name] ? dayText(row[name] as string) : "");
  const [first] = rows;
  const all = (first?.["claims"] ?? 0) as number;
  return panelOf(
    rows,
    [
      { name: "day", title: "By", unit: "day", of: text("last_day") },
      {
        name: "left",
        title: "Days left",
        unit: "count",
        of: (row) => row["left_days"] as number,
      },
      { name: "payer", title: "Payer", unit: "text", of: text("payer") },
      { name: "reason", title: "Reason", unit: "text", of: text("reason") },
      { name: "claim", title: "Claim", unit: "text", of: text("claim_id") },
      { name: "denied", title: "Denied", unit: "day", of: text("denied_on") },
      { name: "charge", title: "Billed", unit: "cents", of: text("charge") },
      { name: "open", title: "Still owed", unit: "cents", opens: true, of: text("open_amount") },
      {
        name: "appealed",
        title: "Appealed",
        unit: "day",
        of: text("appealed"),
      },
    ],
    {
      id: "denials_to_work",
      title: first
        ? `${cellText(all, "count")} denied ${all === 1 ? "claim" : "claims"} can still be appealed: ${money(cents(text("amount")(first)))}, the first by ${day("last_day")(first)}`
        : "No denied claim is open and in time to appeal",
      subtitle: "on the day of the last import · whatever month denied them",
      summary: rows
        .slice(0, 3)
        .map((row) => `${text("payer")(row)} ${text("reason")(row)} by ${day("last_day")(row)}`)
        .join("; "),
      display: "table",
      source: ({ sha256, line }) =>
        sha256 && line ? { sha256: sha256 as string, line: line as number } : null,
      notes: [
        all > SHOWN
          ? `${cellText(all - SHOWN, "count")} more are not listed; Denials by payer and reason has the sums of each period.`
          : null,
        limitsNote(asked),
      ],
    },
  );
}

const limitsNote = ({ settings }: Asked): string => {
  const { appeal_limit_days: days, appeal_limits: limits } = settings.policies;
  const own = Object.entries(limits).map(([payer, limit]) => `${payer} ${limit}`);
  return `Time to appeal: ${[`${days} days after the answer`, ...own].join(", ")}, as practice.json says; contracts differ.`;
};

/** Billed amounts denied, by payer and reason, in the period moved by so many months. */
async function deniedIn(asked: Asked, by: number): Promise<Map<string, bigint>> {
  const values = await measure(asked.session, {
    kpis: [kpiNamed(asked, "denials_by_reason")],
    periodText: asked.periodText,
    period: {
      first: addMonths(asked.period.first, by),
      last: addMonths(asked.period.last, by),
    },
    slice: asked.filter.slice,
    by: ["payer", "category"],
    knownAt: asked.filter.known_at,
  });
  return new Map(
    values
      .filter(({ numerator, slice }) => numerator !== null && slice["payer"] !== undefined)
      .map(({ slice, numerator }) => [
        keyOf(slice["payer"]!, slice["category"] ?? ""),
        cents(numerator!),
      ]),
  );
}

async function openIn(asked: Asked): Promise<Map<string, Open>> {
  const rows = await asked.session.rows(
    `select payer, reason, sum(claims)::integer as claims, cast(sum(amount) as varchar) as amount,
      cast(sum(in_time) as varchar) as in_time, cast(min(next_day) as varchar) as next_day
    from denial_open
    where month between cast($first as date) and cast($last as date)
      and (len($payer) = 0 or list_contains($payer, payer))
      and (len($provider) = 0 or list_contains($provider, provider))
      and (len($location) = 0 or list_contains($location, location))
    group by payer, reason`,
    {
      ...sliceValues(asked.filter.slice),
      first: firstDay(asked.period.first),
      last: firstDay(asked.period.last),
    },
  );
  return new Map(
    rows.map((row) => {
      const [payer, reason] = [row["payer"] as string, row["reason"] as string];
      return [
        keyOf(payer, reason),
        {
          payer,
          reason,
          claims: row["claims"] as number,
          amount: cents(row["amount"] as string),
          inTime: cents(row["in_time"] as string),
          nextDay: row["next_day"] as string | null,
        },
      ];
    }),
  );
}

const keyOf = (payer: string, reason: string): string => `${payer}\n${reason}`;
const money = (amount: bigint): string => cardText(Number(amount) / 100, "money");

const heatmap = (payers: readonly string[], reasons: readonly string[]): Panel["chart"] => ({
  transform: [{ filter: "datum.drawn == 'yes' && datum.denied > 0" }],
  encoding: {
    x: {
      field: "reason",
      type: "nominal",
      sort: reasons,
      axis: { title: null, labelAngle: 0, orient: "top" },
    },
    y: { field: "payer", type: "nominal", sort: payers, axis: { title: null } },
  },
  layer: [
    {
      mark: { type: "rect", style: "cell" },
      encoding: {
        color: {
          field: "denied",
          type: "quantitative",
          legend: null,
          scale: { type: "quantize" },
        },
      },
    },
    {
      mark: { type: "text", style: "cell-label" },
      encoding: { text: { field: "denied", type: "quantitative", format: "$.2~s" } },
    },
  ],
});
