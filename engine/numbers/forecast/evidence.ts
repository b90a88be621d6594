/**
 * Everything a forecast is made from, aggregated by the database to what its size is bounded by: payers,
 * days and lags of the look-back, not claim lines. Each row carries the days between which it was known,
 * so any past state of knowledge is a filter.
 */
import { dayFromNumber } from "../../calendar.ts";
import { sqlFile, type Columns, type Session, type Values } from "../../database.ts";
import { withEveryVersion } from "../../model/warehouse.ts";
import { monthStart } from "./banking_days.ts";

/** Payers that get a curve of their own; the others share one. */
const PAYERS = 15;
/** Locations that are forecast by themselves; the others share one. */
const LOCATIONS = 6;
/** Longest lag, in days from service to bank, that a curve knows; later money counts as this late. */
export const LONGEST_LAG = 400;
/** Months before the last one from which a back-test forecasts. */
export const PAST_ORIGINS = 24;
/** Months of receipts that a lag curve is measured on. */
export const CURVE_MONTHS = 12;
/** Months of cash flows that payments are read from. */
export const FLOW_MONTHS = 25;

/** Rows by column, each with the days between which it was known. */
export type Cells<Field extends string> = Readonly<
  Record<Field | "known" | "until", readonly number[]>
> & { readonly length: number };

type CashField = "month" | "last_day" | "has_cash" | "opens" | "cents";

export type Evidence = {
  /** the month whose end the forecast starts from, counted from year 0; null where there is no money at all */
  lastMonth: number | null;
  /** first day of the look-back */
  since: number;
  /** names of the sources of money, the index of the other columns' `source` */
  sources: readonly string[];
  /** class of each payer, as most of its charges say; null for patients and the rest */
  classes: readonly (string | null)[];
  /** names of locations, the index of the other columns' `location` */
  locations: readonly string[];
  charges: Cells<"source" | "served" | "entered" | "cents">;
  placedCharges: Cells<"source" | "location" | "served" | "entered_by" | "cents">;
  receipts: Cells<"source" | "location" | "banked" | "entered_by" | "cents">;
  lags: Cells<"source" | "lag" | "banked_month" | "entered_by" | "cents" | "payments">;
  served: Cells<"patients" | "served_month" | "banked_month" | "entered_by" | "cents">;
  /** `created` and `cancelled` are months; −1 where not said */
  appointments: Cells<"day" | "created" | "cancelled" | "status" | "appointments">;
  /** `line`, `account` and `memo` are places in `texts`; `row_no` is a row of what was staged */
  flows: Cells<"day" | "line" | "account" | "memo" | "cents" | "row_no">;
  texts: readonly string[];
  cash: Cells<CashField>;
  payDays: Cells<"day" | "gross" | "bonus" | "cost" | "row_no">;
  loans: readonly LoanRecord[];
  /** the days on which rows of a feed that speak of a month became known, and the days they speak of */
  months: readonly {
    feed: string;
    month: number;
    known: number;
    first_day: number;
    last_day: number;
  }[];
  holidays: ReadonlySet<number>;
};

/** A loan as its record says; money in cents, days counted from 1970-01-01. */
export type LoanRecord = {
  lender: string;
  purpose: string;
  principal: number | null;
  annual_rate: number;
  first_payment: number;
  payments: number | null;
  payment: number;
  balance_day: number | null;
  balance: number | null;
  /** its row in what was staged */
  row_no: number;
  known: number;
  until: number;
};

/** How an appointment ended, as the number its cells carry. */
export const STATUSES = ["completed", "booked", "missed", "called_off"] as const;

/**
 * Reads the evidence, as known now or at an instant.
 *
 * @param knownAt  ISO 8601 instant, or null for now
 */
