import type { PartsLink, Panel } from "../../contract.ts";

/** What a page has to say: its question, the answer in a sentence, and the evidence. */
export type Answer = {
  title: string;
  sentence: string;
  panels: Panel[];
  /** the parts of the figure that the sentence tells */
  opens?: PartsLink;
  /** plans that can be compared with */
  plans?: string[];
};
