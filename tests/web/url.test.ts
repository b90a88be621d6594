import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Compare } from "../../engine/contract.ts";
import { hrefOf, NOTHING_CHOSEN, ORDERS, parse, PAGES, type Address } from "../../web/url.ts";

const read = (href: string): Address => {
  const { pathname, search } = new URL(href, "http://localhost");
  return parse(pathname, search);
};

describe("an address", () => {
  test("holds only what was chosen, in one order", () => {
    const address = read(
      "/collections?payer=Aetna,Cigna&period=2026-09&basis=service&flex=0&order=sequential",
    );
    expect(hrefOf(address)).toBe("/collections?period=2026-09&payer=Aetna,Cigna");
    expect(hrefOf(read("/"))).toBe("/overview");
  });

  test("says what a figure's own choices are only where they differ from the page's", () => {
    const address = read(
      "/visits?payer=Aetna&trace=ar_ageing@2026-09@payer=Cigna@provider=Dr+Lee@category=>120",
    );
    expect(address.trace).toEqual({
      kpi: "ar_ageing",
      period: "2026-09",
      slice: { payer: ["Cigna"], provider: ["Dr Lee"] },
      category: ">120",
    });
    expect(read("/budget?payer=Aetna&trace=budget_variance@2026-09@payer=").trace?.slice).toEqual(
      {},
    );
  });

  test("says what is assumed of cash in one order, and on its own page alone", () => {
    const address = read("/cash?assume=once:-45000.00@2026-12-15,volume:-0.05&period=2026-09");
    expect(address.assume).toEqual({ volume: "-0.05", once: "-45000.00@2026-12-15" });
    expect(hrefOf(address)).toBe(
      "/cash?period=2026-09&assume=volume:-0.05,once:-45000.00@2026-12-15",
    );
    expect(hrefOf({ ...address, place: "visits" })).toBe("/visits?period=2026-09");
  });

  test("comparing with nothing is a choice too", () => {
    expect(read("/overview?compare=none").chosen.compare).toEqual([]);
    expect(hrefOf(read("/overview?compare=none"))).toBe("/overview?compare=none");
  });

  test("of any kind comes back as it went", () => {
    const name = fc
      .string({ minLength: 1, maxLength: 12, unit: "grapheme" })
      .map((text) => text.trim())
      .filter((text) => text !== "" && !text.includes("\\"));
    const names = fc.uniqueArray(name, { minLength: 1, maxLength: 3 });
    const slice = fc.record(
      { provider: names, payer: names, location: names },
      { requiredKeys: [] },
    );
    const trace = fc.record({
      kpi: fc.constantFrom("days_in_ar", "ar_ageing"),
      period: fc.constantFrom("2026-09", "2026-01..2026-09", "FY2026"),
      slice,
      category: fc.option(name),
    });
    const line = fc.record({
      sha256: fc.constant("ab".repeat(32)),
      line: fc.integer({ min: 1, max: 999_999_999 }),
    });
    const chosen = fc.record({
      period: fc.constantFrom(null, "2026-09", "last-12-months"),
      compare: fc.constantFrom<Compare[] | null>(null, [], ["budget"], ["previous", "year-ago"]),
      basis: fc.constantFrom("service" as const, "posted" as const),
      flex: fc.boolean(),
      order: fc.constantFrom(...ORDERS),
      version: fc.constantFrom(null, "original", "2026 v2"),
      slice,
      known_at: fc.constantFrom(null, "2026-11-05T12:00:00.000Z"),
    });
    const assume = fc.record(
      {
        volume: fc.constantFrom("-0.05", "0.1"),
        delay: fc.constant("15"),
        once: fc.constant("-45000.00@2026-12-15"),
        minimum: fc.constant("60000.00"),
        unheard: name.filter((text) => !/[,:]/.test(text)),
      },
      { requiredKeys: [] },
    );
    const place = fc.oneof(
      fc.record({ place: fc.constant("cash" as const), assume }),
      fc.record({ place: fc.constantFrom(...PAGES, "import" as const), assume: fc.constant({}) }),
    );
    const rest = fc.record({
      chosen,
      table: fc.boolean(),
      parts: fc.option(
        fc.record({
          panel: fc.constantFrom("bridge_parts", "bridge_ytd_parts"),
          of: fc.constantFrom("net_income", "payer_mix"),
        }),
      ),
      trace: fc.option(trace),
      line: fc.option(line),
    });
    const address = fc.tuple(place, rest).map(([at, more]): Address => ({ ...at, ...more }));
    fc.assert(
      fc.property(address, (given) => {
        expect(read(hrefOf(given))).toEqual(given);
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  test("that nobody wrote is read as far as it can be", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const address = parse("/visits", `?trace=${encodeURIComponent(text)}&line=${text}`);
        expect(address.chosen).toEqual(NOTHING_CHOSEN);
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});
