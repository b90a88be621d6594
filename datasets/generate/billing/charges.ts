import type { Supplies } from "../books/supplies.ts";
import type { Cents } from "../cents.ts";
import { codeVisit, type CodedLine } from "../care/coding.ts";
import type { VisitType } from "../schedule/appointment.ts";
import { CODES } from "../world/codes.ts";
import { BLUESTONE, MEDICARE, MEDICARE_ADVANTAGE, SELF_PAY } from "../world/payers.ts";
import type { World } from "../world/world.ts";
import { claimFile } from "./claim_file.ts";
import type { Clearinghouse } from "./clearinghouse.ts";
import { PATIENT_SHARE, PRIMARY, type Claim, type Deposit, type Visit } from "./claim.ts";
import type { Clerk } from "./clerk.ts";
import type { Entry, Ledger } from "./ledger.ts";
import type { PatientAccounts } from "./patient_accounts.ts";
import type { PayerDesk } from "./payer_desk.ts";

const CHARGED_TWICE = 0.005;
const HELD = 0.006;
const NEVER_ENTERED_AGAIN = 0.1;
const HELD_FOR_EDITS = 0.07;
/** A vial for one patient of which nothing was left over; Medicare wants to be told, and is not always. */
const WHOLE_VIAL = { code: "J1030", modifier: "JZ", told: 0.86 };

/** A seen patient whose charges are to be entered. */
export type Superbill = {
  readonly visit: Visit;
  readonly type: VisitType;
  /** copay asked for at the desk */
  readonly copayDue: Cents;
  /** money taken at the desk that waits for a charge */
  readonly deposit: Deposit | null;
};

/** Enters charges. */
export type ChargeDesk = {
  enter(superbill: Superbill, day: number): void;
};

/** Codes, posts and bills the charges of a visit, and makes the desk's mistakes. */
export function chargeDesk(
  world: World,
  ledger: Ledger,
  clerk: Clerk,
  payers: Pick<PayerDesk, "submit">,
  clearinghouse: Pick<Clearinghouse, "send">,
  patients: PatientAccounts,
  supplies: Pick<Supplies, "use">,
): ChargeDesk {
  const random = world.random("charges");
  const vials = world.random("vials");
  const file = claimFile(world);
  const { agenda, calendar } = world;

  const post = (kind: "Charge" | "Charge Void", lines: Claim["lines"], entry: Entry): void => {
    for (const line of lines) {
      const by = line.claim.payer === SELF_PAY ? PATIENT_SHARE : PRIMARY;
      ledger.post(kind, line, by, kind === "Charge" ? line.charge : -line.charge, entry);
    }
  };

  /** Claims go out on the next open day or the one after; the print of the month waits for the last of them. */
  const billDay = (day: number): number => {
    const wait = random.chance(HELD_FOR_EDITS) ? random.whole(3, 8) : random.chance(0.8) ? 1 : 2;
    const out = calendar.openAfter(day + 1, wait - 1);
    const latest = calendar.openUntil(calendar.printDay(calendar.month(day)) - 1);
    return Math.max(day, Math.min(out, latest));
  };

  /** A line entered twice, found weeks later. */
  const chargeTwice = (claim: Claim, entry: Entry): void => {
    const twin = file.copyLine(random.pick(claim.lines));
    post("Charge", [twin], entry);
    agenda.on(calendar.openAfter(entry.entered, random.whole(3, 55)), (day) =>
      post("Charge Void", [twin], clerk.entry(day, "u02")),
    );
  };

  /** A claim under the wrong insurer, stopped before it went out, voided and mostly entered again. */
  const hold = (superbill: Superbill, coded: readonly CodedLine[], entry: Entry): void => {
    const { visit } = superbill;
    const held = file.open(visit, coded, mistakenFor(visit.payer), 0, null);
    post("Charge", held.lines, entry);
    agenda.on(calendar.openAfter(entry.entered, random.whole(3, 45)), (day) => {
      const correction = clerk.entry(day, "u02");
      post("Charge Void", held.lines, correction);
      if (!random.chance(NEVER_ENTERED_AGAIN)) billInsurer(superbill, coded, correction);
    });
  };

  const billInsurer = (superbill: Superbill, coded: readonly CodedLine[], entry: Entry): void => {
    const { visit, copayDue, deposit } = superbill;
    const day = entry.entered;
    const claim = file.open(visit, coded, visit.payer, billDay(day), deposit);
    post("Charge", claim.lines, entry);
    const office = claim.lines.find(({ code }) => CODES.get(code)!.kind === "visit");
    if (office && copayDue > 0) {
      office.copay = Math.min(copayDue, office.charge);
      ledger.transfer(office, PRIMARY, PATIENT_SHARE, office.copay, entry);
    }
    patients.collect(claim, day);
    if (random.chance(CHARGED_TWICE)) chargeTwice(claim, entry);
    agenda.on(claim.billed, (today) => {
      const paid = payers.submit({ claim, lines: claim.lines, purpose: "original" }, today);
      if (visit.live) clearinghouse.send(claim, today, paid);
    });
  };

  const billPatient = (superbill: Superbill, coded: readonly CodedLine[], entry: Entry): void => {
    const { visit, deposit } = superbill;
    const claim = file.open(visit, coded, SELF_PAY, entry.entered, deposit);
    for (const line of claim.lines) {
      post("Charge", [line], entry);
      const courtesy = line.charge - line.allowed;
      if (courtesy > 0)
        ledger.post("Adjustment", line, PATIENT_SHARE, -courtesy, entry, "COURTESY");
    }
    patients.collect(claim, entry.entered);
  };

  const code = ({ visit, type }: Superbill): CodedLine[] =>
    codeVisit(
      {
        type,
        age: calendar.year(visit.day) - visit.patient.birthYear,
        medicare: visit.payer === MEDICARE || visit.payer === MEDICARE_ADVANTAGE,
        monthOfYear: calendar.monthOfYear(visit.day),
        level: visit.provider.level,
        site: visit.site,
      },
      random,
    );

  const isToldOf = ({ code: of }: CodedLine, { payer }: Visit): boolean =>
    payer === MEDICARE && of === WHOLE_VIAL.code && vials.chance(WHOLE_VIAL.told);

  return {
    enter(superbill, day) {
      const { visit, deposit, copayDue } = superbill;
      const coded = code(superbill).map((line) =>
        isToldOf(line, visit) ? { ...line, modifiers: WHOLE_VIAL.modifier } : line,
      );
      supplies.use(coded);
      const entry = clerk.byHand(day, visit.day);
      const noMoney = !deposit && copayDue === 0;
      if (visit.payer === SELF_PAY) billPatient(superbill, coded, entry);
      else if (noMoney && random.chance(HELD)) hold(superbill, coded, entry);
      else billInsurer(superbill, coded, entry);
    },
  };
}

/** The insurer whose card looks alike. */
function mistakenFor(payer: number): number {
  if (payer === MEDICARE) return MEDICARE_ADVANTAGE;
  return payer === BLUESTONE ? MEDICARE : BLUESTONE;
}
