/** One claim of a remittance as it is read: its service lines, adjustments and days. */
import { held, LOADED, SECTION, type Verdict } from "./account.ts";
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

/** What the CLP segment itself says. */
type Head = {
  line: number;
  id: string;
  status: string | null;
  charge: Amount;
  paid: Amount;
  patientResponsibility: string | null;
  payerClaimId: string | null;
};

type Line = {
  line: number;
  code: string | null;
  modifiers: string | null;
  charge: Amount;
  paid: Amount;
  units: string;
  chargeId: string | null;
  allowed: string | null;
  serviceDate: string | null;
  adjusted: bigint;
};

/** The days, references and amounts we use, by their first element. */
const QUALIFIERS = new Set(["050", "232", "472", "150", "6R", "B6"]);

/** The set a claim belongs to, and the segment it begins with: rows count their position from there,
 * so that the same set sent again in another file has the same keys. */
export type SetPlace = { set: string; start: number };

/** The claim a CLP segment opens, or why it is held. */
export function claimOf(
  segment: Segment,
  set: SetPlace,
  tables: Tables,
  notes: Notes,
): Verdict | Claim {
  const [, idText, status, chargeText, paidText, responsibility, , payerClaimId] =
    elementsOf(segment);
  const id = given(idText);
  if (id === null) return held("FIELD_MISSING", "claim_id");
  const charge = amountOf(chargeText ?? "");
  if (!charge) return amountProblem(chargeText, "charge");
  const paid = amountOf(paidText ?? "");
  if (!paid) return amountProblem(paidText, "paid");
  const patientResponsibility = given(responsibility);
  const owed = patientResponsibility === null ? null : amountOf(patientResponsibility);
  if (patientResponsibility !== null && !owed) {
    return amountProblem(responsibility, "patient_responsibility");
  }
  const head: Head = {
    line: segment.line,
    id,
    status: given(status),
    charge,
    paid,
    patientResponsibility: owed?.text ?? null,
    payerClaimId: given(payerClaimId),
  };
  return new Claim(head, set, tables, notes);
}

export class Claim {
  readonly #head: Head;
  readonly #set: SetPlace;
  readonly #tables: Tables;
  readonly #notes: Notes;
  #line: Line | null = null;
  #lineHeld = false;
  #adjusted = 0n;
  /** how often a group and reason was given where we are */
  readonly #given = new Map<string, number>();
  #receivedOn: string | null = null;
  #serviceDate: string | null = null;

  constructor(head: Head, set: SetPlace, tables: Tables, notes: Notes) {
    this.#head = head;
    this.#set = set;
    this.#tables = tables;
    this.#notes = notes;
  }

  #position(line: number): string {
    return String(line - this.#set.start);
  }

  /** What was paid for the claim, in cents. */
  get paid(): bigint {
    return this.#head.paid.cents;
  }

