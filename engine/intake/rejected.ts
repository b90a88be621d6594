import type { Finding } from "../contract.ts";

/** Nothing of the file can be used; says why, where, and what to do. */
export class Rejected extends Error {
  override name = "Rejected";
  readonly finding: Finding;
  /** whether a person may decide to bring the file in all the same */
  readonly held: boolean;

  constructor(finding: Omit<Finding, "severity" | "amount">, held = false) {
    super(finding.message);
    this.finding = { severity: "must_fix", amount: null, ...finding };
    this.held = held;
  }
}
