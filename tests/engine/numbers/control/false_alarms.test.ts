/** How often a figure is called out of the ordinary in which nothing happened: chance alone, month after month. */
import { expect, test } from "vitest";
import { Random } from "../../../../datasets/generate/random.ts";
import { judge } from "../../../../engine/numbers/control/state.ts";
import { DEPTH } from "../../../depth.ts";

const YEAR = 12;
const SERIES = 2000 * DEPTH;

/** Three bells in one, whose ends are as long as those of a normal one. */
const normal = (random: Random): number =>
  (random.bell() + random.bell() + random.bell()) / Math.sqrt(3);
/** Things counted, of a hundred cases of which each is one with the chance. */
const counted = (random: Random, chance: number): number =>
  Array.from({ length: 100 }, () => random.chance(chance)).filter(Boolean).length;

/** Signals in a year that is judged month by month against limits locked on the year before it. */
function flagsOf(values: readonly number[]): string[] {
  return values
    .slice(YEAR)
    .map((_, month) => judge(values.slice(0, YEAR + month + 1), YEAR).state.is)
    .filter((state) => state !== "usual");
}

test.each<[what: string, draw: (random: Random) => number]>([
  ["evenly spread about their middle", normal],
  ["skewed, as days and money are", (random) => Math.exp(normal(random) / 4)],
  ["counts of rare things, five of a hundred", (random) => counted(random, 0.05)],
  ["counts of common things, half of a hundred", (random) => counted(random, 0.5)],
])(
  "figures in which nothing happens, %s, are flagged less than once a year on average",
  (what, draw) => {
    const random = new Random(1, what);
    const flags = Array.from({ length: SERIES }, () =>
      flagsOf(Array.from({ length: 2 * YEAR }, () => draw(random))),
    );
    const all = flags.flat();
    const of = (state: string): string =>
      (all.filter((each) => each === state).length / SERIES).toFixed(3);
    const perYear = all.length / SERIES;
    console.log(
      `${what}: ${perYear.toFixed(3)} false flags a series and year ` +
        `(beyond ${of("beyond")}, shifted ${of("shifted")}, near ${of("near")}); ` +
        `${((flags.filter((each) => each.length > 0).length / SERIES) * 100).toFixed(1)} % of years have one`,
    );
    expect(perYear).toBeLessThan(1);
  },
);
