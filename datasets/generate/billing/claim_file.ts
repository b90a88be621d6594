import type { CodedLine } from "../care/coding.ts";
import { CODES } from "../world/codes.ts";
import { allowedAmount, priced } from "../world/fees.ts";
import { PAYERS } from "../world/payers.ts";
import type { World } from "../world/world.ts";
import type { Claim, Deposit, Line, Visit } from "./claim.ts";

/** Opens claims: numbers them and their lines, and prices the lines by fee schedule and contract. */
export type ClaimFile = {
  /** @param billed  day it goes out, or 0 */
  open(
    visit: Visit,
    coded: readonly CodedLine[],
    payer: number,
    billed: number,
    deposit: Deposit | null,
  ): Claim;
  /** a line of a claim entered once more, on a paper of its own that never goes out */
  copyLine(line: Line): Line;
};

/** Visits of the former billing system get no numbers. */
export function claimFile(world: World): ClaimFile {
  const { calendar } = world;
  let claims = 0;
  let lines = 0;

  const addLine = (claim: Claim, coded: CodedLine): Line => {
    const { visit } = claim;
    const year = calendar.year(visit.day);
    const { allowed, yearly } = PAYERS[claim.payer]!;
    const unit = allowedAmount(CODES.get(coded.code)!, allowed, yearly, year);
    const line: Line = {
      id: visit.live ? `L${numbered(++lines)}` : "",
      claim,
      ...coded,
      charge: priced(world.fee(coded.code, year), coded.units, coded.modifiers),
      allowed: priced(unit, coded.units, coded.modifiers),
      open: [0, 0, 0],
      copay: 0,
      decision: null,
    };
    claim.lines.push(line);
    return line;
  };

  return {
    open(visit, coded, payer, billed, deposit) {
      const claim: Claim = {
        id: visit.live ? `C${numbered(++claims)}` : "",
        visit,
        payer,
        secondary: payer === visit.payer ? visit.secondary : -1,
        billed,
        lines: [],
        deposit,
        denials: 0,
        collecting: false,
      };
      for (const service of coded) addLine(claim, service);
      return claim;
    },
    copyLine({ claim, code, modifiers, units }) {
      const paper: Claim = { ...claim, billed: 0, lines: [], deposit: null };
      return addLine(paper, { code, modifiers, units });
    },
  };
}

const numbered = (number: number): string => String(number).padStart(7, "0");
