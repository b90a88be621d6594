/**
 * What is shared piece by piece gives no few away: every cut of a practice is asked for by itself, and all that is
 * told is put together as an attacker would, who knows which cells are empty.
 */
import { describe, expect, test } from "vitest";
import { Random } from "../../../../datasets/generate/random.ts";
import type { Dimension, KpiValue } from "../../../../engine/contract.ts";
import { Derivable } from "../../../../engine/numbers/kpi/derivable.ts";
import { vagueness } from "../../../../engine/numbers/kpi/ranges.ts";
import type { Practice } from "../../../../engine/spine/open.ts";
import { groupBy } from "../../../../engine/group.ts";
import { ledgerFile, type Entry } from "../../../pitfalls/rows.ts";
import { drop, scratchPractice } from "../../../scratch.ts";

const PARTS = ["provider", "payer", "location"] as const satisfies readonly Dimension[];
const MONTHS = ["2026-01", "2026-02", "2026-03", "2026-04"];
const PERIODS = [...MONTHS, "2026-Q1", "2026-02..2026-03", "2026-01..2026-04", "2026-01..2026-03"];
const CUTS = [
  [],
  ["provider"],
  ["payer"],
  ["location"],
  ["provider", "payer"],
  ["provider", "location"],
  ["payer", "location"],
  [...PARTS],
] as const;

type Base = Record<"month" | Dimension, string> & { seen: number; missed: number };

/** A practice of providers at work in places, some of them rarely. */
async function practiceOf(bases: readonly Base[]): Promise<Practice> {
  const practice = scratchPractice();
  const rows = bases.flatMap(({ month, provider, payer, location, seen, missed }, b) =>
    Array.from(
      { length: seen + missed },
      (_, i) =>
        `${b}-${i},p${b}-${i},${provider},${location},${month}-05 09:00,${i < seen ? "completed" : "no_show"},${payer}`,
    ),
  );
  const text = `appointment_id,patient_id,provider,location,start,status,payer\n${rows.join("\n")}\n`;
  const [report] = await practice.import([
    { paths: [drop(practice, "schedule.csv", text)], knownAt: null },
  ]);
  expect(report!.files[0]!.rows.loaded).toBe(rows.length);
  return practice;
}

const ask = (practice: Practice, period: string, by: readonly Dimension[], slice = {}) =>
  practice.kpi({ kpis: ["AC01"], period, by, slice, shareable: true });

/** Everything that is told of a practice, as sums of its cells. */
async function toldOf(practice: Practice, bases: readonly Base[]): Promise<number[][]> {
  const told: number[][] = [];
  const keep = (values: readonly KpiValue[], period: string, chosen: Partial<Base>): void => {
    const months = MONTHS.filter((month) => isIn(period, month));
    for (const { slice, numerator } of values) {
      if (numerator === null) continue;
      const of = { ...chosen, ...slice };
      told.push(
        bases.flatMap((base, at) =>
          months.includes(base.month) &&
          PARTS.every((part) => !(part in of) || of[part] === base[part])
            ? [at]
            : [],
        ),
      );
    }
  };
  for (const period of PERIODS) {
    for (const by of CUTS) keep(await ask(practice, period, by), period, {});
    const provider = bases[0]!.provider;
    keep(await ask(practice, period, ["payer"], { provider: [provider] }), period, { provider });
  }
  return told;
}

function isIn(period: string, month: string): boolean {
  const [first, last = first] = period === "2026-Q1" ? ["2026-01", "2026-03"] : period.split("..");
  return first! <= month && month <= last!;
}

/** The sums over few people, of every cut and period. */
function fewOf(bases: readonly Base[]): number[][] {
  const found = new Map<string, number[]>();
  for (const period of PERIODS) {
    for (const by of CUTS) {
      for (const [at, base] of bases.entries()) {
        if (!isIn(period, base.month)) continue;
        const key = [period, ...by.map((part) => `${part} ${base[part]}`)].join("|");
        found.set(key, [...(found.get(key) ?? []), at]);
      }
    }
  }
  const isFew = (count: number): boolean => count > 0 && count < 11;
  return [...found.values()].filter((members) => {
    const sum = (of: "seen" | "missed"): number =>
      members.reduce((all, at) => all + bases[at]![of], 0);
    return [sum("seen"), sum("missed"), sum("seen") + sum("missed")].some(isFew);
  });
}

