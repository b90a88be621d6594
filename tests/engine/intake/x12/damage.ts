/** A sound file of several interchanges, and what can happen to one on its way. */
import fc from "fast-check";
import { GS, head, interchange, ISA, segments } from "./reading.ts";

export type Marks = { element: string; component: string; terminator: string };

/** The text of a file written with `*`, `:` and `~` a line, with other delimiters instead. */
export const delimited = (text: string, { element, component, terminator }: Marks): string =>
  text
    .replaceAll("~\n", "\u0000")
    .replaceAll("*", "\u0001")
    .replaceAll(":", component)
    .replaceAll("\u0001", element)
    .replaceAll("\u0000", terminator);

const CLAIMS = [
  "CLP*A-1*1*300*201*40*12*ICN-1*11*1",
  "CAS*CO*96*9.5",
  "NM1*QC*1*FAMILY*GIVEN",
  "DTM*232*20251201",
  "DTM*050*20251220",
  "SVC*HC:99213:25*200*150.5**1",
  "DTM*472*20251202",
  "CAS*CO*45*9.5",
  "CAS*PR*1*40",
  "REF*6R*L-1",
  "AMT*B6*180",
  "SVC*HC:85025*100*60**2",
  "CAS*CO*45*40",
  "REF*6R*L-2",
  "LX*2",
  "CLP*A-2*22*-50*-45**12*ICN-2",
  "SVC*HC:99211*-50*-45",
  "CAS*CO*45*-5",
];

const SUBMISSION = [
  "ST*837*0001*005010X222A1",
  "BHT*0019*00*B1*20260105*0930*CH",
  "HL*1**20*1",
  "NM1*85*2*EXAMPLE PRACTICE*****XX*1999999984",
  "HL*2*1*22*0",
  "SBR*P*18*******CI",
  "NM1*PR*2*EXAMPLE HEALTH PLAN*****PI*EHP01",
  "CLM*A*100***11:B:1",
  "REF*F8*ICN-0",
  "NM1*82*1*DOCTOR*GIVEN****XX*1999999976",
  "LX*1",
  "SV1*HC:99213:25*60.5*UN*1***1",
  "DTP*472*D8*20251216",
  "LX*2",
  "SV1*HC:81002*39.5*UN*2",
  "CLM*B*10***11:B:1",
  "LX*1",
  "SV1*HC:99211*10*UN*1",
  "SE*19*0001",
];

const STATES = [
  "ST*277*0002*005010X214",
  "BHT*0085*08*S1*20260106*0900*TH",
  "HL*1**20*1",
  "NM1*PR*2*EXAMPLE HEALTH PLAN*****PI*EHP01",
  "HL*2*1*PT",
  "TRN*2*A",
  "STC*A2:20*20260106*WQ*100",
  "REF*1K*ICN-1",
  "TRN*2*B",
  "STC*A7:562*20260106*U*10",
  "SE*11*0002",
];

const ANSWER = [
  "ST*999*0003*005010X231A1",
  "AK1*HC*7",
  "AK2*837*0001",
  "IK3*NM1*8**8",
  "IK4*9**7",
  "IK5*E*5",
  "AK9*E*1*1*1",
  "SE*8*0003",
];

export const SAMPLE =
  interchange([...head("151"), ...CLAIMS, "PLB*1999999984*20261231*WO:ICN-9*10*L6:INT*-5"]) +
  segments(
    ISA.replace("000000101", "000000102"),
    GS,
    ...SUBMISSION,
    ...STATES,
    ...ANSWER,
    "ST*270*0004",
    "HL*1**20*1",
    "SE*3*0004",
    "ST*835*0002",
    ...head("45", "EFT002"),
    "CLP*B-1*1*50*45*5*12*ICN-3",
    "CAS*PR*2*5",
    "SE*10*0002",
    "GE*5*7",
    "IEA*1*000000102",
  );

const MARKS: Marks[] = [
  { element: "*", component: ":", terminator: "~\n" },
  { element: "*", component: ":", terminator: "~" },
  { element: "|", component: ">", terminator: "\n" },
  { element: "~", component: "^", terminator: "_" },
  { element: "\u001d", component: "\u001f", terminator: "\r\n" },
];

const noise = fc.oneof(
  fc.constantFrom(
    "*",
    ":",
    "~",
    "|",
    "\n",
    "\r\n",
    " ",
    "\u0000",
    "\u001d",
    "\ufeff",
    "é",
    "9",
    ".",
    "-",
  ),
  fc.constantFrom(
    "ISA",
    "ISA*",
    `${ISA}~`,
    "ST*835*0009~",
    "SE*1*1~",
    "BPR*I*1~",
    "IEA*1*1~",
    "ST*837~",
  ),
  fc.string({ maxLength: 12 }),
);

const stroke = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.constantFrom(0, 0, 1, 1, 3, 20, 106, 400),
  kind: fc.constantFrom("replace", "insert", "repeat", "cut"),
  noise,
});

/** The sample with any delimiters, and up to eight accidents. */
export const damaged = fc
  .tuple(fc.constantFrom(...MARKS), fc.array(stroke, { maxLength: 8 }))
  .map(([marks, strokes]) =>
    strokes.reduce(
      (text, { at, length, kind, noise }) => {
        const from = Math.floor(at * text.length);
        const part = text.slice(from, from + length);
        if (kind === "cut" && length === 400) return text.slice(0, from);
        const instead = { replace: noise, insert: noise + part, repeat: part + part, cut: "" }[
          kind
        ]!;
        return text.slice(0, from) + instead + text.slice(from + length);
      },
      delimited(SAMPLE, marks),
    ),
  );
