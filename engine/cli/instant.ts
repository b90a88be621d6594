import { InvalidArgumentError } from "commander";

/** An instant from a date-time; a date alone is the end of that day, a time without a zone is UTC. */
export function instant(text: string): string {
  const full = /^\d{4}-\d\d-\d\d$/.test(text)
    ? `${text}T23:59:59.999Z`
    : /(Z|[+-]\d\d:\d\d)$/.test(text)
      ? text
      : `${text}Z`;
  const at = new Date(full.replace(" ", "T"));
  if (Number.isNaN(at.getTime())) {
    throw new InvalidArgumentError("write a date-time such as 2026-11-05T12:00:00Z");
  }
  return at.toISOString();
}
