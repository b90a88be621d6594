/** What may be shared: nothing of a few people, and nothing those few could be worked out from. */
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { KpiValue } from "../../../../engine/contract.ts";
import { groupBy } from "../../../../engine/group.ts";
import { catalogue, findKpi } from "../../../../engine/numbers/kpi/catalogue.ts";
import type { Kpi } from "../../../../engine/numbers/kpi/header.ts";
import { wilson } from "../../../../engine/numbers/kpi/interval.ts";
import { withoutSmallCells } from "../../../../engine/numbers/kpi/small_cells.ts";
import { parseSettings } from "../../../../engine/practice.ts";

let kpi: Kpi;

beforeAll(() => {
  kpi = findKpi(catalogue(parseSettings("{}", "practice.json").policies), "no_show_rate")!;
});

type Count = { provider: string; location: string; period: string; found: number; asked: number };

/** Values as `kpi` answers them; only what the rule reads differs from one to the next. */
const valuesOf = (counts: readonly Count[]): KpiValue[] =>
  counts.map(({ provider, location, period, found, asked }) => ({
    kpi: kpi.id,
    name: kpi.name,
    version: 1,
    period,
    as_of: "2026-01-31",
    known_at: null,
    basis: kpi.basis,
    slice: { provider, location },
    numerator: String(found),
    denominator: String(asked),
    value: asked === 0 ? null : found / asked,
    low: 0,
    high: 1,
    unit: kpi.unit,
    n: asked,
    maturity: null,
    suppressed: false,
    status: "ok",
    verified: "verified",
    unverified_because: null,
  }));

const few = (count: number): boolean => count > 0 && count < 11;

describe("any table of counts", () => {
  const tables = fc
    .record({ providers: fc.integer({ min: 1, max: 4 }), places: fc.integer({ min: 1, max: 3 }) })
    .chain(({ providers, places }) =>
      fc
        .array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })), {
          minLength: providers * places * 2,
          maxLength: providers * places * 2,
        })
        .map((cells) =>
          cells.map(([found, other], i): Count => ({
            provider: `P${i % providers}`,
            location: `L${Math.floor(i / providers) % places}`,
            period: i < providers * places ? "2026-01" : "2026-02",
            found,
            asked: found + other,
          })),
        ),
    );

  test("tells of no few, and no total less what is shown comes to a few", () => {
    fc.assert(
      fc.property(tables, (counts) => {
        const shared = withoutSmallCells(valuesOf(counts), [kpi], 11);
        const cells = counts.map((count, i) => ({
          ...count,
          hidden: shared[i]!.suppressed,
        }));
        for (const { found, asked, hidden } of cells) {
          if (!hidden) expect([found, asked - found, asked].filter(few)).toEqual([]);
        }
        for (const along of ["provider", "location", "period"] as const) {
          for (const line of groupBy(cells, (cell) =>
            JSON.stringify({ ...cell, [along]: 0, found: 0, asked: 0, hidden: 0 }),
          ).values()) {
            const gone = line.filter(({ hidden }) => hidden);
            if (gone.length === 0 || gone.length === line.length) continue;
            expect(gone.length).toBeGreaterThan(1);
            const found = gone.reduce((sum, cell) => sum + cell.found, 0);
            const asked = gone.reduce((sum, cell) => sum + cell.asked, 0);
            expect([found, asked - found, asked].filter(few)).toEqual([]);
          }
        }
      }),
    );
  });

  test("is told whole where nothing is of a few", () => {
    fc.assert(
      fc.property(tables, (counts) => {
        const many = valuesOf(
          counts.map((count) => ({ ...count, found: 11 + count.found, asked: 22 + count.asked })),
        );
        expect(withoutSmallCells(many, [kpi], 11)).toEqual(many);
      }),
    );
  });
});

describe("the 95 % interval of a proportion", () => {
  // Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("of %i in %i is %f to %f", (found, asked, low, high) => {
    const [from, to] = wilson(found, asked)!;
    expect(from).toBeCloseTo(low, 4);
    expect(to).toBeCloseTo(high, 4);
  });

  test("is none where the parts are no proportion", () => {
    expect([wilson(0, 0), wilson(3, 2), wilson(-1, 2)]).toEqual([null, null, null]);
  });
});
