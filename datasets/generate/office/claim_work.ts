import type { Claim, Visit } from "../billing/claim.ts";
import type { Transaction } from "../billing/ledger.ts";
import type { Quantiles } from "../random.ts";
import { SELF_PAY } from "../world/payers.ts";
import type { World } from "../world/world.ts";

/** A claim as the claim tool has it. */
export type ClaimWork = {
  readonly id: string;
  readonly visit: Visit;
  readonly payer: number;
  readonly entered: number;
  readonly edits: number;
  readonly byHand: boolean;
  /** the first denial, and the appeal against it where there is one */
  denied: number | null;
  appealed: number | null;
};

const STOPPED = 0.07;
const BY_HAND_UNASKED = 0.03;
const MENDED_BY_HAND = 0.85;
const APPEALED = 0.55;
const DAYS_TO_APPEAL: Quantiles = [1, 3, 6, 11, 18, 28, 40, 60];

/** The claim tool's list of a month: claims that came into it, and those denied or appealed in it. */
export type ClaimTool = {
  see(transaction: Transaction): void;
  printed(month: number): ClaimWork[];
};

/** Claims of insured visits that ever go out; chance has a stream of its own. */
export function claimTool(world: World): ClaimTool {
  const { calendar } = world;
  const random = world.random("claim tool");
  const known = new WeakMap<Claim, ClaimWork>();
  const changed = new Map<number, Set<ClaimWork>>();
  const change = (work: ClaimWork, day: number): void => {
    const month = calendar.month(day);
    changed.set(month, (changed.get(month) ?? new Set()).add(work));
  };

  return {
    see({ kind, line, visit, entry: { entered } }) {
      if (!line) return;
      if (
        kind === "Charge" &&
        line.claim.billed > 0 &&
        line.claim.payer !== SELF_PAY &&
        !known.has(line.claim)
      ) {
        const edits = random.chance(STOPPED) ? random.whole(1, 3) : 0;
        const byHand = random.chance(edits > 0 ? MENDED_BY_HAND : BY_HAND_UNASKED);
        const work = {
          id: line.claim.id,
          visit,
          payer: line.claim.payer,
          entered,
          edits,
          byHand,
          denied: null,
          appealed: null,
        };
        known.set(line.claim, work);
        change(work, entered);
      }
      const work = known.get(line.claim);
      if (kind !== "Denial" || !work || work.denied !== null) return;
      work.denied = entered;
      change(work, entered);
      if (!random.chance(APPEALED)) return;
      work.appealed = calendar.openFrom(entered + random.quantile(DAYS_TO_APPEAL));
      change(work, work.appealed);
    },
    printed(month) {
      const list = [...(changed.get(month) ?? [])];
      changed.delete(month);
      return list.sort((a, b) => (a.id < b.id ? -1 : 1));
    },
  };
}
