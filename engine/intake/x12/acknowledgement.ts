/**
 * Whether what was sent could be read at all (999, formerly 997): each transaction set accepted,
 * accepted with errors or rejected, and which segment was wrong. What stood there is never read.
 */
import { held, LOADED, SECTION, type Verdict } from "./account.ts";
import type { Notes } from "./notes.ts";
import { elementsOf, type Segment } from "./segments.ts";
import type { SetContent, SetPlace } from "./set.ts";
import type { Tables } from "../tables.ts";
import { given } from "./values.ts";

export class Acknowledgement implements SetContent {
  readonly #place: SetPlace;
  readonly #tables: Tables;
  readonly #notes: Notes;
  #identity: string | null = null;
  #group: string | null = null;
  /** the set that is spoken of */
  #kind: string | null = null;
  #control: string | null = null;
  #wrong: { segment: string | null; position: string | null; loop: string | null } | null = null;

  constructor(place: SetPlace, tables: Tables, notes: Notes) {
    this.#place = place;
    this.#tables = tables;
    this.#notes = notes;
  }

  /** Fixed when a row first needs it, so that all rows of a set agree. */
  get identity(): string {
    const { interchange, group, set } = this.#place.controls;
    return (this.#identity ??= `999/${this.#group ?? ""}/${interchange}.${group}.${set}`);
  }

  read(segment: Segment, problem: Verdict | null): Verdict {
    const { tag } = segment;
    if (tag === "CTX") return SECTION;
    if (!/^(AK[1-59]|IK[345])$/.test(tag)) {
      this.#notes.add("SEGMENT_UNKNOWN", segment.line);
      return SECTION;
    }
    if (problem) return problem;
    const [, first = null, second = null, third = null, fourth = null, ...more] =
      elementsOf(segment).map(given);
    switch (tag) {
      case "AK1":
        this.#group = second;
        return LOADED;
      case "AK2":
        this.#kind = first;
        this.#control = second;
        this.#wrong = null;
        return LOADED;
      case "IK3":
      case "AK3":
        this.#wrong = { segment: first, position: second, loop: third };
        this.#addError(segment, null, fourth);
        return LOADED;
      case "IK4":
      case "AK4":
        if (!this.#wrong) return held("OUT_OF_PLACE");
        this.#addError(segment, first, third);
        return LOADED;
    }
    if (first === null) return held("FIELD_MISSING", "outcome");
    const ofSet = tag !== "AK9";
    const counts = ofSet ? [null, null, null] : [second, third, fourth];
    const errors = ofSet ? [second, third, fourth, ...more] : more;
    this.#tables.add("acknowledgement", segment.line, {
      set: this.identity,
      position: this.#position(segment),
      level: ofSet ? "set" : "group",
      group_control: this.#group,
      set_kind: ofSet ? this.#kind : null,
      set_control: ofSet ? this.#control : null,
      outcome: first,
      answered_on: this.#place.made,
      errors: given(errors.filter(Boolean).join(" ")),
      included: counts[0]!,
      received: counts[1]!,
      accepted: counts[2]!,
    });
    return LOADED;
  }

  end(): void {
    this.#wrong = null;
  }

  #position = ({ line }: Segment): string => String(line - this.#place.start);

  #addError(segment: Segment, element: string | null, code: string | null): void {
    this.#tables.add("acknowledged_error", segment.line, {
      set: this.identity,
      position: this.#position(segment),
      group_control: this.#group,
      set_control: this.#control,
      segment: this.#wrong!.segment,
      segment_position: this.#wrong!.position,
      loop: this.#wrong!.loop,
      element,
      code,
    });
  }
}
