/** What a clearinghouse or payer says of the claims it was sent (277CA): taken, or turned away and why. */
import { held, LOADED, SECTION, type Verdict } from "./account.ts";
import type { Notes } from "./notes.ts";
import { elementsOf, firstTwoOf, type Segment } from "./segments.ts";
import type { SetContent, SetPlace } from "./set.ts";
import type { Tables } from "../tables.ts";
import { amountOf, amountProblem, componentsOf, dayOf, given } from "./values.ts";

/** Segments that may stand among claim states and hold nothing we keep. */
const KNOWN = new Set("PER QTY AMT N1 N3 N4 DMG".split(" "));
/** Whom a state is about, by the level of the hierarchy it stands at. */
const LEVELS: Readonly<Record<string, string>> = {
  "20": "source",
  "21": "receiver",
  "19": "provider",
  PT: "claim",
};

type Status = {
  line: number;
  level: string;
  category: string;
  code: string | null;
  on: string | null;
  amount: string | null;
};

export class ClaimStatuses implements SetContent {
  readonly #place: SetPlace;
  readonly #tables: Tables;
  readonly #notes: Notes;
  #identity: string | null = null;
  #reference = "";
  #payer: string | null = null;
  #level = "source";
  #claimId: string | null = null;
  #payerClaimId: string | null = null;
  #serviceDate: string | null = null;
  /** states whose claim has not ended: what else is said of it comes after them */
  #open: Status[] = [];

  constructor(place: SetPlace, tables: Tables, notes: Notes) {
    this.#place = place;
    this.#tables = tables;
    this.#notes = notes;
  }

  /** Fixed when a row first needs it, so that all rows of a set agree. */
  get identity(): string {
    const { interchange, group, set } = this.#place.controls;
    return (this.#identity ??= `277/${this.#reference}/${interchange}.${group}.${set}`);
  }

  read(segment: Segment, problem: Verdict | null): Verdict {
    const { tag } = segment;
    const [qualifier, second] = firstTwoOf(segment);
    const ofClaim = this.#level === "claim" || this.#level === "line";
    switch (tag) {
      case "BHT":
        if (problem) return problem;
        this.#reference = given(elementsOf(segment)[3]) ?? "";
        return LOADED;
      case "HL":
        this.end();
        this.#level = LEVELS[given(elementsOf(segment)[3]) ?? ""] ?? "other";
        return SECTION;
      case "NM1":
        if (this.#level !== "source" || second !== "2") return SECTION;
        if (problem) return problem;
        this.#payer = given(elementsOf(segment)[3]);
        return LOADED;
      case "TRN":
        if (!ofClaim || qualifier !== "2") return SECTION;
        if (problem) return problem;
        this.end();
        this.#level = "claim";
        this.#claimId = given(second);
        return LOADED;
      case "SVC":
        if (ofClaim) this.#level = "line";
        return SECTION;
      case "STC":
        return problem ?? this.#readStatus(segment);
      case "REF":
        if (!ofClaim || qualifier !== "1K") return SECTION;
        if (!problem) this.#payerClaimId ??= given(second);
        return problem ?? LOADED;
      case "DTP":
        if (this.#level !== "claim" || qualifier !== "472") return SECTION;
        if (!problem) this.#serviceDate ??= this.#dayOf(segment);
        return problem ?? LOADED;
    }
    if (!KNOWN.has(tag)) this.#notes.add("SEGMENT_UNKNOWN", segment.line);
    return SECTION;
  }

  end(): void {
    for (const { line, level, category, code, on, amount } of this.#open) {
      this.#tables.add("claim_status", line, {
        set: this.identity,
        position: String(line - this.#place.start),
        level,
        claim_id: this.#claimId,
        category,
        code,
        status_on: on,
        amount,
        payer: this.#payer,
        payer_claim_id: this.#payerClaimId,
        service_date: this.#serviceDate,
      });
    }
    this.#open = [];
    this.#claimId = this.#payerClaimId = this.#serviceDate = null;
  }

  #readStatus(segment: Segment): Verdict {
    const [, composite = "", day, , amountText] = elementsOf(segment);
    const [category, code] = componentsOf(composite.trim(), segment.delimiters.component).map(
      given,
    );
    if (!category) return held("FIELD_MISSING", "category");
    const amount = given(amountText) === null ? null : amountOf(amountText!);
    if (given(amountText) !== null && !amount) return amountProblem(amountText, "amount");
    const isClaim = this.#level === "claim" || this.#level === "line";
    if (isClaim && this.#claimId === null) return held("FIELD_MISSING", "claim_id");
    const on = dayOf(day ?? "");
    if (on === null && given(day) !== null) this.#notes.add("DATE_INVALID", segment.line);
    this.#open.push({
      line: segment.line,
      level: this.#level,
      category,
      code: code ?? null,
      on: on ?? this.#place.made,
      amount: amount?.text ?? null,
    });
    return LOADED;
  }

  #dayOf(segment: Segment): string | null {
    const day = dayOf((elementsOf(segment)[3] ?? "").trim().split("-")[0]!);
    if (day === null) this.#notes.add("DATE_INVALID", segment.line);
    return day;
  }
}
