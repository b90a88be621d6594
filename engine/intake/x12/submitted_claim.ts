/** One claim of a submission as it is read, and its service lines. */
import { held, LOADED, SECTION, type Verdict } from "./account.ts";
import type { Controls } from "./header.ts";
import type { Notes } from "./notes.ts";
import { elementsOf, firstTwoOf, type Segment } from "./segments.ts";
import type { Tables } from "../tables.ts";
import {
  amountOf,
  amountProblem,
  componentsOf,
  dayOf,
  given,
  numberOf,
  type Amount,
} from "./values.ts";

/** What stands above a claim in the hierarchy of a submission. */
export type Billing = {
  provider: string | null;
  payer: string | null;
  payerId: string | null;
  /** P, S or T: whether this payer is asked first, second or third */
  order: string | null;
};

/** The submission a claim belongs to. */
export type Submitted = { set: string; start: number; controls: Controls; on: string | null };

type Head = {
  line: number;
  id: string;
  charge: Amount;
  place: string | null;
  frequency: string | null;
};

type Line = {
  line: number;
  code: string | null;
  modifiers: string | null;
  charge: Amount;
  units: string;
  place: string | null;
  chargeId: string | null;
  serviceDate: string | null;
  provider: string | null;
};

/** The claim a CLM segment opens, or why it is held. */
export function submittedClaimOf(
  segment: Segment,
  submitted: Submitted,
  billing: Billing,
  tables: Tables,
  notes: Notes,
): Verdict | SubmittedClaim {
  const [, idText, chargeText, , , place] = elementsOf(segment);
  const id = given(idText);
  if (id === null) return held("FIELD_MISSING", "claim_id");
  const charge = amountOf(chargeText ?? "");
  if (!charge) return amountProblem(chargeText, "charge");
  const [where, , frequency] = componentsOf(place ?? "", segment.delimiters.component);
  const head: Head = {
    line: segment.line,
    id,
    charge,
    place: given(where),
    frequency: given(frequency),
  };
  return new SubmittedClaim(head, submitted, { ...billing }, tables, notes);
}

export class SubmittedClaim {
  readonly #head: Head;
  readonly #submitted: Submitted;
  readonly #billing: Billing;
  readonly #tables: Tables;
  readonly #notes: Notes;
  #line: Line | null = null;
  #lineHeld = false;
  /** inside what is said of another insurer, which is not this claim's */
  #otherInsurer = false;
  #lineCharges = 0n;
  #originalClaimId: string | null = null;
  #serviceDate: string | null = null;
  #provider: string | null = null;

  constructor(head: Head, submitted: Submitted, billing: Billing, tables: Tables, notes: Notes) {
    this.#head = head;
    this.#submitted = submitted;
    this.#billing = billing;
    this.#tables = tables;
    this.#notes = notes;
  }

  #position = (line: number): string => String(line - this.#submitted.start);

  /** Takes a segment after the claim's own: SV1, SBR, NM1, DTP or REF. */
  take(segment: Segment, problem: Verdict | null): Verdict {
    if (segment.tag === "SV1") {
      this.endLine();
      const verdict = problem ?? this.#openLine(segment);
      this.#lineHeld = verdict.is === "held";
      return verdict;
    }
    const [qualifier, second] = firstTwoOf(segment);
    if (segment.tag === "SBR") this.#otherInsurer = true;
    if (this.#otherInsurer || this.#lineHeld) return SECTION;
    const line = this.#line;
    const use = (take: () => void): Verdict => {
      if (!problem) take();
      return problem ?? LOADED;
    };
    switch (`${segment.tag}*${qualifier}`) {
      case "REF*F8":
        return use(() => (this.#originalClaimId ??= given(second)));
      case "REF*6R":
        return line ? use(() => (line.chargeId ??= given(second))) : SECTION;
      case "NM1*82":
        return use(() => {
          const id = given(elementsOf(segment)[9]);
          if (line) line.provider ??= id;
          else this.#provider ??= id;
        });
      case "DTP*472":
        return use(() => {
          // A day, or a first and a last one.
          const day = dayOf((elementsOf(segment)[3] ?? "").trim().split("-")[0]!);
          if (day === null) this.#notes.add("DATE_INVALID", segment.line);
          if (line) line.serviceDate ??= day;
          else this.#serviceDate ??= day;
        });
    }
    return SECTION;
  }

  /** Writes the row of the line that is open; what another insurer paid stands before the first. */
  endLine(): void {
    const line = this.#line;
    this.#line = null;
    this.#otherInsurer = this.#lineHeld = false;
    if (!line) return;
    const day = line.serviceDate ?? this.#serviceDate;
    if (day !== null && day < (this.#firstDay ?? "9999")) this.#firstDay = day;
    this.#tables.add("submitted_line", line.line, {
      set: this.#submitted.set,
      position: this.#position(line.line),
      claim_position: this.#position(this.#head.line),
      charge_id: line.chargeId,
      code: line.code,
      modifiers: line.modifiers,
      charge: line.charge.text,
      units: line.units,
      place: line.place ?? this.#head.place,
      service_date: day,
      provider: line.provider ?? this.#provider,
    });
  }

  #firstDay: string | null = null;

  /** Writes the claim's row, and its last line's. */
  end(): void {
    this.endLine();
    const { line, id, charge, place, frequency } = this.#head;
    const { set, controls, on } = this.#submitted;
    const difference = charge.cents - this.#lineCharges;
    if (difference !== 0n) this.#notes.add("CHARGES_DIFFER", line, difference);
    this.#tables.add("submitted_claim", line, {
      set,
      position: this.#position(line),
      group_control: controls.group,
      set_control: controls.set,
      claim_id: id,
      submitted_on: on,
      service_date: this.#firstDay ?? this.#serviceDate,
      charge: charge.text,
      place,
      frequency,
      original_claim_id: this.#originalClaimId,
      payer: this.#billing.payer,
      payer_id: this.#billing.payerId,
      payer_order: this.#billing.order,
      billing_provider: this.#billing.provider,
      provider: this.#provider,
      balances: difference === 0n ? "yes" : "no",
    });
  }

  #openLine(segment: Segment): Verdict {
    const [, composite = "", chargeText, , unitsText, place] = elementsOf(segment);
    const charge = amountOf(chargeText ?? "");
    if (!charge) return amountProblem(chargeText, "charge");
    const units = numberOf(given(unitsText) ?? "1");
    if (units === null) return held("NUMBER_FORMAT", "units");
    const [, ...procedure] = componentsOf(composite, segment.delimiters.component);
    this.#lineCharges += charge.cents;
    this.#line = {
      line: segment.line,
      code: given(procedure[0]),
      modifiers: given(procedure.slice(1, 5).filter(Boolean).join(" ")),
      charge,
      units,
      place: given(place),
      chargeId: null,
      serviceDate: null,
      provider: null,
    };
    return LOADED;
  }
}
