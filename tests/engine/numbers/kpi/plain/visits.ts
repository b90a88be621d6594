/** Visits: how soon they are charged, which never are, how many a day, and what one brings in. */
import { byPrimary, cash, isCharge, isPayment, largest, standing, type Entry } from "./entries.ts";
import { CENTS, fact, quotient, when, type Fact, type Plains } from "./fact.ts";
import { isFaceToFace, perWork, WORK } from "./codes.ts";
import { workdays } from "./holidays.ts";
import { before, days, monthOf, sum, together } from "./read.ts";
import { KEPT, type Appointment } from "./schedule.ts";

/** One of a patient, provider, day and place, of the payer of its largest line. */
export function encountersOf(entries: readonly Entry[]): Entry[] {
  const lines = standing(entries).filter(({ code }) => isFaceToFace(code));
  return [
    ...together(lines, ({ patient, provider, served, location }) =>
      [patient, provider, served, location].join("|"),
    ).values(),
  ].map(largest);
}

/** Visits of which charges stand, each of the largest of them. */
function chargedVisits(entries: readonly Entry[]) {
  return [...together(entries.filter(isCharge), ({ visit }) => visit)].flatMap(([visit, lines]) => {
    const amount = sum(lines.map((line) => line.amount));
    const entered = lines
      .filter(({ kind }) => kind === "charge")
      .map((line) => line.entered)
      .toSorted()[0]!;
    return amount === 0 ? [] : [{ visit, amount, entered, line: largest(standing(lines)) }];
  });
}

export function visits(
  entries: readonly Entry[],
  appointments: readonly Appointment[],
  work: readonly Fact[],
  months: readonly string[],
): Plains {
  const encounters = encountersOf(entries);
  const met = (top: number, bottom: number): Fact[] =>
    encounters.map((line) => fact(byPrimary(line), line.served, top, bottom));
  const charged = chargedVisits(entries);
  const lags = charged.filter(({ line, entered }) => entered >= line.served);
  const lag = quotient(
    lags.map(({ line, entered }) => fact(byPrimary(line), entered, days(line.served, entered), 1)),
  );
  const brought = entries
    .filter((entry) => entry.item !== "" && (isPayment(entry) || entry.kind === "refund"))
    .map((entry) => fact(byPrimary(entry), entry.served || entry.posted, cash(entry), 0));
  const remote = together(
    standing(entries).filter(({ modifiers }) =>
      modifiers.some((each) => /^(93|95|G[TQ]|FQ)$/.test(each)),
    ),
    ({ visit }) => visit,
  );
  const clinicDays = together(
    appointments.filter(({ status, provider }) => KEPT.test(status) && provider !== ""),
    ({ provider, start }) => `${provider} ${start.slice(0, 10)}`,
  );
  const unbilled = unbilledVisits(entries, appointments);
  const averages = new Map(
    [...together(charged, ({ line }) => monthOf(line.served))].map(([month, all]) => [
      month,
      Math.round(sum(all.map(({ amount }) => amount)) / all.length),
    ]),
  );
  return {
    RC21: lag,
    "RC21.median": { ...lag, as: "median" },
    "RC21.p90": { ...lag, as: "90th percentile" },
    "RC21.late": quotient(lag.facts.map((each) => ({ ...each, top: when(each.top > 3, 1) }))),
    RC34: quotient(
      unbilled.map((each) => fact(each, each.start, 1, 0)),
      { as: "sum" },
    ),
    "RC34.value": quotient(
      unbilled.map((each) => fact(each, each.start, averages.get(monthOf(each.start)) ?? 0, 0)),
      { as: "sum", per: CENTS },
    ),
    PR10: quotient(
      charged.map(({ line }) => fact(byPrimary(line), line.served, 1, 0)),
      { as: "sum" },
    ),
    PR01: quotient(work, { as: "sum", per: [WORK, 1] }),
    PR02: quotient([
      ...met(1, 0),
      ...[...clinicDays.values()].map((all) => {
        const [first] = all.toSorted((a, b) => (a.start + a.id < b.start + b.id ? -1 : 1));
        return fact(first!, first!.start, 0, 1);
      }),
    ]),
    PR03: quotient([...brought, ...met(0, 1)], { per: [100, 1] }),
    PR04: quotient([...brought, ...perWork(work)], {
      per: [100, WORK],
    }),
    PR06: quotient([...work, ...met(0, 1)], { per: [WORK, 1] }),
    PR08: quotient(seenOf(encounters, months), { as: "sum" }),
    "RC25.encounters": quotient(
      encounters.map((line) => fact(byPrimary(line), line.served, 1, 1, line.class)),
      { as: "share", byCategory: true },
    ),
    "RC25.patients": quotient(seenOf(encounters, months, 1), { as: "share", byCategory: true }),
    TE03: quotient(
      encounters.map((line) =>
        fact(byPrimary(line), line.served, when(remote.has(line.visit), 1), 1),
      ),
    ),
  };
}

/** Each patient once a month, at the last encounter of the eighteen months to it. */
function seenOf(encounters: readonly Entry[], months: readonly string[], bottom = 0): Fact[] {
  return months.flatMap((month) => {
    const from = before(month, 17);
    const recent = encounters.filter(({ served }) => {
      const of = monthOf(served);
      return of >= from && of <= month;
    });
    const place = ({ served, provider, location }: Entry): string =>
      [served, provider, location].join("|");
    return [...together(recent, ({ patient }) => patient).values()].map((all) => {
      const last = all.toSorted((a, b) => (place(a) < place(b) ? 1 : -1))[0]!;
      return fact(byPrimary(last), month, 1, bottom, bottom === 0 ? "" : last.class);
    });
  });
}

/** Appointments kept that were not charged in the five workdays after, nor later. */
function unbilledVisits(
  entries: readonly Entry[],
  appointments: readonly Appointment[],
): Appointment[] {
  const charged = chargedVisits(entries);
  const numbers = new Set(charged.map(({ visit }) => visit));
  const of = new Set(
    charged.map(({ line }) => [line.patient, line.provider, line.served].join("|")),
  );
  const last = entries
    .filter(isCharge)
    .map(({ entered }) => entered)
    .toSorted()
    .at(-1)!;
  return appointments.filter(
    ({ status, visit, patient, provider, start }) =>
      KEPT.test(status) &&
      !numbers.has(visit) &&
      !of.has([patient, provider, start.slice(0, 10)].join("|")) &&
      workdays(start.slice(0, 10), last) > 5,
  );
}
