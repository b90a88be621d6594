import { MEDICAID } from "../world/payers.ts";
import { SECONDARY, type Decision, type Line } from "./claim.ts";
import type { ServicePayment } from "./remittance.ts";

/** What a primary payer's decision on a line looks like in a remittance. */
export function decided(line: Line, decision: Decision): ServicePayment {
  return {
    line,
    charge: line.charge,
    paid: decision.paid,
    adjustments: nonzero([
      ["CO", "45", line.charge - decision.allowed],
      ["CO", "253", decision.sequestration],
      ["PR", "1", decision.deductible],
      ["PR", "2", decision.coinsurance],
      ["PR", "3", decision.copay],
    ]),
    decision,
    denial: null,
  };
}

/** @param reason  such as `CO-16` */
export function denied(line: Line, reason: string): ServicePayment {
  const [group, code] = reason.split("-") as [string, string];
  return {
    line,
    charge: line.charge,
    paid: 0,
    adjustments: [[group, code, line.charge]],
    decision: null,
    denial: reason,
  };
}

/**
 * The second insurer looks at what the first left to the patient. Medicaid's own price is already
 * met; others pay the coinsurance and leave the deductible.
 */
export function secondary(line: Line): ServicePayment {
  const left = line.open[SECONDARY];
  const medicaid = line.claim.secondary === MEDICAID;
  const unpaid = medicaid ? left : Math.min(left, line.decision!.deductible);
  return {
    line,
    charge: line.charge,
    paid: left - unpaid,
    adjustments: nonzero([
      ["OA", "23", line.charge - left],
      medicaid ? ["CO", "45", unpaid] : ["PR", "1", unpaid],
    ]),
    decision: null,
    denial: null,
  };
}

/** The same with every amount turned round, as a reversal shows it. */
export const reversed = (payment: ServicePayment): ServicePayment => ({
  ...payment,
  charge: -payment.charge,
  paid: -payment.paid,
  adjustments: payment.adjustments.map(([group, reason, amount]) => [group, reason, -amount]),
});

const nonzero = (adjustments: ServicePayment["adjustments"]): ServicePayment["adjustments"] =>
  adjustments.filter(([, , amount]) => amount !== 0);
