/** X12 in versions 4010 and 5010: remittances, claims, what became of claims, and acknowledgements, a table a feed. */
import type { Text } from "../decode.ts";
import type { Contents, Load, ReadOptions } from "../contents.ts";
import { Rejected } from "../rejected.ts";
import { Account } from "./account.ts";
import { Interchanges } from "./interchanges.ts";
import { KINDS, kindTitle, X12_FEEDS } from "./kinds.ts";
import { segmentsOf } from "./segments.ts";
import { Tables } from "../tables.ts";

/**
 * Reads a file of transaction sets. A record is a segment, and `line` its ordinal in the file
 * from 1; `position` in the rows is that of the segment after its ST.
 *
 * @throws {Rejected} where the file holds no set of a kind we read
 */
export async function readX12(text: Text, options: ReadOptions): Promise<Contents> {
  const account = new Account(options.name);
  const tables = new Tables(options.scratch, X12_FEEDS);
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
  const others = notRead(interchanges.kinds);
  const read = Object.keys(KINDS).filter(
    (kind) => KINDS[kind]!.reader && interchanges.kinds.has(kind),
  );
  if (read.length === 0) throw nothingRead(options.name, others);
  if (others !== "") {
    account.findings.push({
      severity: "look_at",
      check: "OTHER_SETS",
      message: `${options.name} also holds ${others}; they were ignored`,
      file: options.name,
      line: null,
      amount: null,
      fix: `nothing needs to be done; of X12 we read ${READ}`,
    });
  }
  return {
    format: {
      id: `x12_${read[0]!.toLowerCase()}`,
      title: read.map((kind) => `X12 ${kind}, ${kindTitle(kind)}`).join("; "),
    },
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

/** What we read, for people. */
const READ =
  "remittances (835), claims of practices (837P), claim acknowledgements (277CA) and acknowledgements (999)";

/** The sets we do not read. @example notRead(new Map([["270", 2]])) // => "2 × 270 (eligibility questions)" */
const notRead = (kinds: ReadonlyMap<string, number>): string =>
  [...kinds]
    .filter(([kind]) => !KINDS[kind]?.reader)
    .map(([kind, times]) => `${times} × ${kind} (${kindTitle(kind)})`)
    .join(", ");

function nothingRead(name: string, others: string): Rejected {
  return new Rejected({
    check: "UNRECOGNISED",
    message: `${name}: X12 of a kind we do not read; it holds ${others || "no whole transaction set"}`,
    file: name,
    line: null,
    fix: `of X12 we read ${READ}; ask the payer or clearinghouse for those`,
  });
}
