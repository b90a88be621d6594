/**
 * What a lender advances on receivables, payer by payer: what is owed, less what nothing is lent on, at what it is
 * expected to bring in, less what is too much of one payer; then the advance rate and reserves. Every amount is
 * whole cents and every step subtracts from the one before, so that the certificate foots.
 *
 * @source borrowing-base certificates of asset-based lenders on medical receivables; OCC, Asset-Based Lending
 */
import type { BorrowingBasePayer, BorrowingBaseStep } from "../../contract.ts";
import { moneyText } from "../../money.ts";
import { order, partOf, rational, rationalOf, type Rational } from "../rational.ts";
import type { BaseTerms } from "./base_terms.ts";

/** What a payer, or a patient, owes in one bucket of age; credits and unapplied money are below zero. */
export type AgedReceivable = {
  payer: string;
  kind: string;
  bucket: string;
  standing: string;
  cents: bigint;
};

/** Of a payer's receivables in a bucket, the share that comes in as money, with four decimals; null is not known. */
export type CollectionShare = (payer: string, bucket: string) => string | null;

export type Base = {
  payers: BorrowingBasePayer[];
  steps: BorrowingBaseStep[];
  eligible: bigint;
  base: bigint;
  available: bigint;
};

const GOVERNMENT = ["medicare", "medicaid", "other government"];
const BUCKETS_OVER: Readonly<Record<number, readonly string[]>> = {
  60: ["61-90", "91-120", ">120", "no date"],
  90: ["91-120", ">120", "no date"],
  120: [">120", "no date"],
};

const less = (what: string, cents: bigint): BorrowingBaseStep => ({
  what,
  amount: moneyText(-cents),
  is_total: false,
});
const sumOfSteps = (what: string, cents: bigint): BorrowingBaseStep => ({
  what,
  amount: moneyText(cents),
  is_total: true,
});
const isGovernment = (kind: string): boolean => GOVERNMENT.includes(kind);
const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((all, each) => all + each, 0n);

/**
 * @param outstanding  cents owed under the line
 * @returns null where no share of receivables that comes in is known
 */
export function borrowingBase(
  aged: readonly AgedReceivable[],
  shareOf: CollectionShare,
  terms: BaseTerms,
  outstanding: bigint,
): Base | null {
  const names = [...new Set(aged.map(({ payer }) => payer))].toSorted();
  const judged = names.map((payer) =>
    eligibleOf(
      aged.filter((each) => each.payer === payer),
      shareOf,
      terms,
    ),
  );
  const counting = judged.filter(({ counted }) => counted !== 0n);
  if (counting.length > 0 && counting.every(({ expected }) => expected === null)) return null;
  const whole = sum(judged.map(({ expected }) => expected ?? 0n));
  const most = partOf(whole, terms.concentration_share);
  const spared = (kind: string): boolean =>
    terms.concentration_spares === "government" && isGovernment(kind);
  const payers = judged.map((each) => {
    const expected = each.expected ?? 0n;
    const excess = !spared(each.kind) && expected > most ? expected - most : 0n;
    return { ...each, expected, excess, eligible: expected - excess };
  });
  const total = (pick: (payer: (typeof payers)[number]) => bigint): bigint => sum(payers.map(pick));
  const eligible = total((payer) => payer.eligible);
  const advanced = partOf(eligible, terms.advance_rate);
  const reserves = sum(terms.reserves.map(({ amount }) => amount));
  const base = advanced > reserves ? advanced - reserves : 0n;
  const steps = [
    sumOfSteps(
      "Owed to us, credits apart",
      total((payer) => payer.owed),
    ),
    less(
      "owed by patients",
      total((payer) => payer.patient),
    ),
    less(
      "over age",
      total((payer) => payer.overAge),
    ),
    less(
      "denied",
      total((payer) => payer.denied),
    ),
    less(
      "not billed",
      total((payer) => payer.notBilled),
    ),
    less(
      "the rest of payers with too much over age",
      total((payer) => payer.crossAged),
    ),
    less(
      "credits of the ages that count",
      total((payer) => payer.credits),
    ),
    sumOfSteps(
      "Counts",
      total((payer) => payer.counted),
    ),
    less(
      "not expected to come in",
      total((payer) => payer.counted - payer.expected),
    ),
    less(
      "more of one payer than the limit",
      total((payer) => payer.excess),
    ),
    sumOfSteps("Eligible", eligible),
    less("not advanced", eligible - advanced),
    ...terms.reserves.map(({ name, amount }) => less(`reserve: ${name}`, amount)),
    ...(reserves > advanced ? [less("reserves beyond what is advanced", advanced - reserves)] : []),
    sumOfSteps("Borrowing base", base),
    less("owed under the line", outstanding),
    sumOfSteps("Available", base - outstanding),
  ];
  return {
    payers: payers.map((payer) => ({
      payer: payer.payer,
      kind: payer.kind,
      owed: moneyText(payer.owed),
      patient: moneyText(payer.patient),
      over_age: moneyText(payer.overAge),
      denied: moneyText(payer.denied),
      not_billed: moneyText(payer.notBilled),
      cross_aged: moneyText(payer.crossAged),
      credits: moneyText(payer.credits),
      counted: moneyText(payer.counted),
      expected: moneyText(payer.expected),
      excess: moneyText(payer.excess),
      eligible: moneyText(payer.eligible),
    })),
    steps,
    eligible,
    base,
    available: base - outstanding,
  };
}

