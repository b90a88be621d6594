/** Providers side by side: who differs, and who only seems to. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Random } from "../../../../datasets/generate/random.ts";
import { compareShares, type Counted } from "../../../../engine/numbers/control/compare.ts";

/** Providers of one true share each, as chance has them. */
function simulated(next: () => number, shares: readonly number[], of: number): Counted[] {
  return shares.map((share, i) => ({
    name: `Provider ${i}`,
    found: Array.from({ length: of }, next).filter((each) => each < share).length,
    of,
  }));
}

describe("simulated providers", () => {
  test("who are alike are called different in at most 5 of 100 practices", () => {
    const chance = new Random(20261130, "providers");
    const next = (): number => chance.uniform();
    let flagged = 0;
    let practices = 0;
    for (let i = 0; i < 2000; i++) {
      const found = compareShares(simulated(next, Array<number>(12).fill(0.2), 150), 30);
      practices += found.some(({ differs }) => differs) ? 1 : 0;
      flagged += found.filter(({ differs }) => differs).length;
    }
    console.log(
      `providers alike: ${practices} of 2,000 practices and ${flagged} of 24,000 providers called different`,
    );
    expect(practices / 2000).toBeLessThanOrEqual(0.05);
    expect(flagged / 24_000).toBeLessThanOrEqual(0.05);
  });

  test("the one who differs is found, and nearly always alone", () => {
    const chance = new Random(7, "providers");
    const next = (): number => chance.uniform();
    let found = 0;
    let others = 0;
    for (let i = 0; i < 500; i++) {
      const all = compareShares(simulated(next, [0.4, ...Array<number>(11).fill(0.2)], 150), 30);
      found += all[0]!.differs ? 1 : 0;
      others += all.slice(1).filter(({ differs }) => differs).length;
    }
    console.log(
      `one of twelve differs: found ${found} of 500 times, ${others} of 5,500 others too`,
    );
    expect(found).toBeGreaterThan(490);
    expect(others / 5500).toBeLessThan(0.05);
  });
});

describe("one far out", () => {
  const names = (groups: readonly [found: number, of: number][]): string[] =>
    compareShares(
      groups.map(([found, of], i) => ({ name: "ABCDE"[i]!, found, of })),
      30,
    )
      .filter(({ differs }) => differs)
      .map(({ name }) => name);

  test.each<[string, [number, number][], string[]]>([
    [
      "of three, the others alike",
      [
        [90, 150],
        [30, 150],
        [31, 150],
      ],
      ["A"],
    ],
    [
      "below the others",
      [
        [80, 150],
        [2, 150],
        [82, 150],
      ],
      ["B"],
    ],
    [
      "with more than all the others together",
      [
        [6000, 10_000],
        [20, 100],
        [21, 100],
      ],
      ["A"],
    ],
    [
      "so far that chance is none",
      [
        [1490, 1500],
        [150, 1500],
        [151, 1500],
      ],
      ["A"],
    ],
    [
      "and another the other way",
      [
        [120, 150],
        [60, 150],
        [62, 150],
        [58, 150],
        [5, 150],
      ],
      ["A", "E"],
    ],
    [
      "of two: either, for there is no third to say which",
      [
        [90, 150],
        [30, 150],
      ],
      ["A", "B"],
    ],
    [
      "two of four: all, for there is no usual share",
      [
        [90, 150],
        [90, 150],
        [30, 150],
        [30, 150],
      ],
      ["A", "B", "C", "D"],
    ],
    [
      "nobody",
      [
        [30, 150],
        [31, 150],
        [29, 150],
      ],
      [],
    ],
    [
      "nobody, nothing found",
      [
        [0, 150],
        [0, 150],
        [0, 150],
      ],
      [],
    ],
  ])("%s", (_, groups, expected) => {
    expect(names(groups)).toEqual(expected);
  });

  test("of three simulated, its two colleagues are alike in at least 95 of 100 practices", () => {
    const chance = new Random(3, "providers");
    const next = (): number => chance.uniform();
    let found = 0;
    let others = 0;
    for (let i = 0; i < 1000; i++) {
      const all = compareShares(simulated(next, [0.5, 0.2, 0.2], 150), 30);
      found += all[0]!.differs ? 1 : 0;
      others += all.slice(1).some(({ differs }) => differs) ? 1 : 0;
    }
    console.log(`one of three differs: found ${found} of 1,000 times, others too ${others} times`);
    expect(found).toBeGreaterThan(950);
    expect(others / 1000).toBeLessThanOrEqual(0.06);
  });
});

test("of few nothing is said, and they do not count among those compared with", () => {
  const [few, many, alone] = compareShares(
    [
      { name: "few", found: 11, of: 12 },
      { name: "many", found: 20, of: 100 },
      { name: "none", found: 0, of: 0 },
    ],
    30,
  );
  expect(few).toMatchObject({ differs: null, share: 11 / 12 });
  expect(few!.low).toBeCloseTo(0.646, 3);
  expect(many!.differs).toBeNull(); // there is nobody to compare it with
  expect(alone).toMatchObject({ share: null, steadied: null, differs: null });
});

test("a share of few is drawn far towards that of all, one of many hardly, one that differs no more than chance wholly", () => {
  const [few, many] = compareShares(
    [
      { name: "few", found: 4, of: 5 },
      { name: "many", found: 100, of: 1000 },
      { name: "others", found: 400, of: 1000 },
    ],
    30,
  );
  expect(few!.steadied!).toBeLessThan(0.6);
  expect(many!.steadied!).toBeCloseTo(0.1, 1);
  const alike = compareShares(
    [
      { name: "a", found: 20, of: 100 },
      { name: "b", found: 21, of: 100 },
    ],
    30,
  );
  for (const each of alike) expect(each.steadied).toBeCloseTo(0.205, 6);
});

test("a steadied share lies between its own and that of all, whatever was counted", () => {
  const groups = fc.array(
    fc.record({
      found: fc.integer({ min: 0, max: 400 }),
      more: fc.integer({ min: 0, max: 400 }),
    }),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(groups, (some) => {
      const named = some.map(({ found, more }, i) => ({
        name: String(i),
        found,
        of: found + more,
      }));
      const of = named.reduce((sum, each) => sum + each.of, 0);
      const all = of === 0 ? 0 : named.reduce((sum, each) => sum + each.found, 0) / of;
      for (const { share, steadied } of compareShares(named, 30)) {
        if (share === null) continue;
        expect(steadied!).toBeGreaterThanOrEqual(Math.min(share, all) - 1e-9);
        expect(steadied!).toBeLessThanOrEqual(Math.max(share, all) + 1e-9);
      }
    }),
  );
});
