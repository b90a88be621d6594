import type { Finding } from "../contract.ts";

/** Nothing of the file can be used; says why, where, and what to do. */
export class Rejected extends Error {
  override name = "Rejected";
  readonly finding: Finding;

  constructor(finding: Omit<Finding, "severity" | "amount">) {
    super(finding.message);
    this.finding = { severity: "must_fix", amount: null, ...finding };
  }
}
