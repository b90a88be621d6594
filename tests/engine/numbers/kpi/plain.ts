/**
 * The catalogue worked out a second time: the example practice's exports read line by line, added up in
 * plain TypeScript by what the definitions say in words. Slow, and of no code the engine has.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const DIMENSIONS = ["provider", "payer", "location"] as const;
export type Slicing = (typeof DIMENSIONS)[number];

/** What one line adds to a KPI: money in cents. */
type Fact = Record<Slicing, string> & {
  /** `YYYY-MM` */
  month: string;
  category: string;
  top: number;
  bottom: number;
};

type Line = Record<string, string>;

const NOBODY = "Unassigned";
const day = (text: string): string => {
  const [, month, date, year] = /^(\d\d)\/(\d\d)\/(\d{4})/.exec(text) ?? [];
  return year ? `${year}-${month}-${date}` : text.slice(0, 10);
};
const minutes = (text: string): number => Date.parse(`${day(text)}T${text.slice(11)}:00Z`) / 60_000;
const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
const inCents = (text: string): number =>
  text === "" ? 0 : Math.round(Number(text.replaceAll(/[$,]/g, "")) * 100);

/** The rows of one kind of export below its header, over all months; later ones replace earlier by key. */
function linesOf(inbox: string, kind: string, key: string): Line[] {
  const found = new Map<string, Line>();
  for (const month of readdirSync(inbox).toSorted()) {
    for (const file of readdirSync(join(inbox, month)).filter((name) => name.startsWith(kind))) {
      const lines = recordsOf(readFileSync(join(inbox, month, file), "utf8"));
      const header = lines.find((cells) => cells.includes(key))!;
      for (const cells of lines.slice(lines.indexOf(header) + 1)) {
        if (cells.length !== header.length || cells[1] === "") continue;
        const line = Object.fromEntries(header.map((name, i) => [name, cells[i]!]));
        found.set(line[key]!, line);
      }
    }
  }
  return [...found.values()];
}

/** Every record of a text, quotes and line breaks within them minded. */
function recordsOf(text: string): string[][] {
  const records: string[][] = [];
  let cells: string[] = [];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\n"]*))(,|\n|$)/g)) {
    cells.push(quoted === undefined ? bare! : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    records.push(cells);
    cells = [];
  }
  return records;
}

type Entry = {
  kind: string;
  reason: string;
  item: string;
  patient: string;
  provider: string;
  location: string;
  payer: string;
  primary: string;
  class: string;
  party: string;
  code: string;
  modifiers: string;
  claim: string;
  amount: number;
  served: string;
  entered: string;
  posted: string;
  billed: string;
  deposited: string;
};

function entriesOf(inbox: string): Entry[] {
  const lines = linesOf(inbox, "transactions", "Trans ID").filter(
    (line) => line["Trans Type"] !== "Denial",
  );
  const charges = new Map<string, Line>();
  for (const line of lines) {
    if (line["Trans Type"] === "Charge") charges.set(line["Charge ID"]!, line);
  }
  return lines.map((line) => {
    const charge = charges.get(line["Charge ID"]!);
    const of = (name: string): string => line[name] || charge?.[name] || NOBODY;
    const primary = of("Primary Payer");
    return {
      kind: line["Trans Type"]!.toLowerCase(),
      reason: line["Reason"]!.toLowerCase().replaceAll(" ", "_"),
      item: line["Charge ID"]! || line["Claim ID"]!,
      patient: line["Patient ID"]!,
      provider: of("Provider"),
      location: of("Location"),
      payer: line["Payer"] || (line["Resp"] === "Patient" ? "Patient" : primary),
      primary,
      class: line["Payer Class"] || "Unclassified",
      party: line["Resp"]!.toLowerCase(),
      code: line["CPT"]!,
      modifiers: line["Modifiers"]!,
      claim: line["Claim ID"]!,
      amount: inCents(line["Amount"]!),
      served: day(line["DOS"]!),
      entered: day(line["Entry Date"]!),
      posted: day(line["Post Date"]!),
      billed: day(line["Bill Date"]!),
      deposited: day(line["Deposit Date"]!),
    };
  });
}

const isCharge = ({ kind }: Entry): boolean => kind === "charge" || kind === "charge void";
const isAdjustment = ({ kind }: Entry): boolean => /^adjustment|^bad debt$/.test(kind);
const isPayment = ({ kind }: Entry): boolean =>
  /payment|^takeback$|^unapplied receipt$|^apply/.test(kind);
