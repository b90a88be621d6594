/** The head of a remittance: how much is paid, how, when, by whom, and under which trace number. */
import { held, LOADED, SECTION, type Verdict } from "./account.ts";
import type { Notes } from "./notes.ts";
import { elementsOf, type Segment } from "./segments.ts";
import { amountOf, amountProblem, dayOf, given, type Amount } from "./values.ts";

/** The control numbers of a transaction set and of what it stands in; empty where there are none. */
export type Controls = { interchange: string; group: string; set: string };

type Payment = { line: number; amount: Amount; method: string | null; paidOn: string | null };

export class Header {
  payment: Payment | null = null;
  trace: string | null = null;
  payer: string | null = null;
  #payerId: string | null = null;
  #identity: string | null = null;
  readonly #controls: Controls;
  readonly #notes: Notes;

  constructor(controls: Controls, notes: Notes) {
    this.#controls = controls;
    this.#notes = notes;
  }

  /**
   * What tells this set from every other: payer, trace number and control numbers. Fixed when a row
   * first needs it, so that all rows of a set agree.
   */
  get identity(): string {
    const { interchange, group, set } = this.#controls;
    return (this.#identity ??= [
      this.#payerId ?? this.payer ?? "",
      this.trace ?? "",
      `${interchange}.${group}.${set}`,
    ].join("/"));
  }

  /** Takes BPR, TRN or N1; a problem matters where the segment is one we use. */
  take(segment: Segment, problem: Verdict | null): Verdict {
    if (segment.tag === "BPR") return problem ?? this.#readPayment(segment);
    const [tag, first, second, third, fourth] = elementsOf(segment);
    const traces = tag === "TRN" && this.trace === null;
    const names = tag === "N1" && first === "PR" && this.payer === null;
    if (this.#identity !== null || (!traces && !names)) return SECTION;
    if (problem) return problem;
    if (traces) {
      this.trace = given(second);
      this.#payerId = given(third) ?? this.#payerId;
    } else {
      this.payer = given(second);
      this.#payerId ??= given(fourth);
    }
    return LOADED;
  }

  /** The production date (DTM*405) does not stand in for a missing day of payment: it is another day. */
  #readPayment(segment: Segment): Verdict {
    if (this.payment) return held("OUT_OF_PLACE");
    const elements = elementsOf(segment);
    const amount = amountOf(elements[2] ?? "");
    if (!amount) return amountProblem(elements[2], "amount");
    const paidOn = dayOf(elements[16] ?? "");
    if (paidOn === null) this.#notes.add("DATE_INVALID", segment.line);
    this.payment = { line: segment.line, amount, method: given(elements[4]), paidOn };
    return LOADED;
  }
}
