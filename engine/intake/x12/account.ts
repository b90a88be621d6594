/** Where each segment of a file went, and what was seen on the way. */
import type { Finding, Severity } from "../../contract.ts";
import type { Held } from "../contents.ts";
import type { Ignored } from "../scan.ts";

/** What became of a segment. */
export type Verdict =
  | { is: "loaded" }
  | { is: "ignored"; as: Ignored }
  | { is: "held"; problem: string; field: string | null };

export const LOADED: Verdict = { is: "loaded" };
export const SECTION: Verdict = { is: "ignored", as: "section" };
export const held = (problem: string, field: string | null = null): Verdict => ({
  is: "held",
  problem,
  field,
});

/** Findings of one kind that are told one by one; the others are told as a number. */
const TOLD_AT_MOST = 1000;

/** One file's account; a segment is counted once, as loaded, ignored or held. */
export class Account {
  loaded = 0;
  readonly ignored: Partial<Record<Ignored, number>> = {};
  readonly held: Held[] = [];
  readonly findings: Finding[] = [];
  readonly #file: string;
  readonly #told = new Map<string, { severity: Severity; times: number }>();

  constructor(file: string) {
    this.#file = file;
  }

  get read(): number {
    return this.loaded + this.held.length + Object.values(this.ignored).reduce((a, b) => a + b, 0);
  }

  count(verdict: Verdict, line: number): void {
    if (verdict.is === "loaded") this.loaded++;
    else if (verdict.is === "ignored") this.ignore(verdict.as);
    else this.held.push({ line, problem: verdict.problem, field: verdict.field });
  }

  ignore(as: Ignored): void {
    this.ignored[as] = (this.ignored[as] ?? 0) + 1;
  }

  /** @param message  what was seen, without file and place, which are put before it */
  report(
    severity: Severity,
    check: string,
    line: number,
    message: string,
    fix: string,
    amount: string | null = null,
  ): void {
    const told = this.#told.get(check) ?? { severity, times: 0 };
    this.#told.set(check, told);
    if (++told.times > TOLD_AT_MOST) return;
    this.findings.push({
      severity,
      check,
      message: `${this.#file}, segment ${line}: ${message}`,
      file: this.#file,
      line,
      amount,
      fix,
    });
  }

  /** Tells how many findings of a kind there were beyond those told one by one. */
  close(): void {
    for (const [check, { severity, times }] of this.#told) {
      if (times <= TOLD_AT_MOST) continue;
      this.findings.push({
        severity,
        check,
        message: `${this.#file}: ${times - TOLD_AT_MOST} more like the ${TOLD_AT_MOST} of this kind before`,
        file: this.#file,
        line: null,
        amount: null,
        fix: "ask whoever sent the file to make it again",
      });
    }
  }
}
