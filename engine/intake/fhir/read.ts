/** FHIR R4: Bundles, NDJSON and single resources of scheduling and billing, a table a feed. */
import type { Contents, Load, Reading, ReadOptions } from "../contents.ts";
import type { Text } from "../decode.ts";
import type { Feed } from "../feeds.ts";
import { SEXES } from "../formats/quality.ts";
import { Rejected } from "../rejected.ts";
import type { Ignored } from "../scan.ts";
import { Tables } from "../tables.ts";
import { Directory } from "./directory.ts";
import { isObject, textAt, type Json } from "./json.ts";
import { piecesOf, type Piece } from "./pieces.ts";
import { READERS } from "./resources.ts";
import { BadAmount } from "./values.ts";

const FHIR_FEEDS = [
  "appointment",
  "visit",
  "submitted_claim",
  "submitted_line",
  "explained_benefit",
  "coverage",
  "care_patient",
  "care_event",
] as const satisfies readonly Feed[];

const AS_UTC: Reading = {
  days: ["%Y-%m-%d %H:%M:%S"],
  moments: ["%Y-%m-%d %H:%M:%S"],
  utc: true,
  words: {
    status: {
      pending: "booked",
      booked: "booked",
      arrived: "completed",
      "checked-in": "completed",
      fulfilled: "completed",
      noshow: "no_show",
      cancelled: "cancelled",
    },
    cancelled_by: { pat: "patient", prov: "practice" },
  },
};

const CARE_WORDS: Reading["words"] = {
  kind: Object.fromEntries(
    ["visit", "condition", "result", "procedure", "medication"].map((kind) => [kind, kind]),
  ),
  sex: SEXES,
  setting: { office: "office", hospital: "hospital" },
};
const AS_WRITTEN: Reading = { days: ["%Y-%m-%d"], moments: [], words: CARE_WORDS };

/** Whether the beginning of a JSON text is one of FHIR. */
export const isFhir = (head: string): boolean => /"resourceType"\s*:/.test(head);

/**
 * Reads a file of FHIR twice, a resource at a time: once for what references lead to, once for rows.
 * A record is a resource, and `line` its ordinal in the file from 1, a Bundle counted before its entries.
 *
 * @throws {Rejected} where it holds no resource of a kind we read
 */
export async function readFhir(text: Text, options: ReadOptions): Promise<Contents> {
  const directory = new Directory();
  for await (const pieces of piecesOf(text.path)) {
    for (const piece of pieces) {
      const found = resourceOf(piece);
      if (found) directory.add(found.resource, found.fullUrl);
    }
  }
  const records = new Records(options.name, directory, options.scratch);
  let loads: Load[];
  try {
    for await (const pieces of piecesOf(text.path, options.onProgress)) {
      for (const piece of pieces) records.take(piece);
      records.tables.flush();
    }
  } finally {
    loads = records.tables.close();
  }
  return records.contents(loads);
}

type Found = { resource: Json; fullUrl: string | null };

/** The resource in a piece; null where there is none. */
function resourceOf({ text, is, whole }: Piece): Found | null {
  if (text === null || !whole) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const fullUrl = is === "entry" ? textAt(value, "fullUrl") : null;
  const resource = is === "entry" && isObject(value) ? value["resource"] : value;
  return isObject(resource) ? { resource, fullUrl } : null;
}

class Records {
  readonly tables: Tables;
  readonly #name: string;
  readonly #directory: Directory;
  readonly #ignored: Partial<Record<Ignored, number>> = {};
  readonly #held: Contents["held"] = [];
  readonly #unused = new Map<string, number>();
  #rows = 0;
  #known = false;
  #cutAt: number | null = null;

  constructor(name: string, directory: Directory, scratch: string) {
    this.#name = name;
    this.#directory = directory;
    this.tables = new Tables(scratch, FHIR_FEEDS, {
      appointment: AS_UTC,
      visit: AS_UTC,
      care_patient: AS_WRITTEN,
      care_event: AS_WRITTEN,
    });
  }

  take(piece: Piece): void {
    const { line } = piece;
    if (!piece.whole) {
      this.#cutAt ??= line;
      return this.#hold(line, "TRUNCATED");
    }
    if (piece.text === null) return this.#hold(line, "FIELD_TOO_LONG");
    const found = resourceOf(piece);
    if (!found) return this.#hold(line, "JSON_BROKEN");
    const type = textAt(found.resource, "resourceType");
    if (type === "Bundle") return this.#ignore("header");
    const reader = READERS[type ?? ""];
    if (!reader) {
      this.#unused.set(type ?? "none", (this.#unused.get(type ?? "none") ?? 0) + 1);
      return this.#ignore("section");
    }
    this.#known = true;
    if (textAt(found.resource, "id") === null) return this.#hold(line, "FIELD_MISSING", "id");
    this.tables.mark();
    try {
      if (reader(found.resource, line, this.#directory, this.tables)) this.#rows++;
      else this.#ignore("section");
    } catch (error) {
      if (!(error instanceof BadAmount)) throw error;
      this.tables.takeBack();
      this.#hold(line, "AMOUNT_FORMAT", "amount");
    }
  }

  /** @throws {Rejected} */
  contents(loads: Load[]): Contents {
    const unused = [...this.#unused].map(([type, times]) => `${times} × ${type}`).join(", ");
    if (!this.#known) {
      throw new Rejected({
        check: "UNRECOGNISED",
        message: `${this.#name}: FHIR of a kind we do not read; it holds ${unused || "no whole resource"}`,
        file: this.#name,
        line: null,
        fix: `of FHIR we read ${Object.keys(READERS).join(", ")}; ask for those`,
      });
    }
    const ignored = Object.values(this.#ignored).reduce((a, b) => a + b, 0);
    return {
      format: { id: "fhir", title: "FHIR R4 resources" },
      asOf: null,
      loads,
      read: this.#rows + ignored + this.#held.length,
      rows: this.#rows,
      ignored: this.#ignored,
      held: this.#held,
      columns: null,
      printed: [],
      findings: [...this.#unusedFindings(unused), ...this.#cutFindings()],
    };
  }

  #unusedFindings(unused: string): Contents["findings"] {
    if (unused === "") return [];
    return [
      {
        severity: "information",
        check: "OTHER_RESOURCES",
        message: `${this.#name} also holds ${unused}; nothing of them was read`,
        file: this.#name,
        line: null,
        amount: null,
        fix: "nothing needs to be done",
      },
    ];
  }

  #cutFindings(): Contents["findings"] {
    if (this.#cutAt === null) return [];
    return [
      {
        severity: "must_fix",
        check: "TRUNCATED",
        message: `${this.#name}, resource ${this.#cutAt}: the file breaks off; what stands before was loaded`,
        file: this.#name,
        line: this.#cutAt,
        amount: null,
        fix: "fetch the file again and import it; the one you have is not whole",
      },
    ];
  }

  #ignore(as: Ignored): void {
    this.#ignored[as] = (this.#ignored[as] ?? 0) + 1;
  }

  #hold(line: number, problem: string, field: string | null = null): void {
    this.#held.push({ line, problem, field });
  }
}