const isCash = (entry: Entry): boolean => isPayment(entry) || entry.kind === "refund";
const isContractual = ({ reason }: Entry): boolean =>
  reason === "contractual" || reason === "sequestration";
const reasonOf = ({ kind, reason }: Entry): string =>
  kind === "bad debt" ? "bad_debt" : reason || "other";

/** New and established office visits. */
const isNew = (code: string): boolean => code >= "99202" && code <= "99205";
const isOfficeVisit = (code: string): boolean =>
  isNew(code) || (code >= "99211" && code <= "99215");

/** How the months of a KPI's evidence are put together. */
type Windows = { top: Window; bottom: Window };
type Window =
  "month" | "year" | "three months" | "three months a day" | "three months before" | "none";

export type Plain = {
  windows: Windows;
  facts: Fact[];
  byCategory?: true;
  unit?: "money";
  /** the value is the middle of what the facts say, and not a quotient */
  middle?: true;
};

/** Every KPI that can be worked out of the example's tables, by id. */
export function plainCatalogue(inbox: string, months: readonly string[]): Map<string, Plain> {
  const all = new Map<string, Plain>();
  const entries = entriesOf(inbox);
  const add = (
    id: string,
    facts: readonly (Fact | null)[],
    windows: Windows = { top: "month", bottom: "month" },
    more: Partial<Plain> = {},
  ): void => {
    all.set(id, { windows, facts: facts.filter((fact) => fact !== null), ...more });
  };
  const fact = (
    of: { provider: string; location: string },
    payer: string,
    month: string,
    top: number,
    bottom: number,
    category = "",
  ): Fact => ({
    provider: of.provider,
    location: of.location,
    payer,
    month,
    top,
    bottom,
    category,
  });
  /** a fact of the primary payer in the month it was posted */
  const posted = (entry: Entry, top: number, bottom: number, category = ""): Fact =>
    fact(entry, entry.primary, entry.posted.slice(0, 7), top, bottom, category);
  const when = (test: boolean, value: number): number => (test ? value : 0);

  // what is owed at the end of each month, by item, party and payer
  const open = openItems(entries, months);
  const debit = open.filter((item) => item.id !== "" && item.balance > 0);
  const owed = (item: Open, top: number, bottom: number): Fact =>
    fact(item, item.payer, item.month, top, bottom);
  const over = (item: Open, age: number): boolean => days(item.served, item.end) > age;
  const perDay: Windows = { top: "month", bottom: "three months a day" };
  const charges = entries.filter(isCharge);
  add(
    "RC01",
    [
      ...open.map((item) => owed(item, item.balance, 0)),
      ...charges.map((entry) => posted(entry, 0, entry.amount)),
    ],
    perDay,
  );
  add(
    "RC02",
    [
      ...open.map((item) => owed(item, item.balance, 0)),
      ...entries
        .filter((entry) => isCharge(entry) || (isAdjustment(entry) && isContractual(entry)))
        .map((entry) => posted(entry, 0, entry.amount)),
    ],
    perDay,
  );
  add(
    "RC05",
    debit.map((item) => owed(item, when(over(item, 90), item.balance), item.balance)),
  );
  add(
    "RC06",
    debit.map((item) => owed(item, when(over(item, 120), item.balance), item.balance)),
  );
  const patients = debit.filter(({ party }) => party === "patient");
  add(
    "RC33",
    debit.map((item) => owed(item, when(item.party === "patient", item.balance), item.balance)),
  );
  add(
    "RC33.90",
    patients.map((item) => owed(item, when(over(item, 90), item.balance), item.balance)),
  );
  const sum: Windows = { top: "month", bottom: "none" };
  add(
    "RC28",
    open
      .filter(({ id, balance }) => id !== "" && balance < 0)
      .map((item) => owed(item, -item.balance, 0)),
    sum,
    { unit: "money" },
  );
  add(
    "RC29",
    open.filter(({ id }) => id === "").map((item) => owed(item, -item.balance, 0)),
    sum,
    { unit: "money" },
  );

  // collections
  const year: Windows = { top: "year", bottom: "year" };
  const netCharge = (entry: Entry): number =>
    when(isCharge(entry) || (isAdjustment(entry) && isContractual(entry)), entry.amount);
  const cash = (entry: Entry): number => when(isCash(entry), -entry.amount);
  add(
    "RC08",
    entries.map((entry) => posted(entry, cash(entry), netCharge(entry))),
    year,
  );
  add(
    "RC09",
    entries.map((entry) => posted(entry, cash(entry), when(isCharge(entry), entry.amount))),
    year,
  );
  const served = (entry: Entry, top: number, bottom: number): Fact =>
    fact(entry, entry.primary, (entry.served || entry.posted).slice(0, 7), top, bottom);
  add(
    "RC07",
    entries
      .filter(({ item }) => item !== "")
      .map((entry) => served(entry, cash(entry), netCharge(entry))),
  );
  const quarter: Windows = { top: "three months", bottom: "three months" };
  const forgone = (entry: Entry): boolean => isContractual(entry) || entry.reason === "charity";
  add(
    "RC10",
    entries.flatMap((entry) => [
      fact(
        entry,
        entry.primary,
        (entry.deposited || entry.posted).slice(0, 7),
        entry.kind === "bad debt recovery" ? -entry.amount : cash(entry),
        0,
      ),
      posted(
        entry,
        0,
        when(isCharge(entry) || (isAdjustment(entry) && forgone(entry)), entry.amount),
      ),
    ]),
    quarter,
  );
  const produced = entries.filter((entry) => isCharge(entry) || isAdjustment(entry));
  add(
    "PR09",
    produced.map((entry) => posted(entry, entry.amount, 0)),
    sum,
    { unit: "money" },
  );
  add(
    "PR09.service",
    produced.map((entry) => served(entry, entry.amount, 0)),
    sum,
    { unit: "money" },
  );
  add(
    "CO08",
    entries.map((entry) => {
      const [entered, counted] = [entry.entered.slice(0, 7), entry.posted.slice(0, 7)];
      const much = entry.kind === "bad debt recovery" ? 0 : Math.abs(entry.amount);
      return fact(entry, entry.primary, entered, when(counted < entered, much), much);
    }),
  );
  const denied = /^(denial|timely_filing|no_authorization)$/;
  add(
    "RC19",
    entries.map((entry) =>
      posted(
        entry,
        when(isAdjustment(entry) && denied.test(entry.reason), -entry.amount),
        netCharge(entry),
      ),
    ),
  );
  add(
    "RC25",
    charges.map((entry) => posted(entry, entry.amount, entry.amount, entry.class)),
    undefined,
    { byCategory: true },
  );
  add(
    "RC27",
    entries.map((entry) =>
      posted(
        entry,
        when(
          entry.kind.startsWith("bad debt"),
          entry.kind === "bad debt" ? -entry.amount : entry.amount,
        ),
        when(isCharge(entry), entry.amount),
      ),
    ),
  );
  const adjustments = entries.filter(isAdjustment);
  add(
    "RC35",
    adjustments.map((entry) => posted(entry, -entry.amount, -entry.amount, reasonOf(entry))),
    undefined,
    { byCategory: true },
  );
  add(
    "RC35.other",
    entries.map((entry) =>
      posted(
        entry,
        when(isAdjustment(entry) && !isContractual(entry), -entry.amount),
        when(isCharge(entry), entry.amount),
      ),
    ),
  );
  add(
    "RC31",
    entries
      .filter((entry) => isPayment(entry) && entry.party === "patient")
      .map((entry) => {
        const waited = days(entry.served, entry.posted);
        return posted(entry, when(waited >= 0 && waited <= 7, -entry.amount), -entry.amount);
      }),
  );
  add(
    "RC24",
    entries
      .filter(({ kind, entered, served: on }) => kind === "charge" && entered >= on)
      .map((entry) =>
        fact(
          entry,
          entry.primary,
          entry.entered.slice(0, 7),
          when(days(entry.served, entry.entered) > 3, entry.amount),
          entry.amount,
        ),
      ),
  );
  const paidFirst = new Map<string, string>();
  for (const { kind, party, item, amount, posted: on } of entries) {
    if (kind !== "insurance payment" || party === "patient" || item === "" || amount >= 0) continue;
    const before = paidFirst.get(item);
    if (!before || on < before) paidFirst.set(item, on);
  }
  add(
    "RC23",
    claimsOf(charges).map(({ claim, items, billed }) => {
      const paid = items
        .map((item) => paidFirst.get(item) ?? "")
        .filter((on) => on >= billed)
        .toSorted()[0];
      return paid ? fact(claim, claim.primary, paid.slice(0, 7), days(billed, paid), 1) : null;
    }),
    undefined,
    { middle: true },
  );
  add(
    "RC22",
    claimsOf(charges).map(({ claim, first, billed }) =>
      billed >= first
        ? fact(claim, claim.primary, billed.slice(0, 7), days(first, billed), 1)
        : null,
    ),
  );

  // codes
  const visits = charges.filter(({ code }) => isOfficeVisit(code));
  const sign = ({ amount }: Entry): number => (amount < 0 ? -1 : 1);
  add(
    "AC08",
    visits.map((entry) => served(entry, when(isNew(entry.code), sign(entry)), sign(entry))),
  );
  add(
    "CO04",
    visits
      .filter(({ code }) => !isNew(code))
      .map((entry) => served(entry, when(entry.code >= "99214", sign(entry)), sign(entry))),
    year,
  );
  add(
    "CO05",
    visits.map((entry) =>
      served(
        entry,
        when(entry.modifiers.split(/[^0-9A-Z]+/).includes("25"), sign(entry)),
        sign(entry),
      ),
    ),
    year,
  );

  // the schedule
  const kept = /^(completed|arrived|checked out)$/;
  const scheduled = linesOf(inbox, "appointments", "Appt ID").map((line) => ({
    status: line["Status"]!.toLowerCase().replaceAll(/[_-]/g, " "),
    month: day(line["Start"]!).slice(0, 7),
    line,
    of: { provider: line["Provider"] || NOBODY, location: line["Location"] || NOBODY },
  }));
  const made = scheduled.filter(
    ({ status }) => kept.test(status) || /^(no.?show|late cancel|cancell?ed)$/.test(status),
  );
  const seen = scheduled.filter(({ status }) => kept.test(status));
  const late = made.filter(({ status }) => !/^cancell?ed$/.test(status));
  add(
    "AC01",
    late.map(({ of, month, status }) =>
      fact(of, NOBODY, month, when(status.startsWith("no"), 1), 1),
    ),
  );
  add(
    "AC02",
    made.map(({ of, month, status }) => fact(of, NOBODY, month, when(/cancel/.test(status), 1), 1)),
  );
  add(
    "AC03",
    made.map(({ of, month, line }) =>
      fact(
        of,
        NOBODY,
        month,
        when(
          line["Cancelled By"] === "Practice" && day(line["Cancelled"]!) === day(line["Start"]!),
          1,
        ),
        1,
      ),
    ),
  );
  add(
    "AC07",
    seen.map(({ of, month, line }) => {
      const waited = days(day(line["Created"]!), day(line["Start"]!));
      return waited < 0 ? null : fact(of, NOBODY, month, waited, 1);
    }),
  );
  add(
    "AC10",
    seen.map(({ of, month, line }) => {
      const [came, left] = [line["Checked In"]!, line["Checked Out"]!];
      const stayed = came && left ? minutes(left) - minutes(came) : -1;
      return stayed < 0 || stayed > 480 ? null : fact(of, NOBODY, month, stayed, 1);
    }),
  );
  add(
    "RC32",
    seen.map(({ of, month, line }) => {
      const due = inCents(line["Copay Due"]!);
      return due > 0 ? fact(of, NOBODY, month, inCents(line["Copay Paid"]!), due) : null;
    }),
  );

  // what patients and the public say
  const everywhere = { provider: NOBODY, location: NOBODY };
  const reviews = linesOf(inbox, "reviews", "Review ID").map((line) => ({
    of: { ...everywhere, location: line["Location"] || NOBODY },
    month: day(line["Posted"]!).slice(0, 7),
    stars: Number(line["Rating"]),
    replied: line["Replied"] !== "",
  }));
  add(
    "FB07",
    reviews.map(({ of, month, stars }) => fact(of, NOBODY, month, stars, 1)),
  );
  add(
    "FB07.low",
    reviews.map(({ of, month, stars }) => fact(of, NOBODY, month, when(stars <= 2, 1), 1)),
  );
  add(
    "FB07.reply",
    reviews.map(({ of, month, replied }) => fact(of, NOBODY, month, when(replied, 1), 1)),
  );
  const answers = linesOf(inbox, "survey", "Sample ID").filter((line) =>
    /^complete/i.test(line["Disposition"]!),
  );
  const rated = answers
    .filter((line) => line["Q18"] !== "")
    .map((line) => ({
      of: { provider: line["Provider"] || NOBODY, location: line["Location"] || NOBODY },
      month: day(line["Sampled"]!).slice(0, 7),
      rating: Number(line["Q18"]),
    }));
  add(
    "FB05",
    rated.map(({ of, month, rating }) =>
      fact(of, NOBODY, month, rating >= 9 ? 100 : rating <= 6 ? -100 : 0, 1),
    ),
  );
  return all;
}

