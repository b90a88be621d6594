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
  for (const part of ["package.json", "engine", "datasets", join("dist", "node")]) {
    cpSync(join(here, part), join(copy, part), { recursive: true });
  }
  symlinkSync(join(here, "node_modules"), join(copy, "node_modules"));
  return copy;
}

test("copied, written and rebuilt, it is in the catalogue, has its figures, and leads to its lines", () => {
  const copy = copyOfPackage();
  const practice = join(scratchFolder(), "practice");
  const run = <T>(...args: string[]): T => {
    const cli = join(copy, "dist", "node", "engine", "cli", "practice.js");
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
