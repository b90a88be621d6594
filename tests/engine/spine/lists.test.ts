/** Lists that people keep in the practice's folder: what is no longer in them no longer counts; through every door. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type {
  BudgetReport,
  ImportReport,
  KpiValue,
  Restatement,
} from "../../../engine/contract.ts";
import { packageFolder } from "../../../engine/database.ts";
import { listNamed } from "../../../engine/practice.ts";
import type { Practice } from "../../../engine/spine/open.ts";
import { drop, scratchPractice } from "../../scratch.ts";
import { terminalOf } from "../../terminal.ts";

const HEADER = "version,month,line,payer,amount,behaviour";
const FEES = "2026,2026-01,patient_revenue,,1100.00,";
const RENT = "2026,2026-01,occupancy,,310.00,";
const OFFICE = "2026,2026-01,office,,45.00,";
const fileOf = (...lines: string[]): string => `${[HEADER, ...lines].join("\n")}\n`;

const BOOKS = `account,entry,type,date,number,memo,debit,credit
Bank,F,Deposit,2026-01-15,,,1000.00,
Fees,F,Deposit,2026-01-15,,,,1000.00
`;

/** A practice with books of January 2026 and a budget. */
async function planned(budget: string): Promise<Practice> {
  const practice = scratchPractice();
  put(practice, "accounts.csv", "account,line\nBank,cash\nFees,patient_revenue\n");
  put(practice, "budget.csv", budget);
  drop(practice, "ledger.csv", BOOKS);
  await bring(practice);
  return practice;
}

const put = ({ folder }: Practice, name: string, text: string): void =>
  writeFileSync(join(folder.path, name), text);
const bring = async (practice: Practice, accept: string[] = []): Promise<ImportReport> =>
  (await practice.import([{ paths: practice.folder.waiting(), knownAt: null }], { accept }))[0]!;
const fileNamed = ({ files }: ImportReport, name: string) =>
  files.find(({ path }) => path === name)!;
const budgetOf = ({ lines }: BudgetReport): [string, string][] =>
  lines
    .filter(
      ({ line, kind }) => (kind === "revenue" || kind === "expense") && !line.startsWith("total_"),
    )
    .filter(({ budget }) => budget !== "0.00")
    .map(({ line, budget }) => [line, budget]);
const planOf = async (practice: Practice) => budgetOf(await practice.budget({ period: "2026-01" }));

describe("a line that is taken out of budget.csv", () => {
  test("no longer counts from that import on, is named, was known before, and restates a closed month", async () => {
    const practice = await planned(fileOf(FEES, RENT, OFFICE));
    await practice.closeMonth("2026-01");
    const before = new Date().toISOString();
    const terminal = terminalOf(practice.folder.path);
    put(
      practice,
      "budget.csv",
      fileOf(FEES, OFFICE.replace("45.00", "50.00"), "2026,2026-01,marketing,,9.00,"),
    );
    const { said, status } = terminal("import");
    expect(status).toBe(0);
    const file = fileNamed(said as ImportReport, "budget.csv");
    expect(file).toMatchObject({
      status: "loaded",
      whole: true,
      rows: { read: 4, loaded: 2, unchanged: 1, superseded: 0, quarantined: 0 },
      lines: { came: 1, changed: 1, stayed: 1, went: 1 },
    });
    expect(file.findings.filter(({ check }) => check === "LIST_CHANGED")).toMatchObject([
      {
        severity: "look_at",
        message:
          "budget.csv: 1 line came (2026, 2026-01, marketing); 1 line changed (2026, 2026-01, office); 1 line went and no longer counts (2026, 2026-01, occupancy)",
      },
    ]);
    expect(budgetOf(terminal("budget", "--period", "2026-01").said as BudgetReport)).toEqual([
      ["patient_revenue", "1100.00"],
      ["office", "50.00"],
      ["marketing", "9.00"],
    ]);
    const { lines } = await practice.plans.read();
    expect(lines.find(({ line }) => line === "occupancy")).toMatchObject({ total: null });
    const rent = (...more: string[]): KpiValue[] =>
      (
        terminal("kpi", "FI10", "--period", "2026-01", "--by", "category", ...more)
          .said as KpiValue[]
      ).filter(({ slice }) => slice["category"] === "occupancy");
    expect(rent("--known-at", before)).toMatchObject([{ value: 310 }]);
    expect(rent()).toEqual([]);
    const told = (terminal("restatements").said as Restatement[]).filter(
      ({ kpi }) => kpi === "FI10",
    );
    expect(told.map(({ cause, was, is }) => [cause, was, is])).toEqual([
      ["source_correction", 255, 260],
      ["taken_out", 260, -50],
      ["late_posting", -50, -41],
    ]);
  });

  test("counts again when it is written again, and a file that is what it was before is news", async () => {
    const first = fileOf(FEES, RENT, OFFICE);
    const practice = await planned(first);
    const start = await planOf(practice);
    put(practice, "budget.csv", fileOf(FEES, OFFICE));
    await bring(practice);
    expect((await planOf(practice)).map(([line]) => line)).toEqual(["patient_revenue", "office"]);
    await practice.closeMonth("2026-01");
    put(practice, "budget.csv", first);
    await expect(practice.plans.read()).resolves.toMatchObject({ is_imported: false });
    const again = await bring(practice);
    expect(fileNamed(again, "budget.csv").lines).toEqual({
      came: 1,
      changed: 0,
      stayed: 2,
      went: 0,
    });
    expect(await planOf(practice)).toEqual(start);
    expect(
      practice
        .restatements()
        .flatMap(({ kpi, cause, was, is }) => (kpi === "FI10" ? [[cause, was, is]] : [])),
    ).toEqual([["late_posting", -55, 255]]);
    expect(fileNamed(await bring(practice), "budget.csv").status).toBe("duplicate");
    const { digest } = (await practice.digest())!;
    expect((await practice.rebuild()).digest).toBe(digest);
    await practice.undo(again.import_id!);
    expect((await planOf(practice)).map(([line]) => line)).toEqual(["patient_revenue", "office"]);
  });

  test("is not asked for by an export in the inbox, which says nothing of what it lacks", async () => {
    const practice = await planned(fileOf(FEES, RENT, OFFICE));
    drop(
      practice,
      "budget-revised.csv",
      fileOf(RENT.replace("310.00", "320.00"), "2027,2027-01,office,,7.00,"),
    );
    const report = fileNamed(await bring(practice), "budget-revised.csv");
    expect([report.whole, report.lines]).toEqual([undefined, undefined]);
    expect(await planOf(practice)).toEqual([
      ["patient_revenue", "1100.00"],
      ["occupancy", "320.00"],
      ["office", "45.00"],
    ]);
    // what only the export said stays, though it is not in the list
    put(practice, "budget.csv", fileOf(FEES, RENT.replace("310.00", "320.00")));
    expect(fileNamed(await bring(practice), "budget.csv").lines).toMatchObject({ went: 1 });
    expect(budgetOf(await practice.budget({ period: "2027-01" }))).toEqual([["office", "7.00"]]);
  });
});