type Open = {
  id: string;
  party: string;
  payer: string;
  provider: string;
  location: string;
  served: string;
  month: string;
  end: string;
  balance: number;
};

/** What is left of each item at the end of each month. */
function openItems(entries: readonly Entry[], months: readonly string[]): Open[] {
  const items = new Map<
    string,
    { about: Omit<Open, "month" | "end" | "balance">; parts: Entry[] }
  >();
  for (const entry of entries) {
    if (entry.kind === "bad debt recovery") continue;
    const { item, party, payer, provider, location } = entry;
    const key = [item || `of ${entry.patient}`, party, payer, provider, location].join("|");
    const found = items.get(key) ?? {
      about: { id: item, party, payer, provider, location, served: "" },
      parts: [],
    };
    items.set(key, found);
    found.parts.push(entry);
    const { served } = found.about;
    if (entry.served !== "" && (served === "" || entry.served < served))
      found.about.served = entry.served;
  }
  return [...items.values()].flatMap(({ about, parts }) =>
    months.flatMap((month) => {
      const end = lastDayOf(month);
      const balance = parts.reduce(
        (sum, { posted, amount }) => sum + (posted <= end ? amount : 0),
        0,
      );
      return balance === 0 ? [] : [{ ...about, month, end, balance }];
    }),
  );
}

