import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import {
  BadExampleOption,
  FolderInUse,
  writeExamplePractice,
} from "../../../datasets/generate/index.ts";

const TINY = { providers: 1, months: 2, until: "2026-02" } as const;
const zone = process.env.TZ;
let scratch: string;

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), "example-practice-"));
});
afterAll(() => rmSync(scratch, { recursive: true }));
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

/** One hash over the paths and bytes of all files of a folder. */
function digest(dir: string): string {
  const hash = createHash("sha256");
  const files = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  for (const file of files) hash.update(relative(dir, file)).update(readFileSync(file));
  return hash.digest("hex");
}

it("writes the same bytes for the same seed in any time zone, and others for another seed", async () => {
  process.env.TZ = "Pacific/Kiritimati";
  expect(new Date(2026, 0, 1).getTimezoneOffset()).toBe(-840);
  const east = await writeExamplePractice({ dir: join(scratch, "east"), ...TINY });
  process.env.TZ = "Pacific/Pago_Pago";
  expect(new Date(2026, 0, 1).getTimezoneOffset()).toBe(660);
  const west = await writeExamplePractice({ dir: join(scratch, "west"), ...TINY });
  const other = await writeExamplePractice({ dir: join(scratch, "other"), ...TINY, seed: 2 });
  expect(digest(west.dir)).toBe(digest(east.dir));
  expect(digest(other.dir)).not.toBe(digest(east.dir));
});

it("says what it wrote, and when the manager had each month", async () => {
  const told: [number, number, string][] = [];
  const { dir, files, truth, months } = await writeExamplePractice({
    dir: join(scratch, "told"),
    ...TINY,
    onProgress: (...step) => told.push(step),
  });
  const found = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  expect(files.toSorted()).toEqual(found.toSorted());
  expect(truth).toBe(join(dir, "truth.json"));
  expect(months).toEqual([
    { month: "2026-01", dir: join(dir, "inbox", "2026-01"), knownAt: "2026-02-05T12:00:00.000Z" },
    { month: "2026-02", dir: join(dir, "inbox", "2026-02"), knownAt: "2026-03-05T12:00:00.000Z" },
  ]);
  expect(readdirSync(join(dir, "inbox", "2026-02")).toSorted()).toEqual(
    "appointments balance_sheet claim_answers claim_work claims clinic_hours credentials exclusions general_ledger inventory messages open_slots openings orders payroll purchases quality_patients quality_results remittances reviews survey transactions usage"
      .split(" ")
      .map((stem) => expect.stringMatching(new RegExp(`^${stem}_2026-02\\.`))),
  );
  expect(JSON.parse(readFileSync(join(dir, "practice.json"), "utf8"))).toMatchObject({
    example: true,
  });
  expect(told.at(-1)).toEqual([told.length, told.length, "2026-02"]);
});

it("keeps books on the accrual basis where asked, and leaves what happens to patients as it is", async () => {
  const cash = await writeExamplePractice({ dir: join(scratch, "cash"), ...TINY });
  const accrual = await writeExamplePractice({
    dir: join(scratch, "accrual"),
    ...TINY,
    accrual: true,
  });
  const text = (dir: string, stem: string, extension = "csv"): string =>
    readFileSync(join(dir, "inbox", "2026-02", `${stem}_2026-02.${extension}`), "utf8");
  for (const stem of ["transactions", "appointments", "purchases", "payroll", "quality_results"])
    expect(text(accrual.dir, stem)).toBe(text(cash.dir, stem));
  expect(text(accrual.dir, "remittances", "835")).toBe(text(cash.dir, "remittances", "835"));
  for (const [dir, basis, holds] of [
    [cash.dir, "Cash Basis", false],
    [accrual.dir, "Accrual Basis", true],
  ] as const) {
    expect(text(dir, "general_ledger")).toContain(`\n${basis}   Printed`);
    expect(text(dir, "balance_sheet")).toContain(`- ${basis}"`);
    expect(/ Accounts Payable,"/.test(text(dir, "balance_sheet"))).toBe(holds);
    expect(/ Accounts Receivable,"/.test(text(dir, "balance_sheet"))).toBe(holds);
    expect(readFileSync(join(dir, "accounts.csv"), "utf8").includes("Agency Staff")).toBe(holds);
  }
});

it("refuses a folder that holds a practice already", async () => {
  const dir = join(scratch, "told");
  expect(existsSync(join(dir, "practice.json"))).toBe(true);
  await expect(writeExamplePractice({ dir, ...TINY })).rejects.toThrow(FolderInUse);
});

it.each([
  ["providers", { providers: 0 }],
  ["months", { months: 1.5 }],
  ["seed", { seed: -1 }],
  ["until", { until: "2026-13" }],
])("refuses %s out of range", async (name, options) => {
  const written = writeExamplePractice({ dir: join(scratch, "never"), ...options });
  await expect(written).rejects.toThrow(BadExampleOption);
  await expect(written).rejects.toThrow(new RegExp(`^${name} `));
  expect(existsSync(join(scratch, "never"))).toBe(false);
});
