/**
 * What a person sees in a cell, as text that can be read exactly: days as ISO, numbers to the digits
 * a spreadsheet keeps, without what binary fractions add.
 */
import { addDays } from "../../calendar.ts";

/** How a cell's format shows its number. */
export type Shown = "number" | "day" | "moment" | "time" | { digits: number };

/** Number formats that every workbook has by number; ECMA-376 part 1, 18.8.30. */
const BUILT_IN: Readonly<Record<number, Shown>> = {
  ...Object.fromEntries([14, 15, 16, 17].map((id) => [id, "day" as const])),
  ...Object.fromEntries([18, 19, 20, 21, 45, 46, 47].map((id) => [id, "time" as const])),
  22: "moment",
  ...Object.fromEntries(
    [27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, "day" as const]),
  ),
};

/**
 * @param code  the format as it is written, where the workbook defines it
 * @example shownBy(164, "mm/dd/yyyy") // => "day"
 */
export function shownBy(id: number, code: string | undefined): Shown {
  if (code === undefined) return BUILT_IN[id] ?? "number";
  const plain = code
    .replaceAll(/"[^"]*"|\\.|[_*]./g, "")
    .replaceAll(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "")
    .split(";")[0]!
    .toLowerCase();
  if (/^0{2,}$/.test(plain)) return { digits: plain.length };
  if (plain === "general" || !/[ymdhs]/.test(plain)) return "number";
  const time = /[hs]/.test(plain);
  if (/[yd]/.test(plain)) return time ? "moment" : "day";
  return time ? "time" : "day";
}

/** The last day a spreadsheet knows, 9999-12-31. */
const LAST_SERIAL = 2_958_465;
/** The 29th of February 1900, which was none. */
const NO_DAY = 60;

/** @param is1904  whether days are counted from 1904, as old Macintosh workbooks do */
export function numberText(text: string, shown: Shown, is1904: boolean): string {
  if (shown === "number") return plainNumber(text);
  const value = Number(text);
  if (typeof shown === "object") {
    return /^\d+$/.test(text) ? text.padStart(shown.digits, "0") : plainNumber(text);
  }
  if (!(value >= 0 && value <= LAST_SERIAL)) return plainNumber(text);
  const seconds = Math.round((value % 1) * 86_400);
  const serial = Math.floor(value) + (seconds === 86_400 ? 1 : 0);
  if (shown === "time") return clockText(Math.floor(value) * 86_400 + seconds);
  const clock = clockText(seconds % 86_400);
  const day = dayOf(serial, is1904);
  return shown === "moment" && seconds % 86_400 > 0 ? `${day} ${clock}` : day;
}

/** The day of a serial number; one that does not exist is written so that it can be seen. */
export function dayOf(serial: number, is1904: boolean): string {
  if (is1904) return addDays("1904-01-01", serial);
  if (serial === 0) return "1900-01-00";
  if (serial === NO_DAY) return "1900-02-29";
  return addDays(serial < NO_DAY ? "1899-12-31" : "1899-12-30", serial);
}

function clockText(seconds: number): string {
  const two = (n: number): string => String(n).padStart(2, "0");
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`;
  return seconds % 60 === 0 ? clock : `${clock}:${two(seconds % 60)}`;
}

/**
 * A number to the fifteen digits that spreadsheets keep, never in powers of ten.
 *
 * @example plainNumber("0.30000000000000004") // => "0.3"
 */
export function plainNumber(text: string): string {
  if (/^-?\d{1,15}$/.test(text)) return text;
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) return text;
  if (value === 0) return "0";
  const [, sign, first, rest = "", power] = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(
    value.toExponential(14),
  )!;
  const digits = `${first}${rest}`.replace(/0+$/, "");
  const whole = Number(power) + 1;
  if (whole <= 0) return `${sign}0.${"0".repeat(-whole)}${digits}`;
  if (digits.length <= whole) return `${sign}${digits.padEnd(whole, "0")}`;
  return `${sign}${digits.slice(0, whole)}.${digits.slice(whole)}`;
}

/** Letters that XML cannot hold, as workbooks write them. @example unescaped("a_x000D_b") // => "a\rb" */
export const unescaped = (text: string): string =>
  text.includes("_x")
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;
