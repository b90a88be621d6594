/** People: full-time equivalents, overtime, turnover, and what staff costs beside what comes of it. */
import { isRevenue, type Posting } from "./books.ts";
import { perWork, WORK } from "./codes.ts";
import { byPrimary, cash, type Entry } from "./entries.ts";
import { CENTS, fact, MONTH, quotient, when, YEAR, type Fact, type Plains } from "./fact.ts";
import { worked, type Earning, type Person, type Worked } from "./payroll.ts";
import { before, daysOf, lastDayOf, monthOf, range, sum, together } from "./read.ts";

/** Hours and full-time equivalents are told to four decimals. */
const FINE = 10_000;
/** The practice's own week. */
const WEEK = 40;

const isSupport = (role: string): boolean =>
  /^(clinical|front_office|billing|administration)$/.test(role);

type Fte = Pick<Person, "id" | "role" | "provider" | "location" | "clinical"> & {
  month: string;
  fte: number;
};

/** Paid hours without overtime over those of a full-time month, at most 1.0 a person. */
const ftesOf = (labour: readonly (Worked & Person)[]): Fte[] =>
  [...together(labour, ({ employee, month }) => `${employee} ${month}`).values()].flatMap(
    (parts) => {
      const { id, role, provider, location, clinical, month } = parts[0]!;
      const hours = sum(
        parts.filter(({ earning }) => !/overtime|bonus/.test(earning)).map((part) => part.hours),
      );
      const full = Math.min(hours / ((WEEK * daysOf(month)) / 7), FINE);
      return hours === 0
        ? []
        : [{ id, role, provider, location, clinical, month, fte: Math.round(full) }];
    },
  );

/** What came in twelve months, for each there was on average in them. */
const averageOfYear = { top: YEAR, bottom: { ...YEAR, per: "month" } } as const;

