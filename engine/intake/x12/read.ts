/** Electronic remittances, X12 835 in versions 4010 and 5010, read as five tables. */
import type { Text } from "../decode.ts";
import type { Contents, Load, ReadOptions } from "../contents.ts";
import { Rejected } from "../rejected.ts";
import { Account } from "./account.ts";
import { Interchanges } from "./interchanges.ts";
import { segmentsOf } from "./segments.ts";
import { Tables } from "./tables.ts";

/** What the other transaction sets a practice meets are, in a manager's words. */
const KINDS: Readonly<Record<string, string>> = {
  "270": "eligibility questions",
  "271": "eligibility answers",
  "276": "claim status questions",
  "277": "claim status answers",
  "820": "premium payments",
  "834": "enrolments",
  "837": "claims",
  "997": "acknowledgements",
  "999": "acknowledgements",
};

/**
 * Reads a file of 835 transaction sets. A record is a segment, and `line` its ordinal in the file
 * from 1; `position` in the rows is that of the CLP or SVC after its ST.
 *
 * @throws {Rejected} where the file holds no 835 at all
 */
export async function readX12(text: Text, options: ReadOptions): Promise<Contents> {
  const account = new Account(options.name);
  const tables = new Tables(options.scratch);
  const interchanges = new Interchanges(tables, account);
  let loads: Load[];
  try {
    for await (const segments of segmentsOf(text.path, options.onProgress)) {
      for (const segment of segments) interchanges.take(segment);
      tables.flush();
    }
    interchanges.end();
    account.close();
  } finally {
    loads = tables.close();
  }
  const others = named(interchanges.kinds);
  if (!interchanges.kinds.has("835")) throw notRemittances(options.name, others);
  if (others !== "") {
    account.findings.push({
      severity: "look_at",
      check: "OTHER_SETS",
      message: `${options.name} also holds ${others}; they were ignored`,
      file: options.name,
      line: null,
      amount: null,
      fix: "nothing needs to be done; of X12 we read remittances (835) only",
    });
  }
  return {
    format: { id: "x12_835", title: "Electronic remittances (X12 835)" },
    asOf: interchanges.asOf,
    loads,
    read: account.read,
    rows: account.loaded,
    ignored: account.ignored,
    held: account.held,
    columns: null,
    printed: [],
    findings: account.findings,
  };
}

/** @example named(new Map([["837", 2]])) // => "2 × 837 (claims)" */
const named = (kinds: ReadonlyMap<string, number>): string =>
  [...kinds]
    .filter(([kind]) => kind !== "835")
    .map(([kind, times]) => `${times} × ${kind} (${KINDS[kind] ?? "of a kind we do not know"})`)
    .join(", ");

function notRemittances(name: string, others: string): Rejected {
  return new Rejected({
    check: "UNRECOGNISED",
    message: `${name}: X12 without any remittance (835); it holds ${others || "no whole transaction set"}`,
    file: name,
    line: null,
    fix: "of X12 we read only remittances (835); ask the payer or clearinghouse for those",
  });
}
