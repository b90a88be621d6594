import { portion, type Cents } from "../cents.ts";
import { CODES } from "../world/codes.ts";
import { deductibleLeft, useDeductible } from "../world/patients.ts";
import { MEDICAID, MEDICARE, MEDICARE_ADVANTAGE, PAYERS, WORKERS_COMP } from "../world/payers.ts";
import type { World } from "../world/world.ts";
import { patientShare, type Decision, type Line } from "./claim.ts";
import { DENIALS } from "./denial_reasons.ts";
import type { ClaimPayment, ServicePayment, Submission } from "./remittance.ts";

const SEQUESTRATION = 200;
const COINSURANCE = 2000;
const COPAY_FORGOTTEN = 0.012;
const UNDERPAYS = { from: 8000, to: 9600 };

/** How a payer answers a submission on the day it pays. A correction answers with a reversal first. */
export type Adjudicator = (submission: Submission, day: number) => ClaimPayment[];

/** Denials, contract prices, deductibles and coinsurance; the one place where a payer's mind is made up. */
export function adjudicator(world: World): Adjudicator {
  const random = world.random("payers");
  const { calendar, stories } = world;

  const decide = (line: Line, allowed: Cents): Decision => {
    const { claim } = line;
    const { patient, day } = claim.visit;
    const year = calendar.year(day);
    const terms = coverage(line);
    let left = allowed;
    const copay =
      terms === "copay" && !random.chance(COPAY_FORGOTTEN) ? Math.min(patient.copay, left) : 0;
    left -= copay;
    let deductible = 0;
    let coinsurance = 0;
    if (terms === "deductible") {
      deductible = Math.min(left, deductibleLeft(patient, year, calendar.dayOfYear(day)));
      useDeductible(patient, year, deductible);
      coinsurance = portion(left - deductible, COINSURANCE);
      left -= deductible + coinsurance;
    }
    const sequestration = claim.payer === MEDICARE ? portion(left, SEQUESTRATION) : 0;
    return { allowed, paid: left - sequestration, sequestration, deductible, coinsurance, copay };
  };

  const agreed = (line: Line, purpose: Submission["purpose"]): Cents => {
    const full = Math.min(line.allowed, line.charge);
    const short =
      purpose === "original" && random.chance(PAYERS[line.claim.payer]!.underpaymentRate);
    return short ? portion(full, random.whole(UNDERPAYS.from, UNDERPAYS.to)) : full;
  };

  const pay = (line: Line, purpose: Submission["purpose"]): ServicePayment => {
    line.decision = decide(line, agreed(line, purpose));
    return service(line, line.decision);
  };

  const first = (submission: Submission, day: number): ClaimPayment => {
    const { claim, lines, purpose } = submission;
    const refused = deniedLines(submission, day);
    const services = lines.map((line) =>
      refused.lines.has(line) ? denied(line, refused.reason) : pay(line, purpose),
    );
    const all = services.every(({ denial }) => denial);
    const forwarded =
      claim.secondary >= 0 &&
      services.some(({ decision }) => decision && patientShare(decision) > 0);
    return { claim, purpose, services, status: all ? "4" : forwarded ? "19" : "1" };
  };

  const deniedLines = (
    { claim, lines, verdict }: Submission,
    day: number,
  ): { lines: ReadonlySet<Line>; reason: string } => {
    if (verdict === null) return { lines: new Set(), reason: "" };
    if (verdict !== undefined) return { lines: new Set(lines), reason: verdict };
    if (!random.chance(stories.denialRate(claim.payer, day)))
      return { lines: new Set(), reason: "" };
    const { reason, wholeClaim } = DENIALS[random.weighted(DENIALS.map(({ weight }) => weight))]!;
    return { lines: new Set(wholeClaim ? lines : [random.pick(lines)]), reason };
  };

  /** The insurer first takes back what it decided, then decides by the contract; the patient's part stays. */
  const correct = ({ claim, lines }: Submission): ClaimPayment[] => {
    const reversed = lines.map((line) => negated(service(line, line.decision!)));
    const corrected = lines.map((line) => {
      const before = line.decision!;
      const allowed = Math.min(line.allowed, line.charge);
      const sequestration = portion(
        allowed - patientShare(before),
        claim.payer === MEDICARE ? SEQUESTRATION : 0,
      );
      const paid = allowed - patientShare(before) - sequestration;
      line.decision = { ...before, allowed, sequestration, paid };
      return service(line, line.decision);
    });
    return [
      { claim, purpose: "correction", status: "22", services: reversed },
      { claim, purpose: "correction", status: "1", services: corrected },
    ];
  };

  return (submission, day) => {
    const { claim, lines, purpose } = submission;
    if (purpose === "correction") return correct(submission);
    if (purpose === "secondary")
      return [{ claim, purpose, status: "2", services: lines.map(secondary) }];
    if (purpose === "duplicate")
      return [
        {
          claim,
          purpose,
          status: "1",
          services: lines.map((line) => service(line, line.decision!)),
        },
      ];
    return [first(submission, day)];
  };
}

/** What a plan leaves to the patient of a line: nothing, the copay, or deductible and coinsurance. */
function coverage(line: Line): "full" | "copay" | "deductible" {
  const { payer, visit } = line.claim;
  const { kind } = CODES.get(line.code)!;
  if (payer === MEDICAID || payer === WORKERS_COMP || kind === "preventive" || kind === "vaccine")
    return "full";
  if (payer === MEDICARE) return kind === "lab" || line.code === "G0008" ? "full" : "deductible";
  if (payer === MEDICARE_ADVANTAGE) return kind === "visit" ? "copay" : "full";
  if (line.code === "90471" || line.code === "90472") return "full";
  return kind === "visit" && !visit.patient.highDeductible ? "copay" : "deductible";
}

function service(line: Line, decision: Decision): ServicePayment {
  const adjustments = [
    ["CO", "45", line.charge - decision.allowed],
    ["CO", "253", decision.sequestration],
    ["PR", "1", decision.deductible],
    ["PR", "2", decision.coinsurance],
    ["PR", "3", decision.copay],
  ] as const;
  return {
    line,
    charge: line.charge,
    paid: decision.paid,
    adjustments: adjustments.filter(([, , amount]) => amount !== 0),
    decision,
    denial: null,
  };
}

function denied(line: Line, reason: string): ServicePayment {
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

/** The second insurer looks at what the first left to the patient: Medicaid's own price is already met, others pay the coinsurance. */
function secondary(line: Line): ServicePayment {
  const left = line.open[1];
  const medicaid = line.claim.secondary === MEDICAID;
  const unpaid = medicaid ? left : Math.min(left, line.decision!.deductible);
  const adjustments = [
    ["OA", "23", line.charge - left],
    [medicaid ? "CO" : "PR", medicaid ? "45" : "1", unpaid],
  ] as const;
  return {
    line,
    charge: line.charge,
    paid: left - unpaid,
    adjustments: adjustments.filter(([, , amount]) => amount !== 0),
    decision: null,
    denial: null,
  };
}

const negated = (payment: ServicePayment): ServicePayment => ({
  ...payment,
  charge: -payment.charge,
  paid: -payment.paid,
  adjustments: payment.adjustments.map(([group, reason, amount]) => [group, reason, -amount]),
});
