/**
 * The JSON files we read: `loans.json`, a list of loans, and reviews. A file of JSON that is something else
 * is named as such, not guessed at.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Text } from "./decode.ts";
import { FEEDS } from "./feeds.ts";
import type { Contents, ReadOptions } from "./contents.ts";
import { Rejected } from "./rejected.ts";
import { recordText } from "./record.ts";
import { readReviews, reviewsIn } from "./reviews_json.ts";

type Loan = Record<string, unknown> & { balance_as_of?: { date?: unknown; amount?: unknown } };

/** @throws {Rejected} */
export async function readJson(text: Text, options: ReadOptions): Promise<Contents> {
  const refuse = (message: string): never => {
    throw new Rejected({
      check: "UNRECOGNISED",
      message: `${options.name}: ${message}`,
      file: options.name,
      line: null,
      fix: "of JSON files we read loans.json, Google reviews and FHIR; datasets/templates/README.md lists the fields of loans.json",
    });
  };
  const json = await readFile(text.path, "utf8");
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    return refuse(`it is not whole JSON (${(cause as Error).message})`);
  }
  const reviews = reviewsIn(value);
  if (reviews) return readReviews(json, reviews, options);
  const loans = value as Loan[];
  const isLoans =
    Array.isArray(value) &&
    loans.every((loan) => typeof loan === "object" && loan !== null && "annual_rate" in loan);
  if (!isLoans) return refuse("it is JSON, but neither a list of loans nor of reviews");
  const path = join(options.scratch, "rows");
  const fields = FEEDS.loan;
  const rows = loans.map((loan) =>
    recordText(
      fields.map((field) => {
        if (field === "loan_id") return plain(loan["id"]);
        if (field === "balance_date") return plain(loan.balance_as_of?.date);
        if (field === "balance") return plain(loan.balance_as_of?.amount);
        return plain(loan[field]);
      }),
    ),
  );
  await writeFile(path, rows.join(""), { mode: 0o600 });
  return {
    format: { id: "loans", title: "Loans" },
    asOf: null,
    loads: [
      {
        feed: "loan",
        reading: { days: ["%Y-%m-%d"], moments: [], words: {} },
        file: { path, skip: 0, delimiter: ",", fields, compression: "none", tidy: false },
        rows: loans.length,
        segments: [{ row: 0, line: 1, rows: loans.length }],
      },
    ],
    read: loans.length,
    rows: loans.length,
    ignored: {},
    held: [],
    columns: null,
    printed: [],
    findings: [],
  };
}

const plain = (value: unknown): string | null =>
  typeof value === "string" || typeof value === "number" ? String(value) : null;
