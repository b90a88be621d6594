/** What was seen many times over in one transaction set, told once: how often, and where first. */
import type { Severity } from "../../contract.ts";
import { moneyText } from "../../money.ts";
import type { Account } from "./account.ts";

type Told = { severity: Severity; what: string; fix: string };

const TOLD = {
  DATE_INVALID: {
    severity: "look_at",
    what: "days that do not exist or are missing, left empty",
    fix: "look them up in the payer's portal if you need them",
  },
  CLAIM_UNBALANCED: {
    severity: "look_at",
    what: "claims that do not add up (charge less adjustments is not what was paid)",
    fix: "ask the payer about these claims before you post them",
  },
  LINE_UNBALANCED: {
    severity: "information",
    what: "service lines that do not add up on their own (charge less adjustments is not what was paid)",
    fix: "nothing needs to be done where their claims add up",
  },
  CHARGES_DIFFER: {
    severity: "look_at",
    what: "claims whose lines do not come to what the claim charges",
    fix: "look at these claims in the billing system; a payer may reject them",
  },
  COMPONENT_SEPARATOR: {
    severity: "information",
    what: "procedures written with another separator than the one ISA names, read all the same",
    fix: "nothing needs to be done",
  },
  SEGMENT_UNKNOWN: {
    severity: "look_at",
    what: "pieces of text that are no segment of such a message, ignored",
    fix: "if the file was damaged on its way, fetch it again",
  },
  OUTSIDE: {
    severity: "look_at",
    what: "pieces of text outside any transaction set, ignored or held back",
    fix: "if the file was damaged on its way, fetch it again",
  },
  NOT_OPENED: {
    severity: "look_at",
    what: "closing segments (SE, GE, IEA) with nothing open to close",
    fix: "the beginning may be missing; fetch the file again",
  },
} as const satisfies Record<string, Told>;

export type Note = keyof typeof TOLD;

export class Notes {
  readonly #notes = new Map<Note, { times: number; line: number; cents: bigint }>();

  /** @param cents  what it is off by, any sign */
  add(note: Note, line: number, cents = 0n): void {
    const known = this.#notes.get(note);
    const off = cents < 0n ? -cents : cents;
    if (known) {
      known.times++;
      known.cents += off;
    } else {
      this.#notes.set(note, { times: 1, line, cents: off });
    }
  }

  /** @param where  which transaction set this is about, with a space after it, or nothing */
  report(account: Account, where = ""): void {
    for (const [note, { times, line, cents }] of this.#notes) {
      const { severity, what, fix } = TOLD[note];
      const amount = cents > 0n ? moneyText(cents) : null;
      const off = amount ? `, together off by ${amount}` : "";
      account.report(
        severity,
        note,
        line,
        `${where}${what}: ${times}, the first here${off}`,
        fix,
        amount,
      );
    }
  }
}