const lastDayOf = (month: string): string => {
  const [year, number] = month.split("-").map(Number);
  return new Date(Date.UTC(year!, number!, 0)).toISOString().slice(0, 10);
};

/** Claims to insurers, each of its largest charge, with the day of its first posting and of its first bill. */
function claimsOf(
  charges: readonly Entry[],
): { claim: Entry; items: string[]; first: string; billed: string }[] {
  const claims = new Map<string, Entry[]>();
  for (const charge of charges) {
    if (charge.claim === "" || charge.party === "patient") continue;
    claims.set(charge.claim, [...(claims.get(charge.claim) ?? []), charge]);
  }
  return [...claims.values()].flatMap((lines) => {
    const billed = lines
      .map((line) => line.billed)
      .filter(Boolean)
      .toSorted()[0];
    const first = lines
      .filter(({ kind }) => kind === "charge")
      .map((line) => line.posted)
      .toSorted()[0];
    if (!billed || !first) return [];
    const items = [...new Set(lines.map(({ item }) => item))];
    return [{ claim: lines.toSorted((a, b) => b.amount - a.amount)[0]!, items, first, billed }];
  });
}

/** The middle of what the facts of a month say, or the mean of the two in the middle. */
export function plainMiddle({ facts }: Plain, month: string, chosen: (fact: Fact) => boolean) {
  const all = facts
    .filter((each) => each.month === month && chosen(each))
    .map(({ top }) => top)
    .toSorted((a, b) => a - b);
  return (all[(all.length - 1) >> 1]! + all[all.length >> 1]!) / 2;
}