/** One payer's receivables until what they are expected to bring in; that is null where no share is known. */
function eligibleOf(aged: readonly AgedReceivable[], shareOf: CollectionShare, terms: BaseTerms) {
  const { payer, kind } = aged[0]!;
  const over =
    BUCKETS_OVER[isGovernment(kind) ? terms.over_age_days_government : terms.over_age_days]!;
  const isPatient = kind === "patient";
  const isOld = ({ bucket }: AgedReceivable): boolean => over.includes(bucket);
  const debits = aged.filter(({ cents }) => cents > 0n);
  const amount = (which: (each: AgedReceivable) => boolean): bigint =>
    sum(debits.filter(which).map(({ cents }) => cents));
  const owed = amount(() => true);
  const patient = amount(({ standing }) => isPatient || standing === "patient");
  const insured = debits.filter(({ standing }) => !isPatient && standing !== "patient");
  const insuredOwed = sum(insured.map(({ cents }) => cents));
  const overAge = sum(insured.filter(isOld).map(({ cents }) => cents));
  const young = (standing: string): bigint =>
    sum(
      insured
        .filter((each) => !isOld(each) && each.standing === standing)
        .map(({ cents }) => cents),
    );
  const [denied, notBilled, open] = [young("denied"), young("not billed"), young("open")];
  const isTainted =
    insuredOwed > 0n && order(rational(overAge, insuredOwed), terms.cross_age_share) > 0;
  const credited = aged.filter(
    (each) => each.cents < 0n && each.standing === "credit" && !isOld(each) && !isPatient,
  );
  const cells = isTainted
    ? []
    : [...insured.filter((each) => !isOld(each) && each.standing === "open"), ...credited];
  const counted = sum(cells.map(({ cents }) => cents));
  const shares = cells.map(({ bucket }) => shareOf(payer, bucket));
  const known = shares.every((share) => share !== null);
  const crossAged = isTainted ? open : 0n;
  return {
    payer,
    kind,
    owed,
    patient,
    overAge,
    denied,
    notBilled,
    crossAged,
    credits: isTainted ? 0n : -sum(credited.map(({ cents }) => cents)),
    counted,
    expected: known
      ? positive(sum(cells.map(({ cents }, i) => expectedOf(cents, rationalOf(shares[i]!)))))
      : null,
  };
}

/** A credit has to be given back whole; of what is owed a share comes in. */
const expectedOf = (cents: bigint, share: Rational): bigint =>
  cents < 0n ? cents : partOf(cents, share);

const positive = (amount: bigint): bigint => (amount > 0n ? amount : 0n);
