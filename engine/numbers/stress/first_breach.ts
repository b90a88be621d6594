/** Which covenant is broken first with an offer of money, in a sentence. */
import type { OfferAhead, OfferCovenant, OfferStanding } from "../../contract.ts";
import { dayText, moneyExact } from "../../format.ts";
import { MOST_MONTHS } from "../covenants/test_ahead.ts";

/**
 * Of the covenants broken with the offer the earliest, on one day the one that is shortest of money.
 *
 * @param covenants  at every test that the forecast reaches
 */
export function firstBreach(
  covenants: readonly OfferCovenant[],
): Pick<OfferAhead, "first_breach" | "first_breach_says"> {
  const tests = covenants.flatMap(({ name, rests_on: restsOn, tests: each }) =>
    each.map((test) => ({ name, restsOn, ...test })),
  );
  const amount = (standing: OfferStanding): number => Number(standing.headroom_amount ?? 0);
  const [first] = tests
    .filter(({ with: after }) => after.status === "breached")
    .sort((a, b) =>
      a.date === b.date ? amount(a.with) - amount(b.with) : a.date < b.date ? -1 : 1,
    );
  if (first) {
    const short = (first.with.headroom_amount ?? "").replace("-", "");
    const isSo = first.without.status === "breached";
    const by = short === "" ? "" : `, ${moneyExact(short)} of ${first.restsOn} short`;
    return {
      first_breach: { covenant: first.name, date: first.date, short: short || null, without: isSo },
      first_breach_says: `${first.name} is broken first, on ${dayText(first.date)}${by}; ${isSo ? "it is broken without the offer as well" : "without the offer it holds then"}`,
    };
  }
  const told = tests.filter(({ with: after }) => after.status !== "unknown");
  const [unknown] = tests.filter(({ with: after }) => after.status === "unknown");
  return {
    first_breach: null,
    first_breach_says:
      tests.length === 0
        ? "n/a: no covenant is written in covenants.json, and the offer asks for no minimum_dscr"
        : told.length === 0
          ? `n/a: ${unknown!.with.reason}`
          : `no covenant is expected to be broken at a test of the next ${MOST_MONTHS} months${unknown ? `; not told: ${unknown.name} on ${dayText(unknown.date)}, ${unknown.with.reason}` : ""}`,
  };
}
