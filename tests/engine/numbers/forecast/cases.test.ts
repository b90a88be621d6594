/** Independent known answers of receivables, back-test and cash, one test a case; skipped, and said so, where their file is absent. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { cents } from "../../../../engine/money.ts";
import {
  bias,
  bornhuetterFerguson,
  bootstrapTotals,
  calendarCash,
  capeCod,
  chainLadder,
  correlatedDraws,
  crpsNormal,
  crpsSample,
  delayed,
  directCash,
  mase,
  meanLag,
  medicareFloor,
  overDispersed,
  pinball,
  reconciled,
  structuralScaling,
  wape,
  type PaymentRule,
  type Triangle,
} from "../../../../engine/index.ts";
import { federalHolidays } from "../../../../engine/numbers/forecast/federal_holidays.ts";
import { cholesky } from "../../../../engine/numbers/forecast/cholesky.ts";
import { addDays, firstDay, lastDay, weekday } from "../../../../engine/calendar.ts";
import { sharedCases } from "../../../shared_data.ts";

// the shapes of inputs and answers differ by case, and are read where they are used
type Json = any;
type Case = { id: string; area: string; inputs: Json; expected: Json; tolerance: Json };

const file = sharedCases("finance.json");
const isHere = existsSync(file);
const shared: { cases: Case[]; data: Json } = isHere
  ? (JSON.parse(readFileSync(file, "utf8")) as { cases: Case[]; data: Json })
  : { cases: [], data: {} };
const mine = shared.cases.filter(({ area }) => /^(receivables|backtest|forecast)\./.test(area));

const triangle = (rows: readonly (readonly (number | null)[])[], width: number): Triangle => ({
  origins: rows.map((_, i) => String(i + 1)),
  cumulative: rows.map((row) => Array.from({ length: width }, (_, age) => row[age] ?? null)),
});

const near = (found: readonly number[], wanted: readonly number[], relative: number): void => {
  expect(found).toHaveLength(wanted.length);
  found.forEach((value, i) =>
    expect(Math.abs(value - wanted[i]!)).toBeLessThanOrEqual(
      Math.max(relative * Math.abs(wanted[i]!), 1e-9),
    ),
  );
};
const toCents = (found: readonly number[], wanted: readonly number[], slack = 0.0051): void => {
  expect(found).toHaveLength(wanted.length);
  found.forEach((value, i) => expect(Math.abs(value - wanted[i]!)).toBeLessThanOrEqual(slack));
};

const answers: Record<string, (one: Case) => void> = {
  "RES-genins-mack": ({ expected, tolerance }) => {
    const ladder = chainLadder(triangle(shared.data.genins, 10));
    near(ladder.factors, expected.factors, 1e-9);
    near(ladder.variances, expected.sigma2, 1e-6);
    near(ladder.ultimates, expected.ultimate, tolerance.rel);
    near(ladder.unpaid, expected.ibnr, tolerance.rel);
    near(ladder.errors, expected.mack_se, tolerance.rel);
    toCents([ladder.total.unpaid, ladder.total.error], [expected.total_ibnr, expected.total_se]);
    const cash = calendarCash(triangle(shared.data.genins, 10), ladder.unpaid, ladder.shares);
    near(cash, expected.calendar_cash, tolerance.rel);
  },
  "RES-genins-odp": ({ expected, tolerance }) => {
    const genins = triangle(shared.data.genins, 10);
    const found = overDispersed(genins);
    near([found.dispersion], [expected.phi], tolerance.rel);
    near([found.total.unpaid], [expected.total_ibnr], tolerance.rel);
    near([found.total.error], [expected.rmsep_total], tolerance.rel);
    near(found.errors.slice(1), expected.rmsep_by_origin_2_10, tolerance.rel);
    near(
      found.calendar.map(({ cash }) => cash),
      expected.calendar_cash,
      tolerance.rel,
    );
    near(
      found.calendar.map(({ error }) => error),
      expected.calendar_rmsep,
      tolerance.rel,
    );
    const totals = bootstrapTotals(genins, 10_000, 1);
    const mean = totals.reduce((sum, value) => sum + value, 0) / totals.length;
    const deviation = Math.sqrt(
      totals.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (totals.length - 1),
    );
    expect(Math.abs(mean / expected.total_ibnr - 1)).toBeLessThan(0.02);
    expect(Math.abs(deviation / expected.rmsep_total - 1)).toBeLessThan(0.05);
  },
  "RES-bf-hand": ({ inputs, expected }) => {
    const one = triangle([[inputs.reported, null]], 2);
    const found = bornhuetterFerguson(
      one,
      { shares: [1 / inputs.cdf, 1] },
      [inputs.earned_premium],
      inputs.expected_ratio,
    );
    expect(found.ultimates[0]).toBeCloseTo(expected.bf, 9);
  },
  "RES-xyz-capecod": ({ expected, tolerance }) => {
    const paid = shared.data.xyz_paid as Record<string, (number | null)[]>;
    const premium = shared.data.xyz_premium as Record<string, number>;
    const years = Object.keys(paid);
    const xyz: Triangle = {
      origins: years,
      cumulative: years.map((year) => paid[year]!),
    };
    const exposure = years.map((year) => premium[year]!);
    const found = capeCod(xyz, chainLadder(xyz), exposure);
    expect(found.ratio).toBeCloseTo(expected.elr, 6);
    found.unpaid.forEach((value, i) =>
      expect(Math.abs(value - expected.ibnr[i])).toBeLessThan(tolerance.abs),
    );
    const total = found.unpaid.reduce((sum, value) => sum + value, 0);
    expect(Math.abs(total - expected.total)).toBeLessThan(tolerance.abs);
  },
  "RUN-1": ({ inputs, expected }) => {
    const run = triangle(inputs.cumulative_paid, 6);
    const ladder = chainLadder(run);
    near(ladder.factors, expected.factors, 1e-7);
    near(ladder.shares, expected.percent_paid_by_lag, 1e-7);
    toCents(ladder.unpaid, expected.cl_unpaid);
    toCents([ladder.total.unpaid, ladder.total.error], [expected.cl_total, expected.mack_total_se]);
    toCents(ladder.errors, expected.mack_se);
    const bf = bornhuetterFerguson(run, ladder, inputs.allowed, inputs.apriori_net_collection);
    toCents(bf.unpaid, expected.bf_unpaid);
    const cc = capeCod(run, ladder, inputs.allowed);
    near([cc.ratio], [expected.capecod_net_collection], 1e-7);
    toCents(cc.unpaid, expected.capecod_unpaid);
    for (const [unpaid, cash] of [
      [ladder.unpaid, expected.cl_calendar_cash],
      [bf.unpaid, expected.bf_calendar_cash],
      [cc.unpaid, expected.capecod_calendar_cash],
    ] as [number[], number[]][]) {
      const found = calendarCash(run, unpaid, ladder.shares);
      toCents(found, cash);
      const [sum, all] = [found, unpaid].map((values) => values.reduce((a, b) => a + b, 0));
      expect(Math.abs(sum! - all!)).toBeLessThan(0.05);
    }
  },
  "RUN-delay": ({ inputs, expected }) => {
    const found = delayed(inputs.pmf, inputs.shift_days, inputs.days_per_month);
    near(found, expected.pmf_shifted, 1e-6);
    expect(found.reduce((sum, value) => sum + value, 0)).toBeCloseTo(expected.sum, 7);
    expect(meanLag(inputs.pmf as number[])).toBeCloseTo(expected.mean_lag_months_before, 6);
    expect(meanLag(found)).toBeCloseTo(expected.mean_lag_months_after, 6);
  },
  "LAG-floor": ({ inputs, expected }) => {
    expect(medicareFloor(inputs.received as string)).toEqual({
      electronic: expected.earliest_electronic_payment,
      paper: expected.earliest_paper_payment,
      interest: expected.interest_starts,
    });
  },
  "SCORE-crps": ({ inputs, expected }) => {
    near(
      (inputs.normal as [number, number, number][]).map(([came, centre, deviation]) =>
        crpsNormal(came, centre, deviation),
      ),
      expected.crps_normal,
      1e-9,
    );
    expect(crpsSample(inputs.sample_obs as number, inputs.sample as number[])).toBeCloseTo(
      expected.crps_sample,
      9,
    );
    near(
      (inputs.pinball as [number, number, number][]).map(([forecast, came, p]) =>
        pinball(forecast, came, p),
      ),
      expected.pinball,
      1e-9,
    );
  },
  "SCORE-point": ({ inputs, expected }) => {
    const { actual, forecast, training } = inputs as Record<string, number[]>;
    expect(wape(actual!, forecast!)).toBeCloseTo(expected.wape, 7);
    expect(bias(actual!, forecast!)).toBeCloseTo(expected.bias, 7);
    expect(mase(actual!, forecast!, training!, 1)).toBeCloseTo(expected.mase, 7);
  },
  "RECON-struct": ({ inputs, expected }) => {
    const sums = [
      [1, 1, 1, 1],
      [1, 0, 0, 0],
      [0, 1, 0, 0],
      [0, 0, 1, 0],
      [0, 0, 0, 1],
    ];
    const base = [inputs.annual, ...inputs.quarters] as number[];
    const found = reconciled(sums, base, structuralScaling(sums));
    expect(found.rows[0]).toBeCloseTo(expected.annual, 9);
    near(found.parts, expected.quarters, 1e-12);
  },
  "MC-1": ({ inputs, expected, tolerance }) => {
    cholesky(inputs.corr as number[][])!.forEach((row, i) => near(row, expected.cholesky[i], 1e-9));
    const sums = correlatedDraws(inputs.mean, inputs.sd, inputs.corr, inputs.sims, 1)
      .map((draw) => draw.reduce((sum, value) => sum + value, 0))
      .toSorted((a, b) => a - b);
    const mean = sums.reduce((sum, value) => sum + value, 0) / sums.length;
    const deviation = Math.sqrt(
      sums.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (sums.length - 1),
    );
    expect(Math.abs(mean - expected.sum_mean)).toBeLessThan(tolerance.sum_mean);
    expect(Math.abs(deviation / expected.sum_sd - 1)).toBeLessThan(tolerance.sum_sd_rel);
    expect(Math.abs(sums[Math.floor(0.05 * sums.length)]! - expected.p05)).toBeLessThan(
      tolerance.p05,
    );
  },
  "CAL-2026": ({ expected }) => {
    const holidays = federalHolidays(2026);
    expect(holidays.map(({ observed }) => observed)).toEqual(Object.values(expected.holidays));
    const shut = new Set(holidays.map(({ observed }) => observed));
    const open = Array.from({ length: 12 }, (_, i) => {
      const month = `2026-${String(i + 1).padStart(2, "0")}`;
      let count = 0;
      for (let day = firstDay(month); day <= lastDay(month); day = addDays(day, 1)) {
        if (weekday(day) <= 5 && !shut.has(day)) count++;
      }
      return count;
    });
    expect(open).toEqual(expected.business_days_by_month);
  },
  "CASH-13": ({ inputs, expected }) => {
    const dollars = (value: number): bigint => cents(value.toFixed(2));
    const payments: Record<string, PaymentRule> = {
      payroll: { when: "every", days: 14, from: "2026-01-02", amount: 3_850_000n },
      payroll_tax: { when: "with", item: "payroll", rate: String(inputs.payroll_tax_rate) },
      rent: { when: "monthly", day: 1, amount: 1_500_000n },
      supplies: { when: "production", weeksLater: 1, rate: "0.065" },
      software: { when: "monthly", day: 15, amount: 420_000n },
      debt_service: { when: "monthly", day: 15, amount: 472_272n },
      malpractice: { when: "on", date: "2026-02-01", amount: 1_125_000n },
      estimated_tax: { when: "on", date: "2026-01-15", amount: 2_200_000n },
      owner_draw: { when: "month-end", amount: 2_000_000n },
    };
    const { loc } = inputs;
    const weeks = directCash({
      start: "2026-01-05",
      weeks: 13,
      opening: dollars(inputs.opening),
      runOff: inputs.existing_ar_runoff.map(dollars),
      productionADay: dollars(inputs.production_per_business_day),
      producedBefore: [4_600_000n],
      lags: inputs.lag_pmf_weeks.map(String),
      payments,
      line: {
        limit: dollars(loc.limit),
        minimumCash: dollars(loc.min_cash),
        annualRate: String(loc.rate),
        step: dollars(loc.draw_step),
      },
      holidays: new Set(federalHolidays(2026).map(({ observed }) => observed)),
    });
    expect(weeks).toHaveLength(expected.weeks.length);
    weeks.forEach((week, i) => {
      const wanted = expected.weeks[i];
      expect(week.monday).toBe(wanted.monday);
      expect(week.businessDays).toBe(wanted.business_days);
      for (const name of Object.keys(payments)) {
        expect([wanted.week, name, week.payments[name]]).toEqual([
          wanted.week,
          name,
          dollars(wanted[name]),
        ]);
      }
      expect({
        opening: week.opening,
        runoff: week.runOff,
        new_receipts: week.newReceipts,
        loc_interest: week.interest,
        loc_draw: week.draw,
        loc_repay: week.repayment,
        closing: week.closing,
        loc_balance: week.balance,
      }).toEqual(
        Object.fromEntries(
          [
            "opening",
            "runoff",
            "new_receipts",
            "loc_interest",
            "loc_draw",
            "loc_repay",
            "closing",
            "loc_balance",
          ].map((name) => [name, dollars(wanted[name])]),
        ),
      );
      expect(week.gap).toBe(0n);
    });
  },
};

describe.skipIf(!isHere)("known answers of receivables and cash (needs ../shared/cases)", () => {
  test.each(mine.map((one) => [one.id, one] as const))("%s", (id, one) => {
    expect(Object.keys(answers)).toContain(id);
    answers[id]!(one);
  });

  test("there are thirteen of them", () => expect(mine).toHaveLength(13));
});
