/** What payers allowed beside what their contracts say: 835 lines and the rates of the year. */
import { claimsOf } from "./claims.ts";
import { byPrimary, type Entry } from "./entries.ts";
import { fact, ofMoney, type Fact, type Plains } from "./fact.ts";
import { inCents, reference, tableOf, textsOf, together } from "./read.ts";

type Line = {
  code: string;
  modifiers: readonly string[];
  paid: number;
  units: number;
  served: string;
  allowed: number | null;
  /** of the patient, and what denies the line */
  patient: number;
  denied: boolean;
};
type Answer = { claim: string; status: string; paidOn: string; lines: Line[] };

const NOT_A_DENIAL = new Set(reference("not_a_denial").map(([reason]) => reason!));
const REDUCES = new Set([
  ...reference("modifier_factors").flatMap(([modifier, factor]) =>
    Number(factor) === 1 ? [] : [modifier!],
  ),
  "26",
  "TC",
]);
const iso = (text: string): string => `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;

const answersOf = (inbox: string): Answer[] =>
  textsOf(inbox, "remittances").flatMap((text) => {
    const answers: Answer[] = [];
    let paidOn = "";
    for (const [name, first, second, third, , fifth, , , , , , , , , , , sixteenth] of text
      .split("~")
      .map((segment) => segment.trim().split("*"))) {
      const answer = answers.at(-1);
      const line = answer?.lines.at(-1);
      if (name === "BPR") paidOn = iso(sixteenth!);
      if (name === "CLP") answers.push({ claim: first!, status: second!, paidOn, lines: [] });
      if (name === "SVC") {
        const [, code, ...modifiers] = first!.split(":");
        answer!.lines.push({
          code: code!,
          modifiers,
          paid: inCents(third!),
          units: Number(fifth || 1),
          served: "",
          allowed: null,
          patient: 0,
          denied: false,
        });
      }
      if (name === "DTM" && first === "472") line!.served = iso(second!);
      if (name === "AMT" && first === "B6") line!.allowed = inCents(second!);
      if (name === "CAS" && line) {
        if (first === "PR") line.patient += inCents(third!);
        else if (line.paid === 0 && !NOT_A_DENIAL.has(second!)) line.denied = true;
      }
    }
    return answers;
  });

export function contracts(inbox: string, entries: readonly Entry[]): Plains {
  const rates = together(
    textsOf(inbox, "contract_rates").flatMap((text) => tableOf(text, "contract_allowed")),
    (each) => `${each["payer"]}|${each["code"]}`,
  );
  const rateOn = (payer: string, code: string, date: string): number | null => {
    const row = (rates.get(`${payer}|${code}`) ?? [])
      .filter((each) => each["since"]! <= date)
      .toSorted((one, other) => (one["since"]! < other["since"]! ? -1 : 1))
      .at(-1);
    return row && date <= row["until"]! ? inCents(row["contract_allowed"]!) : null;
  };
  const lines = new Map(claimsOf(entries).map(({ id, line }) => [id, line]));
  const last = new Map<string, Answer>();
  for (const answer of answersOf(inbox)) {
    const there = last.get(answer.claim);
    const isOfFirst = answer.status === "1" || answer.status === "19";
    if (isOfFirst && (!there || there.paidOn <= answer.paidOn)) last.set(answer.claim, answer);
  }
  const facts: Fact[] = [...last.values()].flatMap((answer) =>
    answer.lines.flatMap((line) => {
      const of = byPrimary(lines.get(answer.claim)!);
      const rate = rateOn(of.payer, line.code, line.served);
      const isReduced = line.modifiers.some((modifier) => REDUCES.has(modifier));
      if (rate === null || line.denied || isReduced) return [];
      const expected = Math.round(rate * line.units);
      const short = expected - (line.allowed ?? line.paid + line.patient);
      const counts = short > Math.max(100, expected / 100);
      return [fact(of, answer.paidOn, counts ? short : 0, 0, line.code)];
    }),
  );
  return { RC26: ofMoney(facts, { as: "sum", byCategory: true }) };
}
