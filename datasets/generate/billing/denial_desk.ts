import { PATIENT_SHARE, PRIMARY, type Claim, type Line } from "./claim.ts";
import type { Clerk } from "./clerk.ts";
import { DENIALS } from "./denial_reasons.ts";
import type { Ledger } from "./ledger.ts";
import type { PatientAccounts } from "./patient_accounts.ts";
import type { PayerDesk } from "./payer_desk.ts";
import type { ClaimPayment } from "./remittance.ts";
import type { Random } from "../random.ts";
import type { World } from "../world/world.ts";

const APPEALS_THE_LOST = 0.3;

/** Where denied lines go: sent again, appealed in vain, written off, or put to the patient. */
export type DenialDesk = {
  /** takes up what a posted claim payment denied */
  work(claimPayment: ClaimPayment, day: number): void;
};

/** Works denials one to seven weeks after they were posted. */
export function denialDesk(
  world: World,
  ledger: Ledger,
  clerk: Clerk,
  payers: Pick<PayerDesk, "submit">,
  patients: PatientAccounts,
): DenialDesk {
  const random = world.random("denials");
  const { agenda, calendar } = world;

  const giveUp = (claim: Claim, lines: readonly Line[], reason: string, day: number): void => {
    const toPatient = random.chance(denial(reason).toPatient);
    const entry = clerk.byHand(day, claim.visit.day);
    for (const line of lines) {
      const rest = line.open[PRIMARY];
      if (rest === 0) continue;
      if (toPatient) ledger.transfer(line, PRIMARY, PATIENT_SHARE, rest, entry);
      else ledger.post("Adjustment", line, PRIMARY, -rest, entry, writeOffReason(reason));
    }
    patients.collect(claim, day);
  };

  return {
    work({ claim, services, purpose }, posted) {
      const refused = services.filter((service) => service.denial);
      const reason = refused[0]?.denial;
      if (!reason) return;
      const lines = refused.map((service) => service.line);
      agenda.on(calendar.openAfter(posted, workedAfter(random)), (day) => {
        if (purpose === "resubmission") return giveUp(claim, lines, reason, day);
        const again = { claim, lines, purpose: "resubmission" } as const;
        if (random.chance(denial(reason).won)) payers.submit({ ...again, verdict: null }, day);
        else if (random.chance(APPEALS_THE_LOST)) payers.submit({ ...again, verdict: reason }, day);
        else giveUp(claim, lines, reason, day);
      });
    },
  };
}

const denial = (reason: string) => DENIALS.find((known) => known.reason === reason)!;

const writeOffReason = (reason: string): string =>
  reason === "CO-29" ? "TIMELY FILING" : "DENIAL";

const workedAfter = (random: Random): number =>
  random.chance(0.75) ? random.whole(4, 20) : random.whole(15, 40);
