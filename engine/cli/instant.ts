import { InvalidArgumentError } from "commander";
import { parseInstant } from "../calendar.ts";

/** An instant of the command line. @throws {InvalidArgumentError} */
export function instant(text: string): string {
  const at = parseInstant(text);
  if (at === null) {
    throw new InvalidArgumentError("write a date-time such as 2026-11-05T12:00:00Z");
  }
  return at;
}
