/**
 * Public reviews as Google gives them to the owner of a profile: a list, or an object whose `reviews` is one.
 * Its fields are spelled in several ways, stars are words or numbers, moments ISO 8601 or milliseconds. An
 * edited review comes again under its number. Who wrote it is not read.
 */
import type { Contents, ReadOptions } from "./contents.ts";
import { Tables } from "./tables.ts";

type Review = Readonly<Record<string, unknown>>;

const STARS: Readonly<Record<string, string>> = {
  ONE: "1",
  TWO: "2",
  THREE: "3",
  FOUR: "4",
  FIVE: "5",
};
const MOMENTS = ["%Y-%m-%dT%H:%M:%S.%gZ"];

/** The reviews of a file; null where it holds something else. */
export function reviewsIn(value: unknown): readonly Review[] | null {
  const list = Array.isArray(value) ? (value as unknown[]) : (value as Review | null)?.["reviews"];
  const isReview = (each: unknown): each is Review =>
    typeof each === "object" && each !== null && ("starRating" in each || "rating" in each);
  return Array.isArray(list) && list.length > 0 && list.every(isReview) ? list : null;
}

/** @param text  the file, in which each review's number is looked up to know its line */
export function readReviews(
  text: string,
  reviews: readonly Review[],
  options: ReadOptions,
): Contents {
  const tables = new Tables(options.scratch, ["review"], {
    review: { days: MOMENTS, moments: MOMENTS, words: {}, utc: true },
  });
  let [line, from] = [1, 0];
  for (const review of reviews) {
    const id = textOf(review["reviewId"] ?? review["name"] ?? review["id"]);
    const at = id === null ? -1 : text.indexOf(JSON.stringify(id), from);
    if (at >= 0) {
      line += text.slice(from, at).split("\n").length - 1;
      from = at;
    }
    const reply = review["reviewReply"] as Review | null | undefined;
    const stars = textOf(review["starRating"] ?? review["rating"]);
    const posted = review["createTime"] ?? review["updateTime"] ?? review["date"];
    const replied = reply?.["updateTime"] ?? review["replyTime"];
    tables.add("review", line, {
      review_id: id,
      posted: momentOf(posted),
      location: textOf(review["locationName"] ?? review["location"]),
      rating: stars === null ? null : (STARS[stars] ?? stars),
      comment: textOf(review["comment"] ?? review["reviewText"]),
      replied: momentOf(replied),
      posted_at: isDay(posted) ? null : momentOf(posted),
      replied_at: isDay(replied) ? null : momentOf(replied),
    });
  }
  return {
    format: { id: "google-reviews", title: "Google reviews" },
    asOf: null,
    loads: tables.close(),
    read: reviews.length,
    rows: reviews.length,
    ignored: {},
    held: [],
    columns: null,
    printed: [],
    findings: [],
  };
}

const textOf = (value: unknown): string | null =>
  typeof value === "string" || typeof value === "number" ? String(value) : null;

/** Whether a day is told and no moment of it. */
const isDay = (value: unknown): boolean => /^\d{4}-\d\d-\d\d$/.test(textOf(value) ?? "");

/**
 * A moment as our reading wants it; a day alone is its noon, which is that day on any American clock. What
 * is neither stays as it stands, and is held back by it.
 */
function momentOf(value: unknown): string | null {
  const text = textOf(value);
  if (text === null) return null;
  const said = /^\d{12,}$/.test(text)
    ? Number(text)
    : isDay(text)
      ? `${text}T12:00:00Z`
      : /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/.test(text)
        ? text
        : Number.NaN;
  const moment = new Date(said);
  return Number.isNaN(moment.getTime()) ? text : moment.toISOString();
}
