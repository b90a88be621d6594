/** The kinds of transaction sets a practice meets: which of them we read, and what they are in a manager's words. */
import type { Feed } from "../feeds.ts";
import type { Account } from "./account.ts";
import { Acknowledgement } from "./acknowledgement.ts";
import { ClaimStatuses } from "./claim_statuses.ts";
import { Remittance } from "./remittance.ts";
import { WholeSet, type SetPlace, type SetReader } from "./set.ts";
import { Submission } from "./submission.ts";
import type { Tables } from "../tables.ts";

/** The feeds that transaction sets fill. */
export const X12_FEEDS = [
  "remittance",
  "remitted_claim",
  "remitted_line",
  "remitted_adjustment",
  "remitted_provider_adjustment",
  "submitted_claim",
  "submitted_line",
  "claim_status",
  "acknowledgement",
  "acknowledged_error",
] as const satisfies readonly Feed[];

type Kind = {
  title: string;
  /** how it is read; null where it is not */
  reader: ((place: SetPlace, tables: Tables, account: Account) => SetReader) | null;
};

const acknowledgement: Kind = {
  title: "acknowledgements",
  reader: (place, tables, account) =>
    new WholeSet(place, tables, account, (...of) => new Acknowledgement(...of)),
};

/** In the order in which a file that holds several is named. */
export const KINDS: Readonly<Record<string, Kind>> = {
  "835": {
    title: "electronic remittances",
    reader: (place, tables, account) =>
      new Remittance(place.start, place.controls, tables, account),
  },
  "837P": {
    title: "claims",
    reader: (place, tables, account) =>
      new WholeSet(place, tables, account, (...of) => new Submission(...of)),
  },
  "277CA": {
    title: "claim acknowledgements",
    reader: (place, tables, account) =>
      new WholeSet(place, tables, account, (...of) => new ClaimStatuses(...of)),
  },
  "999": acknowledgement,
  "997": acknowledgement,
  "270": { title: "eligibility questions", reader: null },
  "271": { title: "eligibility answers", reader: null },
  "276": { title: "claim status questions", reader: null },
  "277": { title: "claim status answers", reader: null },
  "820": { title: "premium payments", reader: null },
  "834": { title: "enrolments", reader: null },
  "837I": { title: "institutional claims", reader: null },
  "837D": { title: "dental claims", reader: null },
};

/**
 * The kind of a set by what ST calls it and the version of its standard, which alone tells apart
 * claims of practices, hospitals and dentists, and acknowledgements of claims from answers about them.
 *
 * @example kindOf("277", "005010X214") // => "277CA"
 */
export function kindOf(transaction: string | null, version: string): string {
  if (transaction === "837") {
    if (/X(223|096)/.test(version)) return "837I";
    return /X(224|097)/.test(version) ? "837D" : "837P";
  }
  if (transaction === "277" && version.includes("X214")) return "277CA";
  return /^\d{3}$/.test(transaction ?? "") ? transaction! : "unknown";
}

export const kindTitle = (kind: string): string => KINDS[kind]?.title ?? "of a kind we do not know";
