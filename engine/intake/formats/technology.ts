import { TYPED_DAYS, TYPED_MOMENTS, TYPED_MONTHS, type Format } from "../format.ts";

/** Our own template: what the usage reports of portal, statements and billing count, month by month. */
export const usage: Format<"usage"> = {
  id: "usage",
  title: "Usage reports",
  evidence: "our own template, datasets/templates/README.md",
  feed: "usage",
  columns: {
    month: "month",
    measure: "measure",
    location: "location",
    done: "count",
    out_of: "of",
  },
  required: ["month", "measure", "done", "out_of"],
  days: TYPED_MONTHS,
  moments: [],
  words: {
    measure: {
      portal_accounts: "portal_accounts",
      check_in_ahead: "check_in_ahead",
      e_statements: "e_statements",
      pay_links: "pay_links",
      auto_posted: "auto_posted",
      eligibility_automatic: "eligibility_automatic",
    },
  },
};

/** Our own template: messages of patients, each with when it came and when it was done with, and no word of it. */
export const messages: Format<"message"> = {
  id: "messages",
  title: "Secure messages",
  evidence: "our own template, datasets/templates/README.md",
  feed: "message",
  columns: {
    message_id: "message_id",
    provider: "provider",
    location: "location",
    opened_at: "opened_at",
    closed_at: "closed_at",
  },
  required: ["message_id", "opened_at", "closed_at"],
  days: TYPED_DAYS,
  moments: TYPED_MOMENTS,
  words: {},
};
