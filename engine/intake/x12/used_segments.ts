/** The segments of one transaction set that are in use: loaded once it is whole, or held with it. */
import { held, type Account, type Verdict } from "./account.ts";
import type { Tables } from "../tables.ts";

const ABANDONED = {
  TRUNCATED: {
    why: "breaks off before its end (SE)",
    fix: "fetch the file again and import it; the one you have is not whole",
  },
  NO_BPR: {
    why: "has no payment (BPR) that can be read",
    fix: "ask the payer or clearinghouse for the file again",
  },
  DUPLICATE_KEY: {
    why: "stands in this file a second time",
    fix: "nothing needs to be done if the file was put together from copies; else ask whoever sent it",
  },
} as const;

/** Why nothing of a transaction set is loaded. */
export type Abandoned = keyof typeof ABANDONED;

export class UsedSegments {
  readonly #line: number;
  readonly #title: string;
  readonly #tables: Tables;
  readonly #account: Account;
  readonly #lines: number[] = [];

  /** @param line  where the set's ST stands */
  constructor(line: number, title: string, tables: Tables, account: Account) {
    this.#line = line;
    this.#title = title;
    this.#tables = tables;
    this.#account = account;
    tables.mark();
  }

  count(verdict: Verdict, line: number): void {
    if (verdict.is === "loaded") this.#lines.push(line);
    else this.#account.count(verdict, line);
  }

  /** The set is whole: what is in use is loaded. */
  load(): void {
    this.#account.loaded += this.#lines.length;
  }

  /** Takes back the set's rows and holds the segments they came from. */
  abandon(problem: Abandoned): void {
    const { why, fix } = ABANDONED[problem];
    this.#tables.takeBack();
    for (const line of this.#lines) this.#account.count(held(problem), line);
    this.#account.report(
      "must_fix",
      problem,
      this.#line,
      `${this.#title} ${why}; nothing of it was loaded`,
      fix,
    );
  }
}