export async function readEvidence(session: Session, knownAt: string | null): Promise<Evidence> {
  const known_at = knownAt ?? "9999-12-30T00:00:00Z";
  const rows = (name: string, values: Values = {}) =>
    session.rows(sqlFile(`numbers/forecast/${name}.sql`), { known_at, ...values });
  const months = (await rows("months_known")) as unknown as Evidence["months"];
  const cashRows = await session.columns(sqlFile("numbers/forecast/cash_balance.sql"), {
    known_at,
  });
  const cash = cellsOf<CashField>(cashRows);
  const lastMonth = lastMonthOf(cash, months);
  const lookBack = PAST_ORIGINS + CURVE_MONTHS + Math.ceil(LONGEST_LAG / 28);
  const since = monthStart((lastMonth ?? 24000) - lookBack);
  const values = { known_at, since: dayFromNumber(since) };
  const read = (name: string, more: Values = values): Promise<Columns> =>
    session.columns(sqlFile(`numbers/forecast/${name}.sql`), more);

  const [charges, placedCharges, receipts, lags, served] = await withEveryVersion(
    session,
    async () => {
      await session.run(
        `create or replace temp table forecast_money as ${sqlFile("numbers/forecast/money.sql")}`,
        { ...values, payers: PAYERS, locations: LOCATIONS },
      );
      const found = [
        await read("charges", {}),
        await read("hierarchy/placed_charges", {}),
        await read("receipts", {}),
        await read("lags", { longest: LONGEST_LAG }),
        await read("served", {}),
      ] as const;
      await session.run("drop table forecast_money");
      return found;
    },
  );
  const flows = await read("cash_flows");
  const names = new Names();
  const classes: (string | null)[] = [];
  charges["source"]!.forEach((name, i) => {
    classes[names.of(name)] ??= charges["class"]![i] as string | null;
  });
  const source = (columns: Columns) => columns["source"]!.map((name) => names.of(name));
  const locations = new Names();
  const placed = (columns: Columns) => ({
    source: source(columns),
    location: columns["location"]!.map((name) => locations.of(name)),
  });
  const texts = new Names();
  const text = (field: string) => flows[field]!.map((value) => texts.of(value));
  const appointments = await read("appointments");
  return {
    lastMonth,
    since,
    charges: cellsOf(charges, { source: source(charges) }),
    placedCharges: cellsOf(placedCharges, placed(placedCharges)),
    receipts: cellsOf(receipts, placed(receipts)),
    lags: cellsOf(lags, { source: source(lags) }),
    served: cellsOf(served),
    sources: names.list,
    locations: locations.list,
    classes: names.list.map((_, i) => classes[i] ?? null),
    appointments: cellsOf(appointments, {
      status: appointments["status"]!.map((status) =>
        STATUSES.indexOf(status as (typeof STATUSES)[number]),
      ),
    }),
    flows: cellsOf(flows, { line: text("line"), account: text("account"), memo: text("memo") }),
    texts: texts.list,
    cash,
    payDays: cellsOf(await read("pay_days")),
    loans: (await rows("loans")) as unknown as LoanRecord[],
    months,
    holidays: await holidays(session),
  };
}

/**
 * The last month that the bank's or, where there is no general ledger with cash in it, the billing
 * system's data reach to the end of: their last day is no further from it than their longest silence.
 */
function lastMonthOf(cash: Cells<CashField>, months: Evidence["months"]): number | null {
  const booked = cash.has_cash.some((has) => has === 1)
    ? cash.last_day.map((day, i) => ({ day, month: cash.month[i]! }))
    : months
        .filter(({ feed }) => feed === "transaction")
        .map(({ last_day, month }) => ({ day: last_day, month }));
  const latest = new Map<number, number>();
  for (const { day, month } of booked) {
    latest.set(month, Math.max(latest.get(month) ?? day, day));
  }
  const month = Math.max(...latest.keys());
  if (latest.size < 2) return latest.size === 0 ? null : month;
  const missing = (of: number): number => monthStart(of + 1) - 1 - latest.get(of)!;
  const earlier = [...latest.keys()].filter((each) => each < month && each >= month - 24);
  return missing(month) <= Math.max(6, ...earlier.map(missing)) ? month : month - 1;
}

async function holidays(session: Session): Promise<Set<number>> {
  const { day } = await session.columns(
    "select cast(observed - date '1970-01-01' as integer) as day from holiday",
  );
  return new Set(day as readonly number[]);
}

/** Columns of numbers; what is not said is −1. */
function cellsOf<Field extends string>(
  columns: Columns,
  replaced: Readonly<Record<string, readonly number[]>> = {},
): Cells<Field> {
  const numbers = Object.fromEntries(
    Object.entries(columns).map(([name, values]) => [
      name,
      replaced[name] ?? values.map((value) => (value === null ? -1 : Number(value))),
    ]),
  );
  return { ...numbers, length: columns["known"]!.length } as unknown as Cells<Field>;
}

/** Texts by their number, in the order in which they were first seen. */
class Names {
  readonly list: string[] = [];
  readonly #numbers = new Map<string, number>();

  of(name: unknown): number {
    const text = name as string;
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.list.length);
    this.list.push(text);
    return this.list.length - 1;
  }
}
