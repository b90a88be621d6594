import { portion, type Cents } from "../cents.ts";
import { PAYERS } from "../world/payers.ts";
import type { World } from "../world/world.ts";
import { patientShare, type Line } from "./claim.ts";
import { settled, share, termsFor } from "./coverage.ts";
import { DENIALS } from "./denial_reasons.ts";
import type { ClaimPayment, Purpose, ServicePayment, Submission } from "./remittance.ts";
import { decided, denied, reversed, secondary } from "./service_payment.ts";

const COPAY_FORGOTTEN = 0.012;
const UNDERPAYS = { from: 8000, to: 9600 };

/** How a payer answers a submission on the day it pays. A correction is answered by a reversal first. */
export type Adjudicator = (submission: Submission, day: number) => ClaimPayment[];

/** Denials, contract prices and slips in the patient's disfavour or favour: where a payer's mind is made up. */
export function adjudicator(world: World): Adjudicator {
  const random = world.random("payers");
  const { calendar, stories } = world;

  const price = (line: Line, purpose: Purpose): Cents => {
    const full = contractPrice(line);
    const short =
      purpose === "original" && random.chance(PAYERS[line.claim.payer]!.underpaymentRate);
    return short ? portion(full, random.whole(UNDERPAYS.from, UNDERPAYS.to)) : full;
  };

  const pay = (line: Line, purpose: Purpose): ServicePayment => {
    const allowed = price(line, purpose);
    const terms = termsFor(line);
    const forgotten = terms === "copay" && random.chance(COPAY_FORGOTTEN);
    line.decision = share(calendar, line, allowed, forgotten ? "full" : terms);
    return decided(line, line.decision);
  };

  const refused = (
    { claim, lines, verdict }: Submission,
    day: number,
  ): [string, readonly Line[]] => {
    if (verdict !== undefined) return verdict === null ? ["", []] : [verdict, lines];
    if (!random.chance(stories.denialRate(claim.payer, day))) return ["", []];
    const { reason, wholeClaim } = DENIALS[random.weighted(DENIALS.map(({ weight }) => weight))]!;
    return [reason, wholeClaim ? lines : [random.pick(lines)]];
  };

  const answer = (submission: Submission, day: number): ClaimPayment => {
    const { claim, lines, purpose } = submission;
    const [reason, no] = refused(submission, day);
    const services = lines.map((line) =>
      no.includes(line) ? denied(line, reason) : pay(line, purpose),
    );
    const forwarded =
      claim.secondary >= 0 &&
      services.some(({ decision }) => decision && patientShare(decision) > 0);
    const status = services.every(({ denial }) => denial) ? "4" : forwarded ? "19" : "1";
    return { claim, purpose, services, status };
  };

  return (submission, day) => {
    const { claim, lines, purpose } = submission;
    if (purpose === "correction") return correct(submission);
    if (purpose === "secondary")
      return [{ claim, purpose, status: "2", services: lines.map(secondary) }];
    if (purpose === "duplicate") return [{ claim, purpose, status: "1", services: again(lines) }];
    return [answer(submission, day)];
  };
}

const contractPrice = (line: Line): Cents => Math.min(line.allowed, line.charge);

/** The last decisions once more. */
const again = (lines: readonly Line[]): ServicePayment[] =>
  lines.map((line) => decided(line, line.decision!));

/** The payer takes its decision back, then decides by the contract; the patient's part stays. */
function correct({ claim, lines }: Submission): ClaimPayment[] {
  const before = again(lines).map(reversed);
  for (const line of lines) line.decision = settled(line, contractPrice(line), line.decision!);
  return [
    { claim, purpose: "correction", status: "22", services: before },
    { claim, purpose: "correction", status: "1", services: again(lines) },
  ];
}
