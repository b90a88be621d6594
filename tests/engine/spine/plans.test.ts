/** The plan of a tiny practice: edited, brought in, compared with, frozen; through every door. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type {
  BudgetReport,
  FrozenPlan,
  Plan,
  PlanEdit,
  PlanStep,
  PlanVersion,
  RollingForecast,
} from "../../../engine/contract.ts";
import type { Practice } from "../../../engine/spine/open.ts";
import { openPractice } from "../../../engine/spine/open.ts";
import { createApp } from "../../../server/app.ts";
import { copiesOf, drop, scratchPractice } from "../../scratch.ts";
import { terminalOf } from "../../terminal.ts";

const ACCOUNTS = `account,line
Bank,cash
Fees,patient_revenue
Rent,occupancy
`;

/** Fees of 1,000.00 and rent of 300.00 in each month of 2025, and in January 2026. */
const BOOKS = [
  "account,entry,type,date,number,memo,debit,credit",
  ...Array.from({ length: 13 }, (_, i) => {
    const day = `${i < 12 ? "2025" : "2026"}-${String((i % 12) + 1).padStart(2, "0")}-15`;
    return [
      `Bank,F${i},Deposit,${day},,,1000.00,`,
      `Fees,F${i},Deposit,${day},,,,1000.00`,
      `Rent,R${i},Check,${day},,,300.00,`,
      `Bank,R${i},Check,${day},,,,300.00`,
    ];
  }).flat(),
  "",
].join("\n");

/** As people keep it: columns in their own order, one of their own, months as Excel writes them, no end of line. */
const BUDGET = [
  "Line,Month,Amount,Version,Payer,Behaviour,our note",
  'patient_revenue,Jan-26,"1,100.00",2026,,variable,"from the owners, May"',
  "occupancy,Jan-26,310,2026,,fixed,",
  "visits,Jan-26,11,2026,Aetna,,",
  "occupancy,Dec-25,299.00,2025,,,",
].join("\r\n");

const planned = copiesOf(async (budget: string | null = BUDGET) => {
  const practice = scratchPractice();
  const paths = [drop(practice, "accounts.csv", ACCOUNTS), drop(practice, "ledger.csv", BOOKS)];
  if (budget !== null) {
    writeFileSync(practice.folder.budget, budget);
    paths.push(practice.folder.budget);
  }
  await practice.import([{ paths, knownAt: null }]);
  return practice;
});

const text = (practice: Practice): string => readFileSync(practice.folder.budget, "utf8");

const edit = (plan: Plan, ...steps: PlanStep[]): PlanEdit => ({
  fiscal_year: plan.fiscal_year,
  version: plan.version,
  etag: plan.etag,
  steps,
});

const rent = (amount: string, month = "2026-01"): PlanStep => ({
  do: "set",
  line: "occupancy",
  payer: null,
  month,
  amount,
});

const netOf = ({ lines }: Pick<BudgetReport, "lines">): string =>
  lines.find(({ line }) => line === "net_income")!.budget;

