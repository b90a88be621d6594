/** What is said of columns that are not read. */
import type { Finding } from "../contract.ts";
import { columnNames, listed } from "./column_names.ts";
import { headerKey } from "./format.ts";
import type { Recognised } from "./recognise.ts";

/** What `practice quarantine --out` puts before the columns of a file. */
const QUARANTINE_COLUMNS = ["problem", "field"];
/** Columns that say who a patient is. */
const PERSONAL =
  /\b(name|first|last|dob|birth|ssn|social|address|street|zip|phone|mobile|email|mrn|chart)\b/i;

/** Columns that are not read: named, kept in the archived file only, and marked where they are personal. */
export function ignoredColumns({ format, header, fields }: Recognised, name: string): Finding[] {
  const ignored = header.filter(
    (each, i) => fields[i] === null && ![...QUARANTINE_COLUMNS, ""].includes(headerKey(each)),
  );
  if (ignored.length === 0) return [];
  const seldom: readonly string[] = format.seldom ?? [];
  const missing = Object.keys(format.columns).filter(
    (field) => !fields.includes(field) && !seldom.includes(field),
  );
  // the federal list of the excluded is public, and of no patients
  const isOfPatients = format.feed !== "exclusion";
  const personal = ignored.filter(
    (each) => isOfPatients && PERSONAL.test(each.replaceAll(/[_-]/g, " ")),
  );
  const lacks = missing.length > 0 ? `, and lacks ${listed(columnNames(format, missing))}` : "";
  const says =
    personal.length > 0
      ? `; ${listed(personal)} may say who a patient is, and stays in the archived file only`
      : "";
  return [
    {
      severity: lacks || says ? "look_at" : "information",
      check: "COLUMN_IGNORED",
      message: `${name} has ${listed(ignored)}, which we do not read${lacks}${says}`,
      file: name,
      line: null,
      amount: null,
      fix:
        personal.length > 0
          ? "leave columns that name patients out of the export, if you can"
          : "if one of them is a column we lack, rename it and import the file again; if not, nothing needs to be done",
    },
  ];
}
