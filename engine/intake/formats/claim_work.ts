import { TYPED_DAYS, type Format } from "../format.ts";
import { YES_NO } from "./appointments.ts";

/** Our own template: what was done to a claim before it was first sent, and when it was appealed. */
export const claimWork: Format<"claim_work"> = {
  id: "claim-work",
  title: "Work on claims",
  evidence: "our own template, datasets/templates/README.md",
  feed: "claim_work",
  columns: {
    claim_id: "claim_id",
    payer: "payer",
    provider: "provider",
    location: "location",
    entered: "entered",
    edits: "edits",
    by_hand: "changed_by_hand",
    denied: "denied",
    appealed: "appealed",
  },
  required: ["claim_id", "entered"],
  days: TYPED_DAYS,
  moments: [],
  words: { by_hand: YES_NO },
};
