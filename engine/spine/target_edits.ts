/** One change of `targets.csv`, checked field by field against the definitions of the figures. */
import { addDays, firstDay, isDay, isMonth, lastDay, type Day } from "../calendar.ts";
import type { TargetEdit } from "../contract.ts";
import { cardText, dayText, type Unit } from "../format.ts";
import { findKpi } from "../numbers/kpi/catalogue.ts";
import type { Kpi } from "../numbers/kpi/header.ts";
import { harmless } from "../report/csv.ts";
import { nearest } from "../report/pages/nearest.ts";
import { BadTarget, NONE, type TargetFile, type TargetLine } from "./target_file.ts";

type Row = TargetFile["rows"][number];
type Changes = { line: TargetLine; at: number | null; after: number | null }[];

/** Rows of one figure, or of one category of it, in the order they begin. */
export const rowsOf = (
  { rows }: Pick<TargetFile, "rows">,
  kpis: readonly Kpi[],
  kpi: string,
  category: string | null,
): Row[] =>
  rows
    .filter((row) => idOf(kpis, row.kpi) === idOf(kpis, kpi) && row.category === category)
    .sort((a, b) => ((a.since ?? "") < (b.since ?? "") ? -1 : 1));

const idOf = (kpis: readonly Kpi[], name: string): string => findKpi(kpis, name)?.id ?? name;

/** @throws {BadTarget} saying which field cannot be so */
export function targetChanges(file: TargetFile, kpis: readonly Kpi[], edit: TargetEdit): Changes {
  const kpi = findKpi(kpis, edit.kpi.trim());
  if (!kpi) throw noKpi(kpis, edit.kpi);
  const category = categoryOf(kpi, edit.category);
  const since = edit.since === null || edit.since === "" ? null : dayFrom(edit.since, "since");
  const mine = rowsOf(file, kpis, kpi.id, category);
  const own = mine.find((row) => row.since === since) ?? null;
  const written = { kpi: (own ?? mine[0])?.kpi ?? kpi.name, category };
  const ended = { ...written, target: NONE, per: null, source: null };
  const after = mine.at(-1)?.at ?? null;
  const isSet = own !== null && own.target.toLowerCase() !== NONE;
  if (edit.do === "end") {
    if (!isSet) throw none(kpi, since);
    const next = mine[mine.indexOf(own) + 1] ?? null;
    const from = addDays(dayFrom(edit.until, "until", lastDay), 1);
    if (from <= (since ?? "")) return [{ line: { ...ended, since }, at: own.at, after: null }];
    if (next && next.since! <= from) throw ends(kpi, next);
    return [{ line: { ...ended, since: from }, at: null, after }];
  }
  const said = {
    ...written,
    since,
    target: valueOf(kpi, edit.target),
    per: edit.per === undefined ? (own?.per ?? null) : perOf(kpi, edit.per),
    source: edit.source === undefined ? (own?.source ?? null) : wordsOf(edit.source, "source"),
  };
  if (edit.do === "change") {
    if (!isSet) throw none(kpi, since);
    return [{ line: said, at: own.at, after: null }];
  }
  if (isSet) {
    throw new BadTarget(
      `${kpi.title} has a target ${since ? `from ${dayText(since)} on` : "without a first day"} already: change that one`,
      "since",
    );
  }
  const begun = { line: said, at: own?.at ?? null, after };
  if (edit.until === null || edit.until === "") return [begun];
  const last = dayFrom(edit.until, "until", lastDay);
  if (last < (since ?? "")) {
    throw new BadTarget(`${dayText(last)} is before it begins: write a later month`, "until");
  }
  const from = addDays(last, 1);
  const next = mine.find((row) => (row.since ?? "") > (since ?? "")) ?? null;
  if (next && next.since! < from) throw overlaps(kpi, next);
  return next?.since === from
    ? [begun]
    : [begun, { line: { ...ended, since: from }, at: null, after }];
}

function noKpi(kpis: readonly Kpi[], name: string): BadTarget {
  const near = nearest(
    name.trim().toLowerCase(),
    kpis.map((each) => each.name),
  );
  return new BadTarget(
    `there is no figure "${name}"${near ? `; did you mean ${near}?` : ": choose one of the list"}`,
    "kpi",
  );
}

const none = (kpi: Kpi, since: Day | null): BadTarget =>
  new BadTarget(
    `${kpi.title} has no target ${since ? `that begins on ${dayText(since)}` : "without a first day"}`,
    "since",
  );

