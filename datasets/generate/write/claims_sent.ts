import type { Sent } from "../billing/clearinghouse.ts";
import { plain } from "../cents.ts";
import type { ClinicCalendar } from "../clinic_calendar.ts";
import { PAYERS } from "../world/payers.ts";
import type { TextFile } from "./text_file.ts";

const PRACTICE = "LARKSPURFAMILY";
const HOUSE = "EXAMPLECLEARING";
/** The example identifier of the NPI standard, not anybody's. */
const PRACTICE_NPI = "1234567893";

/** The claims of one day to one payer. */
type Batch = { readonly number: number; readonly day: number; readonly claims: readonly Sent[] };

/** Claims as they were sent (X12 837P) and what came back for them (999 and 277CA), a month at a time. */
export type ClaimsSent = {
  /** the batches of a month, an interchange each; returns the claims */
  claims(file: TextFile, sent: readonly Sent[]): number;
  /** the answers to the claims written last; returns the answers */
  answers(file: TextFile): number;
};

/** Batches run on through the months. */
export function claimsSent(calendar: ClinicCalendar): ClaimsSent {
  let batches: Batch[] = [];
  let count = 0;
  let answered = 0;

  /** An interchange with one set in it. */
  const interchange = (
    [from, to]: readonly [string, string],
    [group, kind, version]: readonly [string, string, string],
    day: number,
    control: number,
    body: readonly string[],
  ): string => {
    const made = calendar.compact(day);
    const nine = String(control).padStart(9, "0");
    return `${[
      `ISA*00*${" ".repeat(10)}*00*${" ".repeat(10)}*ZZ*${from.padEnd(15)}*ZZ*${to.padEnd(15)}*${made.slice(2)}*1800*^*00501*${nine}*0*P*:`,
      `GS*${group}*${from}*${to}*${made}*1800*${control}*X*${version}`,
      `ST*${kind}*0001*${version}`,
      ...body,
      `SE*${body.length + 2}*0001`,
      `GE*1*${control}`,
      `IEA*1*${nine}`,
    ].join("~\n")}~\n`;
  };

  const submission = ({ number, day, claims }: Batch): string[] => [
    `BHT*0019*00*B${number}*${calendar.compact(day)}*1800*CH`,
    "NM1*41*2*LARKSPUR FAMILY MEDICINE*****46*LFM01",
    "NM1*40*2*EXAMPLE CLEARINGHOUSE*****46*ECH01",
    "HL*1**20*1",
    `NM1*85*2*LARKSPUR FAMILY MEDICINE*****XX*${PRACTICE_NPI}`,
    ...claims.flatMap(({ claim }, i) => claimSegments(claim, i + 2, calendar)),
  ];

  const states = ({ number, day, claims }: Batch): string[] => {
    const on = calendar.compact(day + 1);
    const payer = PAYERS[claims[0]!.claim.payer]!;
    return [
      `BHT*0085*08*B${number}*${on}*0600*TH`,
      "HL*1**20*1",
      `NM1*PR*2*${payer.name.toUpperCase()}*****PI*${payer.id}`,
      "HL*2*1*21*1",
      "NM1*41*2*LARKSPUR FAMILY MEDICINE*****46*LFM01",
      "HL*3*2*19*1",
      `NM1*85*2*LARKSPUR FAMILY MEDICINE*****XX*${PRACTICE_NPI}`,
      ...claims.flatMap(({ claim, rejected }, i) => [
        `HL*${i + 4}*3*PT`,
        `TRN*2*${claim.id}`,
        `STC*${rejected ?? "A2:20"}*${on}*${rejected ? "U" : "WQ"}*${plain(charged(claim))}`,
      ]),
    ];
  };

  return {
    claims(file, sent) {
      const byBatch = new Map<string, Sent[]>();
      for (const one of sent) {
        const key = `${one.day}/${one.claim.payer}`;
        const there = byBatch.get(key);
        if (there) there.push(one);
        else byBatch.set(key, [one]);
      }
      batches = [...byBatch.values()].map((claims) => ({
        number: ++count,
        day: claims[0]!.day,
        claims,
      }));
      for (const batch of batches)
        file.write(
          interchange(
            [PRACTICE, HOUSE],
            ["HC", "837", "005010X222A1"],
            batch.day,
            batch.number,
            submission(batch),
          ),
        );
      return sent.length;
    },
    answers(file) {
      let rows = 0;
      for (const batch of batches) {
        const { number, day, claims } = batch;
        const isRead = claims.every(({ rejected }) => rejected !== "batch");
        const outcome = isRead ? "A" : "R";
        file.write(
          interchange([HOUSE, PRACTICE], ["FA", "999", "005010X231A1"], day, ++answered, [
            `AK1*HC*${number}*005010X222A1`,
            "AK2*837*0001*005010X222A1",
            `IK5*${outcome}${isRead ? "" : "*5"}`,
            `AK9*${outcome}*1*1*${isRead ? 1 : 0}`,
          ]),
        );
        rows++;
        if (!isRead) continue;
        const made = day + 1;
        file.write(
          interchange(
            [HOUSE, PRACTICE],
            ["HN", "277", "005010X214"],
            made,
            ++answered,
            states(batch),
          ),
        );
        rows += claims.length;
      }
      return rows;
    },
  };
}

const charged = ({ lines }: Sent["claim"]): number =>
  lines.reduce((total, { charge }) => total + charge, 0);

function claimSegments(claim: Sent["claim"], level: number, calendar: ClinicCalendar): string[] {
  const payer = PAYERS[claim.payer]!;
  const served = calendar.compact(claim.visit.day);
  return [
    `HL*${level}*1*22*0`,
    `SBR*P*18*******${payer.filing}`,
    `NM1*IL*1******MI*${claim.visit.patient.id}`,
    `NM1*PR*2*${payer.name.toUpperCase()}*****PI*${payer.id}`,
    `CLM*${claim.id}*${plain(charged(claim))}***11:B:1*Y*A*Y*Y`,
    ...claim.lines.flatMap(({ id, code, modifiers, charge, units }, i) => [
      `LX*${i + 1}`,
      `SV1*HC:${code}${modifiers ? `:${modifiers.replaceAll(" ", ":")}` : ""}*${plain(charge)}*UN*${units}***1`,
      `DTP*472*D8*${served}`,
      `REF*6R*${id}`,
    ]),
  ];
}
