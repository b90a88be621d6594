import type { Cents } from "../cents.ts";
import { PATIENT, SELF_PAY } from "../world/payers.ts";
import {
  PATIENT_SHARE,
  PRIMARY,
  type Claim,
  type Deposit,
  type Line,
  type Responsibility,
  type Visit,
} from "./claim.ts";
import { FLOW_OF, type Kind } from "./kinds.ts";

/** When and by whom something is entered. Days of the money are 0 where there is none. */
export type Entry = {
  readonly entered: number;
  /** the entry day, or the last of the month before for what is back-dated */
  readonly posted: number;
  readonly checked: number;
  readonly deposited: number;
  readonly receipt: string;
  readonly user: string;
};

/** One row of the transaction feed. The amount is signed by its effect on receivables. */
export type Transaction = {
  readonly entry: Entry;
  readonly kind: Kind;
  readonly reason: string;
  readonly visit: Visit;
  /** null for money not applied to a charge */
  readonly line: Line | null;
  readonly by: Responsibility;
  /** who owes or pays: index of a payer, or the patient */
  readonly party: number;
  readonly amount: Cents;
};

/** The one door through which balances change. */
export type Ledger = {
  /** a change of what one party owes on a line */
  post(
    kind: Kind,
    line: Line,
    by: Responsibility,
    amount: Cents,
    entry: Entry,
    reason?: string,
  ): void;
  /** moves part of a line's balance from one party to another; negative moves it back */
  transfer(line: Line, from: Responsibility, to: Responsibility, amount: Cents, entry: Entry): void;
  /** money taken without a charge to put it on */
  receive(deposit: Deposit, entry: Entry): void;
  /** puts waiting money on a line */
  apply(deposit: Deposit, line: Line, amount: Cents, entry: Entry): void;
  /** gives waiting money back */
  refundDeposit(deposit: Deposit, amount: Cents, entry: Entry): void;
  /** claims with an open balance, and deposits that wait, for the month's proof */
  readonly open: ReadonlySet<Claim>;
  readonly waiting: ReadonlySet<Deposit>;
};

/** Who owes a balance: the claim's payers in turn, then the patient, whom the exports call Self-Pay where nobody insures. */
export function partyOf(claim: Claim, by: Responsibility): number {
  if (by === PATIENT_SHARE) return claim.payer === SELF_PAY ? SELF_PAY : PATIENT;
  return by === PRIMARY ? claim.payer : claim.secondary;
}

/** @param emit  receives every transaction in the order of entry, those of the former billing system too */
export function ledger(emit: (transaction: Transaction) => void): Ledger {
  const open = new Set<Claim>();
  const waiting = new Set<Deposit>();

  const post: Ledger["post"] = (kind, line, by, amount, entry, reason = "") => {
    const { claim } = line;
    keep(kind, line, entry.entered);
    if (FLOW_OF[kind]) {
      line.open[by] += amount;
      if (claim.lines.some(isOpen)) open.add(claim);
      else open.delete(claim);
    }
    emit({
      entry,
      kind,
      reason,
      visit: claim.visit,
      line,
      by,
      party: partyOf(claim, by),
      amount,
    });
  };

  const unapplied = (kind: Kind, deposit: Deposit, amount: Cents, entry: Entry): void => {
    deposit.left -= amount;
    if (deposit.left === 0) waiting.delete(deposit);
    else waiting.add(deposit);
    const party = deposit.visit.payer === SELF_PAY ? SELF_PAY : PATIENT;
    emit({
      entry,
      kind,
      reason: "",
      visit: deposit.visit,
      line: null,
      by: PATIENT_SHARE,
      party,
      amount,
    });
  };

  return {
    open,
    waiting,
    post,
    transfer(line, from, to, amount, entry) {
      if (amount === 0) return;
      const [giver, taker] = amount > 0 ? [from, to] : [to, from];
      post("Transfer Out", line, giver, -Math.abs(amount), entry);
      post("Transfer In", line, taker, Math.abs(amount), entry);
    },
    receive(deposit, entry) {
      const amount = deposit.left;
      deposit.left = 0;
      unapplied("Unapplied Receipt", deposit, -amount, entry);
    },
    apply(deposit, line, amount, entry) {
      unapplied("Apply Out", deposit, amount, entry);
      post("Apply In", line, PATIENT_SHARE, -amount, entry);
    },
    refundDeposit: (deposit, amount, entry) => unapplied("Refund", deposit, amount, entry),
  };
}

/** What a visit and a claim remember of their lines. */
function keep(kind: Kind, line: Line, day: number): void {
  const { charges } = line.claim.visit;
  if (kind === "Charge") {
    charges.standing++;
    if (charges.first === null) {
      charges.first = line;
      charges.entered = day;
    }
  } else if (kind === "Charge Void") charges.standing--;
  else if (kind === "Denial") line.claim.denials++;
}

const isOpen = (line: Line): boolean =>
  line.open[0] !== 0 || line.open[1] !== 0 || line.open[2] !== 0;
