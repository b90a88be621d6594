import { SITES } from "../world/providers.ts";
import { MINUTES_A_DAY, type Minute } from "../schedule/appointment.ts";
import type { World } from "../world/world.ts";

/** A public review with its stars. */
export type Review = {
  readonly id: string;
  readonly posted: number;
  readonly site: string;
  readonly rating: number;
  readonly comment: string;
  /** day of the practice's reply, or null */
  readonly replied: number | null;
  readonly postedAt: Minute;
  /** null where there is no reply */
  readonly repliedAt: Minute | null;
};

const PER_PROVIDER_A_MONTH = 1.5;
const STARS = [0.1, 0.06, 0.08, 0.15, 0.61];
const REPLIES = 0.55;

const PRAISE = [
  "Kind, patient and thorough.",
  "I was in and out in half an hour.",
  'The nurse said "take your time" and meant it.',
  "Front desk remembered my name, which never happens.",
  "They explained every test before they did it.",
  "Same-day appointment when I needed one.",
];
const MIXED = [
  "Good care, but the waiting room was full.",
  "Doctor is great; getting through on the phone is not.",
  "Fine visit, long wait.",
  "Helpful staff, confusing bill.",
];
const COMPLAINT = [
  "Waited fifty minutes past my time.",
  "Nobody calls back, I left three messages.",
  'Was told "insurance will cover it" and then got a bill.',
  "Could not get an appointment for five weeks.",
  "Billing sent me to collections for twelve dollars.",
];
const MORE = [
  "Parking is easy.",
  "Would come again.",
  "The new check-in tablet, however, is slow.",
  "My whole family goes here.",
  "Something has to change.",
];

/** Reviews of a month, invented from set phrases; some with commas, quotes and a second line. */
export type Reviews = {
  printed(month: number): Review[];
};

/** About one and a half reviews a month for each provider, mostly kind. */
export function reviews(world: World): Reviews {
  const { calendar, settings } = world;
  const random = world.random("reviews");
  const clock = world.random("times of reviews");
  let count = 0;

  /** Somewhen in the day for a review, in the office's hours for its reply, and the reply after the review. */
  const moments = (
    posted: number,
    replied: number | null,
  ): Pick<Review, "postedAt" | "repliedAt"> => {
    const [evening, office] = [clock.whole(7 * 60, 23 * 60), clock.whole(8 * 60, 17 * 60)];
    const isSameDay = replied === posted;
    return {
      postedAt: posted * MINUTES_A_DAY + (isSameDay ? Math.min(evening, office) : evening),
      repliedAt:
        replied === null
          ? null
          : replied * MINUTES_A_DAY + (isSameDay ? Math.max(evening, office) : office),
    };
  };

  const comment = (rating: number): string => {
    if (random.chance(0.12)) return "";
    const first = random.pick(rating >= 4 ? PRAISE : rating === 3 ? MIXED : COMPLAINT);
    if (random.chance(0.45)) return first;
    return `${first}${random.chance(0.3) ? "\n" : " "}${random.pick(MORE)}`;
  };

  return {
    printed(month) {
      const [first, last] = [calendar.firstOf(month), calendar.lastOf(month)];
      const expected = PER_PROVIDER_A_MONTH * settings.providers;
      const number = Math.max(1, Math.round(expected + Math.sqrt(expected) * random.bell()));
      const days = Array.from({ length: number }, () => random.whole(first, last));
      return days
        .sort((a, b) => a - b)
        .map((posted) => {
          const rating = random.weighted(STARS) + 1;
          const after = posted + random.whole(0, 12);
          const review = {
            id: `G${String(++count).padStart(6, "0")}`,
            posted,
            site: random.pick(SITES),
            rating,
            comment: comment(rating),
            replied: random.chance(REPLIES) && after <= last ? after : null,
          };
          return { ...review, ...moments(posted, review.replied) };
        });
    },
  };
}
