import { PAYERS } from "../world/payers.ts";
import type { World } from "../world/world.ts";
import { PATIENT_SHARE, PRIMARY, type Claim, type Line } from "./claim.ts";
import type { Clerk } from "./clerk.ts";
import type { Ledger } from "./ledger.ts";
import type { PatientAccounts } from "./patient_accounts.ts";
import type { PayerDesk } from "./payer_desk.ts";
import type { ClaimPayment, Takeback } from "./remittance.ts";

const PAID_TWICE = 0.0012;
const REFUNDED_BY_CHECK = 0.3;
const DISPUTE_WON = 0.7;

/** What comes up long after a claim was paid. */
export type SecondThoughts = {
  /** looks at a posted claim payment for underpayment, double payment and a later change of mind */
  consider(claimPayment: ClaimPayment, day: number): void;
  /** deals with what a takeback opened again */
  recouped(takeback: Takeback, day: number): void;
};

/** Underpayments disputed, double payments returned, and paid lines that the payer takes back months later. */
export function secondThoughts(
  world: World,
  ledger: Ledger,
  clerk: Clerk,
  payers: PayerDesk,
  patients: PatientAccounts,
  refundByCheck: (amount: number, live: boolean, day: number) => void,
): SecondThoughts {
  const random = world.random("second thoughts");
  const { agenda, calendar } = world;
  const later = (day: number, from: number, to: number, action: (day: number) => void): void =>
    agenda.on(calendar.openFrom(day + random.whole(from, to)), action);

  const returnDouble = (claim: Claim, lines: Takeback["lines"], day: number): void => {
    if (!random.chance(REFUNDED_BY_CHECK)) {
      later(day, 30, 110, () => payers.recoup({ claim, lines, why: "duplicate" }));
      return;
    }
    later(day, 25, 75, (today) => {
      const entry = clerk.entry(today, "u02");
      for (const { line, amount } of lines) ledger.post("Refund", line, PRIMARY, amount, entry);
      refundByCheck(total(lines), claim.visit.live, today);
    });
  };

  const dispute = (claim: Claim, lines: readonly Line[], day: number): void =>
    later(day, 28, 75, (today) => payers.submit({ claim, lines, purpose: "correction" }, today));

  /** A line lost to a takeback: written off, put to the patient whose cover had ended, or paid again. */
  const reopen = (line: Line, day: number): void => {
    const entry = clerk.entry(day, "u04");
    const rest = line.open[PRIMARY];
    if (rest <= 0) return;
    if (random.chance(0.45)) ledger.post("Adjustment", line, PRIMARY, -rest, entry, "DENIAL");
    else ledger.transfer(line, PRIMARY, PATIENT_SHARE, rest, entry);
    patients.collect(line.claim, day);
  };

  return {
    consider({ claim, purpose, services }, day) {
      if (purpose === "duplicate") return returnDouble(claim, taken(services), day);
      if (purpose !== "original") return;
      const paid = services.filter((service) => service.paid > 0);
      if (paid.length === 0) return;
      const { takebackRate } = PAYERS[claim.payer]!;
      const short = paid.filter(
        ({ line, decision }) => decision!.allowed < Math.min(line.allowed, line.charge),
      );
      if (short.length > 0) {
        if (random.chance(DISPUTE_WON))
          dispute(
            claim,
            short.map(({ line }) => line),
            day,
          );
      } else if (random.chance(PAID_TWICE))
        payers.submit(
          {
            claim,
            lines: services.filter(({ decision }) => decision).map(({ line }) => line),
            purpose: "duplicate",
          },
          day,
        );
      else if (random.chance(takebackRate * paid.length)) {
        const lines = taken([random.pick(paid)]);
        later(day, 60, 270, () => payers.recoup({ claim, lines, why: "coverage" }));
      }
    },
    recouped({ claim, lines, why }, day) {
      if (why === "duplicate") return;
      later(day, 15, 45, (today) => {
        for (const { line } of lines) reopen(line, today);
        patients.collect(claim, today);
      });
    },
  };
}

const taken = (services: ClaimPayment["services"]): Takeback["lines"] =>
  services.filter(({ paid }) => paid > 0).map(({ line, paid }) => ({ line, amount: paid }));

const total = (lines: Takeback["lines"]): number =>
  lines.reduce((sum, { amount }) => sum + amount, 0);
