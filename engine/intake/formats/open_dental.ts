/**
 * The tables of Open Dental that its ledger is made of, as a query exports them: procedures, what claims
 * paid and wrote off, what patients paid, adjustments. Each numbers its rows by itself, so a number gets
 * the letter of its table. They do not say who owes which part of a procedure, nor the name of who paid
 * it: all of a procedure is one account, of the payer "Unassigned".
 */
import { cents, moneyText } from "../../money.ts";
import { headerKey, type Format } from "../format.ts";
import type { FieldOf } from "../feeds.ts";
import type { Verdict } from "../scan.ts";

const EVIDENCE = "Open Dental's public description of its tables, its source and its own reports";
const DAYS = ["%Y-%m-%d", "%m/%d/%Y"];
const MOMENTS = ["%Y-%m-%d %H:%M:%S", "%m/%d/%Y %H:%M:%S", "%m/%d/%Y %I:%M:%S %p", ...DAYS];
/** what a day that is not known looks like */
const NO_DAY = ["0001-01-01", "01/01/0001", "1/1/0001"];

type Field = FieldOf<"transaction">;

/** A row of one of the tables, by our fields and by its own column names. */
type Line = {
  /** the text of a column by its own name; empty where there is none */
  of: (column: string) => string;
  /** the row with what stands before its cells and some of its fields said otherwise */
  row: (before: readonly string[], instead?: { readonly [field in Field]?: string }) => string[];
};

const lineOf = (
  cells: readonly string[],
  columns: readonly (string | null)[],
  header: readonly string[],
): Line => {
  const keys = header.map(headerKey);
  return {
    of: (column) => cells[keys.indexOf(headerKey(column))]?.trim() ?? "",
    row: (before, instead = {}) => [
      ...before,
      ...cells.map((cell, i) => {
        const field = columns[i] as Field | null | undefined;
        const said = (field && instead[field]) ?? cell;
        // a number of 0 names nothing
        return field && NUMBERS.has(field) && said.trim() === "0" ? "" : said;
      }),
    ],
  };
};

const NUMBERS: ReadonlySet<Field> = new Set(["charge_id", "claim_id", "location", "receipt"]);

const plain = (text: string): string => text.replace(/^-/, "");

/** A whole record of a table is judged; one that is cut short is left to what all tables share. */
const judged =
  (rowsOf: (line: Line) => string[][]): NonNullable<Format["judge"]> =>
  (cells, _, columns, header): Verdict | null =>
    cells.length === columns.length
      ? { is: "data", rows: rowsOf(lineOf(cells, columns, header)), coercion: "" }
      : null;

/** planned, done elsewhere, referred, deleted, a condition, planned and inactive */
const NOT_DONE = Object.fromEntries(
  "1 tp 3 ec 4 eo 5 r 6 d 7 cn 8 tpi".split(" ").map((status) => [status, "information"]),
);

/** Procedures: one that is complete is a charge; any other is kept, and is a charge once it is. */
export const openDentalProcedures: Format<"transaction"> = {
  id: "open-dental-procedures",
  title: "Open Dental procedures (procedurelog)",
  evidence: EVIDENCE,
  feed: "transaction",
  columns: {
    type: "ProcStatus",
    charge_id: "ProcNum",
    patient_id: "PatNum",
    provider: "ProvNum",
    location: "ClinicNum",
    code: "ProcCode",
    units: "UnitQty",
    amount: "ProcFee",
    service_date: "ProcDate",
    entry_date: "DateEntryC",
  },
  required: ["charge_id", "patient_id", "type", "amount", "service_date"],
  contextFields: ["transaction_id"],
  days: DAYS,
  moments: MOMENTS,
  also: { post_date: "service_date" },
  nulls: NO_DAY,
  signs: "effect",
  words: {
    type: {
      "2": "charge",
      c: "charge",
      complete: "charge",
      ...NOT_DONE,
    },
  },
  judge: judged(({ of, row }) => {
    const units = Number(of("UnitQty") || "1") + Number(of("BaseUnits") || "0");
    return [row([`P${of("ProcNum")}`], { amount: times(of("ProcFee"), units) })];
  }),
};

/** A fee so many times; the fee as it stands where it cannot be. */
function times(fee: string, units: number): string {
  if (!/^-?\d+(\.\d{1,2}0*)?$/.test(fee) || !Number.isSafeInteger(units)) return fee;
  return moneyText(cents(fee) * BigInt(units));
}

