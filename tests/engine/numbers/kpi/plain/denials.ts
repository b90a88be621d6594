/** What payers answered: denials, by claim and by line, what became of them, and how the money came. */
import { isRejected, type Cleared } from "./clearinghouse.ts";
import type { Claim } from "./claims.ts";
import { byPrimary, isCharge, type Entry } from "./entries.ts";
import { fact, MONTH, ofMoney, quotient, when, type Fact, type Plains } from "./fact.ts";
import { days, sum, together } from "./read.ts";
import type { AnsweredClaim, Remittance } from "./remittances.ts";

/** Reasons that are the contract, the patient's share or another payer's, and no denial. */
const NO_DENIAL = ["1", "2", "3", "23", "45", "253"];

type Answer = AnsweredClaim & { paidOn: string };

/** The adjustments that denied a line, or a claim without lines: nothing was paid for it. */
const denying = ({ status, lines, paid, adjustments }: AnsweredClaim) =>
  status === "22"
    ? []
    : [...lines, { paid: lines.length === 0 ? paid : 1, adjustments }].map((line) =>
        line.paid === 0
          ? line.adjustments.filter(
              ({ group, reason }) => group !== "PR" && !NO_DENIAL.includes(reason),
            )
          : [],
      );
const isDenied = (answer: AnsweredClaim): boolean =>
  answer.status === "4" || denying(answer).flat().length > 0;

/** What became of a claim that was denied at first: the day it was overturned, and whether it is settled. */
function outcome(
  answers: readonly Answer[],
  owed: number,
): { overturned: string; settled: boolean } {
  const [first, ...after] = answers.filter(({ status }) => status !== "22");
  const isOverturned = sum(answers.map(({ paid }) => paid)) > first!.paid;
  const overturned = isOverturned ? after.find(({ paid }) => paid > 0)!.paidOn : "";
  return { overturned, settled: isOverturned || owed === 0 };
}

export function denials(
  entries: readonly Entry[],
  claims: readonly Claim[],
  remittances: readonly Remittance[],
  cleared: Cleared,
): Plains {
  const billed = new Map(claims.map((claim) => [claim.id, byPrimary(claim.line)]));
  const answers: Answer[] = remittances
    .flatMap(({ paidOn, claims: all }) => all.map((claim) => ({ ...claim, paidOn })))
    .toSorted((a, b) => (a.paidOn < b.paidOn ? -1 : a.paidOn > b.paidOn ? 1 : 0));
  const byClaim = together(answers, ({ id }) => id);
  const first = new Map(
    [...byClaim].map(([id, all]) => [id, all.find(({ status }) => status !== "22")!]),
  );
  const of = ({ id }: { id: string }) => billed.get(id) ?? {};
  const denied = [...first.values()].filter(isDenied);
  const owedByInsurers = new Map(
    [
      ...together(
        entries.filter(({ party, kind }) => party !== "patient" && kind !== "bad debt recovery"),
        ({ item }) => item,
      ),
    ].map(([item, all]) => [item, sum(all.map(({ amount }) => amount))]),
  );
  const items = together(entries.filter(isCharge), ({ claim }) => claim);
  const fates = denied.map((answer) => {
    const mine = new Set((items.get(answer.id) ?? []).map(({ item }) => item));
    const owed = sum([...mine].map((item) => owedByInsurers.get(item) ?? 0));
    return { answer, ...outcome(byClaim.get(answer.id)!, owed) };
  });
  const overturned = fates
    .filter((fate) => fate.overturned !== "")
    .map((fate) =>
      fact(of(fate.answer), fate.overturned, days(fate.answer.paidOn, fate.overturned), 1),
    );
  const threeBefore = {
    top: MONTH,
    bottom: { months: [1, 2, 3], per: "month", short: "not told" },
  } as const;
  const rate = (top: (answer: Answer) => number, bottom: (claim: Claim) => number): Fact[] => [
    ...denied.map((answer) => fact(of(answer), answer.paidOn, top(answer), 0)),
    ...claims.map((claim) => fact(of(claim), claim.billed, 0, bottom(claim))),
  ];
  return {
    RC13: quotient(
      claims.map((claim) => {
        const answer = first.get(claim.id);
        const isPaid = answer !== undefined && !isDenied(answer) && !isRejected(cleared, claim.id);
        return fact(of(claim), claim.billed, when(isPaid, 1), 1);
      }),
    ),
    RC14: quotient(
      rate(
        () => 1,
        () => 1,
      ),
      threeBefore,
    ),
    RC15: ofMoney(
      rate(
        ({ charge }) => charge,
        ({ charge }) => charge,
      ),
      threeBefore,
    ),
    RC16: quotient(
      answers
        .filter(({ status }) => status !== "22")
        .flatMap((answer) =>
          denying(answer)
            .slice(0, answer.lines.length)
            .map((why) => fact(of(answer), answer.paidOn, when(why.length > 0, 1), 1)),
        ),
    ),
    RC17: ofMoney(
      answers.flatMap((answer) =>
        denying(answer)
          .flat()
          .map(({ group, reason, amount }) =>
            fact(of(answer), answer.paidOn, amount, amount, `${group}-${reason}`),
          ),
      ),
      { as: "share", byCategory: true },
    ),
    RC18: quotient(
      fates
        .filter(({ settled }) => settled)
        .map((fate) =>
          fact(of(fate.answer), fate.answer.paidOn, when(fate.overturned !== "", 1), 1),
        ),
    ),
    "RC18.dollars": ofMoney(
      fates
        .filter(({ settled }) => settled)
        .map(({ answer, overturned: on }) =>
          fact(of(answer), answer.paidOn, when(on !== "", answer.charge), answer.charge),
        ),
    ),
    RC20: quotient(overturned, { as: "median" }),
    "RC20.p90": quotient(overturned, { as: "90th percentile" }),
    TE02: ofMoney(
      remittances
        .filter(({ amount }) => amount > 0)
        .map(({ method, amount, paidOn, claims: paid }) =>
          fact(
            { payer: mostOften(paid.map((claim) => billed.get(claim.id)?.payer ?? "")) },
            paidOn,
            when(/^(ACH|FWT)$/.test(method), amount),
            amount,
          ),
        ),
    ),
  };
}

const mostOften = (names: readonly string[]): string =>
  [...together(names, (name) => name).values()].toSorted((a, b) => b.length - a.length)[0]?.[0] ??
  "";
