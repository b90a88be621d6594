/** The hours of the clinics, the looks at the schedule, and what was written down of each appointment. */
import { cash, type Entry } from "./entries.ts";
import { fact, ofMoney, quotient, when, type Fact, type Plains } from "./fact.ts";
import {
  before,
  day,
  days,
  lastDayOf,
  linesOf,
  minutes,
  monthOf,
  sum,
  tableOf,
  textsOf,
  together,
  type Line,
} from "./read.ts";

type Session = { provider: string; location: string; day: string; available: number };
type Row = Line & { day: string; status: string };

const KEPT = /^(completed|arrived|checked out)$/;
const STANDS = /^(completed|arrived|checked out|no.?show|late cancel)$/;
const EIGHT_HOURS = 480;

const rowsOf = (inbox: string): Row[] =>
  linesOf(inbox, "appointments", "Appt ID").map((line) => ({
    ...line,
    day: day(line["Start"]!),
    status: line["Status"]!.toLowerCase().replaceAll(/[_-]/g, " "),
  })) as Row[];

const sessionsOf = (inbox: string): Session[] =>
  textsOf(inbox, "clinic_hours")
    .flatMap((text) => tableOf(text, "clinic_day"))
    .map((line) => ({
      provider: line["provider"]!,
      location: line["location"]!,
      day: line["clinic_day"]!,
      available: Number(line["clinic_minutes"]) - Number(line["blocked_minutes"]),
    }))
    .filter(({ available }) => available > 0);

export function access(
  inbox: string,
  entries: readonly Entry[],
  months: readonly string[],
): Plains {
  const rows = rowsOf(inbox);
  const byDay = together(rows, placeOf);
  const sessions = sessionsOf(inbox).map((session) => {
    const all = byDay.get([session.provider, session.location, session.day].join("|")) ?? [];
    const long = (counts: (row: Row) => boolean): number =>
      sum(all.filter(counts).map((row) => Number(row["Minutes"])));
    return {
      ...session,
      arrived: long(({ status }) => KEPT.test(status)),
      booked: long(
        (row) =>
          day(row["Created"]!) < row.day &&
          (row["Cancelled"] === ""
            ? !/^(cancell?ed|rescheduled)$/.test(row.status)
            : day(row["Cancelled"]!) >= row.day),
      ),
    };
  });
  const of = (row: Row) => ({ provider: row["Provider"]!, location: row["Location"]! });
  const share = (counted: readonly Row[], column: string, yes: string, date = "Start") =>
    quotient(
      counted
        .filter((row) => row[column] !== "")
        .map((row) => fact(of(row), day(row[date]!), when(row[column] === yes, 1), 1)),
    );
  const standing = rows.filter(({ status }) => STANDS.test(status));
  return {
    AC04: quotient(
      sessions.map((each) =>
        fact(each, each.day, Math.min(each.booked, each.available), each.available),
      ),
    ),
    AC05: quotient(sessions.map((each) => fact(each, each.day, each.arrived, each.available))),
    AC06: quotient(looksOf(inbox), { as: "median" }),
    AC09: quotient(
      rows
        .filter((row) => KEPT.test(row.status) && row["Roomed"] !== "" && row["Checked In"] !== "")
        .map((row) => {
          const [start, came, roomed] = ["Start", "Checked In", "Roomed"].map((name) =>
            minutes(row[name]!),
          ) as [number, number, number];
          const waited = roomed - Math.max(start, came);
          const counts = waited >= 0 && roomed <= start + EIGHT_HOURS;
          return counts ? fact(of(row), row.day, waited, 1) : null;
        }),
    ),
    "AC09.lobby": quotient(
      rows
        .filter((row) => KEPT.test(row.status) && row["Roomed"] !== "" && row["Checked In"] !== "")
        .map((row) => {
          const waited = minutes(row["Roomed"]!) - minutes(row["Checked In"]!);
          return waited < 0 || waited > EIGHT_HOURS ? null : fact(of(row), row.day, waited, 1);
        }),
    ),
    AC11: ofMoney(unused(sessions, entries), { as: "sum" }),
    AC12: share(standing, "Confirmed", "Y"),
    "AC12.refilled": quotient(
      [...byDay.values()].flatMap((all) =>
        givenUp(all).map((row) => fact(of(row), row.day, when(isTaken(row, all), 1), 1)),
      ),
    ),
    AC13: share(
      standing.filter((row) => day(row["Created"]!) < row.day),
      "Insurance Verified",
      "Y",
    ),
    "AC13.preregistered": share(
      standing.filter((row) => day(row["Created"]!) < row.day),
      "Preregistered",
      "Y",
    ),
    "CO02.unsigned": quotient(
      unsigned(rows, months).map(({ row, end, waited }) => fact(of(row), end, 1, 0, waited)),
      { as: "sum", byCategory: true },
    ),
    TE04: share(rows, "Booked By", "Online", "Created"),
  };
}

