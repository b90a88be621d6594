/** Write-offs and refunds that come to a little less than what somebody must approve, and who entered them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { byPrimary, isContractual, type Entry } from "./entries.ts";
import { fact, quotient, when, YEAR, type Plain, type Plains } from "./fact.ts";
import { inCents } from "./read.ts";
import type { Remittance } from "./remittances.ts";

const isWriteOff = (entry: Entry): boolean =>
  (entry.kind === "adjustment" || entry.kind === "bad debt") && !isContractual(entry);

export function limits(
  dir: string,
  entries: readonly Entry[],
  remittances: readonly Remittance[],
): Plains {
  const { policies } = JSON.parse(readFileSync(join(dir, "practice.json"), "utf8")) as {
    policies: Record<string, string>;
  };
  const under = (name: string, sign: number, is: (entry: Entry) => boolean): Plain => {
    const limit = inCents(policies[name]!);
    const amounts = entries.filter((entry) => is(entry) && sign * entry.amount > 0);
    return quotient(
      amounts.map((entry) => {
        const amount = sign * entry.amount;
        const isNear = amount * 10 >= limit * 9 && amount < limit;
        return fact(byPrimary(entry), entry.posted, when(isNear, 1), 1);
      }),
      { over: YEAR },
    );
  };
  const traces = new Set(remittances.map(({ trace }) => trace));
  const posters = new Set(
    entries
      .filter(
        ({ kind, receipt }) => /^(insurance|patient) payment$/.test(kind) && !traces.has(receipt),
      )
      .map(({ item, by }) => `${item} ${by}`),
  );
  return {
    "CO08.same": quotient(
      entries
        .filter((entry) => isWriteOff(entry) && entry.amount < 0 && entry.by !== "")
        .map((entry) =>
          fact(
            byPrimary(entry),
            entry.posted,
            when(posters.has(`${entry.item} ${entry.by}`), 1),
            1,
          ),
        ),
      { over: YEAR },
    ),
    CO10: under("write_off_limit", -1, isWriteOff),
    CO11: under("refund_limit", 1, ({ kind }) => kind === "refund"),
  };
}