describe("editing budget.csv", () => {
  test("writes the rows that changed and leaves every other byte alone", async () => {
    const practice = await planned();
    const plan = await practice.plans.read();
    expect(plan).toMatchObject({
      fiscal_year: "FY2026",
      version: "2026",
      versions: ["2026"],
      fiscal_years: ["FY2025", "FY2026", "FY2027"],
      is_imported: true,
      changes: [],
    });
    const tried = await practice.plans.preview(edit(plan, rent("320"), rent("330", "2026-02")));
    expect(tried.changes).toEqual([
      {
        line: "occupancy",
        title: "Occupancy",
        payer: null,
        month: "2026-01",
        was: "310.00",
        is: "320.00",
      },
      {
        line: "occupancy",
        title: "Occupancy",
        payer: null,
        month: "2026-02",
        was: null,
        is: "330.00",
      },
    ]);
    expect(text(practice)).toBe(BUDGET);

    const saved = await practice.plans.save(edit(plan, rent("320"), rent("330", "2026-02")));
    expect(text(practice).split("\r\n")).toEqual([
      ...BUDGET.split("\r\n").slice(0, 2),
      "occupancy,Jan-26,320.00,2026,,fixed,",
      "visits,Jan-26,11,2026,Aetna,,",
      "occupancy,Feb-26,330.00,2026,,fixed,",
      "occupancy,Dec-25,299.00,2025,,,",
      "",
    ]);
    expect(saved).toMatchObject({ changes: [], is_imported: false });

    const report = await practice.plans.bringIn();
    expect(report.files).toMatchObject([{ format: "budget", status: "loaded" }]);
    expect((await practice.plans.read()).is_imported).toBe(true);
    expect(netOf(await practice.budget({ period: "2026-01" }))).toBe("780.00");
  });

  test("a change that is taken back again reaches the figures, though the file is one they had", async () => {
    const practice = await planned(`${BUDGET}\r\n`);
    const step = async (amount: string): Promise<string> => {
      await practice.plans.save(edit(await practice.plans.read(), rent(amount)));
      await practice.plans.bringIn();
      return netOf(await practice.budget({ period: "2026-01" }));
    };
    expect([await step("320"), await step("310.00"), await step("320"), await step("310")]).toEqual(
      ["780.00", "790.00", "780.00", "790.00"],
    );
  });

  test("what was changed meanwhile is not overwritten", async () => {
    const practice = await planned();
    const plan = await practice.plans.read();
    writeFileSync(practice.folder.budget, BUDGET.replace("310", "315"));
    await expect(practice.plans.save(edit(plan, rent("320")))).rejects.toMatchObject({
      name: "PlanChanged",
    });
    expect(text(practice)).toContain("315");
  });

  test("a plan can be begun where there is no file, and says how each line came about", async () => {
    const practice = await planned(null);
    const plan = await practice.plans.read();
    expect(plan).toMatchObject({ version: "2026", versions: [], etag: null });
    await practice.plans.save(edit(plan, { do: "copy_all", growth: "10 %" }));
    expect(text(practice).split("\n").slice(0, 2)).toEqual([
      "version,month,line,payer,amount,behaviour",
      "2026,2026-01,patient_revenue,,1100.00,",
    ]);
    const kept = await openPractice(practice.folder.path).plans.read();
    const of = (id: string) => kept.lines.find(({ line }) => line === id)!;
    expect(of("occupancy")).toMatchObject({
      total: "3960.00",
      origin: "as booked Jan – Dec 2025, 10 % more",
    });
    const rules = join(practice.folder.path, "plan.json");
    expect(readFileSync(rules, "utf8").split("\n")).toHaveLength(2 + 2 + 3);
    await practice.plans.bringIn();
    expect(netOf(await practice.budget({ period: "FY2026" }))).toBe("9240.00");
  });

  test("a file that cannot be edited is refused by its line", async () => {
    const practice = await planned(null);
    const REFUSED: readonly (readonly [string, RegExp])[] = [
      ["month,line\n", /no column "amount"/],
      ["month;line;amount\n", /separated by commas/],
      ["month,line,amount\n2026-13,occupancy,1\n", /line 2 .* no month/],
      ["month,line,amount\n2026-01,occupancy,1.005\n", /line 2 .* no amount in cents/],
      ["month,line,amount\n2026-01,occupancy,=1+1\n", /line 2 .* no amount/],
      ["month,line,amount\n2026-01,occupancy,1\n2026-01,Occupancy,2\n", /twice .* lines 2 and 3/],
      ['month,line,amount\n2026-01,"occupancy,1\n', /quote that is not closed/],
      ["\ufffd,month,line,amount\n", /UTF-8/],
    ];
    for (const [bad, says] of REFUSED) {
      writeFileSync(practice.folder.budget, bad);
      await expect(practice.plans.read()).rejects.toThrow(says);
    }
    for (const bad of ["{", '{"lines": 1}', '{"lines": [{"fiscal_year": "FY2026"}]}']) {
      writeFileSync(practice.folder.budget, BUDGET);
      writeFileSync(practice.folder.planRules, bad);
      await expect(practice.plans.read()).rejects.toThrow(/plan\.json/);
    }
  });

  test("a version's name can be no formula, and needs its column", async () => {
    const practice = await planned("month,line,amount\n2026-01,occupancy,1\n");
    const plan = await practice.plans.read();
    expect(plan.version).toBe("original");
    for (const version of ["=cmd", "+1", "@x", "a|b", ""]) {
      await expect(practice.plans.preview({ ...edit(plan), version })).rejects.toThrow(
        /cannot name/,
      );
    }
    await expect(practice.plans.save({ ...edit(plan, rent("2")), version: "v2" })).rejects.toThrow(
      /no column "version"/,
    );
    await practice.plans.save(edit(plan, rent("2", "2026-02")));
    expect(text(practice)).toBe("month,line,amount\n2026-01,occupancy,1\n2026-02,occupancy,2.00\n");
  });
});

