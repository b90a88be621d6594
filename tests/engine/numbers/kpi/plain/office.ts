/** What small tools of an office tell: usage reports, messages, openings, claims worked on, orders. */
import type { Posting } from "./books.ts";
import { fact, quotient, when, type Fact, type Plain, type Plains } from "./fact.ts";
import { days, lastDayOf, later, linesOf, monthOf, tableOf, textsOf, type Line } from "./read.ts";

/** Full-time equivalents are told to four decimals. */
const FINE = 10_000;
const MEASURES: Record<string, string> = {
  TE05: "portal_accounts",
  TE06: "check_in_ahead",
  TE07: "e_statements",
  TE08: "pay_links",
  TE09: "auto_posted",
  TE10: "eligibility_automatic",
};
/** The practice's own days to follow up an abnormal result, and to have a referral's report back. */
const FOLLOW_UP = 7;
const REFERRAL = 90;

const of = (line: Line) => ({
  provider: line["provider"]!,
  payer: line["payer"] ?? "",
  location: line["location"]!,
});

/** The middle, or another place, of what lasted from one day to another, in the month of the later. */
const waited = (
  lines: readonly Line[],
  from: string,
  to: string,
  as: "median" | "90th percentile" = "median",
): Plain =>
  quotient(
    lines
      .filter((line) => line[from] && line[to])
      .map((line) => fact(of(line), line[to]!, days(line[from]!, line[to]!), 1)),
    { as },
  );

export function office(
  inbox: string,
  postings: readonly Posting[],
  people: readonly Line[],
  months: readonly string[],
): Plains {
  const usage = textsOf(inbox, "usage").flatMap((text) => tableOf(text, "measure"));
  const messages = linesOf(inbox, "messages", "message_id");
  const claims = linesOf(inbox, "claim_work", "claim_id");
  const orders = linesOf(inbox, "orders", "order_id");
  const tests = orders.filter(({ kind }) => kind !== "referral");
  const openings = linesOf(inbox, "openings", "position");
  const closed = messages.filter((line) => line["closed_at"]);
  const minutes = (moment: string): number => Date.parse(`${moment.replace(" ", "T")}Z`) / 60_000;
  const hours = (line: Line): number =>
    Math.round(((minutes(line["closed_at"]!) - minutes(line["opened_at"]!)) * 100) / 60) / 100;
  return {
    ...Object.fromEntries(
      Object.entries(MEASURES).map(([id, measure]) => [
        id,
        quotient(
          usage
            .filter((line) => line["measure"] === measure)
            .map((line) => fact({}, line["month"]!, Number(line["count"]), Number(line["of"]))),
        ),
      ]),
    ),
    TE11: quotient(
      messages.map((line) => fact(of(line), line["opened_at"]!, 1, 0)),
      { as: "sum" },
    ),
    "TE11.hours": quotient(
      closed.map((line) => fact(of(line), line["closed_at"]!, hours(line), 1)),
      { as: "median" },
    ),
    RC11: quotient(
      claims.map((line) =>
        fact(
          of(line),
          line["entered"]!,
          when(line["edits"] === "0" && line["changed_by_hand"] === "no", 1),
          1,
        ),
      ),
    ),
    "RC20.appeal": waited(claims, "denied", "appealed"),
    "RC20.appeal90": waited(claims, "denied", "appealed", "90th percentile"),
    QU06: waited(tests, "ordered", "resulted"),
    ...inTime(orders),
    PE07: quotient(vacancies(openings, people, months), {
      per: [FINE, FINE],
      byCategory: true,
    }),
    "PE07.days": waited(openings, "opened", "filled"),
    "PE07.agency": quotient(
      postings
        .filter(({ line }) => line === "agency_staff")
        .map(({ date, amount }) => fact({}, date, amount, 0)),
      { as: "sum", per: [100, 1] },
    ),
  };
}

/** Abnormal results and referrals, each on the last day it has, if the lists reach that far. */
function inTime(orders: readonly Line[]): Plains {
  const dates = ["ordered", "resulted", "followed_up"];
  const told = orders
    .flatMap((line) => dates.map((date) => line[date]!))
    .toSorted()
    .at(-1)!;
  const share = (lines: readonly Line[], from: string, done: string, within: number): Plain =>
    quotient(
      lines.map((line) => {
        const due = later(line[from]!, within);
        const isDone = line[done] !== "" && line[done]! <= due;
        return due > told ? null : fact(of(line), due, when(isDone, 1), 1);
      }),
    );
  return {
    "QU06.abnormal": share(
      orders.filter(({ abnormal }) => abnormal === "yes"),
      "resulted",
      "followed_up",
      FOLLOW_UP,
    ),
    "QU06.referral": share(
      orders.filter(({ kind }) => kind === "referral"),
      "ordered",
      "resulted",
      REFERRAL,
    ),
  };
}

/** Positions open, and people at work, on the last day of each month since the first was opened. */
function vacancies(
  openings: readonly Line[],
  people: readonly Line[],
  months: readonly string[],
): Fact[] {
  const first = openings.map((line) => monthOf(line["opened"]!)).toSorted()[0] ?? "9999";
  return months.flatMap((month) => {
    const end = lastDayOf(month);
    const open = openings.filter(
      (line) =>
        line["opened"]! <= end &&
        ["filled", "withdrawn"].every((over) => line[over] === "" || line[over]! > end),
    );
    const here = people.filter(
      (line) =>
        month >= first &&
        (line["start"] === "" || line["start"]! <= end) &&
        (line["end"] === "" || line["end"]! > end),
    );
    const fine = (share: number): number => Math.round(share * FINE);
    return [
      ...open.map((line) => {
        const fte = fine(Number(line["fte"]));
        return fact({ location: line["location"]! }, month, fte, fte, line["role"]);
      }),
      ...here.map((line) => {
        const fte = fine(Math.min(1, Number(line["weekly_hours"]) / 40));
        return fact({ location: line["location"]! }, month, 0, fte, line["role"]);
      }),
    ];
  });
}
