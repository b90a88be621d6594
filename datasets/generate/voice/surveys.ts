import type { Visit } from "../billing/claim.ts";
import { SITES } from "../world/providers.ts";
import type { World } from "../world/world.ts";

/** The items asked, by their numbers in the questionnaire; Q18 is the rating from 0 to 10. */
export const ITEMS = [
  "Q6",
  "Q8",
  "Q10",
  "Q11",
  "Q12",
  "Q13",
  "Q14",
  "Q15",
  "Q17",
  "Q18",
  "Q20",
  "Q21",
  "Q22",
] as const;

/** One of {@link ITEMS}. */
export type Item = (typeof ITEMS)[number];

/** What became of a sample. */
export type Disposition = "Complete" | "No response" | "Ineligible" | "Undeliverable" | "Refused";

/** One sampled patient. */
export type Sample = {
  readonly id: string;
  readonly visited: number;
  readonly sampled: number;
  /** day of the answer, whatever it is, or null while there is none */
  readonly received: number | null;
  readonly mode: "Mail" | "Email" | "Phone";
  readonly disposition: Disposition;
  readonly provider: string;
  readonly site: string;
  /** empty where a question did not apply or was left out */
  readonly answers: Readonly<Record<Item, string>>;
};

const SAMPLED = 0.045;
const WAITS_DAYS = 2;
const SCALE = ["Never", "Sometimes", "Usually", "Always"];
/** Share asked after the screening question, and the pull towards Always. */
const SCREENED: Readonly<Record<Item, number>> = {
  Q6: 0.46,
  Q8: 0.84,
  Q10: 0.31,
  Q11: 1,
  Q12: 1,
  Q13: 1,
  Q14: 1,
  Q15: 1,
  Q17: 0.62,
  Q18: 1,
  Q20: 0.77,
  Q21: 1,
  Q22: 1,
};
const TOP: Readonly<Record<Item, number>> = {
  Q6: 0.62,
  Q8: 0.66,
  Q10: 0.55,
  Q11: 0.86,
  Q12: 0.87,
  Q13: 0.73,
  Q14: 0.91,
  Q15: 0.82,
  Q17: 0.69,
  Q18: 0.79,
  Q20: 0.78,
  Q21: 0.71,
  Q22: 0.84,
};
const NO_ANSWERS = Object.fromEntries(ITEMS.map((item) => [item, ""])) as Record<Item, string>;

/** Draws samples from a day's visits. */
export type Surveys = {
  /** patients asked about a visit: two days later, never in the month after, so that a sample belongs to one month */
  sample(visits: readonly Visit[], day: number): void;
  /** the samples of a month, and those of earlier months that were answered in it, as known at its end */
  printed(month: number): Sample[];
};

/** Asks about one visit in twenty-two; three in ten answer, within two months. */
export function surveys(world: World): Surveys {
  const { calendar } = world;
  const random = world.random("surveys");
  const pending: Sample[] = [];
  let count = 0;

  const answer = (item: Item, warmth: number): string => {
    if (!random.chance(SCREENED[item]) || random.chance(0.015)) return "";
    const top = Math.min(0.97, Math.max(0.2, TOP[item] + 0.08 * warmth));
    if (item === "Q18")
      return String(random.chance(top) ? random.whole(9, 10) : belowNine(random.uniform()));
    return random.chance(top) ? "Always" : SCALE[random.weighted([0.07, 0.26, 0.67])]!;
  };

  const outcome = (): [Disposition, number] => {
    const u = random.uniform();
    if (u < 0.31)
      return ["Complete", random.whole(1, 20) + (random.chance(0.4) ? random.whole(5, 35) : 0)];
    if (u < 0.35) return ["Ineligible", random.whole(2, 18)];
    if (u < 0.4) return ["Undeliverable", random.whole(3, 10)];
    return u < 0.42 ? ["Refused", random.whole(2, 20)] : ["No response", 0];
  };

  return {
    sample(visits, day) {
      const sampled = day + WAITS_DAYS;
      if (calendar.month(sampled) !== calendar.month(day)) return;
      for (const visit of visits) {
        if (!visit.live || !random.chance(SAMPLED)) continue;
        const [disposition, delay] = outcome();
        const { provider, site } = visit;
        const busy = calendar.weekday(day) === 1 ? -0.3 : 0;
        pending.push({
          id: `S${String(++count).padStart(6, "0")}`,
          visited: day,
          sampled,
          received: disposition === "No response" ? null : sampled + delay,
          mode: (["Mail", "Email", "Email", "Phone"] as const)[random.whole(0, 3)]!,
          disposition,
          provider: provider.name,
          site: SITES[site]!,
          answers:
            disposition === "Complete"
              ? (Object.fromEntries(
                  ITEMS.map((item) => [item, answer(item, provider.warmth + busy)]),
                ) as Record<Item, string>)
              : NO_ANSWERS,
        });
      }
    },
    printed(month) {
      const [first, last] = [calendar.firstOf(month), calendar.lastOf(month)];
      const isNew = (sample: Sample): boolean => sample.sampled >= first;
      const rows = pending.filter((sample) => isNew(sample) || (sample.received ?? 0) >= first);
      const shown = rows
        .filter((sample) => isNew(sample) || sample.received! <= last)
        .map((sample) =>
          sample.received !== null && sample.received <= last ? sample : unanswered(sample),
        );
      const open = pending.filter((sample) => (sample.received ?? 0) > last);
      pending.splice(0, pending.length, ...open);
      return shown;
    },
  };
}

const unanswered = (sample: Sample): Sample => ({
  ...sample,
  received: null,
  disposition: "No response",
  answers: NO_ANSWERS,
});

const belowNine = (u: number): number =>
  u < 0.6 ? 8 : u < 0.8 ? 7 : u < 0.9 ? 5 : u < 0.96 ? 3 : 0;
