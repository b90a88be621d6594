/**
 * The envelopes of X12: interchanges (ISA … IEA) hold groups (GS … GE), groups hold transaction sets
 * (ST … SE). Opens and closes them, checks what they count, and hands each set its segments.
 */
import { held, SECTION, type Account } from "./account.ts";
import { checkEnd, reportOpen, type Envelope } from "./envelope.ts";
import { Notes } from "./notes.ts";
import { KINDS, kindOf } from "./kinds.ts";
import { holdsMoney } from "./remittance.ts";
import { elementsOf, type Segment } from "./segments.ts";
import type { SetReader } from "./set.ts";
import type { Tables } from "../tables.ts";
import { dayOf, given } from "./values.ts";

type TransactionSet = Envelope & { reader: SetReader | null };

export class Interchanges {
  /** how many transaction sets of each kind the file holds */
  readonly kinds = new Map<string, number>();
  /** when the last of its groups was made, `YYYY-MM-DD HH:MM:SS`; null where none says so */
  asOf: string | null = null;
  readonly #tables: Tables;
  readonly #account: Account;
  readonly #notes = new Notes();
  readonly #sets = new Set<string>();
  #interchange: Envelope | null = null;
  #group: (Envelope & { version: string; made: string | null }) | null = null;
  #set: TransactionSet | null = null;

  constructor(tables: Tables, account: Account) {
    this.#tables = tables;
    this.#account = account;
  }

  take(segment: Segment): void {
    if (segment.text === "") return this.#account.ignore("blank");
    if (this.#set) this.#set.holds++;
    switch (segment.tag) {
      case "ISA":
        this.#openInterchange(segment);
        return this.#account.ignore("header");
      case "GS":
        this.#openGroup(segment);
        return this.#account.ignore("header");
      case "ST":
        this.#openSet(segment);
        return this.#account.ignore("header");
      case "TA1":
        return this.#account.ignore("header");
      case "SE":
        this.#closeSet(segment);
        return this.#account.ignore("footer");
      case "GE":
        this.#passOver();
        this.#close(this.#group, segment, "transaction sets");
        this.#group = null;
        return this.#account.ignore("footer");
      case "IEA":
        this.#passOver();
        if (this.#group) reportOpen(this.#group, "GE", this.#account);
        this.#close(this.#interchange, segment, "groups");
        this.#group = this.#interchange = null;
        return this.#account.ignore("footer");
    }
    if (this.#set?.reader) return this.#set.reader.take(segment);
    if (this.#set) return this.#account.ignore("section");
    this.#notes.add("OUTSIDE", segment.line);
    this.#account.count(holdsMoney(segment) ? held("OUT_OF_PLACE") : SECTION, segment.line);
  }

  /** Ends what the file's end leaves open, and tells what was seen outside the transaction sets. */
  end(): void {
    this.#cutOff();
    this.#notes.report(this.#account);
  }

  #openInterchange(segment: Segment): void {
    this.#cutOff();
    this.#interchange = {
      line: segment.line,
      control: given(elementsOf(segment)[13]) ?? "",
      holds: 0,
    };
    if (segment.delimiters.known === "misshapen") {
      this.#account.report(
        "look_at",
        "ISA_LENGTH",
        segment.line,
        "ISA has not the length the standard fixes, 106 characters; it was read all the same",
        "tell whoever made the file; nothing needs to be done if the figures are right",
      );
    }
  }

  #openGroup(segment: Segment): void {
    this.#passOver();
    if (this.#group) reportOpen(this.#group, "GE", this.#account);
    const elements = elementsOf(segment);
    const [control, version] = [given(elements[6]) ?? "", given(elements[8]) ?? ""];
    const made = momentOf(elements[4] ?? "", elements[5] ?? "");
    this.#group = { line: segment.line, control, version, made, holds: 0 };
    if (this.#interchange) this.#interchange.holds++;
    if (made && made > (this.asOf ?? "")) this.asOf = made;
  }

  #openSet(segment: Segment): void {
    this.#passOver();
    const elements = elementsOf(segment).map(given);
    const version = elements[3] ?? this.#group?.version ?? "";
    const kind = kindOf(elements[1] ?? null, version);
    const control = elements[2] ?? "";
    this.kinds.set(kind, (this.kinds.get(kind) ?? 0) + 1);
    if (this.#group) this.#group.holds++;
    this.#set = { line: segment.line, control, holds: 1, reader: null };
    const reader = KINDS[kind]?.reader;
    if (!reader) return;
    const controls = {
      interchange: this.#interchange?.control ?? "",
      group: this.#group?.control ?? "",
      set: control,
    };
    const place = { start: segment.line, controls, made: this.#group?.made?.slice(0, 10) ?? null };
    this.#set.reader = reader(place, this.#tables, this.#account);
    if (segment.delimiters.known === "guessed") {
      this.#account.report(
        "look_at",
        "ISA_MISSING",
        segment.line,
        "no ISA stands before it; its delimiters were taken from the look of the text",
        "check its figures, or fetch the file again",
      );
    }
    if (version !== "" && !/^0*(4010|5010)/.test(version)) {
      this.#account.report(
        "look_at",
        "VERSION_UNKNOWN",
        segment.line,
        "its version is neither 4010 nor 5010; it was read as if it were 5010",
        "check its figures against the payment",
      );
    }
  }

  #closeSet(segment: Segment): void {
    this.#close(this.#set, segment, "segments");
    this.#set?.reader?.finish(this.#sets);
    this.#set = null;
  }

  /** Whatever is open breaks off here. */
  #cutOff(): void {
    this.#set?.reader?.abandon("TRUNCATED");
    this.#set = null;
    if (this.#group) reportOpen(this.#group, "GE", this.#account);
    if (this.#interchange) reportOpen(this.#interchange, "IEA", this.#account);
    this.#group = this.#interchange = null;
  }

  /** The envelope goes on though SE is missing: what was read of the set is whole all the same. */
  #passOver(): void {
    const set = this.#set;
    this.#set = null;
    if (!set?.reader) return;
    set.reader.finish(this.#sets);
    reportOpen(set, "SE", this.#account);
  }

  #close(opened: Envelope | null, segment: Segment, holding: string): void {
    if (opened) checkEnd(opened, segment, holding, this.#account);
    else this.#notes.add("NOT_OPENED", segment.line);
  }
}

function momentOf(date: string, time: string): string | null {
  const day = dayOf(date);
  if (day === null) return null;
  const clock = /^([01]\d|2[0-3])([0-5]\d)/.exec(time);
  return clock ? `${day} ${clock[1]}:${clock[2]}:00` : `${day} 00:00:00`;
}