export function staff(
  entries: readonly Entry[],
  encounters: readonly Entry[],
  work: readonly Fact[],
  postings: readonly Posting[],
  earnings: readonly Earning[],
  people: readonly Person[],
  months: readonly string[],
): Plains {
  const begin = earnings.map((each) => each.begin).toSorted()[0]!;
  const end = earnings
    .map((each) => each.end)
    .toSorted()
    .at(-1)!;
  const isPaid = (date: string): boolean =>
    months.includes(monthOf(date)) &&
    `${monthOf(date)}-01` >= begin &&
    lastDayOf(monthOf(date)) <= end;
  const person = new Map(people.map((each) => [each.id, each]));
  const labour = worked(earnings)
    .filter(({ month }) => isPaid(month))
    .map((each) => ({ ...each, ...person.get(each.employee)!, end: each.end }));
  const of = ({ location }: { location: string }) => ({ location });
  const ftes = ftesOf(labour);
  const fte = (top: RegExp, bottom: RegExp, times = 1): Fact[] =>
    ftes
      .filter(({ role }) => top.test(role) || bottom.test(role))
      .map((each) =>
        fact(
          of(each),
          each.month,
          when(top.test(each.role), times * each.fte),
          when(bottom.test(each.role), each.fte),
        ),
      );
  const nobody = /^$/;
  const met = (top: number, bottom: number): Fact[] =>
    encounters
      .filter(({ served }) => isPaid(served))
      .map((line) => fact(byPrimary(line), line.served, top, bottom));
  const atWork = labour.filter(({ earning }) => /^(regular|overtime)$/.test(earning));
  const cost = labour
    .filter(({ role }) => isSupport(role))
    .map((each) => fact(of(each), each.month, each.cost, 0));
  const booked = postings.filter(({ date }) => isPaid(date));
  const revenue = booked.filter(isRevenue).map(({ date, amount }) => fact({}, date, -amount, 0));
  return {
    PE01: quotient(
      ftes.map((each) => fact(of(each), each.month, each.fte, 0, each.role)),
      { as: "sum", per: [FINE, 1], byCategory: true },
    ),
    PE02: quotient(fte(/clinical|front_office|billing|administration/, /physician/), {
      per: [FINE, FINE],
    }),
    "PE02.provider": quotient(
      fte(/clinical|front_office|billing|administration/, /physician|app/),
      { per: [FINE, FINE] },
    ),
    PE03: quotient(fte(/clinical/, /physician|app/), { per: [FINE, FINE] }),
    "PE03.front": quotient([...fte(/front_office/, nobody, 1000), ...met(0, 1)], {
      per: [FINE, 1],
    }),
    PE04: quotient(turnover(people, months), averageOfYear),
    PE05: quotient(
      atWork.map((each) =>
        fact(of(each), each.month, when(each.earning === "overtime", each.hours), each.hours),
      ),
      { per: [FINE, FINE] },
    ),
    "PE05.premium": quotient(
      worked(premiums(earnings))
        .filter(({ month }) => isPaid(month))
        .map((each) => fact(of(person.get(each.employee)!), each.month, each.cost, 0)),
      { as: "sum", per: [100, 1] },
    ),
    PE06: quotient([...cost, ...met(0, 1)], { per: [100, 1] }),
    "PE06.wrvu": quotient([...cost, ...perWork(work.filter(({ month }) => isPaid(month)))], {
      per: [100, WORK],
    }),
    PE08: quotient(
      [
        ...met(1, 0),
        ...atWork
          .filter(({ role }) => isSupport(role))
          .map((each) => fact(of(each), each.month, 0, each.hours)),
      ],
      { per: [1, FINE] },
    ),
    "PR01.cfte": quotient(
      [
        ...work.filter(({ month }) => isPaid(month)),
        ...ftes
          .filter(({ role }) => /physician|app/.test(role))
          .map(({ provider, location, clinical, month, fte: paid }) =>
            fact({ provider, location }, month, 0, Math.round(paid * clinical)),
          ),
      ],
      { per: [WORK, FINE], ...averageOfYear },
    ),
    PR07: quotient([...revenue, ...fte(nobody, /physician/)], {
      per: [100, FINE],
      ...averageOfYear,
    }),
    "PR07.provider": quotient([...revenue, ...fte(nobody, /physician|app/)], {
      per: [100, FINE],
      ...averageOfYear,
    }),
    RC30: quotient(
      [
        ...labour
          .filter(({ role }) => role === "billing")
          .map((each) => fact(of(each), each.month, each.cost, 0)),
        ...booked
          .filter(({ line }) => line === "billing_services")
          .map(({ date, amount }) => fact({}, date, amount, 0)),
        ...entries
          .filter(({ posted }) => isPaid(posted))
          .map((entry) => fact(byPrimary(entry), entry.posted, 0, cash(entry))),
      ],
      { per: CENTS, over: MONTH },
    ),
  };
}

/** Regular hours, costing nothing, and overtime, costing what it was paid above the regular pay of the same person and period. */
const premiums = (earnings: readonly Earning[]): Earning[] =>
  [
    ...together(earnings, ({ employee, begin, end }) => [employee, begin, end].join("|")).values(),
  ].flatMap((paid) => {
    const regular = paid.filter(({ earning }) => earning === "regular");
    const hours = sum(regular.map((each) => each.hours));
    const gross = sum(regular.map((each) => each.gross));
    const straight = (each: Earning): number => Math.round((each.hours * gross) / hours);
    return [
      ...regular.map((each) => ({ ...each, cost: 0 })),
      ...paid
        .filter(({ earning }) => earning === "overtime" && hours > 0)
        .map((each) => ({ ...each, cost: each.gross - straight(each) })),
    ];
  });

/** Who worked here at the end of each month of the last years, and who left in it. */
const turnover = (people: readonly Person[], months: readonly string[]): Fact[] =>
  [...range(12).map((back) => before(months[0]!, back + 1)), ...months].flatMap((month) =>
    people
      .filter(
        ({ start, end }) => start <= lastDayOf(month) && (end === "" || monthOf(end) >= month),
      )
      .map(({ location, end }) => {
        const hasLeft = end !== "" && end <= lastDayOf(month);
        return fact({ location }, month, when(hasLeft, 1), when(!hasLeft, 1));
      }),
  );