/** Sums over few people that all the sums that are told give away, or leave a range for that is less than 10 wide. */
async function givenAway(
  bases: readonly Base[],
): Promise<{ few: number; given: number; narrow: number; told: number }> {
  const practice = await practiceOf(bases);
  const known = new Derivable(bases.length);
  const told = await toldOf(practice, bases);
  for (const sum of told) known.add(sum);
  const few = fewOf(bases);
  return {
    few: few.length,
    given: few.filter((sum) => known.knows(sum)).length,
    narrow: few.filter((sum) => isNarrow(bases, told, sum)).length,
    told: told.length,
  };
}

function isNarrow(bases: readonly Base[], told: readonly number[][], sum: readonly number[]) {
  return (["seen", "missed"] as const).some((part) => {
    const counts = bases.map((base) => base[part]);
    const value = sum.reduce((all, at) => all + counts[at]!, 0);
    return value > 0 && value < 11 && vagueness(counts, told, [sum], 10) !== "vague";
  });
}

describe("all that is told of every cut, asked one by one", () => {
  test.each([1, 2, 3])("gives none of a few away: simulated practice %i", async (seed) => {
    const random = new Random(seed, "small cells");
    const bases = MONTHS.flatMap((month) =>
      ["A", "B", "C"].flatMap((provider) =>
        ["Aetna", "Medicare"].flatMap((payer) =>
          ["North", "South"].flatMap((location): Base[] => {
            // some work in one place only, which whoever reads a schedule knows
            if (provider === "C" && location === "South") return [];
            const seen = 8 + Math.floor(random.uniform() * 40);
            const missed = random.uniform() < 0.15 ? 4 : 11 + Math.floor(random.uniform() * 20);
            return [{ month, provider, payer, location, seen, missed }];
          }),
        ),
      ),
    );
    const { few, given, narrow, told } = await givenAway(bases);
    console.log(
      `small cells: ${few} sums over few people, ${given} given away and ${narrow} known closely by ${told} that are told`,
    );
    expect(few).toBeGreaterThan(0);
    expect(told).toBeGreaterThan(0);
    expect([given, narrow]).toEqual([0, 0]);
  });

  test("every table by two things would leave 0 to 3 for two corners of a cube: one of them is not told", async () => {
    const places = ["A", "B"].flatMap((provider, p) =>
      ["Aetna", "Medicare"].flatMap((payer, y) =>
        ["North", "South"].map((location, l) => {
          const visits = p + y + l === 0 ? 1 : p + y + l === 3 ? 2 : 12;
          return { provider, payer, location, visits };
        }),
      ),
    );
    const counts = places.map(({ visits }) => visits);
    const sumsBy = (by: readonly Dimension[]): number[][] =>
      [
        ...groupBy(
          places.map((place, at) => ({ at, key: by.map((part) => place[part]).join() })),
          ({ key }) => key,
        ).values(),
      ].map((some) => some.map(({ at }) => at));
    const pairs = CUTS.filter(({ length }) => length === 2).flatMap(sumsBy);
    const known = new Derivable(places.length);
    for (const pair of pairs) known.add(pair);
    expect(known.knows([0])).toBe(false);
    expect([3, 4].map((width) => vagueness(counts, pairs, [[0], [7]], width))).toEqual([
      "vague",
      "close",
    ]);

    const practice = scratchPractice();
    const charges = places.flatMap(({ visits, ...place }, b) =>
      Array.from({ length: visits }, (_, i): Entry => {
        const id = `${b}-${i}`;
        return {
          ...place,
          id,
          charge: id,
          visit: id,
          patient: id,
          type: "charge",
          code: "99213",
          amount: 100,
          post: "2026-01-05",
        };
      }),
    );
    await practice.import([
      { paths: [drop(practice, "billing.csv", ledgerFile(charges))], knownAt: null },
    ]);
    const told: number[][] = [];
    const isTold: boolean[] = [];
    for (const by of CUTS) {
      const values = await practice.kpi({ kpis: ["PR10"], period: "2026-01", by, shareable: true });
      expect(values.length).toBe(sumsBy(by).length);
      isTold.push(values.every(({ suppressed }) => !suppressed));
      if (isTold.at(-1)) told.push(...sumsBy(by));
    }
    expect(isTold).toEqual([true, true, true, true, true, true, false, false]);
    expect(vagueness(counts, told, [[0], [7]], 10)).toBe("vague");
  });

  test("one who works in one place only does not give another's few away", async () => {
    const at = (provider: string, location: string, seen: number): Base => ({
      month: "2026-01",
      provider,
      location,
      payer: "Aetna",
      seen,
      missed: 20,
    });
    // rows 70 and 40, columns 65 and 45: none is of a few, and with B never in North they tell A in South
    const bases = [at("A", "North", 45), at("A", "South", 5), at("B", "South", 20)];
    expect(await givenAway(bases)).toMatchObject({ given: 0 });
  });
});

