import { expect, test } from "vitest";
import { overheadOf } from "../../../../engine/numbers/budget/overhead.ts";

const site = (
  name: string,
  contribution: bigint,
  visits: bigint,
  revenue: bigint,
  hours: bigint,
) => ({ name, contribution, visits, revenue, hours });

test("overhead by visits, revenue and hours side by side, and whose rank hangs on the choice", () => {
  const found = overheadOf(90_000n, [
    // many cheap visits; few dear ones; one that is last by any basis
    site("North", 100_000n, 600n, 400_000n, 300n),
    site("South", 95_000n, 200n, 500_000n, 300n),
    site("West", 20_000n, 100n, 100_000n, 300n),
  ]);
  expect(found.map(({ overhead }) => overhead)).toEqual([
    { visits: 60_000n, revenue: 36_000n, hours: 30_000n },
    { visits: 20_000n, revenue: 45_000n, hours: 30_000n },
    { visits: 10_000n, revenue: 9_000n, hours: 30_000n },
  ]);
  expect(found.map(({ result }) => result)).toEqual([
    { visits: 40_000n, revenue: 64_000n, hours: 70_000n },
    { visits: 75_000n, revenue: 50_000n, hours: 65_000n },
    { visits: 10_000n, revenue: 11_000n, hours: -10_000n },
  ]);
  expect(
    found.map(({ name, rank, rankDependsOnBasis }) => [name, rank, rankDependsOnBasis]),
  ).toEqual([
    ["North", { visits: 2, revenue: 1, hours: 1 }, true],
    ["South", { visits: 1, revenue: 2, hours: 2 }, true],
    ["West", { visits: 3, revenue: 3, hours: 3 }, false],
  ]);
});

test("a basis that nobody has any of is unknown, a negative one is refused, equals share a rank", () => {
  const [only] = overheadOf(100n, [site("North", 500n, 0n, 1n, 0n)]);
  expect(only).toMatchObject({
    overhead: { visits: null, revenue: 100n, hours: null },
    rank: { visits: null, revenue: 1, hours: null },
    rankDependsOnBasis: false,
  });
  expect(() => overheadOf(1n, [site("North", 0n, -2n, 1n, 1n)])).toThrow("North has visits of −2");
  const twins = overheadOf(0n, [site("A", 5n, 1n, 1n, 1n), site("B", 5n, 1n, 1n, 1n)]);
  expect(twins.map(({ rank }) => rank.visits)).toEqual([1, 1]);
});

test("what is nobody's bears its share, has no rank and takes nobody's", () => {
  const found = overheadOf(30n, [
    { ...site("Unassigned", 500n, 1n, 1n, 1n), isRanked: false },
    site("North", 100n, 1n, 1n, 1n),
    site("South", 50n, 1n, 1n, 1n),
  ]);
  expect(found.map(({ overhead }) => overhead.visits)).toEqual([10n, 10n, 10n]);
  expect(found.map(({ rank }) => rank.visits)).toEqual([null, 1, 2]);
});

test("every cent of overhead is borne, whatever the basis", () => {
  const found = overheadOf(
    100n,
    ["A", "B", "C"].map((name) => site(name, 0n, 1n, 1n, 1n)),
  );
  expect(found.map(({ overhead }) => overhead.hours)).toEqual([34n, 33n, 33n]);
});
