import { afterAll, beforeAll, expect, test } from "vitest";
import type { Dimension, KpiAnswer } from "../../../../engine/contract.ts";
import type { Practice } from "../../../../engine/spine/open.ts";
import { exampleOf } from "../../../example.ts";

let practice: Practice;

beforeAll(async () => {
  ({ practice } = await exampleOf({ providers: 2, months: 6 }));
});

afterAll(() => practice.close());

const dimensions = ["provider", "payer", "location"] as const;

/** Every value of a dimension, which chooses everything and so must change nothing. */
async function everything(...chosen: Dimension[]) {
  const known = (await practice.overview()).dimensions;
  return Object.fromEntries(chosen.map((dimension) => [dimension, known[dimension]]));
}

/** All but the benchmark, which is of whole practices and not of what was chosen. */
const figures = (values: readonly KpiAnswer[]) =>
  values.map((value) => ({ ...value, benchmark: null }));

/** Of what is chosen by, only what is told by it is a figure; the others say so, and are as many. */
function expectSame(chosen: readonly KpiAnswer[], all: readonly KpiAnswer[]): void {
  expect(chosen).toHaveLength(all.length);
  const isTold = chosen.map(({ status }) => !/^n\/a: .* is not told by /.test(status));
  const told = (values: readonly KpiAnswer[]) => values.filter((_, i) => isTold[i]);
  expect(told(chosen).length).toBeGreaterThan(all.length / 2);
  expect(told(chosen)).toEqual(told(all));
}

test("figures are the same from totals over all dimensions and from the finest cells", async () => {
  const asked = { period: "last-6-months", by: ["month", "category"] } as const;
  const whole = await practice.kpi(asked);
  expect(whole.length).toBeGreaterThan(200);
  const slice = await everything(...dimensions);
  expectSame(figures(await practice.kpi({ ...asked, slice })), figures(whole));
});

test.each(dimensions)(
  "figures by %s are the same from totals and from cells",
  async (dimension) => {
    const by = ["month", dimension, "category"] as const;
    const totals = await practice.kpi({ period: "last-6-months", by });
    const slice = await everything(...dimensions.filter((other) => other !== dimension));
    expectSame(await practice.kpi({ period: "last-6-months", by, slice }), totals);
  },
);

test("a slice of one dimension is the same as its part of the break-down", async () => {
  const period = "last-6-months";
  const [provider] = (await practice.overview()).dimensions.provider;
  const parts = await practice.kpi({ period, by: ["provider"] });
  const mine = parts.filter((part) => part.slice["provider"] === provider);
  const sliced = await practice.kpi({ period, slice: { provider: [provider!] } });
  for (const part of mine) {
    const { provider: _, ...rest } = part.slice;
    expect(sliced).toContainEqual({ ...part, slice: rest });
  }
});