const ends = (kpi: Kpi, next: Row): BadTarget =>
  new BadTarget(
    `the target of ${kpi.title} ends on ${dayText(addDays(next.since!, -1))} already, where ${next.target.toLowerCase() === NONE ? "none follows" : `${next.target} follows`}: choose an earlier month`,
    "until",
  );

const overlaps = (kpi: Kpi, next: Row): BadTarget =>
  new BadTarget(
    `it would overlap with what ${kpi.title} is to be from ${dayText(next.since!)} on (${next.target}): end it before then, or change that one`,
    "until",
  );

function categoryOf(kpi: Kpi, given: string | null): string | null {
  const category = wordsOf(given, "category");
  if (category !== null && kpi.category === null) {
    throw new BadTarget(`${kpi.title} has no categories: leave this empty`, "category");
  }
  return category;
}

/** A month is its first day, or its last one where that is asked for. */
function dayFrom(given: string, field: string, edge: (month: string) => Day = firstDay): Day {
  const text = given.trim();
  if (isMonth(text)) return edge(text);
  if (isDay(text)) return text;
  throw new BadTarget(`"${given}" is no month: write it as 2026-01`, field);
}

/** Units that count or measure something there cannot be less than none of. */
const NOT_NEGATIVE: readonly Unit[] = ["days", "minutes", "hours", "count", "wrvu"];
/** A share beyond it was meant as a percentage. */
const LARGEST_SHARE = 2;

const UNIT_WORDS: Readonly<Record<Unit, string>> = {
  money: "an amount of money: write it as 250 or 250.00",
  ratio: "a share: write it as 6 % or 0.06",
  days: "in days: write it as 40",
  minutes: "in minutes: write it as 15",
  hours: "in hours: write it as 24",
  count: "a count: write it as 120",
  number: "a number: write it as 3.2",
  wrvu: "in work RVUs: write it as 5000",
};

/** The number as the file holds it. */
function valueOf(kpi: Kpi, given: string): string {
  const bad = (): never => {
    throw new BadTarget(
      given.trim() === ""
        ? `write what it is to be: ${kpi.title} is ${UNIT_WORDS[kpi.unit]}`
        : `"${given.trim()}" cannot be: ${kpi.title} is ${UNIT_WORDS[kpi.unit]}`,
      "target",
    );
  };
  const [, sign, dollar, digits, percent] =
    /^([-−]?)\s*(\$?)\s*((?:\d{1,11}|\d{1,3}(?:,\d{3}){1,3})(?:\.\d{1,6})?)\s*(%?)$/.exec(
      given.trim(),
    ) ?? bad();
  const number = `${sign === "" ? "" : "-"}${digits!.replaceAll(",", "")}`;
  if (percent !== "" && kpi.unit !== "ratio") bad();
  if (dollar !== "" && kpi.unit !== "money") bad();
  if (sign !== "" && NOT_NEGATIVE.includes(kpi.unit)) bad();
  if (kpi.unit === "ratio" && percent === "" && Math.abs(Number(number)) > LARGEST_SHARE) bad();
  return percent === "" ? number : `${number} %`;
}

/** What it is per must be what the figure is per, or the two are never compared. */
function perOf(kpi: Kpi, given: string | null): string | null {
  const per = wordsOf(given, "per");
  if (per === null || per.toLowerCase() === (kpi.per ?? "").toLowerCase()) return per;
  throw new BadTarget(
    kpi.per === null
      ? `${kpi.title} is told per nothing else: a target per ${per} could not be compared with it; leave this empty`
      : `${kpi.title} is per ${kpi.per}: a target per ${per} could not be compared with it; work it out per ${kpi.per}`,
    "per",
  );
}

const LONGEST = 200;

function wordsOf(given: string | null, field: string): string | null {
  const text = (given ?? "").replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();
  if (text.length > LONGEST) throw new BadTarget(`write ${LONGEST} characters at the most`, field);
  if (harmless(text) !== text) {
    throw new BadTarget("a spreadsheet would take this for a formula: begin with a letter", field);
  }
  return text || null;
}

/** A target as a reader sees it; the text of the file where it is no number. */
export function aimText(target: string, unit: Unit): string {
  const isShare = target.trim().endsWith("%");
  const number = Number(target.replace(/%\s*$/, "").replaceAll(",", ""));
  if (target.trim() === "" || Number.isNaN(number)) return target;
  return cardText(isShare ? number / 100 : number, unit);
}
