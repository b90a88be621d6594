import { TYPED_DAYS, TYPED_MOMENTS, type Format } from "../format.ts";

/**
 * A CG-CAHPS 3.0/3.1 sample file, one row a sampled patient with its disposition and the answers to
 * the core items. Blank is skipped, which is missing, not negative. A later file restates a sample
 * whose answer came late.
 */
export const survey: Format<"survey"> = {
  id: "survey-sample",
  title: "Patient survey sample (CG-CAHPS items)",
  evidence:
    "our own template after the CG-CAHPS Database file layout, datasets/templates/README.md",
  feed: "survey",
  columns: {
    sample_id: "Sample ID",
    visit_date: "Visit Date",
    sampled: "Sampled",
    received: "Received",
    mode: "Mode",
    disposition: "Disposition",
    provider: "Provider",
    location: "Location",
    q6: "Q6",
    q8: "Q8",
    q10: "Q10",
    q11: "Q11",
    q12: "Q12",
    q13: "Q13",
    q14: "Q14",
    q15: "Q15",
    q17: "Q17",
    q18: "Q18",
    q20: "Q20",
    q21: "Q21",
    q22: "Q22",
  },
  required: ["sample_id", "sampled", "disposition"],
  days: TYPED_DAYS,
  moments: ["%Y-%m-%d"],
  words: {
    disposition: {
      complete: "complete",
      completed: "complete",
      "no response": "no_response",
      no_response: "no_response",
      ineligible: "ineligible",
      deceased: "ineligible",
      undeliverable: "undeliverable",
      refused: "refused",
      partial: "partial",
      incomplete: "partial",
    },
  },
};

/** Public reviews with stars: no patient and no provider behind them. */
export const reviews: Format<"review"> = {
  id: "reviews",
  title: "Public reviews",
  evidence: "our own template, datasets/templates/README.md",
  feed: "review",
  columns: {
    review_id: "Review ID",
    posted: "Posted",
    location: "Location",
    rating: "Rating",
    comment: "Comment",
    replied: "Replied",
    posted_at: "Posted At",
    replied_at: "Replied At",
  },
  required: ["review_id", "posted", "rating"],
  days: TYPED_DAYS,
  moments: TYPED_MOMENTS,
  words: {},
};
