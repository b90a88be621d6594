/**
 * Claims as they were submitted (837P): who bills, which payer, and the claims under them. Of people
 * nothing is read but the provider numbers of those who treated and billed.
 */
import { held, LOADED, SECTION, type Verdict } from "./account.ts";
import type { Notes } from "./notes.ts";
import { elementsOf, firstTwoOf, type Segment } from "./segments.ts";
import type { SetContent, SetPlace } from "./set.ts";
import { SubmittedClaim, submittedClaimOf, type Billing } from "./submitted_claim.ts";
import type { Tables } from "../tables.ts";
import { dayOf, given } from "./values.ts";

/** Segments that may stand in a submission and hold nothing we keep. */
const KNOWN = new Set(
  (
    "N1 N2 N3 N4 PER PRV PAT DMG CUR CL1 PWK CN1 AMT K3 NTE CR1 CR2 CR3 CRC HI HCP OI MOA CAS " +
    "SV5 LIN CTP MEA QTY PS1 SVD LQ FRM UR HSD"
  ).split(" "),
);

export class Submission implements SetContent {
  readonly #place: SetPlace;
  readonly #tables: Tables;
  readonly #notes: Notes;
  #identity: string | null = null;
  #reference = "";
  #submittedOn: string | null;
  #billing: Billing = { provider: null, payer: null, payerId: null, order: null };
  #claim: SubmittedClaim | null = null;
  #claimHeld = false;

  constructor(place: SetPlace, tables: Tables, notes: Notes) {
    this.#place = place;
    this.#tables = tables;
    this.#notes = notes;
    this.#submittedOn = place.made;
  }

  /** Fixed when a row first needs it, so that all rows of a set agree. */
  get identity(): string {
    const { interchange, group, set } = this.#place.controls;
    return (this.#identity ??= `837/${this.#reference}/${interchange}.${group}.${set}`);
  }

  read(segment: Segment, problem: Verdict | null): Verdict {
    switch (segment.tag) {
      case "BHT":
        return problem ?? this.#begin(segment);
      case "HL":
        this.#endClaim();
        this.#descend(given(elementsOf(segment)[3]));
        return SECTION;
      case "CLM":
        this.#endClaim();
        return problem ?? this.#openClaim(segment);
      case "LX":
        this.#claim?.endLine();
        return { is: "ignored", as: "header" };
      case "SV1":
        if (this.#claim) return this.#claim.take(segment, problem);
        return held(this.#claimHeld ? "CLAIM_HELD" : "OUT_OF_PLACE");
      case "SV2":
      case "SV3":
        return held("OUT_OF_PLACE");
      case "SBR":
      case "NM1":
      case "DTP":
      case "REF":
        if (this.#claim) return this.#claim.take(segment, problem);
        return this.#claimHeld ? SECTION : this.#readBilling(segment, problem);
    }
    if (!KNOWN.has(segment.tag)) this.#notes.add("SEGMENT_UNKNOWN", segment.line);
    return SECTION;
  }

  end(): void {
    this.#endClaim();
  }

  #begin(segment: Segment): Verdict {
    const [, , , reference, day] = elementsOf(segment);
    this.#reference = given(reference) ?? "";
    this.#submittedOn = dayOf(day ?? "") ?? this.#submittedOn;
    return LOADED;
  }

  /** 20 begins who bills, 22 who is insured by whom; 23, the patient, keeps both. */
  #descend(level: string | null): void {
    const { provider } = this.#billing;
    if (level === "20") this.#billing = { provider: null, payer: null, payerId: null, order: null };
    if (level === "22") this.#billing = { provider, payer: null, payerId: null, order: null };
  }

  #readBilling(segment: Segment, problem: Verdict | null): Verdict {
    const [qualifier, type] = firstTwoOf(segment);
    if (segment.tag === "SBR") {
      if (problem) return problem;
      this.#billing.order = given(qualifier);
      return LOADED;
    }
    if (segment.tag !== "NM1" || (qualifier !== "85" && qualifier !== "PR")) return SECTION;
    if (problem) return problem;
    const [, , , name, , , , , , id] = elementsOf(segment).map(given);
    if (qualifier === "85") {
      this.#billing.provider = id ?? null;
    } else {
      this.#billing.payer = type === "2" ? (name ?? null) : null;
      this.#billing.payerId = id ?? null;
    }
    return LOADED;
  }

  #openClaim(segment: Segment): Verdict {
    const { start, controls } = this.#place;
    const submitted = { set: this.identity, start, controls, on: this.#submittedOn };
    const opened = submittedClaimOf(segment, submitted, this.#billing, this.#tables, this.#notes);
    if (!(opened instanceof SubmittedClaim)) {
      this.#claimHeld = true;
      return opened;
    }
    this.#claim = opened;
    return LOADED;
  }

  #endClaim(): void {
    this.#claim?.end();
    this.#claim = null;
    this.#claimHeld = false;
  }
}