describe("a list that lost most of its lines", () => {
  test.each([
    ["one of three left", fileOf(FEES), 2],
    ["none left", fileOf(), 3],
  ])("is held for a person: %s", async (_, text, went) => {
    const practice = await planned(fileOf(FEES, RENT, OFFICE));
    const start = await planOf(practice);
    put(practice, "budget.csv", text);
    const terminal = terminalOf(practice.folder.path);
    const { said, status } = terminal("import");
    expect(status).toBe(3);
    const held = fileNamed(said as ImportReport, "budget.csv");
    expect(held).toMatchObject({ status: "rejected", accept: ["LIST_SHRANK"] });
    expect(held.reason).toBe(
      `held: budget.csv no longer has ${went === 3 ? "any of the 3" : "2 of the 3"} lines it had (2026, 2026-01, occupancy; 2026, 2026-01, office${went === 3 ? "; 2026, 2026-01, patient_revenue" : ""}): brought in as it is, they no longer count`,
    );
    expect(await planOf(practice)).toEqual(start);
    const passed = terminal("import", "--accept", "LIST_SHRANK");
    expect(fileNamed(passed.said as ImportReport, "budget.csv").lines).toMatchObject({ went });
    expect((await planOf(practice)).length).toBe(3 - went);
    const { digest } = (await practice.digest())!;
    expect((await practice.rebuild()).digest).toBe(digest);
  });

  test("half of them may go", async () => {
    const practice = await planned(fileOf(FEES, RENT));
    put(practice, "budget.csv", fileOf(FEES));
    expect(fileNamed(await bring(practice), "budget.csv").status).toBe("loaded");
  });
});

test("a list with a line that cannot be read takes nothing out until it is mended; then nothing of it is held", async () => {
  const practice = await planned(fileOf(FEES, RENT, OFFICE));
  put(practice, "budget.csv", fileOf(FEES, RENT, OFFICE.replace("2026-01", "Jan 26th")));
  const part = fileNamed(await bring(practice), "budget.csv");
  expect(part).toMatchObject({ status: "partial", lines: { went: 0 } });
  expect(part.findings.map(({ check }) => check)).toContain("LIST_IN_PART");
  expect((await planOf(practice)).length).toBe(3);
  expect((await practice.quarantine()).length).toBe(1);
  put(practice, "budget.csv", fileOf(FEES, RENT));
  expect(fileNamed(await bring(practice), "budget.csv").lines).toMatchObject({ went: 1 });
  expect((await planOf(practice)).length).toBe(2);
  expect(await practice.quarantine()).toEqual([]);
});

