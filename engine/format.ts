/**
 * The one door from numbers to text for people. Money has a true minus and never −$0; rates are
 * fractions until here; unknown is a dash.
 */

import type { ColumnUnit } from "./contract.ts";

export type Unit = "money" | "ratio" | "days" | "hours" | "minutes" | "count" | "number" | "wrvu";

/** Units of time, each written beside its number. */
export const isTime = (unit: Unit): boolean =>
  unit === "days" || unit === "hours" || unit === "minutes";

const LOCALE = "en-US";
const MINUS = "−";

const trueMinus = (text: string): string => text.replace(/^-/, MINUS);

/** Formatters by digits; making one costs a hundred times as much as using it. */
const FORMATTERS = [0, 1, 2].map(
  (digits) =>
    new Intl.NumberFormat(LOCALE, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
);

function plain(value: number, digits: 0 | 1 | 2): string {
  const text = FORMATTERS[digits]!.format(value);
  return trueMinus(/^-0([.,]0*)?$/.test(text) ? text.slice(1) : text);
}

/** For a table cell, unit in the header. @example tableText(0.9541, "ratio") // => "95.4" */
export function tableText(value: number | null, unit: Unit): string {
  if (value === null) return "—";
  if (unit === "ratio") return plain(value * 100, 1);
  if (isTime(unit)) return plain(value, 1);
  if (unit === "money" || unit === "count") return plain(value, 0);
  return plain(value, unit === "wrvu" ? 1 : 2);
}

/** For a card, with its unit. @example cardText(412880.15, "money") // => "$412.9 k" */
export function cardText(value: number | null, unit: Unit): string {
  if (value === null) return "no data";
  if (unit === "money") return moneyShort(value);
  if (unit === "ratio") return `${tableText(value, unit)} %`;
  if (isTime(unit)) return `${tableText(value, unit)} ${unit}`;
  if (unit === "wrvu") return `${plain(value, 0)} wRVU`;
  return tableText(value, unit);
}

/** Money in as few digits as a card needs. @example moneyShort(-1234567) // => "−$1.23 M" */
export function moneyShort(value: number): string {
  const size = Math.abs(value);
  const sign = value < 0 && size >= 0.5 ? MINUS : "";
  if (size >= 999_950) return `${sign}$${plain(size / 1e6, 2)} M`;
  if (size >= 9_999.5) return `${sign}$${plain(size / 1e3, 1)} k`;
  return `${sign}$${plain(size, 0)}`;
}

/** Money to the cent, from exact text. @example moneyExact("-1234.5") // => "−1,234.50" */
export function moneyExact(text: string | null): string {
  if (text === null) return "—";
  const [whole, fraction = ""] = text.replace("-", "").split(".") as [string, string?];
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ",");
  const digits = `${grouped}.${fraction.padEnd(2, "0")}`;
  return text.startsWith("-") && /[1-9]/.test(text) ? `${MINUS}${digits}` : digits;
}

/** The price of one unit: to the cent, and to a hundredth of one where it is below a dollar. @example priceText(0.205) // => "0.205" */
export const priceText = (dollars: number): string =>
  moneyExact(Math.abs(dollars) < 1 ? String(Number(dollars.toFixed(4))) : dollars.toFixed(2));

/** A cell of a panel's table, by the unit of its column. @example cellText("2026-09", "month") // => "Sep 2026" */
export function cellText(value: string | number | null, unit: ColumnUnit): string {
  if (value === null) return "—";
  if (unit === "text" || unit === "day") return String(value);
  if (unit === "month") return monthText(String(value));
  if (unit === "cents") return moneyExact(String(value));
  return tableText(Number(value), unit);
}

/** A change with its sign: rates in points. @example changeText(0.018, "ratio") // => "+1.8 pts" */
export function changeText(change: number, unit: Unit): string {
  const sign = change > 0 ? "+" : "";
  if (unit === "ratio") return `${sign}${plain(change * 100, 1)} pts`;
  if (unit === "money") return `${sign}${moneyShort(change)}`;
  return `${sign}${tableText(change, unit)}${isTime(unit) ? ` ${unit}` : ""}`;
}

/** The 95 % interval of a proportion; nothing where there is none. @example "65.2–99.1" */
export function betweenText(
  { low, high }: { low: number | null; high: number | null },
  unit: Unit,
): string {
  return low === null || high === null ? "" : `${tableText(low, unit)}–${tableText(high, unit)}`;
}

/** @example monthText("2026-09") // => "Sep 2026" */
export function monthText(month: string): string {
  const names = [
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
  ];
  return `${names[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`;
}

/** @example dayText("2026-09-03") // => "3 Sep 2026" */
export const dayText = (day: string): string =>
  `${Number(day.slice(8, 10))} ${monthText(day.slice(0, 7))}`;

/** A run of months in words. @example monthsText("2026-01", "2026-09") // => "Jan – Sep 2026" */
export function monthsText(first: string, last: string): string {
  if (first === last) return monthText(first);
  const sameYear = first.slice(0, 4) === last.slice(0, 4);
  return `${sameYear ? monthText(first).slice(0, 3) : monthText(first)} – ${monthText(last)}`;
}

/** A chance in words. @example chanceText(0.16) // => "1 in 6" */
export function chanceText(chance: number): string {
  if (chance < 0.005) return "less than 1 in 200";
  if (chance > 0.995) return "nearly certain";
  if (chance > 0.5) return `${Math.round(chance * 10)} in 10`;
  return `1 in ${Math.round(1 / chance)}`;
}

/** How much later one day is than another. @example daysLaterText(-3) // => "3 days sooner" */
export function daysLaterText(days: number): string {
  if (days === 0) return "on the same day";
  const size = Math.abs(days);
  return `${size} ${size === 1 ? "day" : "days"} ${days < 0 ? "sooner" : "later"}`;
}
