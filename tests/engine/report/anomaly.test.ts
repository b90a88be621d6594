/** Anomalies planted into a small practice: each is found, and laid at the right member's door. */
import { beforeAll, describe, expect, test } from "vitest";
import type { Anomaly } from "../../../engine/contract.ts";
import { monthOf } from "../../../engine/calendar.ts";
import { decimal, decimalText, sum } from "../../../engine/money.ts";
import type { Practice } from "../../../engine/spine/open.ts";
import { scratchPractice } from "../../scratch.ts";
import { take } from "../../pitfalls/rows.ts";
import { filesOf, ofMonth, servicesOf, type Plant } from "./planted.ts";

/** The parts of each dimension, summed. */
function sums({ parts }: Anomaly): Record<string, string> {
  const dimensions = [...new Set(parts.map(({ dimension }) => dimension))];
  return Object.fromEntries(
    dimensions.map((dimension) => [
      dimension,
      decimalText(
        sum(
          parts.filter((part) => part.dimension === dimension).map((part) => decimal(part.effect)),
        ),
      ),
    ]),
  );
}

const plants: Plant = ({ id, day, provider, location, payer, allowed, paid }) => {
  const month = monthOf(day);
  // Birch gives up 25 of every third charge of August
  if (month === "2026-08" && provider === "Birch" && Number(id.at(-1)) % 3 === 0)
    return { courtesy: 25, paid: allowed - 25 };
  // a third of the patients of South does not come in July
  if (month === "2026-07" && location === "South" && Number(id.at(-1)) % 3 === 0)
    return { isNoShow: true };
  // Cedar is away in June
  if (month === "2026-06" && provider === "Cedar") return null;
  // Cigna pays half of what it owes for May
  if (month === "2026-05" && payer === "Cigna") return { paid: Math.round(paid / 2) };
  // what was done in February is entered nine days late
  if (month === "2026-02") return { lag: 9 };
  return {};
};

describe("anomalies, each in a month of its own", () => {
  let practice: Practice;
  beforeAll(async () => {
    practice = scratchPractice();
    const files = filesOf(
      servicesOf(20261130, (service) => {
        const planted = plants(service);
        return planted && { ...service, ...planted };
      }),
    );
    const report = await take(practice, ...files);
    expect(report.files.map(({ status, rows }) => [status, rows.quarantined])).toEqual([
      ["loaded", 0],
      ["loaded", 0],
    ]);
  });

  test.each<
    [id: string, period: string, dimension: string, member: string, side: string, category?: string]
  >([
    ["RC35.other", "2026-08", "provider", "Birch", "higher"],
    ["RC35", "2026-08", "provider", "Birch", "higher", "courtesy"],
    ["AC01", "2026-07", "location", "South", "higher"],
    ["PR09", "2026-06", "provider", "Cedar", "lower"],
    ["RC07", "2026-05", "payer", "Cigna", "lower"],
  ])("%s of %s: %s %s", async (id, period, dimension, member, side, category) => {
    const anomaly = await practice.anomaly(id, { period }, category ?? null);
    console.log(anomaly.says);
    expect(anomaly).toMatchObject({ kpi: id, period, side });
    const [first] = anomaly.parts;
    expect([first!.dimension, first!.member]).toEqual([dimension, member]);
    expect(anomaly.says).toContain(`${member} (${dimension})`);
    // the parts of every dimension sum to the change, and that is the value less the centre
    for (const each of Object.values(sums(anomaly))) {
      expect(each).toBe(decimalText(decimal(anomaly.change!)));
    }
    const { low, centre, high } = anomaly.expected!;
    expect(Number(anomaly.change)).toBeCloseTo(anomaly.value! - centre, 8);
    expect(low).toBeLessThan(centre);
    expect(high).toBeGreaterThan(centre);
    // most of the change is the member's, and of a ratio its own rate
    expect(Number(first!.effect) / Number(anomaly.change)).toBeGreaterThan(0.7);
    if (first!.rate_effect !== null) {
      expect(Number(first!.rate_effect) / Number(first!.effect)).toBeGreaterThan(0.7);
    }
    expect(anomaly.ruled_out.filter(({ holds }) => holds === true)).toEqual([]);
    // the trace question opens the rows behind it
    const { trace } = first!;
    const rows = await practice.trace(trace.kpi, { ...trace, limit: 10 });
    expect(rows.total_rows > 0).toBe(member !== "Cedar");
    for (const row of rows.rows) expect(row[dimension as "provider"]).toBe(member);
  });

  test("a month inside its usual range is given no cause", async () => {
    const anomaly = await practice.anomaly("RC35.other", { period: "2026-04" });
    expect(anomaly).toMatchObject({ state: "usual", side: null, change: null, parts: [] });
    expect(anomaly.says).toMatch(/no one cause to look for\.$/);
  });

  test("of one place alone, the place is no cause, and its payers and providers are", async () => {
    const anomaly = await practice.anomaly("RC35.other", {
      period: "2026-08",
      slice: { location: ["North"] },
    });
    expect(new Set(anomaly.parts.map(({ dimension }) => dimension))).toEqual(
      new Set(["provider", "payer"]),
    );
    expect(anomaly.parts[0]!.trace.slice).toEqual({ location: ["North"], provider: ["Birch"] });
  });

  test("kinds of one whole are asked for by name, and a name that is none is refused", async () => {
    await expect(practice.anomaly("RC35", { period: "2026-08" })).rejects.toThrow(/category/);
    await expect(practice.anomaly("RC35", { period: "2026-08" }, "gifts")).rejects.toThrow(
      /category/,
    );
  });

  test("a median is no sum of parts, and nobody is blamed for it", async () => {
    const anomaly = await practice.anomaly("charge_lag_median", { period: "2026-02" });
    expect(anomaly).toMatchObject({ side: "higher", value: 9, change: null, parts: [] });
    expect(anomaly.says).toContain("nobody can be told a part: it is a median");
    expect(anomaly.ruled_out).toHaveLength(8);
  });

  test("the drawer's panel says the same", async () => {
    const { moved } = await practice.explain("RC35.other", { period: "2026-08" });
    expect(moved!.title).toBe("What moved it in Aug 2026");
    expect(moved!.rows["member"]![0]).toBe("Birch");
    expect(moved!.texts["effect"]![0]).toMatch(/^\+\d\.\d pts$/);
    expect(moved!.traces[0]).toMatchObject({ slice: { provider: ["Birch"] } });
    expect(moved!.notes[1]).toMatch(/^Ruled out: partial month /);
    expect((await practice.explain("RC35.other", { period: "2026-04" })).moved).toBeNull();
  });
});

