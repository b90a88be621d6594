/** Claims to insurers: how long they take to be sent and paid, and charges that no payer has. */
import { byPrimary, isCharge, largest, standing, type Entry } from "./entries.ts";
import { fact, ofMoney, quotient, when, type Fact, type Plains } from "./fact.ts";
import { days, sum, together } from "./read.ts";
import type { Remittance } from "./remittances.ts";

export type Claim = {
  id: string;
  /** its largest charge that stands, by which it has its payer, provider and place */
  line: Entry;
  items: readonly string[];
  charge: number;
  /** the day of its first posting and of its first bill */
  first: string;
  billed: string;
};

const isOfInsurer = ({ party }: Entry): boolean => party !== "patient";
const earliest = (dates: readonly string[]): string => dates.filter(Boolean).toSorted()[0] ?? "";

/** Claims that were billed. */
export function claimsOf(entries: readonly Entry[]): Claim[] {
  const lines = entries.filter(
    (entry) => isCharge(entry) && entry.claim !== "" && isOfInsurer(entry),
  );
  return [...together(lines, ({ claim }) => claim)]
    .map(([id, all]) => ({
      id,
      line: largest(standing(all).length > 0 ? standing(all) : all),
      items: [...new Set(all.map(({ item }) => item))],
      charge: sum(all.map(({ amount }) => amount)),
      first: earliest(all.filter(({ kind }) => kind === "charge").map(({ posted }) => posted)),
      billed: earliest(all.map(({ billed }) => billed)),
    }))
    .filter(({ billed }) => billed !== "");
}

/** When insurers first paid on each item. */
function firstPayments(entries: readonly Entry[]): Map<string, string[]> {
  const paid = entries.filter(
    (entry) =>
      entry.kind === "insurance payment" &&
      isOfInsurer(entry) &&
      entry.item !== "" &&
      entry.amount < 0,
  );
  return new Map(
    [...together(paid, ({ item }) => item)].map(([item, all]) => [
      item,
      [earliest(all.map(({ posted }) => posted))],
    ]),
  );
}

type Paid = Claim & { paid: string };

export function claims(entries: readonly Entry[], remittances: readonly Remittance[]): Plains {
  const first = firstPayments(entries);
  const lastPosting = entries
    .map(({ posted }) => posted)
    .toSorted()
    .at(-1)!;
  const all: Paid[] = claimsOf(entries).map((claim) => ({
    ...claim,
    paid: earliest(
      claim.items.flatMap((item) => first.get(item) ?? []).filter((on) => on >= claim.billed),
    ),
  }));
  const sent = (claim: Claim, date: string, top: number, category = ""): Fact =>
    fact(byPrimary(claim.line), date, top, 1, category);
  const traces = new Set(remittances.map(({ trace }) => trace));
  return {
    RC22: quotient(
      all
        .filter(({ first: on, billed }) => billed >= on)
        .map((claim) => sent(claim, claim.billed, days(claim.first, claim.billed))),
    ),
    RC23: quotient(
      all
        .filter(({ paid }) => paid !== "")
        .map((claim) => sent(claim, claim.paid, days(claim.billed, claim.paid))),
      { as: "median" },
    ),
    "RC23.all": quotient(
      all
        .filter(({ billed }) => billed <= lastPosting)
        .map((claim) =>
          sent(
            claim,
            claim.billed,
            when(claim.paid !== "", 1),
            String(days(claim.billed, claim.paid || lastPosting)),
          ),
        ),
      { as: "waited median" },
    ),
    TE01: ofMoney(
      entries
        .filter((entry) => entry.kind === "insurance payment")
        .map((entry) =>
          fact(
            byPrimary(entry),
            entry.posted,
            when(traces.has(entry.receipt), -entry.amount),
            -entry.amount,
          ),
        ),
    ),
    "TE01.count": quotient(
      receiptsOf(entries).map(({ receipt, payer, posted }) =>
        fact({ payer }, posted, when(traces.has(receipt), 1), 1),
      ),
    ),
  };
}

/** Receipts of insurers' money, each of the payer that most of it is of; without a number, a payer's day. */
function receiptsOf(entries: readonly Entry[]) {
  const paid = entries.filter(({ kind }) => kind === "insurance payment");
  const receipts = together(paid, ({ receipt, payer, posted }) => receipt || `${payer} ${posted}`);
  return [...receipts.values()]
    .filter((lines) => sum(lines.map(({ amount }) => amount)) !== 0)
    .map((lines) => {
      const payers = [...together(lines, ({ primary }) => primary)]
        .map(([payer, own]) => ({ payer, amount: sum(own.map(({ amount }) => amount)) }))
        .toSorted((a, b) => a.amount - b.amount || (a.payer < b.payer ? -1 : 1));
      const [posted] = lines.map((line) => line.posted).toSorted();
      return { receipt: lines[0]!.receipt, payer: payers[0]!.payer, posted: posted! };
    });
}
