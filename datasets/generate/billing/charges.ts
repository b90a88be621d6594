import type { Supplies } from "../books/supplies.ts";
import type { Cents } from "../cents.ts";
import { codeVisit, type CodedLine } from "../care/coding.ts";
import type { VisitType } from "../schedule/appointment.ts";
import { CODES } from "../world/codes.ts";
import { allowedAmount, priced } from "../world/fees.ts";
import { BLUESTONE, MEDICARE, MEDICARE_ADVANTAGE, PAYERS, SELF_PAY } from "../world/payers.ts";
import type { World } from "../world/world.ts";
import {
  PATIENT_SHARE,
  PRIMARY,
  type Claim,
  type Deposit,
  type Line,
  type Visit,
} from "./claim.ts";
import type { Clerk } from "./clerk.ts";
import type { Entry, Ledger } from "./ledger.ts";
import type { PatientAccounts } from "./patient_accounts.ts";
import type { PayerDesk } from "./payer_desk.ts";

const CHARGED_TWICE = 0.005;
const HELD = 0.006;
const NEVER_ENTERED_AGAIN = 0.1;
const HELD_FOR_EDITS = 0.07;

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

/** Numbers, prices and posts the charges of a visit, makes the desk's mistakes, and bills. */
export function chargeDesk(
  world: World,
  ledger: Ledger,
  clerk: Clerk,
  payers: Pick<PayerDesk, "submit">,
  patients: PatientAccounts,
  supplies: Pick<Supplies, "use">,
): ChargeDesk {
  const random = world.random("charges");
  const { agenda, calendar } = world;
  let claims = 0;
  let lines = 0;

  const nextClaim = (live: boolean): string => (live ? `C${pad(++claims)}` : "");
  const nextLine = (live: boolean): string => (live ? `L${pad(++lines)}` : "");

  const line = (claim: Claim, coded: CodedLine): Line => {
    const { visit } = claim;
    const code = CODES.get(coded.code)!;
    const year = calendar.year(visit.day);
    const { allowed, yearly } = PAYERS[claim.payer]!;
    return {
      id: nextLine(visit.live),
      claim,
      ...coded,
      charge: priced(world.fee(coded.code, year), coded.units, coded.modifiers),
      allowed: priced(allowedAmount(code, allowed, yearly, year), coded.units, coded.modifiers),
      open: [0, 0, 0],
      copay: 0,
      decision: null,
    };
  };

  const file = (
    superbill: Superbill,
    coded: readonly CodedLine[],
    payer: number,
    billed: number,
  ): Claim => {
    const { visit } = superbill;
    const claim: Claim = {
      id: nextClaim(visit.live),
      visit,
      payer,
      secondary: payer === visit.payer ? visit.secondary : -1,
      billed,
      lines: [],
      deposit: superbill.deposit,
      denials: 0,
      collecting: false,
    };
    claim.lines.push(...coded.map((service) => line(claim, service)));
    return claim;
  };

  const charge = (entered: Line, entry: Entry): void =>
    ledger.post("Charge", entered, responsible(entered.claim), entered.charge, entry);

  const voidLine = (entered: Line, entry: Entry): void =>
    ledger.post("Charge Void", entered, responsible(entered.claim), -entered.charge, entry);

  /** Claims go out on the next open day or the one after; the print of the month waits for the last of them. */
  const billDay = (day: number): number => {
    const wait = random.chance(HELD_FOR_EDITS) ? random.whole(3, 8) : random.chance(0.8) ? 1 : 2;
    const out = calendar.openAfter(day + 1, wait - 1);
    const latest = calendar.openUntil(calendar.printDay(calendar.month(day)) - 1);
    return Math.max(day, Math.min(out, latest));
  };

  /** A line entered twice, found weeks later. */
  const chargeTwice = (claim: Claim, entry: Entry): void => {
    const doubled = { ...random.pick(claim.lines) };
    const unbilled: Claim = { ...claim, billed: 0, lines: [], deposit: null };
    const again = line(unbilled, {
      code: doubled.code,
      modifiers: doubled.modifiers,
      units: doubled.units,
    });
    unbilled.lines.push(again);
    charge(again, entry);
    agenda.on(calendar.openAfter(entry.entered, random.whole(3, 55)), (day) =>
      voidLine(again, clerk.entry(day, "u02")),
    );
  };

  /** A claim under the wrong insurer, stopped before it went out, voided and mostly entered again. */
  const hold = (superbill: Superbill, coded: readonly CodedLine[], entry: Entry): void => {
    const { visit } = superbill;
    const wrong =
      visit.payer === MEDICARE
        ? MEDICARE_ADVANTAGE
        : visit.payer === BLUESTONE
          ? MEDICARE
          : BLUESTONE;
    const held = file({ ...superbill, deposit: null }, coded, wrong, 0);
    for (const entered of held.lines) charge(entered, entry);
    agenda.on(calendar.openAfter(entry.entered, random.whole(3, 45)), (day) => {
      const correction = clerk.entry(day, "u02");
      for (const entered of held.lines) voidLine(entered, correction);
      if (!random.chance(NEVER_ENTERED_AGAIN)) bill(superbill, coded, correction);
    });
  };

  const bill = (superbill: Superbill, coded: readonly CodedLine[], entry: Entry): void => {
    const { visit } = superbill;
    const day = entry.entered;
    if (visit.payer === SELF_PAY) return billPatient(superbill, coded, entry);
    const claim = file(superbill, coded, visit.payer, billDay(day));
    for (const entered of claim.lines) charge(entered, entry);
    const office = claim.lines.find((entered) => CODES.get(entered.code)!.kind === "visit");
    if (office && superbill.copayDue > 0) {
      office.copay = Math.min(superbill.copayDue, office.charge);
      ledger.transfer(office, PRIMARY, PATIENT_SHARE, office.copay, entry);
    }
    patients.collect(claim, day);
    if (random.chance(CHARGED_TWICE)) chargeTwice(claim, entry);
    agenda.on(claim.billed, (today) =>
      payers.submit({ claim, lines: claim.lines, purpose: "original" }, today),
    );
  };

  const billPatient = (superbill: Superbill, coded: readonly CodedLine[], entry: Entry): void => {
    const claim = file(superbill, coded, SELF_PAY, entry.entered);
    for (const entered of claim.lines) {
      charge(entered, entry);
      const courtesy = entered.charge - entered.allowed;
      if (courtesy > 0)
        ledger.post("Adjustment", entered, PATIENT_SHARE, -courtesy, entry, "COURTESY");
    }
    patients.collect(claim, entry.entered);
  };

  return {
    enter(superbill, day) {
      const { visit } = superbill;
      const coded = codeVisit(
        {
          type: superbill.type,
          age: calendar.year(visit.day) - visit.patient.birthYear,
          medicare: visit.payer === MEDICARE || visit.payer === MEDICARE_ADVANTAGE,
          monthOfYear: calendar.monthOfYear(visit.day),
          level: visit.provider.level,
          site: visit.site,
        },
        random,
      );
      supplies.use(coded);
      const entry = clerk.byHand(day, visit.day);
      const simple = visit.payer !== SELF_PAY && !superbill.deposit && superbill.copayDue === 0;
      if (simple && random.chance(HELD)) hold(superbill, coded, entry);
      else bill(superbill, coded, entry);
    },
  };
}

const responsible = (claim: Claim): typeof PRIMARY | typeof PATIENT_SHARE =>
  claim.payer === SELF_PAY ? PATIENT_SHARE : PRIMARY;

const pad = (number: number): string => String(number).padStart(7, "0");
