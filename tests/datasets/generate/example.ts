import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeExamplePractice, type ExamplePractice } from "../../../datasets/generate/index.ts";
import { isoDay, readCsv, table } from "./read_csv.ts";

/** Two providers over eight months, with a January in the middle: written once, read by several tests. */
export const SMALL = { providers: 2, months: 8, seed: 7, until: "2026-03" } as const;

/** `truth.json` as the tests read it. */
export type Truth = {
  generator: Record<string, unknown>;
  files: Record<string, { rows: number }>;
  months: Record<string, MonthTruth>;
  payers: Record<string, { yield: number | null; denial_rate: number }>;
};

type Flows = Record<string, string>;

export type MonthTruth = Flows & {
  transactions: { rows: number; by_kind: Record<string, { rows: number; amount: string }> };
  payers: Record<string, Flows>;
  providers: Record<string, Flows>;
  locations: Record<string, Flows>;
  primary_payers: Record<string, Flows>;
  denied_by_reason: Record<string, { lines: number; amount: string }>;
  appointments: Record<string, number> & { by_provider: Record<string, Record<string, number>> };
  remits: Record<string, unknown>;
  gl: Record<string, string>;
  payroll: Record<string, unknown>;
  survey: Record<string, number>;
  survey_items: Record<string, { valid: number; top: number }>;
  reviews: { count: number; stars: number };
};

/** An example practice in a folder of its own. */
type Example = {
  practice: ExamplePractice;
  truth: Truth;
  /** the text of a file of the practice folder */
  text(path: string): string;
  /** paths of the monthly files of a kind, oldest first */
  monthly(stem: string, extension?: string): { month: string; path: string }[];
  remove(): void;
};

async function writeSmallExample(): Promise<Example> {
  const dir = mkdtempSync(join(tmpdir(), "example-practice-"));
  const practice = await writeExamplePractice({ dir: join(dir, "practice"), ...SMALL });
  const text = (path: string): string => readFileSync(join(practice.dir, path), "utf8");
  return {
    practice,
    truth: JSON.parse(text("truth.json")) as Truth,
    text,
    monthly: (stem, extension = "csv") =>
      readdirSync(join(practice.dir, "inbox"))
        .toSorted()
        .map((month) => ({ month, path: `inbox/${month}/${stem}_${month}.${extension}` })),
    remove: () => rmSync(dir, { recursive: true }),
  };
}

/** The example that the chapters of `example.test.ts` read. */
export const example = await writeSmallExample();

/** A transaction as the feed has it, with the month of its file. */
export type FeedRow = Record<string, string> & { file: string };

/** All transactions of the feed, dates as ISO days. */
export const feed: readonly FeedRow[] = example.monthly("transactions").flatMap(({ month, path }) =>
  table(readCsv(example.text(path)), "Trans ID")
    .filter((row) => /^T\d+$/.test(row["Trans ID"]!))
    .map((row) => {
      const dates = Object.fromEntries(
        Object.entries(row)
          .filter(([name, value]) => / Date$|^DOS$/.test(name) && value !== "")
          .map(([name, value]) => [name, isoDay(value)]),
      );
      return { ...row, ...dates, file: month } as FeedRow;
    }),
);

/** Appointments of each month's own days, once each. */
export const appointments: readonly Record<string, string>[] = example
  .monthly("appointments")
  .flatMap(({ month, path }) =>
    table(readCsv(example.text(path)), "Appt ID").filter(
      (row) => row.Start && isoDay(row.Start).startsWith(month) && row.Status !== "Booked",
    ),
  );
