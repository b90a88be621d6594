import { portion, type BasisPoints, type Cents } from "../cents.ts";
import { CODES, type Code, type CodeKind } from "./codes.ts";
import { inYear, PRICE_YEAR } from "./price_level.ts";

/** The practice raises its fees by this much each January. */
const FEE_RAISE: BasisPoints = 300;

/** What a modifier does to the price, of the fee and of the allowed amount alike. */
const PRICE_OF_MODIFIER: Readonly<Record<string, BasisPoints>> = {
  "50": 15000,
  "26": 4000,
  TC: 6000,
};

/** The practice's fee for one unit in a year, in whole dollars. */
export function fee(code: Code, year: number): Cents {
  let price = code.fee;
  for (let y = PRICE_YEAR; y < year; y++) price = dollars(portion(price, 10000 + FEE_RAISE));
  for (let y = PRICE_YEAR; y > year; y--) price = dollars(portion(price, 10000 - FEE_RAISE));
  return price;
}

/** All fees by code for a year, remembered. */
export function feeSchedule(): (code: string, year: number) => Cents {
  const years = new Map<number, Map<string, Cents>>();
  return (code, year) => {
    let fees = years.get(year);
    if (!fees) {
      fees = new Map([...CODES.values()].map((c) => [c.code, fee(c, year)]));
      years.set(year, fees);
    }
    return fees.get(code)!;
  };
}

/** What payers allow: a share of the fee of {@link PRICE_YEAR} by kind, moved by the contract's own yearly update. */
export function allowedAmount(
  code: Code,
  shares: Readonly<Record<CodeKind, BasisPoints>>,
  yearly: BasisPoints,
  year: number,
): Cents {
  return inYear(portion(code.fee, shares[code.kind]), yearly, year);
}

/** A price for several units with modifiers. */
export function priced(unit: Cents, units: number, modifiers: string): Cents {
  const share = PRICE_OF_MODIFIER[modifiers];
  return share === undefined ? unit * units : portion(unit * units, share);
}

const dollars = (amount: Cents): Cents => Math.round(amount / 100) * 100;
