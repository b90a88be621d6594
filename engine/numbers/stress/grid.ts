/** The cases a lender asks for, over twelve months. To add one, copy a line of the list. */
import type { Change } from "../forecast/scenario/scenario.ts";
import type { Outlook } from "../forecast/outlook.ts";

export type StressCase = {
  name: string;
  changes: Change[];
  /** more interest on debt with a rate that varies, as a fraction: 0.02 for 200 basis points */
  rise: number;
  /** why this practice has no such case */
  reason?: string;
  says?: string;
};

export type PracticeFacts = {
  /** by provider, the share of what was charged in the last quarter */
  providers: ReadonlyMap<string, number>;
  /** by payer, such as medicaid or commercial */
  kinds: ReadonlyMap<string, string>;
};

/** Share of all work that moves from a commercial payer to Medicaid. */
const POINTS = 0.05;

const fewer = (change: number): Change => ({ kind: "volume", change });
const LATER: Change = { kind: "delay", days: 15 };

/**
 * @source what lenders to small business ask: volume, rates, payer mix, delay, and some at once; loss of the
 *   largest provider and an outage are of practices
 */
export function casesOf(outlook: Outlook, facts: PracticeFacts): StressCase[] {
  return [
    { name: "As expected", changes: [], rise: 0, says: "Nothing is changed." },
    { name: "10 % less work", changes: [fewer(-0.1)], rise: 0 },
    { name: "20 % less work", changes: [fewer(-0.2)], rise: 0 },
    { name: "5 points of work to Medicaid", rise: 0, ...toMedicaid(outlook, facts) },
    { name: "Rates 2 points higher", changes: [], rise: 0.02 },
    { name: "Rates 3 points higher", changes: [], rise: 0.03 },
    { name: "Payers 15 days later", changes: [LATER], rise: 0 },
    { name: "Clearinghouse out for 3 weeks", changes: [{ kind: "outage", weeks: 3 }], rise: 0 },
    { name: "Largest provider lost", rise: 0, ...withoutLargest(facts) },
    {
      name: "10 % less work, payers 15 days later, rates 2 points higher",
      changes: [fewer(-0.1), LATER],
      rise: 0.02,
    },
  ];
}

function toMedicaid(
  { work }: Outlook,
  { kinds }: PracticeFacts,
): Pick<StressCase, "changes" | "reason"> {
  const charged = work.map(({ payer, charges }) => ({
    payer,
    amount: charges.reduce((sum, each) => sum + each, 0),
    kind: kinds.get(payer),
  }));
  const all = charged.reduce((sum, { amount }) => sum + amount, 0);
  const largest = (wanted: string) =>
    charged.filter(({ kind }) => kind === wanted).sort((a, b) => b.amount - a.amount)[0];
  const [from, to] = [largest("commercial"), largest("medicaid")];
  if (!from || !to || !(from.amount > 0)) {
    const missing = to ? "commercial payer" : "Medicaid payer";
    return { changes: [], reason: `no ${missing} is among the payers of work to come` };
  }
  const share = Math.min(1, (POINTS * all) / from.amount);
  return {
    changes: [{ kind: "payer_mix", from_payer: from.payer, to_payer: to.payer, share }],
  };
}

function withoutLargest({ providers }: PracticeFacts): Pick<StressCase, "changes" | "reason"> {
  const [largest] = [...providers].sort((a, b) => b[1] - a[1]);
  if (!largest) return { changes: [], reason: "the billing system names no providers" };
  return { changes: [{ kind: "volume", change: -1, provider: largest[0] }] };
}
