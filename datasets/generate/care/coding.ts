import type { Random } from "../random.ts";
import type { VisitType } from "../schedule/appointment.ts";
import { fluIllness, fluShots } from "../world/seasons.ts";

/** A service of a visit before it is priced. Modifiers are separated by spaces. */
export type CodedLine = { code: string; modifiers: string; units: number };

/** What decides the codes of a visit. */
export type Encounter = {
  readonly type: VisitType;
  readonly age: number;
  readonly medicare: boolean;
  readonly monthOfYear: number;
  /** how far up the levels the provider codes, around 0 */
  readonly level: number;
  readonly site: number;
};

const MOST_LINES = 4;
const NEW_LEVELS = ["99202", "99203", "99204", "99205"];
const ESTABLISHED_LEVELS = ["99211", "99212", "99213", "99214", "99215"];
const PREVENTIVE_NEW = ["99385", "99386", "99387"];
const PREVENTIVE_ESTABLISHED = ["99395", "99396", "99397"];

/** Chances of a service by kind of visit; the visit itself comes first. */
const LABS: Readonly<Record<VisitType, readonly [code: string, chance: number][]>> = {
  "Follow-up": [
    ["80053", 0.31],
    ["83036", 0.24],
    ["80061", 0.2],
    ["85025", 0.18],
  ],
  Acute: [
    ["81002", 0.13],
    ["85025", 0.07],
  ],
  Physical: [
    ["80061", 0.46],
    ["80053", 0.48],
    ["85025", 0.34],
    ["83036", 0.2],
  ],
  Telehealth: [],
  "New Patient": [
    ["80053", 0.26],
    ["80061", 0.2],
    ["85025", 0.18],
  ],
};
const PROCEDURES: Readonly<Record<VisitType, readonly [code: string, chance: number][]>> = {
  "Follow-up": [
    ["20610", 0.045],
    ["93000", 0.04],
    ["94010", 0.035],
    ["17110", 0.025],
    ["11102", 0.018],
  ],
  Acute: [
    ["20610", 0.035],
    ["69210", 0.05],
    ["17110", 0.025],
    ["94010", 0.03],
    ["11102", 0.01],
  ],
  Physical: [
    ["93000", 0.12],
    ["17110", 0.015],
  ],
  Telehealth: [],
  "New Patient": [
    ["93000", 0.1],
    ["94010", 0.04],
    ["11102", 0.012],
  ],
};
const INJECTIONS = ["J3420", "J1885", "J0696", "J1030"];
const VACCINES_ALL_YEAR: Readonly<Record<VisitType, number>> = {
  "Follow-up": 0.045,
  Acute: 0.01,
  Physical: 0.2,
  Telehealth: 0,
  "New Patient": 0.06,
};

/** Draws the services of a visit: one to four lines, the office or preventive visit first. */
export function codeVisit(visit: Encounter, random: Random): CodedLine[] {
  const extras = [
    ...vaccines(visit, random),
    ...procedures(visit, random),
    ...labs(visit, random),
    ...injections(visit, random),
  ];
  const main = mainService(visit, random);
  const separate = extras.some((line) => isProcedure(line.code) || line.code === "96372");
  if (visit.type === "Telehealth") main.modifiers = "95";
  else if (separate && !isPreventive(main.code)) main.modifiers = "25";
  const lines = [main];
  if (isPreventive(main.code) && random.chance(0.24))
    lines.push({ code: established(visit, random), modifiers: "25", units: 1 });
  return [...lines, ...extras].slice(0, MOST_LINES);
}

function mainService(visit: Encounter, random: Random): CodedLine {
  const one = (code: string): CodedLine => ({ code, modifiers: "", units: 1 });
  if (visit.type === "Physical") {
    if (visit.medicare) return one(random.chance(0.12) ? "G0438" : "G0439");
    return one(PREVENTIVE_ESTABLISHED[ageBand(visit.age)]!);
  }
  if (visit.type !== "New Patient") return one(established(visit, random));
  if (!visit.medicare && random.chance(0.18)) return one(PREVENTIVE_NEW[ageBand(visit.age)]!);
  return one(NEW_LEVELS[leaning([0.06, 0.42, 0.44, 0.08], visit.level, random)]!);
}

function established(visit: Encounter, random: Random): string {
  const shape =
    visit.type === "Acute" || visit.type === "Telehealth"
      ? [0.005, 0.07, 0.57, 0.34, 0.015]
      : [0.03, 0.04, 0.36, 0.5, 0.07];
  return ESTABLISHED_LEVELS[leaning(shape, visit.level, random)]!;
}

/** A level drawn from a shape, moved one up or down as often as the provider leans that way. */
function leaning(shape: readonly number[], level: number, random: Random): number {
  const drawn = random.weighted(shape);
  if (!random.chance(Math.abs(level))) return drawn;
  return Math.min(shape.length - 1, Math.max(0, drawn + Math.sign(level)));
}

function procedures(visit: Encounter, random: Random): CodedLine[] {
  const done = PROCEDURES[visit.type].filter(([, chance]) => random.chance(chance));
  return done.map(([code], i) => ({
    code,
    modifiers: procedureModifier(code, i, visit.site, random),
    units: 1,
  }));
}

function procedureModifier(code: string, place: number, site: number, random: Random): string {
  if (code === "20610" && random.chance(0.12)) return "50";
  if (code === "94010" && site === 1) return random.chance(0.5) ? "TC" : "26";
  return place > 0 ? "59" : "";
}

function labs(visit: Encounter, random: Random): CodedLine[] {
  const codes = LABS[visit.type]
    .filter(([, chance]) => random.chance(chance))
    .map(([code]) => code);
  const blood = codes.some((code) => code.startsWith("80") || code.startsWith("85"));
  if (blood) codes.unshift("36415");
  if (visit.type === "Acute") {
    const flu = fluIllness(visit.monthOfYear);
    if (random.chance(0.24 * flu)) codes.push("87880");
    if (random.chance(0.2 * flu)) codes.push("87804");
  }
  return codes.map((code) => ({ code, modifiers: "", units: 1 }));
}

function injections(visit: Encounter, random: Random): CodedLine[] {
  if (visit.type === "Telehealth" || !random.chance(0.05)) return [];
  const code = random.pick(INJECTIONS);
  const units = code === "J1885" || code === "J0696" ? random.whole(2, 4) : 1;
  return [
    { code: "96372", modifiers: "", units: 1 },
    { code, modifiers: "", units },
  ];
}

function vaccines(visit: Encounter, random: Random): CodedLine[] {
  if (visit.type === "Telehealth") return [];
  if (random.chance(0.34 * fluShots(visit.monthOfYear)))
    return shot("90686", visit.medicare ? "G0008" : "90471");
  if (!random.chance(VACCINES_ALL_YEAR[visit.type])) return [];
  return shot(visit.age >= 60 ? "90677" : "90715", "90471");
}

const shot = (product: string, administration: string): CodedLine[] => [
  { code: administration, modifiers: "", units: 1 },
  { code: product, modifiers: "", units: 1 },
];

const ageBand = (age: number): number => (age < 40 ? 0 : age < 65 ? 1 : 2);
const isPreventive = (code: string): boolean => code.startsWith("G04") || /^9938|^9939/.test(code);
const isProcedure = (code: string): boolean =>
  PROCEDURES["Follow-up"].some(([known]) => known === code) || code === "69210";
