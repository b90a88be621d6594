import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cents, moneyText } from "../../engine/money.ts";
import type { Practice } from "../../engine/spine/open.ts";
import { exampleOf, type Flows, type Truth } from "../example.ts";

let practice: Practice;
let truth: Truth;
let months: string[];

beforeAll(async () => {
  ({ practice, truth } = await exampleOf({ providers: 6, months: 14 }));
  months = Object.keys(truth.months);
});

afterAll(() => practice.close());

const rows = (sql: string) => practice.read(null, [], (session) => session.rows(sql));

/** Σ of money texts. */
const total = (texts: Iterable<string>): string => {
  let sum = 0n;
  for (const text of texts) sum += cents(text);
  return moneyText(sum);
};

describe("the example practice's figures are those its simulation counted", () => {
  test("every row of every file is accounted for and every printed total met", () => {
    const reports = practice.imports().flatMap((entry) => entry.files);
    const exports = Object.keys(truth.files).filter(
      (path) => !["covenants.json", "owners.csv"].includes(path),
    );
    expect(reports.length).toBe(exports.length);
    for (const file of reports) {
      const { read, loaded, unchanged, superseded, quarantined, ignored } = file.rows;
      expect([file.path, read]).toEqual([
        file.path,
        loaded + unchanged + superseded + quarantined + ignored,
      ]);
      expect([file.path, quarantined, file.status]).toEqual([file.path, 0, "loaded"]);
      expect(file.control_totals.every((control) => control.agrees)).toBe(true);
    }
  });

  test("collections tie to the books to the cent, every month, and nothing is left unexplained", async () => {
    for (const month of months) {
      const { left, ties } = await practice.certificate(month);
      const books = ties.find(({ tie }) => tie === "books")!;
      expect([month, left, books.asked, books.status]).toEqual([month, "0.00", true, "passes"]);
    }
    expect((await practice.kpi({ kpis: ["RC08"], period: months.at(-1)! }))[0]).toMatchObject({
      verified: "verified",
    });
  });

  test.each(["payer", "provider", "location"])(
    "flows by %s, every month, to the cent",
    async (dimension) => {
      const found = await rows(
        `select strftime(month, '%Y-%m') as month, ${dimension} as name,
        coalesce(sum(amount) filter (where flow = 'charge'), 0)::decimal(18,2)::varchar as charges,
        coalesce(-sum(amount) filter (where flow = 'payment'), 0)::decimal(18,2)::varchar as payments,
        coalesce(-sum(amount) filter (where flow = 'adjustment'), 0)::decimal(18,2)::varchar as adjustments,
        coalesce(sum(amount) filter (where flow = 'refund'), 0)::decimal(18,2)::varchar as refunds,
        coalesce(sum(amount) filter (where flow = 'transfer'), 0)::decimal(18,2)::varchar as transfers
      from entry group by all`,
      );
      const field = dimension === "location" ? "locations" : `${dimension}s`;
      for (const month of months) {
        const expected = truth.months[month][field] as Record<string, Flows>;
        for (const [name, flows] of Object.entries(expected)) {
          const mine = found.find((row) => row["month"] === month && row["name"] === name);
          const { ar_closing: _, ...moved } = flows;
          const zero = Object.fromEntries(Object.keys(moved).map((key) => [key, "0.00"]));
          const { month: __, name: ___, ...ours } = mine ?? {};
          expect([month, name, mine ? ours : zero]).toEqual([month, name, moved]);
        }
        const names = found
          .filter((row) => row["month"] === month)
          .map((row) => row["name"] as string);
        expect(names.filter((name) => !(name in expected))).toEqual([]);
      }
    },
  );

  test.each(["payer", "provider", "location"] as const)(
    "A/R at every month end by %s",
    async (dimension) => {
      const values = await practice.kpi({
        kpis: ["RC01"],
        period: `${months[0]}..${months.at(-1)}`,
        by: [dimension, "month"],
      });
      const field = dimension === "location" ? "locations" : `${dimension}s`;
      for (const month of months) {
        for (const [name, flows] of Object.entries(
          truth.months[month][field] as Record<string, Flows>,
        )) {
          const mine = values.find((v) => v.period === month && v.slice[dimension] === name);
          expect([month, name, total([mine?.numerator ?? "0"])]).toEqual([
            month,
            name,
            flows.ar_closing,
          ]);
        }
        expect(total(values.filter((v) => v.period === month).map((v) => v.numerator ?? "0"))).toBe(
          truth.months[month].ar_closing,
        );
      }
    },
  );

  test("the roll-forward comes to 0.00 for every month, payer, provider and place", async () => {
    for (const by of ["payer", "provider", "location"] as const) {
      const values = await practice.kpi({
        kpis: ["RC37"],
        period: `${months[0]}..${months.at(-1)}`,
        by: [by, "month"],
      });
      expect(values.length).toBeGreaterThan(months.length);
      expect(values.filter((v) => cents(v.numerator!) !== 0n)).toEqual([]);
    }
  });

  test("rows of the ledger by kind", async () => {
    const found = await rows(
      `select strftime(post_date, '%Y-%m') as month, kind, count(*)::integer as n, sum(amount)::varchar as amount
      from transaction_row group by all`,
    );
    const kinds: Record<string, string> = {
      "insurance payment": "payment",
      "patient payment": "payment",
      denial: "information",
    };
    for (const month of months) {
      const expected = new Map<string, { rows: number; amount: bigint }>();
      for (const [word, counted] of Object.entries<{ rows: number; amount: string }>(
        truth.months[month].transactions.by_kind,
      )) {
        const key = kinds[word.toLowerCase()] ?? word.toLowerCase().replaceAll(" ", "_");
        const sum = expected.get(key) ?? { rows: 0, amount: 0n };
        expected.set(key, {
          rows: sum.rows + counted.rows,
          amount: sum.amount + cents(counted.amount),
        });
      }
      for (const [kind, { rows: n, amount }] of expected) {
        const mine = found.find((row) => row["month"] === month && row["kind"] === kind);
        expect([
          month,
          kind,
          mine?.["n"] ?? 0,
          total([(mine?.["amount"] as string) ?? "0"]),
        ]).toEqual([month, kind, n, moneyText(amount)]);
      }
    }
  });

  /** Sums of one KPI's cells in one month. */
  const cells = async (kpi: string, by: string) =>
    rows(
      `select strftime(month, '%Y-%m') as month, ${by} as name,
        sum(numerator)::decimal(38,4)::double as top, sum(denominator)::decimal(38,4)::double as bottom,
        sum(n)::integer as n
      from kpi_cell where kpi = '${kpi}' group by all`,
    );

  test("visits charged and work RVUs by provider and month of service", async () => {
    const encounters = await rows(
      `select strftime(service_date, '%Y-%m') as month, provider as name, count(*)::integer as top
      from visit_charge group by all`,
    );
    const wrvus = await cells("PR01", "provider");
    for (const month of months) {
      const { encounters_by_provider, work_rvu_by_provider } = truth.months[month];
      for (const [provider, n] of Object.entries(encounters_by_provider)) {
        const mine = encounters.find((row) => row["month"] === month && row["name"] === provider);
        expect([month, provider, mine?.["top"]]).toEqual([month, provider, n]);
      }
      for (const [provider, wrvu] of Object.entries(work_rvu_by_provider)) {
        const mine = wrvus.find((row) => row["month"] === month && row["name"] === provider);
        expect([month, provider, mine?.["top"]]).toEqual([month, provider, Number(wrvu)]);
      }
    }
  });

  test("E/M codes, denials by reason, claims and first denials", async () => {
    const em = await cells("PR05", "category");
    // the simulation counts remittances by the month's file, the KPI by the payer's date
    const denied = await rows(
      `select strftime(file.known_at - interval 1 month, '%Y-%m') as month, denied.reason as name,
        count(*)::integer as n, sum(denied.amount)::double as top
      from denied_line denied
      join remitted_adjustment_row adjustment on adjustment.row_no = denied.row_no
      join staged.file file on file.file_id = adjustment.file_id
      group by all`,
    );
    const firstDenied = await rows(
      `select strftime(file.known_at - interval 1 month, '%Y-%m') as month, count(*)::integer as top
      from claim_adjudicated answer
      join remitted_claim_row claim on claim.row_no = answer.row_no
      join staged.file file on file.file_id = claim.file_id
      where answer.denied
      group by all`,
    );
    const claims = await cells("RC14", "''");
    for (const month of months) {
      const { em_codes, denied_by_reason, claims_submitted, claims_denied_initially } =
        truth.months[month];
      for (const [code, n] of Object.entries(em_codes)) {
        const mine = em.find((row) => row["month"] === month && row["name"] === code);
        expect([month, code, mine?.["top"] ?? 0]).toEqual([month, code, n]);
      }
      for (const [reason, { lines, amount }] of Object.entries<{ lines: number; amount: string }>(
        denied_by_reason,
      )) {
        const mine = denied.find((row) => row["month"] === month && row["name"] === reason);
        expect([month, reason, mine?.["n"] ?? 0, mine?.["top"] ?? 0]).toEqual([
          month,
          reason,
          lines,
          Number(amount),
        ]);
      }
      const mine = claims.find((row) => row["month"] === month);
      expect([month, mine?.["bottom"] ?? 0]).toEqual([month, claims_submitted]);
      const first = firstDenied.find((row) => row["month"] === month);
      expect([month, first?.["top"] ?? 0]).toEqual([month, claims_denied_initially]);
    }
  });

  test("appointments, charge lag and unbilled visits", async () => {
    const shows = await cells("AC01", "''");
    const lag = await cells("RC21", "''");
    const unbilled = await cells("RC34", "''");
    for (const month of months) {
      const { appointments, charge_lag_by_entry_month, unbilled_visits } = truth.months[month];
      const { completed, no_show, late_cancel } = appointments;
      const mine = shows.find((row) => row["month"] === month);
      expect([month, mine?.["top"], mine?.["bottom"]]).toEqual([
        month,
        no_show,
        completed + no_show + late_cancel,
      ]);
      const lags = lag.find((row) => row["month"] === month);
      expect([month, lags?.["top"], lags?.["bottom"]]).toEqual([
        month,
        charge_lag_by_entry_month.days,
        charge_lag_by_entry_month.encounters,
      ]);
      if (month < months.at(-1)!) {
        const open = unbilled.find((row) => row["month"] === month);
        expect([month, open?.["top"] ?? 0]).toEqual([month, unbilled_visits]);
      }
    }
  });

  test("the general ledger by statement line, cash, payroll, surveys and remittances", async () => {
    const ledger = await rows(
      `select strftime(month, '%Y-%m') as month, line, sum(amount)::varchar as amount from ledger_line group by all`,
    );
    const payroll = await rows(
      `select strftime(pay_date, '%Y-%m') as month, sum(gross)::varchar as gross, sum(employer_tax)::varchar as employer_tax,
        sum(benefits)::varchar as benefits from payroll_row group by all`,
    );
    const remits = await rows(
      `select strftime(file.known_at - interval 1 month, '%Y-%m') as month, count(*)::integer as n,
        sum(amount)::varchar as paid
      from remittance_row remittance
      join staged.file file on file.file_id = remittance.file_id
      group by all`,
    );
    const cash = await practice.kpi({
      kpis: ["FI06"],
      period: `${months[0]}..${months.at(-1)}`,
      by: ["month"],
    });
    const responses = await cells("FB06", "''");
    const items = await cells("FB02", "category_group");
    let held = 0n;
    for (const month of months) {
      const expected = truth.months[month];
      for (const [line, amount] of Object.entries<string>(expected.gl)) {
        const mine = ledger.find((row) => row["month"] === month && row["line"] === line);
        expect([month, line, total([(mine?.["amount"] as string) ?? "0"])]).toEqual([
          month,
          line,
          total([amount]),
        ]);
      }
      const pay = payroll.find((row) => row["month"] === month)!;
      expect([pay["gross"], pay["employer_tax"], pay["benefits"]]).toEqual([
        expected.payroll.gross,
        expected.payroll.employer_tax,
        expected.payroll.benefits,
      ]);
      const paid = remits.find((row) => row["month"] === month);
      expect([month, paid?.["n"] ?? 0, total([(paid?.["paid"] as string) ?? "0"])]).toEqual([
        month,
        expected.remits.transactions,
        total([expected.remits.paid]),
      ]);
      for (const line of ["cash", "undeposited_funds", "short_term_investments"]) {
        held += cents(expected.gl[line] ?? "0");
      }
      expect([month, total([cash.find((v) => v.period === month)!.numerator!])]).toEqual([
        month,
        moneyText(held),
      ]);
      const rate = responses.find((row) => row["month"] === month);
      expect([month, rate?.["top"], rate?.["bottom"]]).toEqual([
        month,
        expected.survey.complete,
        expected.survey.sampled - expected.survey.ineligible,
      ]);
      for (const [item, { valid, top }] of Object.entries<{ valid: number; top: number }>(
        expected.survey_items,
      )) {
        const mine = items.find((row) => row["month"] === month && row["name"] === item);
        expect([month, item, mine?.["bottom"] ?? 0, mine?.["top"] ?? 0]).toEqual([
          month,
          item,
          valid,
          top,
        ]);
      }
    }
  });

  test("the checks find what was put there to be found, and nothing of another kind", async () => {
    const findings = (await practice.check()).findings.filter(
      ({ severity }) => severity !== "information",
    );
    expect([...new Set(findings.map(({ check }) => check))].toSorted()).toEqual([
      "CLAIM_CHARGE_DIFFERS",
      "CLAIM_REJECTED",
      "FILING_LIMIT_NEAR",
      "PAID_BELOW_CONTRACT",
      "STOCK_EXPIRED",
    ]);
    const stock = findings.filter(({ check }) => check === "STOCK_EXPIRED");
    const { lot } = truth.planted.stock.past_its_day;
    expect(stock.map(({ message }) => message.includes(`lot ${lot} `))).toEqual([true]);
    const short = (payer: string): number =>
      findings
        .filter(
          ({ check, message }) => check === "PAID_BELOW_CONTRACT" && message.startsWith(payer),
        )
        .reduce((sum, { amount }) => sum + Math.abs(Number(amount)), 0);
    const payers = Object.keys(truth.payers).toSorted((a, b) => short(b) - short(a));
    expect(payers[0]).toBe(truth.planted.paid_below_contract.payer);
    expect(short(payers[0]!)).toBeGreaterThan(2 * short(payers[1]!));
  });
});