  /** Takes a segment after the claim's own: SVC, CAS, DTM, REF or AMT. */
  take(segment: Segment, problem: Verdict | null): Verdict {
    if (segment.tag === "SVC") {
      this.#endLine();
      const verdict = problem ?? this.#openLine(segment);
      this.#lineHeld = verdict.is === "held";
      return verdict;
    }
    const { tag } = segment;
    if (tag === "CAS") {
      return problem ?? (this.#lineHeld ? held("LINE_HELD") : this.#adjust(segment));
    }
    const [qualifier, text] = firstTwoOf(segment);
    if (problem) return QUALIFIERS.has(qualifier) ? problem : SECTION;
    if (tag === "DTM") return this.#date(qualifier, text, segment.line);
    const line = this.#line;
    if (tag === "REF" && qualifier === "6R" && line) {
      line.chargeId ??= given(text);
      return LOADED;
    }
    if (tag === "AMT" && qualifier === "B6" && line) {
      const allowed = amountOf(text);
      if (!allowed) return amountProblem(text, "allowed");
      line.allowed ??= allowed.text;
      return LOADED;
    }
    return SECTION;
  }

  /** Writes the claim's row, and its last line's. */
  end(): void {
    this.#endLine();
    const { line, id, status, charge, paid, patientResponsibility, payerClaimId } = this.#head;
    const difference = charge.cents - this.#adjusted - paid.cents;
    if (difference !== 0n) this.#notes.add("CLAIM_UNBALANCED", line, difference);
    this.#tables.add("remitted_claim", line, {
      set: this.#set.set,
      position: this.#position(line),
      claim_id: id,
      status,
      charge: charge.text,
      paid: paid.text,
      patient_responsibility: patientResponsibility,
      payer_claim_id: payerClaimId,
      received_on: this.#receivedOn,
      balances: difference === 0n ? "yes" : "no",
    });
  }

  #openLine(segment: Segment): Verdict {
    const [, composite = "", chargeText, paidText, , unitsText] = elementsOf(segment);
    const charge = amountOf(chargeText ?? "");
    if (!charge) return amountProblem(chargeText, "charge");
    const paid = amountOf(paidText ?? "");
    if (!paid) return amountProblem(paidText, "paid");
    const units = numberOf(given(unitsText) ?? "1");
    if (units === null) return held("NUMBER_FORMAT", "units");
    const { component } = segment.delimiters;
    const [qualifier, ...procedure] = componentsOf(composite, component);
    if (procedure.length > 0 && !composite.includes(component)) {
      this.#notes.add("COMPONENT_SEPARATOR", segment.line);
    }
    this.#given.clear();
    this.#line = {
      line: segment.line,
      code: procedure.length === 0 && qualifier!.length > 2 ? qualifier! : given(procedure[0]),
      modifiers: given(procedure.slice(1, 5).filter(Boolean).join(" ")),
      charge,
      paid,
      units,
      chargeId: null,
      allowed: null,
      serviceDate: null,
      adjusted: 0n,
    };
    return LOADED;
  }

  #endLine(): void {
    const line = this.#line;
    this.#line = null;
    if (!line) return;
    const difference = line.charge.cents - line.adjusted - line.paid.cents;
    if (difference !== 0n) this.#notes.add("LINE_UNBALANCED", line.line, difference);
    this.#tables.add("remitted_line", line.line, {
      set: this.#set.set,
      position: this.#position(line.line),
      claim_position: this.#position(this.#head.line),
      charge_id: line.chargeId,
      code: line.code,
      modifiers: line.modifiers,
      charge: line.charge.text,
      paid: line.paid.text,
      allowed: line.allowed,
      units: line.units,
      service_date: line.serviceDate ?? this.#serviceDate,
    });
  }

  /** Reads all reasons of a CAS before it uses any, so that a segment is loaded or held as a whole. */
  #adjust(segment: Segment): Verdict {
    const elements = elementsOf(segment);
    const reasons: { reason: string; amount: Amount }[] = [];
    for (let at = 2; at < elements.length; at += 3) {
      const reason = given(elements[at]);
      if (reason === null && given(elements[at + 1]) === null) continue;
      if (reason === null) return held("FIELD_MISSING", "reason");
      const amount = amountOf(elements[at + 1] ?? "");
      if (!amount) return amountProblem(elements[at + 1], "amount");
      reasons.push({ reason, amount });
    }
    if (reasons.length === 0) return held("AMOUNT_MISSING", "amount");
    const group = given(elements[1]);
    const claimPosition = this.#position(this.#head.line);
    const linePosition = this.#line ? this.#position(this.#line.line) : null;
    for (const { reason, amount } of reasons) {
      const kind = `${group}|${reason}`;
      const nth = (this.#given.get(kind) ?? 0) + 1;
      this.#given.set(kind, nth);
      this.#adjusted += amount.cents;
      if (this.#line) this.#line.adjusted += amount.cents;
      this.#tables.add("remitted_adjustment", segment.line, {
        set: this.#set.set,
        claim_position: claimPosition,
        line_position: linePosition,
        adjustment_group: group,
        reason,
        nth: String(nth),
        amount: amount.text,
      });
    }
    return LOADED;
  }

  /** 050 received; 232 the claim's first day of service, its lines' own where they give none; 472 and 150 the line's. */
  #date(qualifier: string, text: string, segmentLine: number): Verdict {
    const line = this.#line;
    const ofClaim = qualifier === "050" || (qualifier === "232" && !line && !this.#lineHeld);
    const ofLine = line && (qualifier === "472" || qualifier === "150");
    if (!ofClaim && !ofLine) return SECTION;
    const day = dayOf(text);
    if (day === null) this.#notes.add("DATE_INVALID", segmentLine);
    if (qualifier === "050") this.#receivedOn ??= day;
    else if (ofLine) line.serviceDate ??= day;
    else this.#serviceDate ??= day;
    return LOADED;
  }
}
