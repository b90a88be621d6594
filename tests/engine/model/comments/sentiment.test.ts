import { expect, test } from "vitest";
import { sentimentOf } from "../../../../engine/model/comments/sentiment.ts";

test.each([
  ["The doctor was helpful", "positive"],
  ["The doctor was not helpful", "negative"],
  ["I didn't have to wait", "positive"],
  ["Nothing.", "positive"],
  ["Nothing, the staff were lovely", "positive"],
  ["No complaints", "positive"],
  ["Could not get an appointment for five weeks.", "negative"],
  ["Would come back again", "positive"],
  ["I will not be back", "negative"],
  ["Could be better", "negative"],
  ["Couldn't be better", "positive"],
  ["Fine visit, but a long wait", "negative"],
  ["It was good and it was bad", "mixed"],
  ["I came on Tuesday", "mixed"],
  ["", "mixed"],
])("%j feels %s", (text, sentiment) => {
  expect(sentimentOf(text)).toBe(sentiment);
});
