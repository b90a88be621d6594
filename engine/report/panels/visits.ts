/** Patients seen: against the plan, by provider, and when appointments are missed. */
import { firstDay } from "../../calendar.ts";
import type { Panel } from "../../contract.ts";
import { cellText, monthText } from "../../format.ts";
import { measure } from "../../numbers/kpi/measure.ts";
import { sliceValues } from "../../numbers/kpi/slice.ts";
import { chartMonths, type Asked } from "../asked.ts";
import { panelOf } from "../panel.ts";
import { kpiNamed } from "../series.ts";
import { subtitleOf } from "./figures.ts";

export type VisitMonth = { month: string; seen: number; planned: number | null };

/** Visits charged by month of service beside the plan; the plan is by payer only. */
export async function visitMonths(asked: Asked): Promise<VisitMonth[]> {
  const months = chartMonths(asked);
  const isWhole = !asked.filter.slice.provider && !asked.filter.slice.location;
  const rows = await asked.session.rows(
    `with
    seen as (
      select month, sum(visits) as visits
      from visit_month
      where (len($payer) = 0 or list_contains($payer, payer))
        and (len($provider) = 0 or list_contains($provider, provider))
        and (len($location) = 0 or list_contains($location, location))
      group by month
    ),
    plan as (
      select month, sum(amount) as visits
      from budget_driver
      where driver = 'visits' and (len($payer) = 0 or list_contains($payer, payer))
      group by month
    )
    select strftime(month.month, '%Y-%m') as month,
      cast(coalesce(seen.visits, 0) as integer) as seen,
      cast(plan.visits as integer) as planned
    from month
    left join seen on seen.month = month.month
    left join plan on plan.month = month.month
    where month.month between cast($first as date) and cast($last as date)
    order by month.month`,
    {
      ...sliceValues(asked.filter.slice),
      first: firstDay(months[0]!),
      last: firstDay(months.at(-1)!),
    },
  );
  return rows.map((row) => ({
    month: row["month"] as string,
    seen: row["seen"] as number,
    planned: isWhole ? (row["planned"] as number | null) : null,
  }));
}

export function visitsPanel(asked: Asked, months: readonly VisitMonth[]): Panel {
  const last = months.at(-1);
  const rows = months.flatMap(({ month, seen, planned }) => [
    { month, what: "seen", visits: seen as number | null },
    ...(planned === null ? [] : [{ month, what: "planned", visits: planned }]),
  ]);
  return panelOf(
    rows,
    [
      { name: "month", title: "Month", unit: "month", of: ({ month }) => month },
      { name: "what", title: "What", unit: "text", of: ({ what }) => what },
      { name: "visits", title: "Visits", unit: "count", of: ({ visits }) => visits },
    ],
    {
      id: "visits",
      title: last ? visitTitle(last) : "No visits yet",
      subtitle: subtitleOf(asked, "visits with charges", "by month of service"),
      summary: last ? `${visitTitle(last)}.` : "No visits.",
      display: "chart",
      chart: {
        encoding: {
          x: {
            field: "month",
            timeUnit: "utcyearmonth",
            type: "ordinal",
            axis: { format: "%b %y", title: null },
          },
          y: { field: "visits", type: "quantitative", axis: { format: ",~f", title: null } },
        },
        layer: [
          {
            transform: [{ filter: "datum.what == 'planned'" }],
            mark: { type: "bar", style: "budget" },
          },
          {
            transform: [{ filter: "datum.what == 'seen'" }],
            mark: { type: "bar", style: "actual", width: { band: 0.55 } },
          },
        ],
      },
      notes: [
        months.some(({ planned }) => planned !== null)
          ? "Outlined bars are the plan."
          : "The plan is by payer only, so it is not shown for a provider or a location.",
      ],
    },
  );
}

