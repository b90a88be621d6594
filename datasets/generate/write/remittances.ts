import { paidOn, takenBack, type ClaimPayment, type Remittance } from "../billing/remittance.ts";
import { plain, type Cents } from "../cents.ts";
import type { ClinicCalendar } from "../clinic_calendar.ts";
import { PAYERS, partyName } from "../world/payers.ts";
import type { TextFile } from "./text_file.ts";

const SENDER = "EXAMPLEPAYER";
const RECEIVER = "LARKSPURFAMILY";
/** The example identifier of the NPI standard, not anybody's. */
const PRACTICE_NPI = "1234567893";
const PAYER_TAX_ID = "1999999999";
/** BPR05 to BPR15 of an electronic payment, with invented banks. */
const BANK_TO_BANK = `CCP*01*999999999*DA*1001001*${PAYER_TAX_ID}**01*888888888*DA*2002002`;

/** The electronic remittances of a month: X12 835, 005010X221A1, an interchange for each payment. */
export type RemittanceFile = {
  begin(file: TextFile): void;
  add(remittance: Remittance): void;
};

/** One file after another; interchange numbers run on. */
export function remittanceFile(calendar: ClinicCalendar): RemittanceFile {
  let file: TextFile;
  let interchanges = 0;

  return {
    begin(opened) {
      file = opened;
    },
    add(remittance) {
      interchanges++;
      const control = String(interchanges).padStart(9, "0");
      const body = transactionSet(remittance, calendar);
      const made = calendar.compact(remittance.checked);
      const segments = [
        `ISA*00*${" ".repeat(10)}*00*${" ".repeat(10)}*ZZ*${SENDER.padEnd(15)}*ZZ*${RECEIVER.padEnd(15)}*${made.slice(2)}*0600*^*00501*${control}*0*P*:`,
        `GS*HP*${SENDER}*${RECEIVER}*${made}*0600*${interchanges}*X*005010X221A1`,
        "ST*835*0001",
        ...body,
        `SE*${body.length + 2}*0001`,
        `GE*1*${interchanges}`,
        `IEA*1*${control}`,
      ];
      file.write(`${segments.join("~\n")}~\n`);
    },
  };
}

function transactionSet(remittance: Remittance, calendar: ClinicCalendar): string[] {
  const payer = PAYERS[remittance.payer]!;
  const made = calendar.compact(remittance.checked);
  const method = remittance.paid === 0 ? "NON" : payer.pays === "EFT" ? "ACH" : "CHK";
  const bank = method === "ACH" ? BANK_TO_BANK : "*".repeat(10);
  return [
    `BPR*${remittance.paid === 0 ? "H" : "I"}*${plain(remittance.paid)}*C*${method}*${bank}*${made}`,
    `TRN*1*${remittance.trace}*${PAYER_TAX_ID}`,
    `DTM*405*${made}`,
    `N1*PR*${payer.name.toUpperCase()}*XV*${payer.id}`,
    "N3*1 EXAMPLE WAY",
    "N4*SPRINGFIELD*IL*62700",
    "PER*BL*PROVIDER SERVICES*TE*5555550100",
    `N1*PE*LARKSPUR FAMILY MEDICINE*XX*${PRACTICE_NPI}`,
    "LX*1",
    ...remittance.claims.flatMap((claim) => claimSegments(claim, remittance, calendar)),
    ...remittance.takebacks.map(
      (takeback) =>
        `PLB*${PRACTICE_NPI}*${calendar.year(remittance.checked)}1231*WO:${takeback.claim.id}*${plain(takenBack(takeback))}`,
    ),
  ];
}

function claimSegments(
  payment: ClaimPayment,
  { payer, trace }: Remittance,
  calendar: ClinicCalendar,
): string[] {
  const { claim, status, services } = payment;
  const charge = services.reduce((sum, service) => sum + service.charge, 0);
  const sign = status === "22" ? -1 : 1;
  const patient = services.reduce((sum, service) => sum + patientAmount(service.adjustments), 0);
  const control = `${trace}${claim.id}`;
  const segments = [
    `CLP*${claim.id}*${status}*${plain(charge)}*${plain(paidOn(payment))}*${plain(patient)}*${PAYERS[payer]!.filing}*${control}*11*${sign < 0 ? "8" : "1"}`,
    `NM1*QC*1******MI*${claim.visit.patient.id}`,
  ];
  if (status === "19")
    segments.push(
      `NM1*TT*2*${partyName(claim.secondary).toUpperCase()}*****PI*${PAYERS[claim.secondary]!.id}`,
    );
  for (const { line, charge: billed, paid, adjustments, decision } of services) {
    const modifiers = line.modifiers ? `:${line.modifiers.replaceAll(" ", ":")}` : "";
    segments.push(`SVC*HC:${line.code}${modifiers}*${plain(billed)}*${plain(paid)}**${line.units}`);
    segments.push(`DTM*472*${calendar.compact(claim.visit.day)}`);
    for (const [group, reason, amount] of adjustments)
      segments.push(`CAS*${group}*${reason}*${plain(amount)}`);
    segments.push(`REF*6R*${line.id}`);
    if (decision) segments.push(`AMT*B6*${plain(sign * decision.allowed)}`);
  }
  return segments;
}

function patientAmount(adjustments: ClaimPayment["services"][number]["adjustments"]): Cents {
  let total = 0;
  for (const [group, , amount] of adjustments) if (group === "PR") total += amount;
  return total;
}
