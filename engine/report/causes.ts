/**
 * What else than the practice may have moved a figure: the data of the month, not what happened in it.
 * Each is ruled out or not, with what was seen; what cannot be said is neither.
 */
import type { Month } from "../calendar.ts";
import type { Restatement, RuledOut } from "../contract.ts";
import { cardText, cellText, dayText, monthText } from "../format.ts";
import { feedName } from "../model/feed_names.ts";
import type { FeedMonth } from "../numbers/control/feed_months.ts";
import type { Kpi } from "../numbers/kpi/header.ts";
import type { Limits } from "../numbers/control/xmr.ts";
import { sentenceList } from "./words.ts";

export type Suspected = {
  kpi: Kpi;
  month: Month;
  value: number;
  /** of what is expected of the month, so much is in, 0-1; null where nothing is outstanding */
  maturity: number | null;
  limits: Limits;
  /** the months it is compared with */
  base: readonly Month[];
  /** of every kind of export and month */
  feeds: readonly FeedMonth[];
  /** business days of a month, or those after a day of it */
  businessDays: (month: Month, after?: string) => number;
  /** of this figure in any month */
  restatements: readonly Restatement[];
};

/** Exports that have rows on every working day. */
const DAILY = ["transaction", "appointment"];

/** Every cause there is, in the order of asking. */
export function causesOf(given: Suspected): RuledOut[] {
  const needed = new Set<string>(
    given.kpi.needs.map((feed) => (feed.startsWith("remitted_") ? "remittance" : feed)),
  );
  const seen = { ...given, feeds: given.feeds.filter(({ feed }) => needed.has(feed)) };
  return [
    partialMonth(seen),
    latePosting(seen),
    mappingChange(seen),
    definitionChange(seen),
    restatement(seen),
    fileMissing(seen),
    heldRows(seen),
    workingDays(seen),
  ];
}

const UNDATED = "cannot be said: the exports it needs have no days";

function partialMonth({ feeds, month, businessDays }: Suspected): RuledOut {
  const cause = "partial_month";
  const daily = namesOf(feeds).filter((feed) => DAILY.includes(feed));
  if (daily.length === 0) return { cause, holds: null, says: UNDATED };
  const ends = daily.map((feed) => {
    const last = lastDayOf(feeds, feed);
    return { feed, last, after: businessDays(month, last) };
  });
  return {
    cause,
    // an office that is closed on Fridays ends its month a day early
    holds: ends.some(({ after }) => after > 1),
    says: sentenceList(
      ends.map(
        ({ feed, last, after }) =>
          `${feedName(feed)} goes to ${dayText(last)}, ${days(after)} before the end of ${monthText(month)}`,
      ),
    ),
  };
}

function latePosting({ feeds, month, base, maturity }: Suspected): RuledOut {
  const cause = "late_posting";
  const share = (of: Month): number | null => {
    const rows = feeds.filter((each) => each.month === of);
    const all = rows.reduce((sum, each) => sum + each.rows, 0);
    return all === 0 ? null : rows.reduce((sum, each) => sum + each.late, 0) / all;
  };
  const here = share(month);
  if (here === null) return { cause, holds: null, says: UNDATED };
  const most = Math.max(0, ...base.map((each) => share(each) ?? 0));
  const inNow =
    maturity === null ? "" : `; ${cardText(maturity, "ratio")} of what is expected is in`;
  return {
    cause,
    holds: here > most,
    says: `${cardText(here, "ratio")} of the rows of the month were known late, in the months compared with up to ${cardText(most, "ratio")}${inNow}`,
  };
}

function mappingChange({ feeds, month, base, restatements }: Suspected): RuledOut {
  const fresh = namesOf(feeds).flatMap((feed) => {
    const formats = (of: readonly Month[]): string[] =>
      feeds
        .filter((each) => each.feed === feed && of.includes(each.month))
        .flatMap((each) => each.formats);
    const before = formats(base);
    return before.length === 0
      ? []
      : formats([month])
          .filter((format) => !before.includes(format))
          .map((format) => `${feedName(feed)} was read as ${format}, before as ${before[0]}`);
  });
  const told = restated(restatements, [month, ...base], "mapping_change");
  return {
    cause: "mapping_change",
    holds: fresh.length > 0 || told.length > 0,
    says:
      sentenceList([...fresh, ...told.map(restatementText)]) ||
      "every month is read by the same layouts",
  };
}

