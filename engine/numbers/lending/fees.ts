/** Fees of a loan: who takes them when decides the note, the cash that arrives, and the APR. */

export type Fee = {
  readonly name: string;
  /** cents */
  readonly amount: bigint;
  /** out of the proceeds, on top of the note, or from the practice's own cash on the day */
  readonly paid: "withheld" | "financed" | "at_closing";
  /** a finance charge, which the APR knows */
  readonly inApr: boolean;
};

/** Cents: the note, the cash that arrives less what is paid on the day, and the base of the APR. */
export type Financing = {
  readonly note: bigint;
  readonly received: bigint;
  readonly amountFinanced: bigint;
  readonly fees: bigint;
};

/**
 * @param amount  cents asked for, before fees
 * @source 12 CFR 1026.18(b): the amount financed is the note less prepaid finance charges, whoever advanced them
 * @example financingOf(100_000n, [{ name: "origination", amount: 1000n, paid: "withheld", inApr: true }]).received // => 99000n
 */
export function financingOf(amount: bigint, fees: readonly Fee[]): Financing {
  const total = (chosen: (fee: Fee) => boolean): bigint =>
    fees.filter(chosen).reduce((sum, fee) => sum + fee.amount, 0n);
  const note = amount + total(({ paid }) => paid === "financed");
  return {
    note,
    received: amount - total(({ paid }) => paid !== "financed"),
    amountFinanced: note - total(({ inApr }) => inApr),
    fees: total(() => true),
  };
}
