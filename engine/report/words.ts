/** States and changes in words, the same on every page. */
import { lastDay } from "../calendar.ts";
import type { KpiValue, Verification } from "../contract.ts";
import {
  cardText,
  chanceText,
  changeText,
  isTime,
  monthText,
  tableText,
  type Unit,
} from "../format.ts";
import type { Limits } from "../numbers/control/xmr.ts";
import { standing, targetFor } from "../numbers/targets.ts";
import type { Asked } from "./asked.ts";
import { isYoung, lastJudged, type Series } from "./series.ts";

/**
 * The month is named where the newest ones are still being paid or have no figure, and so are not judged.
 *
 * @example "higher than usual", "usual in Jul 2025", "too few months to say (5 of 8)"
 */
export function variationText(series: Series): string {
  const {
    judged: { state },
    months,
    latest,
  } = series;
  const judged = lastJudged(series);
  const when = judged && judged.period !== latest.period ? ` in ${monthText(judged.period)}` : "";
  switch (state.is) {
    case "too few":
      return `too few months to say (${state.have} of ${state.need})`;
    case "rolling":
      return `not judged: each month is of ${state.months}`;
    case "usual":
      return `usual${when}`;
    case "beyond":
      return `${state.side} than usual${when}`;
    case "near":
      return `near the ${state.side === "higher" ? "top" : "bottom"} of its usual range${when}`;
    case "shifted":
      return `shifted since ${monthText(months[state.since]!)}${when && `, last judged${when}`}`;
  }
}

/** How a figure stands to its target. @example "hit or miss (target 5.0 %)" */
export function targetText(asked: Asked, series: Series): string {
  const { kpi, category, judged } = series;
  const target = targetFor(asked.targets, kpi, category, lastDay(asked.period.last));
  if (!target) return "no target set";
  if (Object.keys(asked.filter.slice).length > 0) return "the target is for the whole practice";
  const newest = lastJudged(series);
  const how = standing(target, kpi, judged, newest?.value ?? null);
  const aim = `target ${cardText(target.value, kpi.unit)}`;
  switch (how?.is) {
    case undefined:
    case "set":
      return aim;
    case "of another base":
      return `not compared: the target is per ${how.per}${kpi.per ? `, the figure per ${kpi.per}` : ""}`;
    case "reliable":
      return `meets it reliably (${aim})`;
    case "unreliable":
      return `hit or miss (${aim})`;
    case "out of reach":
      return `will not meet it as things are (${aim})`;
    case "met":
    case "not met":
      return `${how.is} in ${monthText(newest!.period)} (${aim})`;
  }
}

/** The range routine variation stays inside. @example "38.1–43.9 days" */
export function rangeText(limits: Limits, unit: Unit): string {
  const low =
    isTime(unit) || unit === "ratio" || unit === "count" ? Math.max(0, limits.lower) : limits.lower;
  if (unit === "money") return `${cardText(low, unit)} to ${cardText(limits.upper, unit)}`;
  const [, suffix = ""] = cardText(limits.upper, unit).split(/(?<=[\d.,])(?= [%a-zA-Z])/);
  return `${tableText(low, unit)}–${tableText(limits.upper, unit)}${suffix}`;
}

/** How much of a month still being paid is in; empty for every other. @example "54 % expected in" */
export const maturityText = ({ maturity }: KpiValue): string =>
  maturity === null || maturity > 0.995 ? "" : `${Math.round(maturity * 100)} % expected in`;

/** A change against another value, with ▲ or ▼. @example "▲ 2.1 days" */
export function arrowText(now: number | null, then: number | null, unit: Unit): string {
  if (now === null || then === null) return "";
  const change = changeText(now - then, unit);
  if (!/[1-9]/.test(change)) return "no change";
  return `${now > then ? "▲" : "▼"} ${change.replace(/^[+−]/, "")}`;
}

/** A chance both ways that people read one. @example chanceWords(0.16) // => "1 in 6 (16 %)" */
export const chanceWords = (chance: number): string =>
  chance < 0.005 ? chanceText(chance) : `${chanceText(chance)} (${Math.round(chance * 100)} %)`;

/**
 * The change over three months up to the newest one that is judged; empty where one of the two has no figure.
 *
 * @example "▲ 2.1 days in 3 months"
 */
export function trendText(series: Series): string {
  const last = lastJudged(series);
  const then = last && series.values[series.values.indexOf(last) - 3];
  if (!then || isYoung(then)) return "";
  const change = arrowText(last.value, then.value, series.kpi.unit);
  const until = last === series.latest ? "" : ` to ${monthText(last.period)}`;
  return change && `${change} in 3 months${until}`;
}

/** @example sentenceList(["a", "b", "c"]) // => "a, b and c" */
export const sentenceList = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;

/** What is wrong with the exports that figures are made from, or lacking; nothing where they tie out. */
export const doubtsOf = ({ state, says }: Verification): string[] =>
  state === "differs"
    ? [`Does not tie out: ${says}.`]
    : state === "unverified"
      ? [`Unverified: ${says}.`]
      : [];