describe("versions", () => {
  test("a restated version takes the plan over, counts once it is in, and the frozen one is still compared with", async () => {
    const practice = await planned();
    const frozen = await practice.plans.freeze("FY2026", "2026", { approvedBy: "the owners" });
    expect(frozen).toMatchObject({
      name: "original",
      rows: 3,
      net_income: "790.00",
      approved_by: "the owners",
    });
    const plan = await practice.plans.read();
    expect(plan.frozen).toEqual(frozen);
    await expect(practice.plans.preview(edit(plan, rent("1")))).rejects.toMatchObject({
      name: "PlanFrozen",
    });

    const restated = {
      ...edit(plan, { do: "start", from: "2026" }, rent("500")),
      version: "2026 v2",
    };
    await practice.plans.save(restated);
    await practice.plans.bringIn();
    expect(netOf(await practice.budget({ period: "2026-01" }))).toBe("600.00");
    const original = await practice.budget({ period: "2026-01", version: "original" });
    expect(netOf(original)).toBe("790.00");
    expect(original.version).toMatch(/^original, frozen \d{4}-/);
    expect(netOf(await practice.budget({ period: "2026-01", version: "2026" }))).toBe("790.00");
    expect(netOf(await practice.budget({ period: "2026-01", version: "latest" }))).toBe("600.00");
    expect(original.visits).toEqual((await practice.budget({ period: "2026-01" })).visits);
    const page = await practice.page("budget", { period: "2026-01", version: "original" });
    expect(page.plans).toEqual(["original", "2026", "2026 v2"]);
    const statement = page.panels.find(({ id }) => id === "statement")!;
    expect(statement.subtitle).toMatch(/compared with the plan original, frozen \d{4}-/);
    const inForce = await practice.page("budget", { period: "2026-01" });
    expect(inForce.sentence).not.toBe(page.sentence);
    await expect(practice.budget({ period: "2026-01", version: "golf" })).rejects.toMatchObject({
      name: "UnknownName",
      allowed: ["2026", "original", "2026 v2"],
    });
    await expect(practice.budget({ period: "2025-12", version: "original" })).rejects.toThrow(
      /FY2025 has no plan/,
    );

    await expect(practice.plans.freeze("FY2026", "2026 v2")).rejects.toThrow(/say the reason/);
    await expect(practice.plans.freeze("FY2026", "2026")).rejects.toThrow(/frozen as original/);
    const second = await practice.plans.freeze("FY2026", "2026 v2", { reason: "the rent went up" });
    expect(second).toMatchObject({ name: "v2", reason: "the rent went up" });
    expect(
      (await practice.plans.versions()).map(({ version, frozen: as, counts_in: n }) => [
        version,
        as,
        n,
      ]),
    ).toEqual([
      ["2025", null, 1],
      ["2026", "original", 0],
      ["2026 v2", "v2", 1],
    ]);
  });

  test("what is changed of a frozen plan past us is found, and is not what is compared with", async () => {
    const practice = await planned();
    await practice.plans.freeze("FY2026", "2026");
    writeFileSync(practice.folder.budget, BUDGET.replace("310", "999"));
    await practice.plans.bringIn();
    const { findings } = await practice.check();
    expect(findings.filter(({ check }) => check === "frozen_plan_changed")).toMatchObject([
      { severity: "look_at", message: expect.stringMatching(/"2026" of FY2026 .* 1 of its rows/) },
    ]);
    expect(netOf(await practice.budget({ period: "2026-01", version: "original" }))).toBe("790.00");
    await practice.rebuild();
    expect(netOf(await practice.budget({ period: "2026-01", version: "original" }))).toBe("790.00");
  });

  test("what is not in the figures yet cannot be frozen", async () => {
    const practice = await planned();
    await practice.plans.save(edit(await practice.plans.read(), rent("1")));
    await expect(practice.plans.freeze("FY2026", "2026")).rejects.toThrow(/not in the figures yet/);
    await expect(practice.plans.freeze("FY2027", "2027")).rejects.toThrow(/plans nothing/);
  });
});