test("a target that is deleted is none, on the cards and in the list", async () => {
  const practice = scratchPractice();
  const header = "kpi,target,since\n";
  put(practice, "targets.csv", `${header}AC01,6 %,2026-01-01\nRC01,40,\n`);
  drop(
    practice,
    "schedule.csv",
    `appointment_id,provider,start,status\n${Array.from({ length: 20 }, (_, i) => `a${i},Lee,2026-01-05 09:00,${i < 2 ? "no_show" : "completed"}\n`).join("")}`,
  );
  await bring(practice);
  const stateOf = async (): Promise<string> => (await practice.explain("AC01", {})).state.target;
  expect(await stateOf()).toBe("not met in Jan 2026 (target 6.0 %)");
  put(practice, "targets.csv", `${header}RC01,40,\n`);
  const { said } = terminalOf(practice.folder.path)("import");
  expect(fileNamed(said as ImportReport, "targets.csv").findings.at(-1)!.message).toBe(
    "targets.csv: 1 line went and no longer counts (ac01, 2026-01-01)",
  );
  expect(await stateOf()).toBe("no target set");
  expect(practice.targets.read()).toMatchObject({ is_imported: true, targets: [{ kpi: "RC01" }] });
});

test.each([
  ["accounts.csv", "account,line\nBank,cash\nFees,patient_revenue\nRent,occupancy\n", "Rent"],
  [
    "contract-rates.csv",
    "payer,code,contract_allowed\nAetna,99213,90.00\nAetna,99214,120.00\n",
    "Aetna, 99214",
  ],
  [
    "fee-schedule.csv",
    "Code,Service Year,Work RVU\n99213,2026,1.30\n99214,2026,1.92\n",
    "99214, 2026",
  ],
  [
    "planned-prices.csv",
    "item,line,unit_price,per_visit\nGloves,office,0.10,2\nGauze,office,0.20,1\n",
    "gauze",
  ],
  ["staff.csv", "employee_id,role,weekly_hours\n101,physician,40\n102,clinical,40\n", "102"],
])("%s is whole, too", async (name, text, gone) => {
  const practice = scratchPractice();
  put(practice, name, text);
  expect(fileNamed(await bring(practice), name).status).toBe("loaded");
  put(practice, name, `${text.trimEnd().split("\n").slice(0, -1).join("\n")}\n`);
  const [finding] = fileNamed(await bring(practice), name).findings;
  expect(finding!.message).toBe(`${name}: 1 line went and no longer counts (${gone})`);
});

test("quality-codes.csv and loans.json are, too", async () => {
  const practice = scratchPractice();
  const template = (name: string): string =>
    readFileSync(join(packageFolder(), "datasets", "templates", name), "utf8");
  const codes = template("quality-codes.csv");
  const [loan] = JSON.parse(template("loans.json")) as object[];
  const loans = [loan, { ...loan, id: "paid off" }];
  put(practice, "quality-codes.csv", codes);
  put(practice, "loans.json", JSON.stringify(loans));
  await bring(practice);
  put(practice, "quality-codes.csv", codes.trimEnd().split("\n").slice(0, -1).join("\n"));
  put(practice, "loans.json", JSON.stringify(loans.slice(0, 1)));
  const { files } = await bring(practice);
  expect(files.map(({ lines }) => lines?.went)).toEqual([1, 1]);
});

test.each([
  ["benchmarks.csv", "kpi,low,high,source,evidence\nAC01,,7 %,a study,second-hand\n"],
  ["covenants.json", "[]"],
])("%s in the inbox says where it belongs, and counts once it is there", async (name, text) => {
  const practice = scratchPractice();
  drop(
    practice,
    "schedule.csv",
    "appointment_id,provider,start,status\na,Lee,2026-01-05 09:00,completed\n",
  );
  drop(practice, name, text);
  const terminal = terminalOf(practice.folder.path);
  const { said, status } = terminal("import");
  expect(status).toBe(3);
  expect(fileNamed(said as ImportReport, name)).toMatchObject({
    status: "rejected",
    findings: [
      {
        check: "BELONGS_IN_FOLDER",
        message: `${name} is not brought in: it is read where it stands, beside practice.json`,
        fix: "put it into the folder practice, in place of the one that may be there; it counts from then on",
      },
    ],
  });
  if (name !== "benchmarks.csv") return;
  const sources = (): string => JSON.stringify(terminal("benchmarks").said);
  expect(sources()).not.toContain("a study");
  put(practice, name, text);
  expect(sources()).toContain("a study");
});

test("an export is no list for a name that every object has", async () => {
  const practice = scratchPractice();
  const paths = [drop(practice, "constructor", BOOKS)];
  const [report] = await practice.import([{ paths, knownAt: null }]);
  const file = fileNamed(report!, "constructor");
  expect(file).toMatchObject({ status: "loaded" });
  expect(file).not.toHaveProperty("whole");
  expect([listNamed("constructor"), listNamed("Budget.csv")]).toEqual([null, "budget.csv"]);
});
