/** The fields of a file of loans, each with what to write where it is wrong. */
import { z } from "zod";
import { isDay } from "../../calendar.ts";
import { cents } from "../../money.ts";
import { rationalOf } from "../rational.ts";

const text = z.union([z.string(), z.number()]).transform(String);

const matching = (pattern: RegExp, error: string) =>
  z
    .union([z.string(), z.number()], { error })
    .pipe(text)
    .refine((seen) => pattern.test(seen), {
      error,
      abort: true,
    });

/** Dollars and cents, not below zero. */
export const amount = matching(
  /^\d{1,12}(\.\d{1,2})?$/,
  'write an amount in dollars and cents, as "350000.00"',
).transform(cents);

/** A rate or share, from 0 to below 1. */
export const share = matching(
  /^0+(\.\d{1,12})?$/,
  "write a rate as a fraction of one: 0.0875 for 8.75 %",
).transform(rationalOf);

/** A factor of 1 and more. */
export const factor = matching(
  /^[1-9]\d?(\.\d{1,6})?$/,
  "write a factor of 1 or more, as 1.30",
).transform(rationalOf);

export const day = z
  .string({ error: "write a day as YYYY-MM-DD" })
  .refine(isDay, { error: "write a day that exists as YYYY-MM-DD" });

/** A whole number in a range. */
export const whole = (least: number, most: number) => {
  const error = `write a whole number from ${least} to ${most}`;
  return z.int({ error }).min(least, { error }).max(most, { error });
};

export const oneOf = <const T extends readonly [string, ...string[]]>(allowed: T) =>
  z.enum(allowed, { error: `write one of ${allowed.join(", ")}` });

export const flag = z.boolean({ error: "write true or false" });

export const list = <T extends z.ZodType>(item: T) =>
  z.array(item, { error: "write a list: [ …, … ]" });

/** What a covenant asks for, a number or money, kept as it is written. */
export const threshold = z
  .union([z.string(), z.number()], { error: 'write a number as text, as "1.25"' })
  .transform(String)
  .refine((text) => /^\d{1,12}(\.\d{1,6})?$/.test(text), {
    error: 'write a number as text, as "1.25", or money as "50000.00"',
    abort: true,
  })
  .refine((text) => /[1-9]/.test(text), { error: "write a number above zero" });
