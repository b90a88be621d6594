import type { Session, Values } from "../../database.ts";
import { redact } from "./redact.ts";
import { sentimentOf } from "./sentiment.ts";
import { THEMES, themesOf } from "./themes.ts";

/** Stands for a comment that speaks of no theme we know, so that every comment is counted. */
const NO_THEME = "Nothing in particular";

/**
 * Reads the comments of the rows about to be staged, so that their own words need not be kept: what is kept
 * is redacted, with its themes and its sentiment.
 *
 * @param session  its view `raw` has a `comment`
 * @returns lists of one length for `staged/review.sql`: a comment, and at its place what is kept of it; themes
 *   by title, separated by "; "
 */
export async function readComments(session: Session): Promise<Values> {
  const { comment } = await session.columns(
    "select distinct comment from raw where comment is not null order by comment",
  );
  const comments = (comment ?? []) as string[];
  return {
    comments,
    redacted: comments.map(redact),
    themes: comments.map(
      (text) =>
        themesOf(text)
          .map((id) => THEMES[id])
          .join("; ") || NO_THEME,
    ),
    sentiments: comments.map(sentimentOf),
  };
}