export function visitTitle({ month, seen, planned }: VisitMonth): string {
  const counted = `${cellText(seen, "count")} visits in ${monthText(month)}`;
  if (!planned) return counted;
  const share = Math.round((100 * (seen - planned)) / planned);
  const against =
    share === 0 ? "as planned" : `${Math.abs(share)} % ${share > 0 ? "above" : "below"} plan`;
  return `${counted}, ${against} (${cellText(planned, "count")})`;
}

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** No-shows by weekday and hour, over the twelve months to the period's end. */
export async function slotPanel(asked: Asked): Promise<Panel> {
  const rows = await asked.session.rows(
    `select weekday, hour,
      cast(sum(no_shows) as integer) as no_shows,
      cast(sum(kept + no_shows + late_cancels) as integer) as booked
    from appointment_slot
    where month between cast($last as date) - interval 11 month and cast($last as date)
      and (len($provider) = 0 or list_contains($provider, provider))
      and (len($location) = 0 or list_contains($location, location))
    group by weekday, hour
    having sum(kept + no_shows + late_cancels) >= 10
    order by weekday, hour`,
    { ...sliceValues(asked.filter.slice), last: firstDay(asked.period.last) },
  );
  const cells = rows.map((row) => ({
    weekday: WEEKDAYS[(row["weekday"] as number) - 1]!,
    hour: `${String(row["hour"] as number).padStart(2, "0")}:00`,
    noShows: row["no_shows"] as number,
    booked: row["booked"] as number,
    rate: (row["no_shows"] as number) / (row["booked"] as number),
  }));
  const worst = cells.reduce<(typeof cells)[number] | null>(
    (most, cell) => (!most || cell.rate > most.rate ? cell : most),
    null,
  );
  return panelOf(
    cells,
    [
      { name: "weekday", title: "Day", unit: "text", of: ({ weekday }) => weekday },
      { name: "hour", title: "Hour", unit: "text", of: ({ hour }) => hour },
      { name: "rate", title: "No-show rate (%)", unit: "ratio", of: ({ rate }) => rate },
      { name: "no_shows", title: "No-shows", unit: "count", of: ({ noShows }) => noShows },
      { name: "booked", title: "Still on the schedule", unit: "count", of: ({ booked }) => booked },
    ],
    {
      id: "slots",
      title: worst
        ? `No-shows are most frequent on ${worst.weekday} at ${worst.hour}: ${cellText(worst.rate, "ratio")} %`
        : "No-shows by weekday and hour",
      subtitle: subtitleOf(
        asked,
        "% of appointments still on the schedule",
        "twelve months to the period's end",
      ),
      summary: worst
        ? `The highest rate is ${cellText(worst.rate, "ratio")} % on ${worst.weekday} at ${worst.hour}, of ${cellText(worst.booked, "count")} appointments.`
        : "No appointments.",
      display: "chart",
      chart: {
        encoding: {
          x: { field: "hour", type: "ordinal", axis: { title: null, labelAngle: 0 } },
          y: {
            field: "weekday",
            type: "ordinal",
            sort: WEEKDAYS,
            axis: { title: null },
          },
        },
        layer: [
          {
            mark: { type: "rect", style: "cell" },
            encoding: {
              color: {
                field: "rate",
                type: "quantitative",
                legend: null,
                scale: { type: "quantize" },
              },
            },
          },
          {
            mark: { type: "text", style: "cell-label" },
            encoding: { text: { field: "rate", type: "quantitative", format: ".0%" } },
          },
        ],
      },
      notes: ["Slots with fewer than 10 appointments are left out."],
    },
  );
}

/** Each provider's visits, days, work and no-shows over the period, by name. */
export async function providersPanel(asked: Asked): Promise<Panel> {
  const names = [
    "encounters_per_day",
    "work_rvus",
    "work_rvus_per_fte",
    "no_show_rate",
    "lead_time",
    "charge_lag",
  ];
  const values = await measure(asked.session, {
    kpis: names.map((name) => kpiNamed(asked, name)),
    periodText: asked.periodText,
    period: asked.period,
    slice: asked.filter.slice,
    by: ["provider"],
    knownAt: asked.filter.known_at,
  });
  const providers = [...new Set(values.map((value) => value.slice["provider"]))]
    .filter((name): name is string => name !== undefined && name !== "Unassigned")
    .sort();
  const of = (provider: string, name: string) =>
    values.find((value) => value.name === name && value.slice["provider"] === provider);
  return panelOf(
    providers,
    [
      { name: "provider", title: "Provider", unit: "text", of: (provider) => provider },
      {
        name: "encounters",
        title: "Encounters",
        unit: "count",
        of: (provider) => Number(of(provider, "encounters_per_day")?.numerator ?? 0),
      },
      {
        name: "per_day",
        title: "A clinic day",
        unit: "number",
        of: (provider) => of(provider, "encounters_per_day")?.value ?? null,
      },
      {
        name: "wrvus",
        title: "Work RVUs",
        unit: "wrvu",
        of: (provider) => of(provider, "work_rvus")?.value ?? null,
      },
      {
        name: "wrvus_per_fte",
        title: "Work RVUs a year, per clinical FTE",
        unit: "wrvu",
        of: (provider) => of(provider, "work_rvus_per_fte")?.value ?? null,
      },
      {
        name: "no_shows",
        title: "No-shows (%)",
        unit: "ratio",
        of: (provider) => of(provider, "no_show_rate")?.value ?? null,
      },
      {
        name: "lead_time",
        title: "Lead time (days)",
        unit: "days",
        of: (provider) => of(provider, "lead_time")?.value ?? null,
      },
      {
        name: "charge_lag",
        title: "Charge lag (days)",
        unit: "days",
        of: (provider) => of(provider, "charge_lag")?.value ?? null,
      },
    ],
    {
      id: "providers",
      title: `${providers.length} providers, side by side`,
      subtitle: subtitleOf(asked, "by rendering provider", "in order of their names, not of merit"),
      summary: providers
        .map(
          (name) =>
            `${name} ${cellText(of(name, "encounters_per_day")?.value ?? null, "number")} a day`,
        )
        .join(", "),
      display: "table",
      trace: (provider) => ({
        kpi: "encounters_per_day",
        period: asked.periodText,
        slice: { ...asked.filter.slice, provider: [provider] },
        category: null,
      }),
    },
  );
}
