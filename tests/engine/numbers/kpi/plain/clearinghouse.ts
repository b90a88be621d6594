/** Claims as they were sent, what came back, and charges that no payer has: X12 split at its separators. */
import { claimsOf } from "./claims.ts";
import { byPrimary, isAdjustment, isCharge, isPayment, largest, type Entry } from "./entries.ts";
import { fact, ofMoney, quotient, when, type Plains } from "./fact.ts";
import { workdays } from "./holidays.ts";
import type { Remittance } from "./remittances.ts";
import { days, lastDayOf, later, sum, textsOf, together } from "./read.ts";

type Sent = { claim: string; on: string; batch: string };
type Answer = { on: string; taken: boolean; claim: string | null; batch: string | null };

const iso = (text: string): string => `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
const setsOf = (inbox: string, kind: string): string[][][] =>
  textsOf(inbox, kind).flatMap((text) =>
    text
      .split(/(?=^ISA\*)/m)
      .filter(Boolean)
      .map((set) => set.split("~").map((segment) => segment.trim().split("*"))),
  );
const element = (set: readonly string[][], tag: string, at: number): string =>
  set.find(([name]) => name === tag)![at]!;

const sentOf = (inbox: string): Sent[] =>
  setsOf(inbox, "claims").flatMap((set) =>
    set
      .filter(([name]) => name === "CLM")
      .map(([, claim]) => ({
        claim: claim!,
        on: iso(element(set, "BHT", 4)),
        batch: element(set, "GS", 6),
      })),
  );

const answersOf = (inbox: string): Answer[] =>
  setsOf(inbox, "claim_answers").flatMap((set): Answer[] => {
    if (element(set, "ST", 1) === "999")
      return [
        {
          on: iso(element(set, "GS", 4)),
          taken: element(set, "IK5", 1) === "A",
          claim: null,
          batch: element(set, "AK1", 2),
        },
      ];
    let claim = "";
    return set.flatMap(([name, first, second]) => {
      if (name === "TRN") claim = second!;
      if (name !== "STC") return [];
      return [{ on: iso(second!), taken: /^A[0125]:/.test(first!), claim, batch: null }];
    });
  });

/** What was said of each claim, batches taken for the claims in them. */
function saidOf(sent: readonly Sent[], answers: readonly Answer[]): Map<string, Answer[]> {
  const inBatch = together(sent, ({ batch }) => batch);
  return together(
    answers.flatMap((answer) =>
      answer.claim === null
        ? inBatch.get(answer.batch!)!.map(({ claim }) => ({ ...answer, claim }))
        : [answer],
    ),
    ({ claim }) => claim!,
  );
}

/** What went out and what came back, by claim. */
export type Cleared = {
  sent: ReadonlyMap<string, readonly Sent[]>;
  said: ReadonlyMap<string, readonly Answer[]>;
};

export function clearedOf(inbox: string): Cleared {
  const sent = together(sentOf(inbox), ({ claim }) => claim);
  return { sent, said: saidOf([...sent.values()].flat(), answersOf(inbox)) };
}

/** Whether a claim was turned away as it was first sent. */
export const isRejected = ({ said }: Cleared, claim: string): boolean =>
  (said.get(claim) ?? []).some(({ taken }) => !taken);

export function clearinghouse(
  { sent, said }: Cleared,
  entries: readonly Entry[],
  remittances: readonly Remittance[],
  months: readonly string[],
): Plains {
  const waiting = unfiled(entries, remittances, { sent, said }, months);
  const lines = new Map(claimsOf(entries).map(({ id, line }) => [id, line]));
  const share = (counts: (answers: readonly Answer[]) => boolean) =>
    quotient(
      [...sent].map(([claim, times]) => {
        const [first, again] = times.map(({ on }) => on).toSorted();
        const answers = (said.get(claim) ?? []).filter(
          ({ on }) => on >= first! && on <= (again ?? on),
        );
        return fact(byPrimary(lines.get(claim)!), first!, when(counts(answers), 1), 1);
      }),
    );
  return {
    RC12: share(
      (answers) =>
        answers.every(({ taken }) => taken) && answers.some(({ batch }) => batch === null),
    ),
    RC36: share((answers) => answers.some(({ taken }) => !taken)),
    CO01: ofMoney(
      waiting
        .filter(({ left }) => left <= 30)
        .map(({ line, end, amount, left }) =>
          fact(byPrimary(line), end, amount, 0, timeLeft(left)),
        ),
      { as: "sum", byCategory: true },
    ),
    CO02: quotient(
      waiting
        .filter(({ since, end }) => workdays(since, end) > 5)
        .map(({ line, end, stage }) => fact(byPrimary(line), end, 1, 0, stage)),
      { as: "sum", byCategory: true },
    ),
  };
}

const FILED_WITHIN = 90;
const NEVER = "9999-12-31";
const first = (dates: readonly string[]): string => dates.filter(Boolean).toSorted()[0] ?? NEVER;

const timeLeft = (left: number): string =>
  left < 0
    ? "past the limit"
    : left <= 7
      ? "0-7 days left"
      : left <= 14
        ? "8-14 days left"
        : "15-30 days left";

type Unfiled = {
  line: Entry;
  amount: number;
  stage: string;
  since: string;
  end: string;
  left: number;
};

/** Charges to insurers that stand, at each month end at which they were not billed, or lay rejected. */
function unfiled(
  entries: readonly Entry[],
  remittances: readonly Remittance[],
  { sent, said }: Cleared,
  months: readonly string[],
): Unfiled[] {
  const remitted = new Map<string, string>();
  for (const { paidOn, claims } of remittances)
    for (const { id } of claims) remitted.set(id, first([remitted.get(id) ?? "", paidOn]));
  const isOfInsurer = ({ party }: Entry): boolean => party !== "patient";
  const settled = together(
    entries.filter(
      (entry) =>
        (isPayment(entry) || isAdjustment(entry)) && isOfInsurer(entry) && entry.item !== "",
    ),
    ({ item }) => item,
  );
  const charges = entries.filter((entry) => isCharge(entry) && isOfInsurer(entry));
  return [...together(charges, ({ item }) => item).values()].flatMap((all) => {
    const amount = sum(all.map((entry) => entry.amount));
    if (amount <= 0) return [];
    const line = largest(all);
    const { claim } = line;
    const answered = first([
      remitted.get(claim) ?? "",
      ...(settled.get(line.item) ?? []).map(({ posted }) => posted),
    ]);
    const answers = said.get(claim) ?? [];
    const next = (day: string): string =>
      first(
        [...(sent.get(claim) ?? []), ...answers.filter(({ taken }) => taken)].flatMap(({ on }) =>
          on > day ? [on] : [],
        ),
      );
    const stretches = [
      {
        stage: "not billed",
        since: first(all.map(({ posted }) => posted)),
        until: first([answered, ...all.map(({ billed }) => billed)]),
      },
      ...answers
        .filter(({ taken }) => !taken)
        .map(({ on }) => ({ stage: "rejected", since: on, until: first([answered, next(on)]) })),
    ];
    const last = later(first(all.map(({ served }) => served)), FILED_WITHIN);
    return months
      .map(lastDayOf)
      .flatMap((end) =>
        stretches
          .filter(({ since, until }) => until > since && since <= end && until > end)
          .map(({ stage, since }) => ({ line, amount, stage, since, end, left: days(end, last) })),
      );
  });
}
