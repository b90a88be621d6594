/** One 835 transaction set as it is read: one payment, its claims, and what was set against the provider. */
import { moneyText } from "../../money.ts";
import { held, LOADED, SECTION, type Account, type Verdict } from "./account.ts";
import { Claim, claimOf } from "./claim.ts";
import { numberShown } from "./envelope.ts";
import { Header, type Controls } from "./header.ts";
import { Notes } from "./notes.ts";
import { elementsOf, type Segment } from "./segments.ts";
import type { SetReader } from "./set.ts";
import type { Tables } from "../tables.ts";
import { unreadable } from "./unreadable.ts";
import { UsedSegments, type Abandoned } from "./used_segments.ts";
import { amountOf, amountProblem, componentsOf, given, type Amount } from "./values.ts";

/** Segments that may stand in a remittance and hold nothing we keep. */
const KNOWN = new Set(
  "NTE CUR N2 N3 N4 PER RDM TS2 TS3 NM1 MIA MOA QTY LQ DTM REF AMT N1 TRN".split(" "),
);
/** Segments that hold money, so that none of them may be passed over. */
const MONEY = new Set(["BPR", "CLP", "SVC", "CAS", "PLB", "CLM", "SV1"]);

/** Whether a segment must not be passed over, wherever it stands. */
export const holdsMoney = (segment: Segment): boolean => MONEY.has(segment.tag);

export class Remittance implements SetReader {
  readonly #line: number;
  readonly #title: string;
  readonly #tables: Tables;
  readonly #account: Account;
  readonly #notes = new Notes();
  readonly #header: Header;
  readonly #used: UsedSegments;
  #claim: Claim | null = null;
  #claimHeld = false;
  #claimsPaid = 0n;
  #providerAdjustments = 0n;

  /** @param line  where its ST stands */
  constructor(line: number, controls: Controls, tables: Tables, account: Account) {
    this.#line = line;
    this.#title = `transaction set ${numberShown(controls.set)}`;
    this.#header = new Header(controls, this.#notes);
    this.#tables = tables;
    this.#account = account;
    this.#used = new UsedSegments(line, this.#title, tables, account);
  }

  /** Takes a segment from between ST and SE. */
  take(segment: Segment): void {
    this.#used.count(this.#read(segment), segment.line);
  }

  /**
   * Writes the remittance's row and counts its segments as loaded, or abandons it.
   *
   * @param sets  the transaction sets of the file so far; this one is added
   */
  finish(sets: Set<string>): void {
    this.#endClaim();
    const { payment, trace, payer, identity: set } = this.#header;
    if (!payment) return this.abandon("NO_BPR");
    if (sets.has(set)) return this.abandon("DUPLICATE_KEY");
    sets.add(set);
    const explained = this.#claimsPaid - this.#providerAdjustments;
    const difference = payment.amount.cents - explained;
    this.#tables.add("remittance", payment.line, {
      set,
      payer,
      trace,
      method: payment.method,
      paid_on: payment.paidOn,
      amount: payment.amount.text,
      claims_paid: moneyText(this.#claimsPaid),
      provider_adjustments: moneyText(this.#providerAdjustments),
      balances: difference === 0n ? "yes" : "no",
    });
    this.#used.load();
    if (difference !== 0n) this.#reportDifference(payment.line, payment.amount, difference);
    if (/^9{4,}$/.test(trace ?? "") && /^9{3,}(\.9*)?$/.test(payment.amount.text)) {
      this.#account.report(
        "look_at",
        "MASKED",
        payment.line,
        `${this.#title} is masked: its amount and trace number are all nines, so its figures mean nothing`,
        "use it to try things out only",
      );
    }
    this.#notes.report(this.#account, `${this.#title}, `);
  }

  abandon(problem: Abandoned): void {
    this.#used.abandon(problem);
  }

  #read(segment: Segment): Verdict {
    const { tag } = segment;
    if (tag === "CLP" || tag === "PLB") this.#endClaim();
    const problem = unreadable(segment);
    switch (tag) {
      case "BPR":
      case "TRN":
      case "N1":
        return this.#header.take(segment, problem);
      case "CLP":
        return this.#openClaim(segment, problem);
      case "PLB":
        return problem ?? this.#adjustProvider(segment);
      case "LX":
        return { is: "ignored", as: "header" };
      case "SVC":
      case "CAS":
        if (this.#claim) return this.#claim.take(segment, problem);
        return held(this.#claimHeld ? "CLAIM_HELD" : "OUT_OF_PLACE");
      case "DTM":
      case "REF":
      case "AMT":
        return this.#claim ? this.#claim.take(segment, problem) : SECTION;
    }
    if (!KNOWN.has(tag)) this.#notes.add("SEGMENT_UNKNOWN", segment.line);
    return SECTION;
  }

  #openClaim(segment: Segment, problem: Verdict | null): Verdict {
    const opened =
      problem ??
      claimOf(
        segment,
        { set: this.#header.identity, start: this.#line },
        this.#tables,
        this.#notes,
      );
    if (!(opened instanceof Claim)) {
      this.#claimHeld = true;
      return opened;
    }
    this.#claim = opened;
    return LOADED;
  }

  #endClaim(): void {
    if (this.#claim) {
      this.#claim.end();
      this.#claimsPaid += this.#claim.paid;
    }
    this.#claim = null;
    this.#claimHeld = false;
  }

  /** PLB: pairs of a reason with a reference, and an amount that lowers the payment where it is positive. */
  #adjustProvider(segment: Segment): Verdict {
    const elements = elementsOf(segment);
    const adjustments: { code: string; reference: string | null; amount: Amount }[] = [];
    for (let at = 3; at < elements.length; at += 2) {
      const composite = given(elements[at]);
      if (composite === null && given(elements[at + 1]) === null) continue;
      const [codeText, reference] = componentsOf(composite ?? "", segment.delimiters.component);
      const code = given(codeText);
      if (code === null) return held("FIELD_MISSING", "code");
      const amount = amountOf(elements[at + 1] ?? "");
      if (!amount) return amountProblem(elements[at + 1], "amount");
      adjustments.push({ code, reference: given(reference), amount });
    }
    if (adjustments.length === 0) return held("AMOUNT_MISSING", "amount");
    for (const { code, reference, amount } of adjustments) {
      this.#providerAdjustments += amount.cents;
      this.#tables.add("remitted_provider_adjustment", segment.line, {
        set: this.#header.identity,
        provider_id: given(elements[1]),
        code,
        reference,
        amount: amount.text,
      });
    }
    return LOADED;
  }

  #reportDifference(line: number, amount: Amount, difference: bigint): void {
    this.#account.report(
      "look_at",
      "REMITTANCE_UNBALANCED",
      line,
      `${this.#title} pays ${amount.text}, but its claims (${moneyText(this.#claimsPaid)}) ` +
        `less provider adjustments (${moneyText(this.#providerAdjustments)}) differ by ${moneyText(difference)}`,
      "compare the payment with the bank, and ask the payer for what is missing",
      moneyText(difference),
    );
  }
}
