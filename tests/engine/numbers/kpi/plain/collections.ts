/** What was charged, paid and given up, by the month it counts in. */
import {
  byPrimary,
  cash,
  isAdjustment,
  isCharge,
  isContractual,
  isPayment,
  netCharge,
  type Entry,
} from "./entries.ts";
import { fact, ofMoney, QUARTER, when, YEAR, type Fact, type Plains } from "./fact.ts";
import { days, monthOf } from "./read.ts";

const reasonOf = ({ kind, reason }: Entry): string =>
  kind === "bad debt" ? "bad_debt" : reason || "other";
const DENIED = /^(denial|timely_filing|no_authorization)$/;

export function collections(entries: readonly Entry[]): Plains {
  /** a fact of the primary payer in the month it was posted */
  const posted = (entry: Entry, top: number, bottom: number, category = ""): Fact =>
    fact(byPrimary(entry), entry.posted, top, bottom, category);
  const served = (entry: Entry, top: number, bottom: number): Fact =>
    fact(byPrimary(entry), entry.served || entry.posted, top, bottom);
  const gross = (entry: Entry): number => when(isCharge(entry), entry.amount);
  const charges = entries.filter(isCharge);
  const classes = new Map(charges.toReversed().map((charge) => [charge.item, charge.class]));
  const adjustments = entries.filter(isAdjustment);
  const produced = entries.filter((entry) => isCharge(entry) || isAdjustment(entry));
  const byKind = { as: "share", byCategory: true } as const;
  return {
    RC07: ofMoney(
      entries
        .filter(({ item }) => item !== "")
        .map((entry) => served(entry, cash(entry), netCharge(entry))),
    ),
    RC08: ofMoney(
      entries.map((entry) => posted(entry, cash(entry), netCharge(entry))),
      { over: YEAR },
    ),
    RC09: ofMoney(
      entries.map((entry) => posted(entry, cash(entry), gross(entry))),
      { over: YEAR },
    ),
    RC10: ofMoney(
      entries.flatMap((entry) => [
        fact(
          byPrimary(entry),
          entry.deposited || entry.posted,
          entry.kind === "bad debt recovery" ? -entry.amount : cash(entry),
          0,
        ),
        posted(
          entry,
          0,
          netCharge(entry) + when(isAdjustment(entry) && entry.reason === "charity", entry.amount),
        ),
      ]),
      { over: QUARTER },
    ),
    RC19: ofMoney(
      entries.map((entry) =>
        posted(
          entry,
          when(isAdjustment(entry) && DENIED.test(entry.reason), -entry.amount),
          netCharge(entry) + when(isAdjustment(entry) && entry.reason === "charity", entry.amount),
        ),
      ),
    ),
    RC24: ofMoney(
      entries
        .filter(({ kind, entered, served: on }) => kind === "charge" && entered >= on)
        .map((entry) =>
          fact(
            byPrimary(entry),
            entry.entered,
            when(days(entry.served, entry.entered) > 3, entry.amount),
            entry.amount,
          ),
        ),
    ),
    RC25: ofMoney(
      charges.map((entry) => posted(entry, entry.amount, entry.amount, entry.class)),
      byKind,
    ),
    "RC25.payments": ofMoney(
      entries
        .filter((entry) => isPayment(entry) || entry.kind === "refund")
        .map((entry) =>
          posted(entry, cash(entry), cash(entry), classes.get(entry.item) ?? entry.class),
        ),
      byKind,
    ),
    RC27: ofMoney(
      entries.map((entry) =>
        posted(
          entry,
          entry.kind === "bad debt"
            ? -entry.amount
            : when(entry.kind === "bad debt recovery", entry.amount),
          gross(entry),
        ),
      ),
    ),
    RC31: ofMoney(
      entries
        .filter((entry) => isPayment(entry) && entry.party === "patient")
        .map((entry) => {
          const waited = days(entry.served, entry.posted);
          return posted(entry, when(waited >= 0 && waited <= 7, -entry.amount), -entry.amount);
        }),
    ),
    RC35: ofMoney(
      adjustments.map((entry) => posted(entry, -entry.amount, -entry.amount, reasonOf(entry))),
      byKind,
    ),
    "RC35.other": ofMoney(
      entries.map((entry) =>
        posted(
          entry,
          when(isAdjustment(entry) && !isContractual(entry), -entry.amount),
          gross(entry),
        ),
      ),
    ),
    RC38: ofMoney(
      entries
        .filter((entry) => isPayment(entry) || entry.kind === "refund")
        .map((entry) => posted(entry, cash(entry), 0)),
      { as: "sum" },
    ),
    PR09: ofMoney(
      produced.map((entry) => posted(entry, entry.amount, 0)),
      { as: "sum" },
    ),
    "PR09.service": ofMoney(
      produced.map((entry) => served(entry, entry.amount, 0)),
      { as: "sum" },
    ),
    CO08: ofMoney(
      entries.map((entry) => {
        const isLate = monthOf(entry.posted) < monthOf(entry.entered);
        const much = entry.kind === "bad debt recovery" ? 0 : Math.abs(entry.amount);
        return fact(byPrimary(entry), entry.entered, when(isLate, much), much);
      }),
    ),
  };
}
