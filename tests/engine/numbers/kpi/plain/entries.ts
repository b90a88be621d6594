/** The ledger of receivables, line by line as the export of transactions has it: money in cents, signed as there. */
import { day, inCents, linesOf, NOBODY, sum, together, type Line } from "./read.ts";

export type Entry = {
  kind: string;
  reason: string;
  item: string;
  charge: string;
  claim: string;
  visit: string;
  patient: string;
  provider: string;
  location: string;
  payer: string;
  primary: string;
  class: string;
  party: string;
  code: string;
  modifiers: readonly string[];
  units: number;
  amount: number;
  receipt: string;
  by: string;
  served: string;
  entered: string;
  posted: string;
  billed: string;
  deposited: string;
};

export function entriesOf(inbox: string): Entry[] {
  const lines = linesOf(inbox, "transactions", "Trans ID").filter(
    (line) => line["Trans Type"] !== "Denial",
  );
  const charges = new Map<string, Line>();
  for (const line of lines) {
    if (line["Trans Type"] === "Charge") charges.set(line["Charge ID"]!, line);
  }
  return lines.map((line) => {
    const charge = charges.get(line["Charge ID"]!);
    const of = (name: string): string => line[name] || charge?.[name] || NOBODY;
    const primary = of("Primary Payer");
    return {
      kind: line["Trans Type"]!.toLowerCase(),
      reason: line["Reason"]!.toLowerCase().replaceAll(" ", "_"),
      item: line["Charge ID"]! || line["Claim ID"]!,
      charge: line["Charge ID"]!,
      claim: line["Claim ID"]!,
      visit: line["Visit ID"]!,
      patient: line["Patient ID"]!,
      provider: of("Provider"),
      location: of("Location"),
      payer: line["Payer"] || (line["Resp"] === "Patient" ? "Patient" : primary),
      primary,
      class: line["Payer Class"] || "Unclassified",
      party: line["Resp"]!.toLowerCase(),
      code: line["CPT"]!,
      modifiers: line["Modifiers"]!.split(" ").filter(Boolean),
      units: Math.abs(Number(line["Units"])),
      amount: inCents(line["Amount"]!),
      receipt: line["Receipt"]!,
      by: line["User"]!,
      served: day(line["DOS"]!),
      entered: day(line["Entry Date"]!),
      posted: day(line["Post Date"]!),
      billed: day(line["Bill Date"]!),
      deposited: day(line["Deposit Date"]!),
    };
  });
}

export const isCharge = ({ kind }: Entry): boolean => kind === "charge" || kind === "charge void";
export const isAdjustment = ({ kind }: Entry): boolean => /^adjustment|^bad debt$/.test(kind);
export const isPayment = ({ kind }: Entry): boolean =>
  /payment|^takeback$|^unapplied receipt$|^apply/.test(kind);
export const isContractual = ({ reason }: Entry): boolean =>
  reason === "contractual" || reason === "sequestration";
/** Cash of a payment or refund: what an agency brought back is not one. */
export const cash = (entry: Entry): number =>
  isPayment(entry) || entry.kind === "refund" ? -entry.amount : 0;
/** What a line adds to charges less contractual adjustments. */
export const netCharge = (entry: Entry): number =>
  isCharge(entry) || (isAdjustment(entry) && isContractual(entry)) ? entry.amount : 0;
/** -1 of what is taken back. */
export const sign = ({ amount }: Entry): number => (amount < 0 ? -1 : 1);

/** Of whom a line counts that is seen by the payer of its charge. */
export const byPrimary = ({ provider, primary, location }: Entry) => ({
  provider,
  payer: primary,
  location,
});
/** Charge lines of which something stands. */
export const standing = (entries: readonly Entry[]): Entry[] =>
  [...together(entries.filter(isCharge), ({ charge }) => charge).values()].flatMap((lines) => {
    const amount = sum(lines.map((line) => line.amount));
    return amount === 0 ? [] : [{ ...lines[0]!, amount }];
  });

/** The largest of some lines. */
export const largest = <Value extends { amount: number }>(lines: readonly Value[]): Value =>
  lines.toSorted((a, b) => b.amount - a.amount)[0]!;
