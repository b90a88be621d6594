/** The decisions that the practice's folder holds: offers of money, a thing to buy, somebody to hire. */
import type { PracticeFolder } from "../practice.ts";
import {
  BadDecision,
  parseEquipment,
  parseHire,
  textOfFile,
  type Equipment,
  type Hire,
} from "../numbers/decisions/decision_file.ts";
import { BadLoanFile, parseOffers, type OfferFile } from "../numbers/lending/loan_file.ts";
import { sbaRules } from "../numbers/lending/sba_rules.ts";

/** @throws {BadLoanFile} where `offers.json` cannot be used; null where there is none */
export function offersOf({ offers: path }: PracticeFolder): OfferFile | null {
  const text = textOfFile(path);
  if (text === null) return null;
  try {
    return parseOffers(JSON.parse(text.replace(/^\uFEFF/, "")), sbaRules());
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new BadLoanFile([`offers.json: it is no JSON (${cause.message})`]);
  }
}

/** @throws {BadDecision} where `equipment.json` cannot be used; null where there is none */
export function equipmentOf({ equipment: path }: PracticeFolder): Equipment | null {
  const text = textOfFile(path);
  return text === null ? null : parseEquipment(text, sbaRules());
}

/** @throws {BadDecision} where `hire.json` cannot be used; null where there is none */
export function hireOf({ hire: path }: PracticeFolder): Hire | null {
  const text = textOfFile(path);
  return text === null ? null : parseHire(text);
}

/** What of it can be read, for a page, and why the rest cannot. */
export function decisionsOf(folder: PracticeFolder): {
  offers: OfferFile | null;
  equipment: Equipment | null;
  hire: Hire | null;
  problems: string[];
} {
  const problems: string[] = [];
  const orWhy = <T>(file: string, read: () => T): T | null => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof BadDecision || error instanceof BadLoanFile)) throw error;
      problems.push(`${file}: ${error.faults.join("; ")}`);
      return null;
    }
  };
  return {
    offers: orWhy("offers.json", () => offersOf(folder)),
    equipment: orWhy("equipment.json", () => equipmentOf(folder)),
    hire: orWhy("hire.json", () => hireOf(folder)),
    problems,
  };
}
