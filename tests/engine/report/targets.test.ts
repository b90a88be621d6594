/** What the practice wants its figures to be, and how they stand to it. */
import { beforeAll, describe, expect, test } from "vitest";
import type { Page, Panel } from "../../../engine/contract.ts";
import { standing, targetFor, type Aim, type Target } from "../../../engine/numbers/targets.ts";
import type { Practice } from "../../../engine/spine/open.ts";
import { createApp } from "../../../server/app.ts";
import { drop, scratchPractice } from "../../scratch.ts";

const target = (value: number, per: string | null = null): Aim => ({
  kpi: "RC01",
  category: null,
  value,
  per,
  since: "0001-01-01",
});
const limits = { limits: { lower: 10, centre: 15, upper: 20 }, state: { is: "usual" } } as const;
const none = { limits: null, state: { is: "too few", have: 1, need: 8 } } as const;
const lower = { better: "lower", per: null } as const;
const higher = { better: "higher", per: null } as const;

describe("a figure that is usually between 10 and 20", () => {
  test.each([
    [lower, 25, "reliable"],
    [lower, 20, "reliable"],
    [lower, 15, "unreliable"],
    [lower, 5, "out of reach"],
    [higher, 5, "reliable"],
    [higher, 15, "unreliable"],
    [higher, 25, "out of reach"],
  ] as const)("better %o, to be %d: %s", (kpi, aim, is) => {
    expect(standing(target(aim), kpi, limits, 12)).toEqual({ is });
  });

  test("without limits only the month is told; without a better side only the target", () => {
    expect(standing(target(11), lower, none, 12)).toEqual({ is: "not met" });
    expect(standing(target(11), higher, none, 12)).toEqual({ is: "met" });
    expect(standing(target(11), higher, none, null)).toBeNull();
    expect(standing(target(11), { better: "neither", per: null }, limits, 12)).toEqual({
      is: "set",
    });
  });

  test("a target per something else is not compared", () => {
    const perPhysician = { better: "higher", per: "FTE physician" } as const;
    expect(standing(target(11, "FTE provider"), perPhysician, limits, 12)).toEqual({
      is: "of another base",
      per: "FTE provider",
    });
    expect(standing(target(25, "fte physician"), perPhysician, limits, 12)).toEqual({
      is: "out of reach",
    });
  });
});

test("the newest target that holds on the day counts, by id or name", () => {
  const all: Target[] = [
    { ...target(40), since: "2026-01-01" },
    { ...target(35), kpi: "days_in_ar", since: "2026-07-01" },
    { ...target(1), category: "0-30" },
  ];
  const kpi = { id: "RC01", name: "days_in_ar" };
  expect(targetFor(all, kpi, null, "2025-12-31")).toBeNull();
  expect(targetFor(all, kpi, null, "2026-06-30")!.value).toBe(40);
  expect(targetFor(all, kpi, null, "2026-07-31")!.value).toBe(35);
  expect(targetFor(all, kpi, "0-30", "2026-07-31")!.value).toBe(1);
  const ended = [...all, { ...target(0), value: null, since: "2027-01-01" }];
  expect(targetFor(ended, kpi, null, "2026-12-31")!.value).toBe(35);
  expect(targetFor(ended, kpi, null, "2027-01-01")).toBeNull();
});

describe("a practice with targets.csv in its folder", () => {
  let practice: Practice;
  const cards = async (slice = {}): Promise<Record<string, string>> => {
    const page: Page = await practice.page("visits", { slice });
    const panel: Panel = page.panels.find(({ id }) => id === "figures")!;
    return Object.fromEntries(
      panel.rows["figure"]!.map((figure, i) => [figure, panel.texts["target"]![i]!]),
    );
  };
  beforeAll(async () => {
    practice = scratchPractice();
    const kept = (n: number, status: string): string =>
      Array.from({ length: n }, (_, i) => `${status}${i},Lee,2026-01-05 09:00,${status}\n`).join(
        "",
      );
    const schedule = drop(
      practice,
      "schedule.csv",
      `appointment_id,provider,start,status\n${kept(18, "completed")}${kept(2, "no_show")}`,
    );
    const goals = drop(
      practice,
      "targets.csv",
      `kpi,category,target,per,since,source
no_show_rate,,6 %,,,ours
AC07,,14,,2027-01-01,ours
PR02,,20,session,,a survey
AC99,,1,,,a slip
AC03,,few,,,a slip
`,
    );
    const [report] = await practice.import([{ paths: [schedule, goals], knownAt: null }]);
    expect(report!.files.map(({ status, rows }) => [status, rows.loaded])).toEqual([
      ["loaded", 20],
      ["partial", 4],
    ]);
  });

  test("its cards say how the figures stand to them", async () => {
    expect(await cards()).toMatchObject({
      "No-show rate": "not met in Jan 2026 (target 6.0 %)",
      "Lead time": "no target set", // it holds from 2027
      "Encounters a clinic day":
        "not compared: the target is per session, the figure per clinic day",
      "Work RVUs": "no target set",
    });
  });

  test("a part of the practice is not held against the target of the whole", async () => {
    expect(await cards({ provider: ["Lee"] })).toMatchObject({
      "No-show rate": "the target is for the whole practice",
    });
  });

  test("the catalogue tells it, at the API as in the engine; what stands behind the figure too", async () => {
    const listed = await practice.definitions();
    expect(listed.find(({ id }) => id === "AC01")).toMatchObject({ target: 0.06 });
    const said = await createApp(practice).request("/api/kpis");
    expect(await said.json()).toEqual(JSON.parse(JSON.stringify(listed)));
    const explained = await practice.explain("AC01", {});
    expect(explained.state.target).toBe("not met in Jan 2026 (target 6.0 %)");
    expect(explained.definition.target).toBe(0.06);
  });

  test("a target for a figure that there is not is named with its line", async () => {
    const { findings } = await practice.check();
    expect(findings.filter(({ check }) => check === "TARGET_UNKNOWN")).toMatchObject([
      { message: 'there is a target for "AC99", which is no KPI', line: 5 },
    ]);
  });
});

test("a practice without anything has a catalogue without targets", async () => {
  const listed = await scratchPractice().definitions();
  expect(listed.every(({ target: none }) => none === null)).toBe(true);
  expect(listed.length).toBeGreaterThan(100);
});
