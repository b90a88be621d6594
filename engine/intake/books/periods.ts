/** The months, or parts of months, that a statement's columns are of. */
import { lastDay, monthOf, type Day, type Month } from "../../calendar.ts";
import { monthsOf } from "./months.ts";

/** `day` is the last that it tells of; `part` where that is not all of the month. */
export type Period = { head: string; month: Month; day: Day; part: boolean };

/**
 * The periods that columns are headed with, a total left out; of a total alone, the one its titles tell.
 * Null where one is no period, or longer than a month.
 *
 * @example periodsOf(["Jan 2026", "Feb 1 - Feb 9, 2026", "Total"], [])
 */
export function periodsOf(heads: readonly string[], titles: readonly string[]): Period[] | null {
  const told = heads.filter((head) => !/^total$/i.test(head));
  if (told.length === 0) return titles.flatMap((title) => periodOf(title) ?? []).slice(0, 1);
  const asOf = titles.flatMap((title) =>
    /^as of /i.test(title) ? (periodOf(title) ?? []) : [],
  )[0];
  const parts = told.map(partOf);
  const months = monthsOf(told.map((head, i) => parts[i]?.month ?? head));
  if (!months) return null;
  return told.map((head, i) => {
    const month = months[i]!;
    const whole = { month, day: lastDay(month), part: false };
    const inTitle = asOf?.month === month ? asOf : whole;
    return { ...(parts[i] ?? inTitle), head };
  });
}

function periodOf(title: string): Period | null {
  const part = partOf(title);
  if (part) return part;
  const months = monthsOf([title]);
  return months && { head: title, month: months[0]!, day: lastDay(months[0]!), part: false };
}

const SPAN = /^([a-z]{3,9}\.?) (\d{1,2}) ?[-–] ?(?:([a-z]{3,9}\.?) )?(\d{1,2}), (\d{4})$/i;
const DAY = /^(?:as of )?([a-z]{3,9}\.?) (\d{1,2}), (\d{4})$/i;

/** A span of days within a month, or all of it up to a day; null where the text is neither. */
function partOf(text: string): Period | null {
  const span = SPAN.exec(text);
  if (span && span[3] && span[3].slice(0, 3).toLowerCase() !== span[1]!.slice(0, 3).toLowerCase())
    return null;
  const [name, from, to, year] = span
    ? [span[1]!, Number(span[2]), span[4]!, span[5]!]
    : [DAY.exec(text)?.[1], 1, DAY.exec(text)?.[2], DAY.exec(text)?.[3]];
  const months = name && monthsOf([`${name.replace(".", "")} ${year}`]);
  if (!months || !to) return null;
  const day = `${months[0]!}-${to.padStart(2, "0")}`;
  const last = lastDay(monthOf(day));
  return day > last ? null : { head: text, month: months[0]!, day, part: from > 1 || day < last };
}
