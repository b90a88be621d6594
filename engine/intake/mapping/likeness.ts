/** How alike two names of columns are. */
import { headerKey } from "../format.ts";

/** Words that billing systems use for what we call otherwise. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  adjustment: ["adj"],
  amount: ["amt", "total", "value"],
  appointment: ["appt"],
  cancelled: ["canceled"],
  charge: ["chg", "line"],
  code: ["cpt", "hcpcs", "procedure", "proc"],
  date: ["dt", "day", "on"],
  department: ["dept"],
  employee: ["emp", "staff"],
  entry: ["created", "entered"],
  gross: ["earnings", "wages"],
  id: ["no", "num", "number", "key"],
  location: ["facility", "site", "office", "clinic", "department"],
  patient: ["mrn", "chart", "account"],
  payer: ["insurance", "insurer", "carrier", "plan"],
  payment: ["pmt", "pymt", "receipt"],
  post: ["posted", "posting"],
  provider: ["rendering", "doctor", "physician", "dr", "clinician"],
  reason: ["carc", "why"],
  service: ["svc", "from"],
  start: ["begin", "time", "scheduled"],
  status: ["state"],
  transaction: ["trans", "txn", "tran"],
  type: ["kind", "transtype"],
  units: ["qty", "quantity"],
  visit: ["encounter"],
};

const MEANS = new Map(
  Object.entries(ALSO).flatMap(([word, others]) => others.map((other) => [other, word] as const)),
);

/**
 * How like a column's name is to the names a field goes by, 0-1.
 *
 * @example likenessOf("Post Dt", ["post_date"]) // => 1
 */
export function likenessOf(column: string, names: readonly string[]): number {
  return Math.max(0, ...names.map((name) => alike(column, name)));
}

function alike(a: string, b: string): number {
  if (headerKey(a) === headerKey(b)) return 1;
  const [left, right] = [wordsOf(a), wordsOf(b)];
  if (left.size === 0 || right.size === 0) return 0;
  const shared = [...left].filter((word) => right.has(word)).length;
  return shared / (left.size + right.size - shared);
}

/** The words of a name, each as we say it. @example wordsOf("DOS") // => {"service", "date"} */
function wordsOf(name: string): Set<string> {
  const words = name
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replaceAll("#", " number ")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "" && !["of", "the"].includes(word));
  return new Set(
    words.flatMap((word) => (word === "dos" ? ["service", "date"] : [MEANS.get(word) ?? word])),
  );
}