function definitionChange({ kpi, month, base, restatements }: Suspected): RuledOut {
  const told = restated(restatements, [month, ...base], "definition_change");
  return {
    cause: "definition_change",
    holds: false,
    says: [
      `every month is reckoned by version ${kpi.version} of the definition`,
      ...told.map(restatementText),
    ].join("; "),
  };
}

function restatement({ month, restatements }: Suspected): RuledOut {
  const told = restatements.filter(({ period, cause }) => period === month && cause !== "matured");
  return {
    cause: "restatement",
    holds: told.length > 0,
    says:
      sentenceList(told.map(restatementText)) || "nothing else was reported of the month before",
  };
}

function fileMissing(seen: Suspected): RuledOut {
  const { feeds, month, base } = seen;
  const cause = "file_missing";
  if (feeds.length === 0) return { cause, holds: null, says: UNDATED };
  const lacks = namesOf(feeds).flatMap((feed) => {
    const name = feedName(feed);
    const here = feeds.find((each) => each.feed === feed && each.month === month);
    const before = feeds.filter((each) => each.feed === feed && base.includes(each.month));
    if (!here) return before.length > 0 ? [`${name} has no row of ${monthText(month)}`] : [];
    const gone = [...new Set(before.flatMap(({ locations }) => locations))].filter(
      (place) =>
        before.every(({ locations }) => locations.includes(place)) &&
        !here.locations.includes(place),
    );
    const empty = emptyDays(seen, here);
    const most = Math.max(0, ...before.map((each) => emptyDays(seen, each)));
    return [
      ...gone.map((place) => `${name} has no row of ${place}, which it had in every month before`),
      ...(DAILY.includes(feed) && before.length > 0 && empty > most
        ? [`${days(empty)} have no row of ${name}, in the months compared with up to ${most}`]
        : []),
    ];
  });
  return {
    cause,
    holds: lacks.length > 0,
    says:
      sentenceList(lacks) ||
      `${sentenceList(namesOf(feeds).map(feedName))} came for the month, with no more days empty than before`,
  };
}

/** Business days of a month without a row, as far as the export goes. */
function emptyDays({ feeds, businessDays }: Suspected, { feed, month, days: filled }: FeedMonth) {
  return businessDays(month) - businessDays(month, lastDayOf(feeds, feed)) - filled;
}

function heldRows({ feeds, month }: Suspected): RuledOut {
  const held = feeds.filter((each) => each.month === month && each.held > 0);
  return {
    cause: "held_rows",
    holds: held.length > 0,
    says:
      sentenceList(
        held.map(
          ({ feed, held: lines }) =>
            `${cellText(lines, "count")} ${lines === 1 ? "line" : "lines"} of ${feedName(feed)} ${lines === 1 ? "is" : "are"} held back and may be of the month`,
        ),
      ) || "no line of the month's files is held back",
  };
}

function workingDays({ kpi, month, base, businessDays, value, limits }: Suspected): RuledOut {
  const here = businessDays(month);
  const usual = base.reduce((sum, each) => sum + businessDays(each), 0) / base.length;
  const grows = kpi.combine === "sum" && kpi.semantic === "flow";
  const steady = (value * usual) / here;
  const isUsual = steady <= limits.upper && steady >= limits.lower;
  const wasBeyond = value > limits.upper || value < limits.lower;
  const counted = `${days(here)}, in the months compared with ${cellText(usual, "days")}`;
  return {
    cause: "working_days",
    holds: grows && here > 0 && wasBeyond && isUsual,
    says: grows
      ? `${counted}; at as many it would be ${cardText(steady, kpi.unit)}`
      : `${counted}, which does not move ${kpi.semantic === "stock" ? "a balance" : "a share"}`,
  };
}

const namesOf = (feeds: readonly FeedMonth[]): string[] => [
  ...new Set(feeds.map(({ feed }) => feed)),
];

const lastDayOf = (feeds: readonly FeedMonth[], name: string): string =>
  feeds.reduce((last, { feed, lastDay }) => (feed === name && lastDay > last ? lastDay : last), "");

const restated = (
  all: readonly Restatement[],
  months: readonly Month[],
  of: Restatement["cause"],
): Restatement[] => all.filter(({ cause, period }) => cause === of && months.includes(period));

const restatementText = ({ period, at, cause }: Restatement): string =>
  `${monthText(period)} was restated on ${dayText(at.slice(0, 10))} (${cause.replaceAll("_", " ")})`;

const days = (count: number): string => `${count} business ${count === 1 ? "day" : "days"}`;
