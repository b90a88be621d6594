/**
 * The header of a KPI's .sql file is its definition; here it is read. The file's name is the KPI's
 * name everywhere; its id is the one of the published catalogue.
 */
import type { Feed } from "../../intake/feeds.ts";
import { feeds } from "../../intake/feeds.ts";
import type { Unit } from "../../format.ts";
import type { Policies } from "../../practice.ts";

/** Which months of evidence count for a month of the period. */
export type Window =
  | { over: "at end" }
  | { over: "in period"; per: "month" | null }
  /** `partial` where the days there are will do: the others are told once there are data of all the months */
  | { over: "trailing"; months: number; per: "day" | "month" | null; partial: boolean }
  | { over: "prior"; months: number };

/** Of a survival median the numerator tells whether what was waited for came, 1, or not yet, 0. */
const PERCENTILES = ["median", "90th percentile", "survival median"] as const;

/**
 * How numerators and denominators become a value. For a percentile each row's category is its own value, as
 * text, and its denominator how often it counts: so parts are added up and the middle found at any slice.
 */
export type Combine = "ratio" | "sum" | "share" | "mean of groups" | Percentile;
export type Percentile = (typeof PERCENTILES)[number];

/** The percentile that a KPI is; null for one that is a quotient or a sum. */
export const percentileOf = ({ combine }: Pick<Kpi, "combine">): Percentile | null =>
  PERCENTILES.find((each) => each === combine) ?? null;

export type Kpi = {
  id: string;
  name: string;
  version: number;
  /** of a former definition: until when it was in force, and why it is no longer; null of those in force */
  replaced: string | null;
  title: string;
  means: string;
  formula: string;
  unit: Unit;
  better: "higher" | "lower" | "neither";
  row: string;
  /** what the figure is per, where others tell it per something else */
  per: string | null;
  /** the people or events that its parts count, where they count any: a proportion, or a sum */
  counts: string | null;
  /** so many are enough to compare one provider with another */
  enough: number | null;
  semantic: "flow" | "stock" | "cohort";
  basis: string;
  combine: Combine;
  numerator: Window;
  denominator: Window | null;
  /** whether an average is told whose window reaches before the data; months without data are then empty ones */
  early: boolean;
  /** what the categories are, where the KPI has them */
  category: string | null;
  /** age in months from which a month of a cohort is finished */
  matureAfter: number | null;
  excludes: string | null;
  /** what is said where the exports it needs are there and hold nothing of it; "no data" where it is null */
  absent: string | null;
  source: string;
  needs: Feed[];
  /** what of a build it is made from besides its exports; such a figure is known only of the newest state */
  after: "forecast" | "closings" | null;
  sql: string;
};

/** A KPI file says something that cannot be read; every problem of the file at once. */
export class BadDefinition extends Error {
  override name = "BadDefinition";
}

/** What figures are told in. */
export const UNITS: readonly string[] = [
  "money",
  "ratio",
  "days",
  "hours",
  "minutes",
  "count",
  "number",
  "wrvu",
];
const BETTER: readonly string[] = ["higher", "lower", "neither"];
const SEMANTICS: readonly string[] = ["flow", "stock", "cohort"];
const AFTER: readonly string[] = ["", "forecast", "closings"];
const COMBINES: readonly string[] = ["ratio", "sum", "share", "mean of groups", ...PERCENTILES];

/**
 * @param name  the file's name without `.sql`
 * @throws {BadDefinition}
 */
export function parseKpi(name: string, text: string, policies: Policies): Kpi {
  const problems: string[] = [];
  const header = text.split("\n").filter((line) => line.startsWith("-- "));
  const title = header[0]?.slice(3).trim() ?? "";
  const fields = new Map<string, string>();
  for (const line of header.slice(1)) {
    const [, field, value] = /^-- ([A-Z][a-z]+): +(.*)$/.exec(line) ?? [];
    if (field) fields.set(field, withPolicies(value!.trim(), policies, problems));
    else problems.push(`cannot read the line "${line}"`);
  }
  const must = (field: string): string => {
    const value = fields.get(field);
    if (!value) problems.push(`the header has no ${field}`);
    return value ?? "";
  };
  const oneOf = (field: string, allowed: readonly string[], otherwise?: string): string => {
    const value = fields.get(field) ?? otherwise ?? must(field);
    if (!allowed.includes(value)) problems.push(`${field} must be one of ${allowed.join(", ")}`);
    return value;
  };
  const needs = must("Needs").split(/, */) as Feed[];
  for (const feed of needs) if (!feeds.includes(feed)) problems.push(`Needs: no feed "${feed}"`);
  const kpi: Kpi = {
    id: must("Id"),
    name,
    version: Number(must("Version")),
    replaced: fields.get("Replaced") ?? null,
    title,
    means: must("Means"),
    formula: must("Formula"),
    unit: oneOf("Unit", UNITS) as Unit,
    better: oneOf("Better", BETTER) as Kpi["better"],
    row: must("Row"),
    per: fields.get("Per") ?? null,
    counts: fields.get("Counts") ?? null,
    enough: whole(fields.get("Enough")),
    semantic: oneOf("Semantic", SEMANTICS) as Kpi["semantic"],
    basis: must("Basis"),
    combine: oneOf("Combine", COMBINES, "ratio") as Combine,
    numerator: windowOf(must("Numerator"), problems),
    denominator: fields.has("Denominator") ? windowOf(must("Denominator"), problems) : null,
    early: fields.has("Early"),
    category: fields.get("Category") ?? null,
    matureAfter: whole(fields.get("Mature")),
    excludes: fields.get("Excludes") ?? null,
    absent: fields.get("Absent") ?? null,
    source: must("Source"),
    needs,
    after: (oneOf("After", AFTER, "") || null) as Kpi["after"],
    sql: text,
  };
  if (kpi.combine !== "sum" && !kpi.denominator) problems.push("only a sum has no Denominator");
  if (problems.length > 0) throw new BadDefinition(`${name}.sql: ${problems.join("; ")}`);
  return kpi;
}

/** The number that a field begins with. */
const whole = (text: string | undefined): number | null =>
  text === undefined ? null : Number.parseInt(text, 10);

function windowOf(text: string, problems: string[]): Window {
  if (text === "at end") return { over: "at end" };
  const [, kind, months, rest] =
    /^(in period|trailing (?=\d)|prior (?=\d))(?:(\d+) months)?(, per day there is|, per day|, average)?$/.exec(
      text,
    ) ?? [];
  const partial = rest === ", per day there is";
  const per = partial || rest === ", per day" ? "day" : rest === ", average" ? "month" : null;
  if (kind === "in period" && per !== "day" && !months) return { over: "in period", per };
  if (kind === "trailing ") {
    return { over: "trailing", months: Number(months), per, partial };
  }
  if (kind === "prior " && per === "month") return { over: "prior", months: Number(months) };
  problems.push(
    `"${text}" must be "at end", "in period", "in period, average", "trailing n months", "trailing n months, per day", "trailing n months, per day there is", "trailing n months, average" or "prior n months, average"`,
  );
  return { over: "in period", per: null };
}

function withPolicies(text: string, policies: Policies, problems: string[]): string {
  return text.replaceAll(/\{([a-z_]+)\}/g, (_, policy: string) => {
    const value = policies[policy as keyof Policies];
    if (typeof value === "number" || typeof value === "string") return String(value);
    problems.push(`there is no policy "${policy}" that can be printed`);
    return "";
  });
}