/**
 * Claim procedures: each is what was paid and what was written off, two entries. Only those received,
 * supplemental or of a capitation are money; estimates are kept, and count once they are received. A
 * payment "by total" names no procedure.
 */
export const openDentalClaimProcedures: Format<"transaction"> = {
  id: "open-dental-claim-procedures",
  title: "Open Dental claim procedures (claimproc)",
  evidence: EVIDENCE,
  feed: "transaction",
  columns: {
    charge_id: "ProcNum",
    claim_id: "ClaimNum",
    patient_id: "PatNum",
    provider: "ProvNum",
    location: "ClinicNum",
    payments: "InsPayAmt",
    adjustments: "WriteOff",
    service_date: "ProcDate",
    entry_date: "DateEntry",
    post_date: "DateCP",
  },
  required: ["charge_id", "claim_id", "patient_id", "payments", "adjustments", "post_date"],
  marks: ["ClaimProcNum", "Status"],
  contextFields: ["transaction_id", "type", "reason"],
  days: DAYS,
  moments: MOMENTS,
  nulls: NO_DAY,
  signs: "own",
  words: {
    type: {
      payment: "payment",
      payment_reversal: "payment_reversal",
      adjustment: "adjustment",
      adjustment_reversal: "adjustment_reversal",
      estimate: "information",
    },
    reason: { contractual: "contractual" },
  },
  judge: judged(({ of, row }) => {
    const counts = RECEIVED.has(of("Status").toLowerCase());
    const [paid, said] = [of("InsPayAmt"), of("WriteOff")];
    // -1 is how the system leaves an amount empty
    const off = /^-1(\.0+)?$/.test(said) ? "0" : said;
    const kind = (name: string, amount: string): string =>
      !counts ? "estimate" : amount.startsWith("-") ? `${name}_reversal` : name;
    // an estimate is paid on no day yet
    const day = counts ? {} : { post_date: of("ProcDate") };
    return [
      row([`C${of("ClaimProcNum")}`, kind("payment", paid), ""], { ...day, payments: plain(paid) }),
      row([`C${of("ClaimProcNum")}w`, kind("adjustment", off), "contractual"], {
        ...day,
        adjustments: plain(off),
      }),
    ];
  }),
};

/** received, supplemental, of a capitation, of a capitation complete */
const RECEIVED = new Set("1 received 4 supplemental 5 capclaim 7 capcomplete".split(" "));

/** What patients paid, by what it was put to; what was put to no procedure is not applied yet. */
export const openDentalPaySplits: Format<"transaction"> = {
  id: "open-dental-pay-splits",
  title: "Open Dental payments of patients (paysplit)",
  evidence: EVIDENCE,
  feed: "transaction",
  columns: {
    charge_id: "ProcNum",
    patient_id: "PatNum",
    provider: "ProvNum",
    location: "ClinicNum",
    amount: "SplitAmt",
    service_date: "ProcDate",
    entry_date: "DateEntry",
    post_date: "DatePay",
    receipt: "PayNum",
  },
  required: ["charge_id", "patient_id", "amount", "post_date", "receipt"],
  marks: ["SplitNum"],
  contextFields: ["transaction_id", "type"],
  days: DAYS,
  moments: MOMENTS,
  nulls: NO_DAY,
  signs: "own",
  words: { type: { payment: "payment", payment_reversal: "payment_reversal" } },
  judge: judged(({ of, row }) => {
    const amount = of("SplitAmt");
    const kind = amount.startsWith("-") ? "payment_reversal" : "payment";
    return [row([`S${of("SplitNum")}`, kind], { amount: plain(amount) })];
  }),
};

/** Adjustments, signed by their effect on what is owed: a discount is negative. */
export const openDentalAdjustments: Format<"transaction"> = {
  id: "open-dental-adjustments",
  title: "Open Dental adjustments",
  evidence: EVIDENCE,
  feed: "transaction",
  columns: {
    reason: "AdjType",
    charge_id: "ProcNum",
    patient_id: "PatNum",
    provider: "ProvNum",
    location: "ClinicNum",
    amount: "AdjAmt",
    service_date: "ProcDate",
    entry_date: "DateEntry",
    post_date: "AdjDate",
  },
  required: ["charge_id", "patient_id", "amount", "post_date", "reason"],
  marks: ["AdjNum"],
  contextFields: ["transaction_id", "type"],
  days: DAYS,
  moments: MOMENTS,
  nulls: NO_DAY,
  signs: "effect",
  words: { type: { adjustment: "adjustment" } },
  judge: judged(({ of, row }) => [row([`A${of("AdjNum")}`, "adjustment"])]),
};