describe("a month of a few in a quarter", () => {
  const bases = MONTHS.map((month, i): Base => ({
    month,
    provider: "A",
    payer: "Aetna",
    location: "North",
    seen: 30,
    missed: i === 1 ? 3 : 15,
  }));

  test("is withheld, and so is every sum of months that holds it; the others are told", async () => {
    const practice = await practiceOf(bases);
    const isHidden = async (period: string): Promise<boolean> =>
      (await ask(practice, period, []))[0]!.suppressed;
    expect(await isHidden("2026-02")).toBe(true);
    expect(await isHidden("2026-Q1")).toBe(true);
    expect(await isHidden("2026-01")).toBe(false);
    expect(await isHidden("2026-03..2026-04")).toBe(false);
  });

  test("the same cell is withheld however it is asked for", async () => {
    const practice = await practiceOf(bases);
    const hidden = [
      await ask(practice, "2026-02", ["provider"]),
      await ask(practice, "2026-02", [], { provider: ["A"] }),
      await ask(practice, "2026-02", ["payer"], { provider: ["A"], location: ["North"] }),
    ];
    expect(hidden.flat().map(({ suppressed }) => suppressed)).toEqual([true, true, true]);
  });
});

test("a sum is known from others only where it is their combination", () => {
  const known = new Derivable(4);
  for (const sum of [
    [0, 1],
    [2, 3],
    [0, 2],
  ])
    known.add(sum);
  expect(known.knows([1, 3])).toBe(true);
  expect([0, 1, 2, 3].map((cell) => known.knows([cell]))).toEqual([false, false, false, false]);
  known.add([3]);
  expect([0, 1, 2, 3].map((cell) => known.knows([cell]))).toEqual([true, true, true, true]);
});

test("places that there is too much to check for are withheld, and the answer says why", async () => {
  const names = (of: string): string[] => Array.from({ length: 48 }, (_, i) => `${of}${i}`);
  const bases = names("P").flatMap((provider, p) =>
    names("Y").map((location, y): Base => {
      const seen = p + y === 0 ? 3 : 11 + (y === 47 ? 1 : 0);
      return { month: "2026-01", provider, payer: "Aetna", location, seen, missed: 0 };
    }),
  );
  const practice = await practiceOf(bases);
  const [whole] = await ask(practice, "2026-01", []);
  expect(whole).toMatchObject({ suppressed: false, denominator: String(11 * 48 * 48 - 8 + 48) });
  const places = await ask(practice, "2026-01", ["location"]);
  const unchecked = places.filter(({ status }) => status.includes("too many providers, payers"));
  expect(places).toHaveLength(48);
  expect(unchecked.length).toBeGreaterThan(0);
  expect(unchecked.every(({ suppressed, value }) => suppressed && value === null)).toBe(true);
  expect(places.some(({ suppressed }) => !suppressed)).toBe(true);
  const crossed = await ask(practice, "2026-01", ["provider", "location"]);
  expect(crossed.every(({ status }) => status.startsWith("withheld: few people"))).toBe(true);
});
