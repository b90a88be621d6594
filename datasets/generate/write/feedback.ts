import type { ClinicCalendar } from "../clinic_calendar.ts";
import type { Review } from "../voice/reviews.ts";
import { ITEMS, type Sample } from "../voice/surveys.ts";
import { quoted } from "./csv.ts";
import { momentText } from "./moment.ts";
import type { TextFile } from "./text_file.ts";

/** The survey vendor's file of a month: a row for each sampled patient. Returns the rows written. */
export function writeSurvey(
  file: TextFile,
  calendar: ClinicCalendar,
  samples: readonly Sample[],
): number {
  file.write(
    `Sample ID,Visit Date,Sampled,Received,Mode,Disposition,Provider,Location,${ITEMS.join(",")}\n`,
  );
  for (const sample of samples) {
    const { id, visited, sampled, received, mode, disposition, provider, site, answers } = sample;
    const days = [visited, sampled].map(calendar.iso).join(",");
    const answered = received === null ? "" : calendar.iso(received);
    const items = ITEMS.map((item) => answers[item]).join(",");
    file.write(`${id},${days},${answered},${mode},${disposition},${provider},${site},${items}\n`);
  }
  return samples.length;
}

/** The public reviews of a month. Returns the rows written, which are fewer than the lines. */
export function writeReviews(
  file: TextFile,
  calendar: ClinicCalendar,
  reviews: readonly Review[],
): number {
  file.write("Review ID,Posted,Location,Rating,Comment,Replied,Posted At,Replied At\n");
  for (const { id, posted, site, rating, comment, replied, postedAt, repliedAt } of reviews) {
    const answered = replied === null ? "" : calendar.iso(replied);
    const moments = [postedAt, repliedAt].map((at) =>
      at === null ? "" : momentText(calendar, at),
    );
    file.write(
      `${id},${calendar.iso(posted)},${site},${rating},${quoted(comment)},${answered},${moments.join(",")}\n`,
    );
  }
  return reviews.length;
}
