/** A KPI is one file: what the README says of adding one, done to a copy of this package. */
import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ImportReport, KpiDefinition, KpiValue, TraceRow } from "../../../engine/contract.ts";
import { packageFolder } from "../../../engine/database.ts";
import { inOrder } from "../../../engine/numbers/kpi/catalogue.ts";
import { parseKpi } from "../../../engine/numbers/kpi/header.ts";
import { parseSettings } from "../../../engine/practice.ts";
import { ledgerFile } from "../../pitfalls/rows.ts";
import { scratchFolder } from "../../scratch.ts";

const KPI = `-- Large charges
-- Id:          MY01
-- Version:     1
-- Means:       the share of what is charged that is in charges of a thousand dollars and more
-- Formula:     charges of 1,000.00 and more ÷ charges
-- Unit:        ratio
-- Better:      neither
-- Row:         one charge
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       post date
-- Source:      our own
-- Needs:       transaction
select
  month,
  provider,
  payer,
  location,
  '' as category,
  '' as category_group,
  case when amount >= 1000 then amount else 0 end as numerator,
  amount as denominator,
  1 as n,
  kind || ' ' || charge_id as fact,
  post_date as fact_date,
  'transaction' as feed,
  row_no
from entry
where flow = 'charge'
`;

/** This package as it was built, without the tests, in a folder of its own. */
function copyOfPackage(): string {
  const copy = join(scratchFolder(), "package");
  const here = packageFolder();
  for (const part of [
    "package.json",
    "engine",
    "datasets",
    join("dist", "node"),
    join("dist", "cli"),
  ]) {
    cpSync(join(here, part), join(copy, part), { recursive: true });
  }
  symlinkSync(join(here, "node_modules"), join(copy, "node_modules"));
  return copy;
}

/** What a copy of the package says as JSON, and how to name its practice: two charges, of 1,500.00 and 500.00. */
function practiceIn(copy: string) {
  const practice = join(scratchFolder(), "practice");
  const run = <T>(...args: string[]): T => {
    const cli = join(copy, "dist", "cli", "practice.js");
    const { stdout, stderr, status } = spawnSync(process.execPath, [cli, ...args, "--json"], {
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`practice ${args.join(" ")} ended with ${status}: ${stderr}`);
    return JSON.parse(stdout) as T;
  };
  const of = ["--practice", practice];
  run("init", practice);
  const file = join(practice, "inbox", "billing.csv");
  writeFileSync(
    file,
    ledgerFile([
      { type: "charge", amount: 1500, charge: "a", post: "2026-01-10" },
      { type: "charge", amount: 500, charge: "b", post: "2026-01-11" },
    ]),
  );
  const { files } = run<ImportReport>("import", ...of);
  expect(files.map(({ status }) => status)).toEqual(["loaded"]);
  return { run, of };
}

test("copied, written and rebuilt, it is in the catalogue, has its figures, and leads to its lines", () => {
  const copy = copyOfPackage();
  const { run, of } = practiceIn(copy);
  writeFileSync(join(copy, "engine", "numbers", "kpi", "large_charges.sql"), KPI);
  run("rebuild", ...of);

  const listed = run<KpiDefinition[]>("kpis", ...of).find(({ id }) => id === "MY01");
  expect(listed).toMatchObject({ name: "large_charges", title: "Large charges" });
  const values = run<KpiValue[]>("kpi", "MY01", "--period", "2026-01", ...of);
  expect(values).toMatchObject([
    { kpi: "MY01", numerator: "1500", denominator: "2000", value: 0.75 },
  ]);
  const rows = run<TraceRow[]>("trace", "large_charges", "--period", "2026-01", ...of);
  expect(rows.map((row) => [row.fact, row.line, row.numerator, row.denominator])).toEqual([
    ["charge a", 2, "1500", "1500"],
    ["charge b", 3, "0", "500"],
  ]);
});

test("changed twice, its former definitions are told of any month from the files they are kept in", () => {
  const copy = copyOfPackage();
  const { run, of } = practiceIn(copy);
  const folder = join(copy, "engine", "numbers", "kpi");
  const changed = (version: number, large: number, replaced = ""): string =>
    KPI.replace(
      "Version:     1",
      `Version:     ${version}${replaced && `\n-- Replaced:    ${replaced}`}`,
    )
      .replace("a thousand dollars", `${large} dollars`)
      .replace("amount >= 1000", `amount >= ${large}`);
  const keep = (version: number, large: number): void =>
    writeFileSync(
      join(folder, "former", `large_charges.v${version}.sql`),
      changed(version, large, "2026-02-01: too few were large"),
    );
  const told = (...more: string[]): unknown[] =>
    run<KpiValue[]>("kpi", "MY01", "--period", "2026-01", ...more, ...of).map(
      ({ version, numerator }) => [version, numerator],
    );
  writeFileSync(join(folder, "large_charges.sql"), changed(3, 2000));
  keep(1, 1000);
  run("rebuild", ...of);
  const digest = run("digest", ...of);
  expect(told()).toEqual([[3, "0"]]);
  expect(told("--definition", "1")).toEqual([[1, "1500"]]);
  expect(() => told("--definition", "2")).toThrow(
    "there is no version 2 of the definition of MY01",
  );

  keep(2, 500);
  expect(["1", "2", "3"].flatMap((each) => told("--definition", each))).toEqual([
    [1, "1500"],
    [2, "2000"],
    [3, "0"],
  ]);
  const { versions } = run<KpiDefinition[]>("kpis", ...of).find(({ id }) => id === "MY01")!;
  expect(versions.map(({ version }) => version)).toEqual([1, 2, 3]);
  expect(run("digest", ...of)).toEqual(digest);
});

test("a copy that keeps the Id of another is refused, and says whose it is", () => {
  const { policies } = parseSettings("{}", "practice.json");
  const [first, second] = ["large_charges", "larger_charges"].map((name) =>
    parseKpi(name, KPI, policies),
  );
  expect(() => inOrder([first!, second!])).toThrow(
    "larger_charges.sql: the Id MY01 is that of large_charges.sql; give it one of its own",
  );
  expect(inOrder([first!])).toEqual([first]);
});

test("the README tells it in three steps", () => {
  const text = readFileSync(join(packageFolder(), "README.md"), "utf8");
  const steps = text.split("## Add a KPI in three steps\n")[1]!.split("\n## ")[0]!;
  expect(steps.match(/^\d\. /gm)).toHaveLength(3);
});
