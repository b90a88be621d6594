import type { Cents } from "../cents.ts";
import { MEDICAID, PAYERS } from "../world/payers.ts";
import type { World } from "../world/world.ts";
import { PATIENT_SHARE, patientShare, PRIMARY, SECONDARY, type Line } from "./claim.ts";
import type { Clerk } from "./clerk.ts";
import type { DenialDesk } from "./denial_desk.ts";
import type { Entry, Ledger } from "./ledger.ts";
import type { PatientAccounts } from "./patient_accounts.ts";
import type { PayerDesk } from "./payer_desk.ts";
import type { ClaimPayment, Remittance, ServicePayment } from "./remittance.ts";
import type { SecondThoughts } from "./second_thoughts.ts";

const MISKEYED = { electronic: 0.0007, paper: 0.012 };

/** What follows from a posted remittance. */
export type Followers = {
  readonly payers: Pick<PayerDesk, "submit">;
  readonly denials: DenialDesk;
  readonly patients: PatientAccounts;
  readonly secondThoughts: SecondThoughts;
};

/** Puts a remittance on the books of the billing system, one to three days after the payer made it. */
export type Poster = (remittance: Remittance, day: number) => void;

/** Payments, contractual adjustments, transfers to the next in turn, and denials to be worked. */
export function poster(world: World, ledger: Ledger, clerk: Clerk, next: Followers): Poster {
  const random = world.random("posting");
  const { calendar, agenda } = world;

  const settle = (
    line: Line,
    by: typeof PRIMARY | typeof SECONDARY,
    amount: Cents,
    entry: Entry,
  ): void =>
    ledger.post("Adjustment", line, by, -amount, { ...entry, deposited: 0 }, "CONTRACTUAL");

  /** A contractual adjustment, now and then with a slip of the finger that somebody finds later. */
  const contractual = (line: Line, amount: Cents, entry: Entry): void => {
    if (amount === 0) return;
    const paper = PAYERS[line.claim.payer]!.pays === "check";
    if (!random.chance(paper ? MISKEYED.paper : MISKEYED.electronic))
      return settle(line, PRIMARY, amount, entry);
    const slip = random.pick([900, 1800, 2700, 9000]);
    settle(line, PRIMARY, amount + slip, entry);
    agenda.on(calendar.openAfter(entry.entered, random.whole(2, 18)), (day) =>
      ledger.post(
        "Adjustment Reversal",
        line,
        PRIMARY,
        slip,
        clerk.entry(day, "u02"),
        "CORRECTION",
      ),
    );
  };

  const primary = (payment: ServicePayment, entry: Entry): void => {
    const { line, decision, denial } = payment;
    const note = { ...entry, deposited: 0 };
    if (denial) return ledger.post("Denial", line, PRIMARY, 0, note, denial);
    if (payment.paid !== 0) ledger.post("Insurance Payment", line, PRIMARY, -payment.paid, entry);
    contractual(line, line.charge - decision!.allowed, entry);
    if (decision!.sequestration !== 0)
      ledger.post("Adjustment", line, PRIMARY, -decision!.sequestration, note, "SEQUESTRATION");
    const to = line.claim.secondary >= 0 ? SECONDARY : PATIENT_SHARE;
    ledger.transfer(line, PRIMARY, to, patientShare(decision!) - line.copay, note);
  };

  const secondary = (payment: ServicePayment, entry: Entry): void => {
    const { line } = payment;
    if (payment.paid !== 0) ledger.post("Insurance Payment", line, SECONDARY, -payment.paid, entry);
    const rest = line.open[SECONDARY];
    if (line.claim.secondary === MEDICAID) {
      if (rest !== 0) settle(line, SECONDARY, rest, entry);
    } else ledger.transfer(line, SECONDARY, PATIENT_SHARE, rest, { ...entry, deposited: 0 });
  };

  const corrected = (claim: ClaimPayment, entry: Entry): void => {
    const reversal = claim.status === "22";
    for (const { line, paid, adjustments } of claim.services) {
      const amountOf = (code: string): Cents =>
        adjustments.find((found) => found[1] === code)?.[2] ?? 0;
      const difference = amountOf("45");
      const sequestered = amountOf("253");
      ledger.post(reversal ? "Payment Reversal" : "Insurance Payment", line, PRIMARY, -paid, entry);
      const kind = reversal ? "Adjustment Reversal" : "Adjustment";
      const note = { ...entry, deposited: 0 };
      if (difference !== 0) ledger.post(kind, line, PRIMARY, -difference, note, "CONTRACTUAL");
      if (sequestered !== 0) ledger.post(kind, line, PRIMARY, -sequestered, note, "SEQUESTRATION");
    }
  };

  /** The second insurer is asked once the first has spoken. */
  const forward = ({ claim, services }: ClaimPayment, day: number): void => {
    const lines = services.map(({ line }) => line).filter((line) => line.open[SECONDARY] > 0);
    if (lines.length > 0) next.payers.submit({ claim, lines, purpose: "secondary" }, day);
  };

  const post = (claimPayment: ClaimPayment, entry: Entry): void => {
    const { claim, purpose, services } = claimPayment;
    if (purpose === "secondary") for (const payment of services) secondary(payment, entry);
    else if (purpose === "correction") corrected(claimPayment, entry);
    else if (purpose === "duplicate")
      for (const { line, paid } of services) {
        if (paid !== 0) ledger.post("Insurance Payment", line, PRIMARY, -paid, entry);
      }
    else for (const payment of services) primary(payment, entry);

    if (purpose === "original" || purpose === "resubmission") {
      next.denials.work(claimPayment, entry.entered);
      forward(claimPayment, entry.entered);
    }
    next.secondThoughts.consider(claimPayment, entry.entered);
    next.patients.collect(claim, entry.entered);
  };

  return (remittance, day) => {
    const { checked, deposited, trace, claims, takebacks } = remittance;
    const electronic = PAYERS[remittance.payer]!.pays === "EFT";
    const entry = clerk.entry(day, electronic ? "era" : "u03", {
      checked,
      deposited,
      receipt: trace,
    });
    for (const claim of claims) post(claim, entry);
    for (const takeback of takebacks) {
      for (const { line, amount } of takeback.lines)
        ledger.post("Takeback", line, PRIMARY, amount, entry);
      next.secondThoughts.recouped(takeback, day);
    }
  };
}
