/** An interchange, a group or a transaction set: what opens it, and whether what closes it agrees. */
import type { Account } from "./account.ts";
import { elementsOf, type Segment } from "./segments.ts";
import { given } from "./values.ts";

export type Envelope = {
  /** where it opens */
  line: number;
  control: string;
  /** how many of the things it holds, and its end counts, were seen */
  holds: number;
};

export const FETCH_AGAIN = "fetch the file again if anything is missing";

/** Checks that a closing segment counts what was seen and closes what was opened. */
export function checkEnd(
  envelope: Envelope,
  segment: Segment,
  holding: string,
  account: Account,
): void {
  const { tag, line } = segment;
  const [count, control] = elementsOf(segment).slice(1).map(given);
  if (Number(count ?? NaN) !== envelope.holds) {
    account.report(
      "look_at",
      `${tag}_COUNT`,
      line,
      `${tag} counts ${numberShown(count)} ${holding}, there are ${envelope.holds}`,
      FETCH_AGAIN,
    );
  }
  if (withoutZeros(control ?? "") !== withoutZeros(envelope.control)) {
    account.report(
      "look_at",
      "CONTROL_NUMBER",
      line,
      `${tag} closes number ${numberShown(control)}, but number ${numberShown(envelope.control)} ` +
        `is open since segment ${envelope.line}`,
      FETCH_AGAIN,
    );
  }
}

/** Reports that something was open where something else begins or the file ends. */
export function reportOpen(envelope: Envelope, end: "SE" | "GE" | "IEA", account: Account): void {
  account.report(
    "look_at",
    `${end}_MISSING`,
    envelope.line,
    `what opens here is not closed by ${end}; the file may have been cut`,
    FETCH_AGAIN,
  );
}

/** A number as findings show it; in a damaged file anything may stand in its place, names too. */
export const numberShown = (text: string | null | undefined): string =>
  text && /^(?=.*\d)[A-Z0-9]{1,10}$/i.test(text) ? text : "(none)";

const withoutZeros = (control: string): string => control.replace(/^0+(?=.)/, "");
