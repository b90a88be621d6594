import { referenceRows } from "../../reference.ts";
import type { Cents } from "../cents.ts";

/** What payers price alike. */
export type CodeKind =
  "visit" | "preventive" | "procedure" | "lab" | "administration" | "vaccine" | "drug";

/** A service by its code; no descriptor, which is not ours to give. */
export type Code = {
  readonly code: string;
  readonly kind: CodeKind;
  /** the practice's own price in the price year */
  readonly fee: Cents;
  /** what the practice pays for one unit of the product in the price year */
  readonly cost: Cents;
};

const TABLE: readonly [code: string, kind: CodeKind, feeDollars: number, costCents?: number][] = [
  ["99202", "visit", 158],
  ["99203", "visit", 242],
  ["99204", "visit", 362],
  ["99205", "visit", 476],
  ["99211", "visit", 52],
  ["99212", "visit", 122],
  ["99213", "visit", 196],
  ["99214", "visit", 276],
  ["99215", "visit", 388],
  ["99385", "preventive", 268],
  ["99386", "preventive", 310],
  ["99387", "preventive", 336],
  ["99395", "preventive", 242],
  ["99396", "preventive", 258],
  ["99397", "preventive", 276],
  ["G0438", "preventive", 348],
  ["G0439", "preventive", 276],
  ["11102", "procedure", 228],
  ["17110", "procedure", 244],
  ["20610", "procedure", 148],
  ["69210", "procedure", 108],
  ["93000", "procedure", 46],
  ["94010", "procedure", 82],
  ["36415", "lab", 22],
  ["80053", "lab", 38],
  ["80061", "lab", 46],
  ["81002", "lab", 16],
  ["83036", "lab", 36],
  ["85025", "lab", 30],
  ["87804", "lab", 44],
  ["87880", "lab", 42],
  ["90471", "administration", 52],
  ["90472", "administration", 34],
  ["96372", "administration", 44],
  ["G0008", "administration", 56],
  ["90677", "vaccine", 372, 21900],
  ["90686", "vaccine", 48, 1920],
  ["90715", "vaccine", 84, 3940],
  ["J0696", "drug", 14, 190],
  ["J1030", "drug", 22, 610],
  ["J1885", "drug", 9, 120],
  ["J3420", "drug", 12, 260],
];

/** Every code that the practice bills. */
export const CODES: ReadonlyMap<string, Code> = new Map(
  TABLE.map(([code, kind, feeDollars, cost]) => [
    code,
    { code, kind, fee: feeDollars * 100, cost: cost ?? 0 },
  ]),
);

/** Hundredths of a work RVU by code and service year. */
export function workRvuTable(): (code: string, year: number) => number {
  const values = new Map<string, { year: number; hundredths: number }[]>();
  for (const row of referenceRows("work_rvus.csv")) {
    const code = values.get(row.code!) ?? [];
    code.push({ year: Number(row.valid_from_year), hundredths: hundredths(row.work_rvu!) });
    values.set(row.code!, code);
  }
  return (code, year) => {
    const dated = values.get(code) ?? [];
    return (dated.findLast((value) => value.year <= year) ?? dated[0])?.hundredths ?? 0;
  };
}

/** Hundredths of the work that counts, by modifier; 100 for one not in the table. */
export function modifierFactors(): (modifiers: string) => number {
  const factors = new Map(
    referenceRows("modifier_factors.csv").map((row) => [row.modifier!, hundredths(row.factor!)]),
  );
  return (modifiers) => {
    let factor = 100;
    for (const modifier of modifiers.split(" ")) factor *= (factors.get(modifier) ?? 100) / 100;
    return factor;
  };
}

const hundredths = (text: string): number => Math.round(Number(text) * 100);
