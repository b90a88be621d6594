/** What a pack is made of: sections, each with sentences and panels. */
import type { PackBlock, PackKind, PackState, Panel } from "../../contract.ts";
import type { Feed } from "../../intake/feeds.ts";
import { verificationOf } from "../../numbers/tie_out/verification.ts";
import type { Asked } from "../asked.ts";
import { doubtsOf } from "../words.ts";

export type PackAsked = Asked & {
  kind: PackKind;
  state: PackState;
  /** of the warehouse */
  digest: string;
  /** last day the data speak of */
  asOf: string;
  blockedBy: readonly PackBlock[];
};

export type Section = {
  id: string;
  /** short enough for the tab of a workbook */
  title: string;
  /** the first is the answer in a sentence */
  says: readonly string[];
  panels: readonly Panel[];
  /** printed as drawings before the panels, those of a row beside each other; the panels' tables tell their figures */
  drawings?: readonly (readonly Panel[])[];
  /** KPIs it names beside those that its panels trace to */
  kpis?: readonly string[];
};

/** Null where the practice has nothing to tell in it. */
export type MakeSection = (asked: PackAsked) => Promise<Section | null>;
/** A section about the others: what they say together, or what their figures mean. */
export type MakeFrame = (asked: PackAsked, body: readonly Section[]) => Promise<Section>;

/** What is wrong with the exports a section is made from; nothing where they tie out. */
export async function doubts(asked: Asked, feeds: readonly Feed[]): Promise<string[]> {
  return doubtsOf((await verificationOf(asked.session))(feeds, asked.period));
}