test("the terminal and the API make, save, freeze and compare the same plan", async () => {
  const practice = await planned();
  const { path } = practice.folder;
  practice.close();
  const run = terminalOf(path);
  const tried = run("plan", "spread", "occupancy", "3652.00", "--by", "working_days", "--dry-run");
  expect(tried).toMatchObject({ status: 0, said: { saved: false } });
  expect(readFileSync(join(path, "budget.csv"), "utf8")).toBe(BUDGET);
  const spread = run("plan", "spread", "occupancy", "3652.00", "--by", "working_days").said as Plan;
  expect(spread.lines.find(({ line }) => line === "occupancy")).toMatchObject({ total: "3652.00" });
  expect(existsSync(join(path, "plan.json"))).toBe(true);
  expect(run("plan", "set", "golf", "2026-01", "1")).toMatchObject({ status: 2 });
  expect(run("import").status).toBe(0);
  const frozen = run("plan", "freeze", "FY2026", "2026").said as FrozenPlan;
  const rolling = run("plan", "rolling", "--method", "run_rate_months").said as RollingForecast;
  expect(rolling).toMatchObject({ through: "2026-01", because: null });
  // 1,000.00 − 300.00 in the one month of the year that is booked, twelve times
  expect(rolling.lines.at(-1)).toMatchObject({ line: "net_income", total: "8400.00" });

  const opened = openPractice(path);
  try {
    const app = createApp(opened);
    const get = async (address: string): Promise<unknown> => (await app.request(address)).json();
    const post = async (address: string, body: object) => {
      const answer = await app.request(address, {
        method: "POST",
        body: JSON.stringify(body),
        headers: { "content-type": "application/json" },
      });
      return { status: answer.status, said: (await answer.json()) as unknown };
    };
    const plan = (await get("/api/plan")) as Plan;
    expect(plan).toEqual(run("plan", "show").said);
    expect(plan.frozen).toEqual(frozen);
    expect(await post("/api/plan", edit(plan, rent("1")))).toMatchObject({ status: 409 });
    expect(await post("/api/plan/preview", { ...edit(plan), etag: "0".repeat(64) })).toMatchObject({
      status: 409,
      said: { title: "The plan was changed meanwhile" },
    });
    expect(await post("/api/plan", { ...edit(plan), steps: [{ do: "golf" }] })).toMatchObject({
      status: 400,
    });
    const restated = {
      ...edit(plan, { do: "start", from: "2026" }, rent("400")),
      version: "2026 v2",
    };
    expect(await post("/api/plan", restated)).toMatchObject({ status: 200, said: { changes: [] } });
    expect(await post("/api/plan/import", {})).toMatchObject({ status: 200 });
    const { versions } = (await get("/api/plan/versions")) as { versions: PlanVersion[] };
    expect(versions).toEqual((run("plan", "versions").said as { versions: unknown }).versions);
    for (const version of ["original", "2026 v2"]) {
      expect(
        await get(`/api/budget?period=2026-01&version=${encodeURIComponent(version)}`),
      ).toEqual(run("budget", "--period", "2026-01", "--version", version).said);
    }
    expect(await get("/api/plan/rolling?method=run_rate_months")).toEqual(
      run("plan", "rolling", "--method", "run_rate_months").said,
    );
    const page = await opened.page("plan");
    expect(page.panels.map(({ id }) => id)).toEqual(["outlook", "rolling", "versions"]);
  } finally {
    opened.close();
  }
});