/** Of a provider's day, the times that patients gave up before they began: the last of each. */
function givenUp(all: readonly Row[]): Row[] {
  const off = all.filter(
    (row) =>
      /cancel|rescheduled/.test(row.status) &&
      row["Cancelled By"] !== "Practice" &&
      row["Cancelled"] !== "" &&
      minutes(row["Cancelled"]!) < minutes(row["Start"]!),
  );
  return [...together(off, (row) => row["Start"]!).values()].map((held) =>
    held.reduce((last, row) =>
      minutes(row["Cancelled"]!) - minutes(last["Cancelled"]!) > 0 ||
      (row["Cancelled"] === last["Cancelled"] && row["Appt ID"]! > last["Appt ID"]!)
        ? row
        : last,
    ),
  );
}

/** Whether somebody who stayed was given, after a time was given up, one that begins or lasts within it. */
const isTaken = (free: Row, all: readonly Row[]): boolean =>
  all.some((row) => {
    const apart = minutes(row["Start"]!) - minutes(free["Start"]!);
    return (
      /^(completed|arrived|checked out|no.?show|booked|scheduled|confirmed)$/.test(row.status) &&
      minutes(row["Created"]!) >= minutes(free["Cancelled"]!) &&
      apart < Number(free["Minutes"]) &&
      -apart < Number(row["Minutes"])
    );
  });

/** Visits at each month end of which no note had been signed by then, more than three days later. */
function unsigned(rows: readonly Row[], months: readonly string[]) {
  const visits = rows.filter(({ status }) => KEPT.test(status));
  const first =
    visits
      .filter((row) => row["Signed"])
      .map((row) => row.day)
      .toSorted()[0] ?? "9999";
  return months.map(lastDayOf).flatMap((end) =>
    visits
      .filter((row) => row.day >= first && days(row.day, end) > 3)
      .filter((row) => !row["Signed"] || day(row["Signed"]) > end)
      .map((row) => {
        const past = days(row.day, end);
        return { row, end, waited: past <= 14 ? "0-14" : past <= 30 ? "15-30" : ">30" };
      }),
  );
}

const placeOf = (row: Row): string => [row["Provider"], row["Location"], row.day].join("|");

/** The days to the third time that was free and not held, of each look that found three. */
function looksOf(inbox: string): Fact[] {
  const free = textsOf(inbox, "open_slots")
    .flatMap((text) => tableOf(text, "looked_on"))
    .filter((line) => line["held"] === "no");
  const looks = together(free, (line) =>
    ["looked_on", "provider", "location", "visit_type"].map((name) => line[name]).join("|"),
  );
  return [...looks.values()].flatMap((lines) => {
    const third = lines.map((line) => line["free_from"]!).toSorted()[2];
    const { looked_on: looked, provider, location } = lines[0]!;
    return third
      ? [fact({ provider, location } as never, looked!, days(looked!, day(third)), 1)]
      : [];
  });
}

/** Minutes of a day that nobody used, at what a minute brought in the twelve months that ended half a year before. */
function unused(
  sessions: readonly (Session & { arrived: number })[],
  entries: readonly Entry[],
): Fact[] {
  const used = new Map(
    [...together(sessions, ({ day: date }) => monthOf(date))].map(([month, all]) => [
      month,
      sum(all.map(({ arrived }) => arrived)),
    ]),
  );
  const received = together(
    entries.filter(({ item }) => item !== ""),
    ({ served, posted }) => monthOf(served || posted),
  );
  const worthOf = (month: string): number | null => {
    const told = Array.from({ length: 12 }, (_, i) => before(month, 6 + i)).filter(
      (each) => used.has(each) && (received.get(each) ?? []).some((entry) => cash(entry) !== 0),
    );
    const spent = sum(told.map((each) => used.get(each)!));
    if (spent === 0) return null;
    return sum(told.flatMap((each) => received.get(each)!.map(cash))) / spent;
  };
  const worths = new Map([...used.keys()].map((month) => [month, worthOf(month)]));
  return sessions.flatMap((each) => {
    const worth = worths.get(monthOf(each.day))!;
    const idle = Math.max(0, each.available - each.arrived);
    return worth === null ? [] : [fact(each, each.day, Math.round(idle * worth), 0)];
  });
}
