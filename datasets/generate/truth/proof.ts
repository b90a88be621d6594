import { partyOf, type Ledger } from "../billing/ledger.ts";
import { plain, type Cents } from "../cents.ts";
import { partyName, PATIENT, SELF_PAY } from "../world/payers.ts";
import { UNASSIGNED } from "./billing_tally.ts";

/** The feed and the open items disagree: the simulation has a fault. */
export class RollForwardBroken extends Error {
  constructor(what: string, name: string, flows: Cents, items: Cents) {
    super(
      `receivables of ${what} ${name}: the feed rolls forward to ${plain(flows)}, open items are ${plain(items)}`,
    );
    this.name = "RollForwardBroken";
  }
}

/**
 * Proves that opening + charges − payments − adjustments + refunds + transfers = closing, where the
 * closing balance is counted afresh from the open lines and the money that waits.
 *
 * @param closing  what the flows so far lead to, by payer and by provider
 * @throws {RollForwardBroken}
 */
export function proveRollForward(
  ledger: Ledger,
  closing: { payers: ReadonlyMap<string, Cents>; providers: ReadonlyMap<string, Cents> },
): void {
  const payers = new Map<string, Cents>();
  const providers = new Map<string, Cents>();
  const add = (sums: Map<string, Cents>, name: string, amount: Cents): void => {
    sums.set(name, (sums.get(name) ?? 0) + amount);
  };
  for (const claim of ledger.open) {
    if (!claim.visit.live) continue;
    for (const line of claim.lines)
      for (const by of [0, 1, 2] as const) {
        if (line.open[by] === 0) continue;
        add(payers, partyName(partyOf(claim, by)), line.open[by]);
        add(providers, claim.visit.provider.name, line.open[by]);
      }
  }
  for (const { visit, left } of ledger.waiting) {
    if (!visit.live) continue;
    add(payers, partyName(visit.payer === SELF_PAY ? SELF_PAY : PATIENT), -left);
    add(providers, UNASSIGNED, -left);
  }
  compare("payer", closing.payers, payers);
  compare("provider", closing.providers, providers);
}

function compare(
  what: string,
  flows: ReadonlyMap<string, Cents>,
  items: ReadonlyMap<string, Cents>,
): void {
  for (const name of new Set([...flows.keys(), ...items.keys()])) {
    const [rolled, counted] = [flows.get(name) ?? 0, items.get(name) ?? 0];
    if (rolled !== counted) throw new RollForwardBroken(what, name, rolled, counted);
  }
}