/** Numerator and denominator of a month, in dollars where they are money. */
export function plainValue(
  { windows, facts }: Plain,
  month: string,
  chosen: (fact: Fact) => boolean,
): { top: number; bottom: number | null; rows: number } {
  const back = (by: number): string => {
    const [year, number] = month.split("-").map(Number);
    return new Date(Date.UTC(year!, number! - 1 - by, 1)).toISOString().slice(0, 7);
  };
  const added = (window: Window, of: "top" | "bottom"): number => {
    const reach = {
      month: [0],
      year: range(12),
      "three months": range(3),
      "three months a day": range(3),
      "three months before": [1, 2, 3],
      none: [],
    };
    const wanted = new Set(reach[window].map(back));
    const sum = facts.reduce(
      (all, each) => all + (wanted.has(each.month) && chosen(each) ? each[of] : 0),
      0,
    );
    if (window !== "three months a day") return sum;
    return sum / [...wanted].reduce((all, each) => all + Number(lastDayOf(each).slice(8)), 0);
  };
  const rows = facts.filter((each) => each.month === month && chosen(each)).length;
  return {
    top: added(windows.top, "top"),
    bottom: windows.bottom === "none" ? null : added(windows.bottom, "bottom"),
    rows,
  };
}

const range = (length: number): number[] => Array.from({ length }, (_, i) => i);
