/** Procedure codes: the levels of office visits, the work in them, and which are work of a provider with a patient. */
import { byPrimary, isCharge, sign, type Entry } from "./entries.ts";
import { fact, quotient, when, YEAR, type Fact, type Plains } from "./fact.ts";
import { linesOf, reference } from "./read.ts";

/** New and established office visits. */
const isNew = (code: string): boolean => code >= "99202" && code <= "99205";
const isEstablished = (code: string): boolean => code >= "99211" && code <= "99215";

const isOffice = (code: string): boolean => isNew(code) || isEstablished(code);
/** Those of surgery that the example does. */
const isProcedure = (code: string): boolean => /^(11102|17110|20610|69210)$/.test(code);
const dayOf = (entry: Entry): string => [entry.patient, entry.provider, entry.served].join("|");

/** A provider's own work with a patient: no nurse visit, laboratory, vaccine, drug, injection or tracing. */
export const isFaceToFace = (code: string): boolean =>
  isNew(code) ||
  (code >= "99212" && code <= "99215") ||
  /^9938[5-7]$|^9939[5-7]$|^G043[89]$/.test(code) ||
  isProcedure(code);

export function codes(entries: readonly Entry[]): Plains {
  const visits = entries.filter((entry) => isCharge(entry) && isOffice(entry.code));
  const procedures = new Map<string, number>();
  for (const entry of entries.filter((each) => isCharge(each) && isProcedure(each.code))) {
    const key = dayOf(entry);
    procedures.set(key, (procedures.get(key) ?? 0) + entry.amount);
  }
  const served = (entry: Entry, counts: boolean, category = "", group = ""): Fact =>
    fact(byPrimary(entry), entry.served, when(counts, sign(entry)), sign(entry), category, group);
  return {
    AC08: quotient(visits.map((entry) => served(entry, isNew(entry.code)))),
    CO04: quotient(
      visits
        .filter(({ code }) => isEstablished(code))
        .map((entry) => served(entry, entry.code >= "99214")),
      { over: YEAR },
    ),
    CO05: quotient(
      visits.map((entry) => served(entry, entry.modifiers.includes("25"))),
      { over: YEAR },
    ),
    "CO05.59": quotient(
      entries
        .filter((entry) => isCharge(entry) && entry.code !== "" && !isOffice(entry.code))
        .map((entry) => served(entry, /59|X[EPSU]/.test(entry.modifiers.join(" ")))),
      { over: YEAR },
    ),
    "CO05.procedure": quotient(
      visits
        .filter((entry) => (procedures.get(dayOf(entry)) ?? 0) > 0)
        .map((entry) => served(entry, entry.modifiers.includes("25"))),
      { over: YEAR },
    ),
    PR05: quotient(
      visits.map((entry) =>
        served(entry, true, entry.code, isNew(entry.code) ? "new" : "established"),
      ),
      { over: YEAR, as: "share", byCategory: true },
    ),
  };
}

/** Work RVUs are told to two decimals and factors to three: both in whole numbers of the last. */
export const WORK = 100_000;

/** What work is divided by. */
export const perWork = (work: readonly Fact[]): Fact[] =>
  work.map((each) => ({ ...each, top: 0, bottom: each.top }));

/** The work of every charge line that the fee schedule of its year lists. */
export function workOf(inbox: string, entries: readonly Entry[]): Fact[] {
  const fees = new Map(
    linesOf(inbox, "fee_schedule", "Code").map((line) => [
      `${line["Code"]} ${line["Service Year"]}`,
      Math.round(Number(line["Work RVU"]) * 100),
    ]),
  );
  const factors = new Map(
    reference("modifier_factors").map(([modifier, factor]) => [
      modifier,
      Math.round(Number(factor) * 1000),
    ]),
  );
  return entries.filter(isCharge).flatMap((entry) => {
    const work = fees.get(`${entry.code} ${entry.served.slice(0, 4)}`);
    if (work === undefined) return [];
    const factor = entry.modifiers.reduce(
      (all, modifier) => (all * (factors.get(modifier) ?? 1000)) / 1000,
      1000,
    );
    return [
      fact(
        byPrimary(entry),
        entry.served,
        sign(entry) * entry.units * work * Math.round(factor),
        0,
      ),
    ];
  });
}
