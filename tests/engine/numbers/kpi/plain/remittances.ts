/** Electronic remittances: X12 835 split at its separators, money in cents. */
import { inCents, textsOf } from "./read.ts";

type Adjustment = { group: string; reason: string; amount: number };
type Answered = { paid: number; adjustments: Adjustment[] };
export type AnsweredClaim = Answered & {
  id: string;
  status: string;
  charge: number;
  lines: Answered[];
};
export type Remittance = {
  trace: string;
  method: string;
  amount: number;
  paidOn: string;
  claims: AnsweredClaim[];
};

export const remittancesOf = (inbox: string): Remittance[] =>
  textsOf(inbox, "remittances").flatMap((text) =>
    text
      .split(/(?=^ST\*)/m)
      .slice(1)
      .map(remittanceOf),
  );

function remittanceOf(text: string): Remittance {
  const all = text.split("~").map((segment) => segment.trim().split("*"));
  const of = (id: string): string[] => all.find(([name]) => name === id)!;
  const paidOn = of("BPR")[16]!;
  const claims: AnsweredClaim[] = [];
  for (const [name, ...parts] of all) {
    const claim = claims.at(-1);
    if (name === "CLP") {
      const [id, status, charge, paid] = parts;
      claims.push({
        id: id!,
        status: status!,
        charge: inCents(charge!),
        paid: inCents(paid!),
        adjustments: [],
        lines: [],
      });
    } else if (name === "SVC") claim!.lines.push({ paid: inCents(parts[2]!), adjustments: [] });
    else if (name === "CAS") {
      const [group, ...triples] = parts;
      for (let i = 0; i < triples.length; i += 3) {
        const [reason, amount] = triples.slice(i);
        (claim!.lines.at(-1) ?? claim!).adjustments.push({
          group: group!,
          reason: reason!,
          amount: inCents(amount!),
        });
      }
    }
  }
  return {
    trace: of("TRN")[2]!,
    method: of("BPR")[4]!,
    amount: inCents(of("BPR")[2]!),
    paidOn: `${paidOn.slice(0, 4)}-${paidOn.slice(4, 6)}-${paidOn.slice(6)}`,
    claims,
  };
}
