/** One month after the other: what was had and owed, what happened, what is had and owed then. */
import type { Position } from "./opening.ts";

/** Everything that happens in a month; whole cents, in or out positive as its name says. */
export type Happening = {
  /** received from patients and insurers */
  readonly patients: bigint;
  /** for the work of the month, at what is expected to come of it; null on cash basis */
  readonly earned: bigint | null;
  readonly otherIncome: bigint;
  readonly refunds: bigint;
  readonly costs: Readonly<Record<string, bigint>>;
  /** what the books' own pace writes down; no more than what is left */
  readonly depreciation: bigint;
  readonly interest: bigint;
  /** kept back from, or paid for, money that is taken up */
  readonly fees: bigint;
  readonly equipment: bigint;
  readonly saved: bigint;
  readonly borrowed: bigint;
  readonly principal: bigint;
  readonly lineDrawn: bigint;
  readonly lineRepaid: bigint;
  readonly draws: bigint;
  readonly taxes: bigint;
  /** at the month's end */
  readonly gap: bigint;
  readonly dueWithinYear: bigint;
};

export type Result = {
  readonly revenue: bigint;
  readonly costs: bigint;
  readonly ebitda: bigint;
  readonly depreciation: bigint;
  readonly netIncome: bigint;
};

/** Cash in less cash out. */
export type CashFlow = {
  readonly operating: bigint;
  readonly investing: bigint;
  readonly financing: bigint;
};

export type Rolled = {
  readonly before: Position;
  readonly after: Position;
  readonly happened: Happening;
  /** by the owners, in place of savings that are not there */
  readonly broughtIn: bigint;
  readonly result: Result;
  readonly direct: CashFlow;
};

/** @example roll(opening, [january, february]).at(-1).after.cash */
export function roll(opening: Position, months: readonly Happening[]): Rolled[] {
  let before = opening;
  return months.map((happened) => {
    const rolled = rollMonth(before, happened);
    before = rolled.after;
    return rolled;
  });
}

function rollMonth(before: Position, happened: Happening): Rolled {
  const { patients, earned, otherIncome, refunds, interest, fees, equipment, saved } = happened;
  const costs = Object.values(happened.costs).reduce((sum, cost) => sum + cost, 0n);
  const left = before.fixedAssets + equipment - before.writtenDown;
  const most = left > 0n ? left : 0n;
  const depreciation = happened.depreciation < most ? happened.depreciation : most;
  const revenue = (earned ?? patients) + otherIncome - refunds;
  const ebitda = revenue - costs;
  const netIncome = ebitda - depreciation - interest - fees;
  // savings cannot be taken that are not there: what comes beyond them is the owners' own
  const taken = saved < 0n ? -saved : 0n;
  const missing = taken - (before.investments > 0n ? before.investments : 0n);
  const broughtIn = missing > 0n ? missing : 0n;
  const direct = {
    operating: patients + otherIncome - refunds - costs - interest - fees,
    investing: -equipment - saved - broughtIn,
    financing:
      happened.borrowed -
      happened.principal +
      happened.lineDrawn -
      happened.lineRepaid +
      broughtIn -
      happened.draws -
      happened.taxes +
      happened.gap -
      before.gap,
  };
  return {
    before,
    happened,
    broughtIn,
    result: { revenue, costs, ebitda, depreciation, netIncome },
    direct,
    after: {
      ...before,
      cash: before.cash + direct.operating + direct.investing + direct.financing,
      receivables: before.receivables + (earned === null ? 0n : earned - patients),
      investments: before.investments + saved + broughtIn,
      fixedAssets: before.fixedAssets + equipment,
      writtenDown: before.writtenDown + depreciation,
      line: before.line + happened.lineDrawn - happened.lineRepaid,
      gap: happened.gap,
      debt: before.debt + happened.borrowed - happened.principal,
      dueWithinYear: happened.dueWithinYear,
      capital: before.capital + broughtIn,
      retained: before.retained + netIncome - happened.draws - happened.taxes,
    },
  };
}

/** Cash flow from net income and the change of everything that is had and owed; the direct way reckons it from payments. */
export function indirect({ before, after, result }: Rolled): CashFlow {
  const grown = (name: keyof Position): bigint => after[name] - before[name];
  return {
    operating:
      result.netIncome +
      grown("writtenDown") -
      grown("receivables") -
      grown("otherAssets") +
      grown("payables") +
      grown("payrollLiabilities"),
    investing: -grown("fixedAssets") - grown("investments") - grown("restricted"),
    financing:
      grown("debt") +
      grown("line") +
      grown("gap") +
      grown("capital") +
      grown("retained") -
      result.netIncome,
  };
}
