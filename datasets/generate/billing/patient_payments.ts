import type { Till } from "../books/till.ts";
import type { Cents } from "../cents.ts";
import type { World } from "../world/world.ts";
import { owed, PATIENT_SHARE, type Claim } from "./claim.ts";
import type { Clerk } from "./clerk.ts";
import type { Ledger } from "./ledger.ts";

const BOUNCES = 0.006;
const RECOVERED = 0.14;
const AGENCY_KEEPS = 30;

/** What can happen to the patient's part of a claim at one moment. */
export type PatientPayments = {
  /** a payment of at most what is owed; a cheque may come back days later */
  readonly pay: (claim: Claim, wanted: Cents, day: number) => void;
  /** money waiting or overpaid goes back by cheque */
  readonly refund: (claim: Claim, day: number) => void;
  /** what is owed is written off as too small to ask for */
  readonly writeOffSmall: (claim: Claim, day: number) => void;
  /** what is owed goes to the collection agency, which may send some of it months later */
  readonly sendToAgency: (claim: Claim, day: number) => void;
  /** puts waiting money on what is owed, and money on one line of the claim on another */
  readonly settle: (claim: Claim, day: number) => void;
};

/** @param reopened  told when a returned cheque makes a claim owed again */
export function patientPayments(
  world: World,
  ledger: Ledger,
  clerk: Clerk,
  till: Till,
  reopened: (claim: Claim, day: number) => void,
): PatientPayments {
  const random = world.random("patient payments");
  const { agenda, calendar } = world;

  const comesBack = (
    claim: Claim,
    paid: readonly { line: Claim["lines"][number]; amount: Cents }[],
    slip: ReturnType<Till["take"]>,
    day: number,
  ): void =>
    agenda.on(calendar.openFrom(day + random.whole(4, 9)), (today) => {
      const entry = clerk.entry(today, "u02", { ...slip, deposited: today });
      let total = 0;
      for (const { line, amount } of paid) {
        ledger.post("Payment Reversal", line, PATIENT_SHARE, amount, entry);
        total += amount;
      }
      till.bounce(total, today, claim.visit);
      reopened(claim, today);
    });

  const clear = (
    claim: Claim,
    kind: "Adjustment" | "Bad Debt",
    reason: string,
    day: number,
  ): void => {
    const entry = clerk.byHand(day, claim.visit.day);
    for (const line of claim.lines)
      if (line.open[PATIENT_SHARE] > 0)
        ledger.post(kind, line, PATIENT_SHARE, -line.open[PATIENT_SHARE], entry, reason);
  };

  const recover = (claim: Claim, amount: Cents, day: number): void => {
    const found = Math.floor((amount * random.whole(40, 100)) / 100);
    const sent = Math.floor((found * (100 - AGENCY_KEEPS)) / 100);
    if (sent === 0) return;
    agenda.on(calendar.openFrom(day + random.whole(40, 330)), (today) => {
      const entry = clerk.entry(today, "u02", till.agency(sent, today, claim.visit.live));
      ledger.post("Bad Debt Recovery", claim.lines[0]!, PATIENT_SHARE, -sent, entry);
    });
  };

  return {
    pay(claim, wanted, day) {
      let left = Math.min(wanted, owed(claim, PATIENT_SHARE));
      if (left <= 0) return;
      const slip = till.take(left, day, claim.visit);
      const entry = clerk.entry(day, "u05", slip);
      const paid = [];
      for (const line of claim.lines) {
        const amount = Math.min(left, line.open[PATIENT_SHARE]);
        if (amount <= 0) continue;
        left -= amount;
        ledger.post("Patient Payment", line, PATIENT_SHARE, -amount, entry);
        paid.push({ line, amount });
      }
      if (slip.method === "check" && random.chance(BOUNCES)) comesBack(claim, paid, slip, day);
    },
    refund(claim, day) {
      const entry = clerk.entry(day, "u02");
      const waiting = claim.deposit?.left ?? 0;
      let returned = waiting;
      for (const line of claim.lines) {
        const credit = -line.open[PATIENT_SHARE];
        if (credit <= 0) continue;
        ledger.post("Refund", line, PATIENT_SHARE, credit, entry);
        returned += credit;
      }
      if (waiting > 0) ledger.refundDeposit(claim.deposit!, waiting, entry);
      till.refund(returned, claim.visit.live, day);
    },
    writeOffSmall: (claim, day) => clear(claim, "Adjustment", "SMALL BALANCE", day),
    sendToAgency(claim, day) {
      const amount = owed(claim, PATIENT_SHARE);
      clear(claim, "Bad Debt", "", day);
      if (random.chance(RECOVERED)) recover(claim, amount, day);
    },
    settle(claim, day) {
      for (const line of claim.lines) {
        const amount = Math.min(claim.deposit?.left ?? 0, line.open[PATIENT_SHARE]);
        if (amount > 0) ledger.apply(claim.deposit!, line, amount, clerk.entry(day, "u05"));
      }
      for (const from of claim.lines)
        for (const to of claim.lines) {
          const amount = Math.min(-from.open[PATIENT_SHARE], to.open[PATIENT_SHARE]);
          if (amount <= 0) continue;
          const entry = clerk.entry(day, "u02");
          ledger.post("Payment Reversal", from, PATIENT_SHARE, amount, entry);
          ledger.post("Patient Payment", to, PATIENT_SHARE, -amount, entry);
        }
    },
  };
}