describe("a signal that is of the data", () => {
  test("a place whose files did not come, and lines that are held back, are said", async () => {
    const services = servicesOf(7, () => ({}));
    const practice = scratchPractice();
    const until = services.filter(({ day }) => monthOf(day) < "2026-08");
    await take(practice, ...filesOf(until));
    const august = ofMonth(services, "2026-08").filter(({ location }) => location === "North");
    const [billing = "", schedule = ""] = filesOf(august);
    const spoiled = billing.replace(/,2026-08-10(?=,,,\n)/, ",2026-13-10");
    expect(spoiled).not.toBe(billing);
    await take(practice, spoiled, schedule);
    const anomaly = await practice.anomaly("PR09", { period: "2026-08" });
    console.log(anomaly.says);
    expect([anomaly.parts[0]!.dimension, anomaly.parts[0]!.member]).toEqual(["location", "South"]);
    const holds = Object.fromEntries(anomaly.ruled_out.map((each) => [each.cause, each]));
    expect(holds["file_missing"]).toMatchObject({
      holds: true,
      says: "Billing has no row of South, which it had in every month before",
    });
    expect(holds["held_rows"]).toMatchObject({
      holds: true,
      says: "1 line of Billing is held back and may be of the month",
    });
    expect(holds["partial_month"]!.holds).toBe(false);
  });

  test("a month that ends on the 14th is not finished", async () => {
    const practice = scratchPractice();
    await take(practice, ...filesOf(servicesOf(7, ({ day }) => (day > "2026-08-14" ? null : {}))));
    const anomaly = await practice.anomaly("PR09", { period: "2026-08" });
    expect(anomaly.side).toBe("lower");
    expect(anomaly.ruled_out[0]).toEqual({
      cause: "partial_month",
      holds: true,
      says: "Billing goes to 14 Aug 2026, 11 business days before the end of Aug 2026",
    });
    expect(anomaly.says).toMatch(/It may be the data: Billing goes to 14 Aug 2026/);
  });
});
