/** The payments of a loan in a file as phases: interest only, then steps, then the rest. */
import type { z } from "zod";
import type { LOAN } from "./file_shapes.ts";
import type { Phase } from "./terms.ts";

/**
 * @param tell  told of each fault: the field, and what is wrong with it
 * @example phasesOf(read, tell) // => [{ kind: "interest_only", payments: 6 }, { kind: "level", payments: 114, amortisedOver: 114 }]
 */
export function phasesOf(
  read: z.infer<typeof LOAN>,
  tell: (field: string, says: string) => void,
): Phase[] {
  const { payments, payment, structure, interest_only: interestOnly, steps } = read;
  const before: Phase[] = [
    ...(interestOnly > 0 ? [{ kind: "interest_only" as const, payments: interestOnly }] : []),
    ...steps.map((step) => ({ kind: "fixed" as const, ...step })),
  ];
  if (payments === undefined) {
    if (typeof payment !== "bigint") {
      tell("payments", "give how many there are, or a payment to be made until the loan is paid");
      return before;
    }
    return [...before, { kind: "fixed", payments: null, payment }];
  }
  const rest = payments - before.reduce((sum, phase) => sum + phase.payments!, 0);
  if (rest < 0) tell("payments", `${payments} are fewer than those of interest_only and steps`);
  if (rest <= 0) return before;
  if (typeof payment === "bigint") return [...before, { kind: "fixed", payments: rest, payment }];
  if (payment === "solved") {
    if (read.amortised_over !== undefined || structure !== "level") {
      tell("payment", '"solved" clears a level loan in its own payments; take amortised_over away');
    }
    return [...before, { kind: "solved", payments: rest }];
  }
  const amortisedOver = read.amortised_over ?? rest;
  if (amortisedOver < rest) {
    tell("amortised_over", `${amortisedOver} is fewer than the ${rest} payments of principal`);
  }
  return [...before, { kind: structure, payments: rest, amortisedOver }];
}
