/** Claims sent and what comes back for them, each set in its envelope. */
import { segments } from "./reading.ts";

const isa = (control: string): string =>
  `ISA*00*          *00*          *ZZ*CLEARING       *ZZ*PRACTICE       *260106*0900*^*00501*${control}*0*P*:`;

/** One set of some kind in its envelope. */
export const envelope = (
  [group, kind, version]: [string, string, string],
  day: string,
  control: string,
  ...body: string[]
): string =>
  segments(
    isa(control),
    `GS*${group}*CLEARING*PRACTICE*${day}*0930*${control}*X*${version}`,
    `ST*${kind}*0001*${version}`,
    ...body,
    `SE*${body.length + 2}*0001`,
    `GE*1*${control}`,
    `IEA*1*${control}`,
  );

/** A 277CA. */
export const states = (day: string, control: string, ...body: string[]): string =>
  envelope(
    ["HN", "277", "005010X214"],
    day,
    control,
    `BHT*0085*08*R${control}*${day}*0900*TH`,
    ...body,
  );

/** A 999. */
export const answers = (day: string, control: string, ...body: string[]): string =>
  envelope(["FA", "999", "005010X231A1"], day, control, ...body);

/** An 837P of claims, each its number and what it charges. */
export const claims = (day: string, control: string, ...ids: [string, string][]): string =>
  envelope(
    ["HC", "837", "005010X222A1"],
    day,
    control,
    `BHT*0019*00*B${control}*${day}*0900*CH`,
    "HL*1**20*1",
    "NM1*85*2*EXAMPLE PRACTICE*****XX*1999999984",
    "HL*2*1*22*0",
    "SBR*P*18*******CI",
    "NM1*PR*2*EXAMPLE PLAN*****PI*EP1",
    ...ids.flatMap(([id, charge]) => [
      `CLM*${id}*${charge}***11:B:1`,
      "LX*1",
      `SV1*HC:99213*${charge}*UN*1`,
      "DTP*472*D8*20260102",
    ]),
  );
