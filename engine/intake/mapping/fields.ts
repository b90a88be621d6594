/**
 * What the fields of a feed hold and what it costs to lack one, as the README of the templates tells
 * it: whoever describes a layout of hers reads the same words as whoever fills in a template.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "../../database.ts";
import { accounts, budget, feeSchedule } from "../formats/plan.ts";
import { chargeSnapshot } from "../formats/charge_snapshot.ts";
import { appointments } from "../formats/appointments.ts";
import { bankStatement, bankStatementInOut } from "../formats/bank.ts";
import { reviews, survey } from "../formats/feedback.ts";
import { clinicHours, openSlots } from "../formats/capacity.ts";
import { claimWork } from "../formats/claim_work.ts";
import { credentials, inventory } from "../formats/compliance.ts";
import { ledger } from "../formats/ledger.ts";
import { orders } from "../formats/orders.ts";
import { openings, payroll, staff } from "../formats/payroll.ts";
import { contractRates } from "../formats/contracts.ts";
import { plannedPrices, purchases } from "../formats/purchases.ts";
import { qualityPatients, qualityResults } from "../formats/quality.ts";
import { targets } from "../formats/targets.ts";
import { messages, usage } from "../formats/technology.ts";
import { transactions } from "../formats/transactions.ts";
import type { Format } from "../format.ts";

export type FieldKind = "text" | "word" | "money" | "number" | "day" | "moment";

export type FieldMeaning = {
  field: string;
  /** what our template calls its column */
  name: string;
  kind: FieldKind;
  needed: "always" | "column" | "no";
  /** what a cell holds */
  holds: string;
  /** what is lost where no column gives it; empty where it cannot be done without */
  costs: string;
};

/** Our own templates, one a feed: what a layout of hers can be mapped to. */
export const TEMPLATES = [
  transactions,
  chargeSnapshot,
  appointments,
  ledger,
  bankStatement,
  bankStatementInOut,
  payroll,
  survey,
  reviews,
  budget,
  staff,
  credentials,
  inventory,
  purchases,
  plannedPrices,
  clinicHours,
  openSlots,
  usage,
  messages,
  openings,
  claimWork,
  orders,
  targets,
  contractRates,
  qualityPatients,
  qualityResults,
  accounts,
  feeSchedule,
] as unknown as readonly Format[];

const KINDS: Readonly<Record<Exclude<FieldKind, "text" | "word">, string>> = {
  money:
    "amount money_in money_out balance debit credit copay_due copay_paid gross employer_tax benefits fee charge " +
    "primary_paid primary_contract primary_adjusted secondary_paid secondary_contract secondary_adjusted " +
    "tertiary_paid tertiary_contract tertiary_adjusted patient_paid other_adjusted insurance_balance " +
    "patient_balance total_balance unit_cost allowed",
  number:
    "units target age year value minutes blocked hours weekly_hours clinical_share rating work_rvu service_year quantity done " +
    "out_of edits fte unit_price per_visit units_each",
  day:
    "service_date entry_date post_date bill_date check_date deposit_date voided_date visit_date " +
    "sampled received posted replied date pay_date period_begin period_end start end month day " +
    "issued expires counted since until changed primary_paid_on secondary_paid_on tertiary_paid_on " +
    "opened filled withdrawn entered denied appealed ordered resulted followed_up",
  moment:
    "created start cancelled checked_in checked_out roomed signed opened_at closed_at posted_at replied_at",
};

/** The fields of a template, in its order. */
export function fieldsOf(template: Format): FieldMeaning[] {
  const rows = chapterOf(template)
    .split("\n")
    .flatMap((line) => {
      const cells = /^\| `([^|`]*)`\s*\| `(always|column|no)`\s*\|([^|]*)\|([^|]*)\|$/.exec(line);
      return cells ? [cells.slice(1).map((cell) => cell.trim())] : [];
    });
  return Object.entries(template.columns).map(([field, column]) => {
    const name = [column as string | readonly string[]].flat()[0]!;
    const [, needed, holds, costs] = rows.find(([told]) => told === name)!;
    return {
      field,
      name,
      kind: kindOf(template, field),
      needed: needed as FieldMeaning["needed"],
      holds: plainWords(holds!),
      costs: plainWords(costs!),
    };
  });
}

/** What a template holds and what there is not without it, in two sentences or three. */
export function aboutOf(template: Format): string {
  const [, about = "", without = ""] = chapterOf(template).split("\n\n");
  return plainWords(`${about} ${without.startsWith("Without") ? without : ""}`);
}

function chapterOf({ id }: Format): string {
  readme ??= readFileSync(join(packageFolder(), "datasets", "templates", "README.md"), "utf8");
  return readme.split(`## \`${id}.csv\``)[1]!.split("\n## ")[0]!;
}

let readme: string | undefined;

function kindOf(template: Format, field: string): FieldKind {
  if ((template.words as Record<string, unknown>)[field]) return "word";
  const [kind] = Object.entries(KINDS).find(
    ([kind, fields]) =>
      fields.split(" ").includes(field) &&
      (field !== "start" || template.moments.length > 0 === (kind === "moment")),
  ) ?? ["text"];
  return kind as FieldKind;
}

const MONEY = new Set([...KINDS.money.split(" "), "payments", "adjustments", "transfers"]);

/** Whether a field of any feed holds money. */
export const isMoney = (field: string): boolean => MONEY.has(field);

/** Whether a field of any feed holds days, or moments; null where it holds neither. */
export const dayKind = (field: string): "day" | "moment" | null =>
  KINDS.day.split(" ").includes(field)
    ? "day"
    : KINDS.moment.split(" ").includes(field)
      ? "moment"
      : null;

const plainWords = (markdown: string): string =>
  markdown.replaceAll("`", "").replaceAll(/\s+/g, " ").trim();
