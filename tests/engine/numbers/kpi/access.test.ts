/** How patients get to be seen: the schedule, its free times, waits and reminders, worked out by hand. */
import { beforeAll, describe, expect, test } from "vitest";
import type { Practice } from "../../../../engine/spine/open.ts";
import { scratchPractice } from "../../../scratch.ts";
import { ledgerFile, take, value } from "../../../pitfalls/rows.ts";

const COLUMNS = "appointment_id,provider,location,created,start,minutes,status,cancelled_at";
const HOURS = "provider,location,clinic_day,starts,clinic_minutes,blocked_minutes";

describe("P-42 480 minutes of which 60 are blocked, 17 half hours booked, 14 kept", () => {
  let practice: Practice;
  beforeAll(async () => {
    practice = scratchPractice();
    const booked = Array.from(
      { length: 17 },
      (_, i) =>
        `${i},Lee,North,2026-03-01 10:00,2026-03-10 ${String(8 + (i >> 1)).padStart(2, "0")}:${i % 2 ? "30" : "00"},30,${i < 14 ? "completed" : "no_show"},`,
    );
    const others = [
      "walk-in,Lee,North,2026-03-10 15:00,2026-03-10 16:00,30,no_show,", // made on the day itself
      "early,Lee,North,2026-03-01 10:00,2026-03-10 16:00,30,cancelled,2026-03-09 12:00",
      "late,Lee,North,2026-03-01 10:00,2026-03-11 09:00,30,late_cancel,2026-03-11 07:00",
      "elsewhere,Lee,South,2026-03-01 10:00,2026-03-10 09:00,30,completed,",
    ];
    const report = await take(
      practice,
      [COLUMNS, ...booked, ...others, ""].join("\n"),
      `${HOURS}\nLee,North,2026-03-10,08:00,240,0\nLee,North,2026-03-10,13:00,240,60\nLee,North,2026-03-11,,60,0\nLee,North,2026-03-20,,480,0\n`,
    );
    expect(report.files.map(({ status, rows }) => [status, rows.quarantined])).toEqual([
      ["loaded", 0],
      ["loaded", 0],
    ]);
  });

  test("the day was filled to 100 %, not to 121 %, with 30 of 60 minutes the day after", async () => {
    // 420 of 420, and 30 of 60 called off too late to count as free; the 20th is not told yet
    expect(await value(practice, "AC04", "2026-03")).toMatchObject({
      numerator: "450",
      denominator: "480",
    });
    const { rows } = await practice.trace("AC04", { period: "2026-03" });
    expect(rows.map((row) => [row.date, row.numerator, row.denominator])).toEqual([
      ["2026-03-10", "420", "420"],
      ["2026-03-11", "30", "60"],
    ]);
  });

  test("420 of 420 minutes were used; with the blocked time it would be 87.5 %", async () => {
    const { rows } = await practice.trace("AC05", { period: "2026-03" });
    expect(rows[0]).toMatchObject({ numerator: "420", denominator: "420" });
  });
});

test("an unused minute is worth what a used one brought in the year that ended six months before", async () => {
  const practice = scratchPractice();
  const kept = (id: number, day: string): string =>
    `${id},Lee,North,2025-03-01 10:00,${day} 09:00,60,completed,`;
  await take(
    practice,
    [COLUMNS, kept(1, "2025-03-10"), kept(2, "2025-03-11"), kept(3, "2026-03-10"), ""].join("\n"),
    `${HOURS}\nLee,North,2025-03-10,08:00,60,0\nLee,North,2025-03-11,08:00,60,0\nLee,North,2026-03-10,08:00,240,60\n`,
    ledgerFile([
      { type: "charge", amount: 400, charge: "a", dos: "2025-03-10", post: "2025-03-10" },
      { type: "payment", amount: -100, charge: "a", dos: "2025-03-10", post: "2025-04-20" },
      { type: "charge", amount: 900, charge: "b", dos: "2026-03-10", post: "2026-03-10" },
      { type: "payment", amount: -900, charge: "b", dos: "2026-03-10", post: "2026-03-20" },
    ]),
  );
  // 100 for 120 minutes is 0.8333 each; 180 were open and 60 used
  expect(await value(practice, "AC11", "2026-03")).toMatchObject({ value: 100 });
  const { rows } = await practice.trace("AC11", { period: "2026-03" });
  expect(rows.map((row) => [row.date, row.numerator])).toEqual([["2026-03-10", "100.00"]]);
  expect(await value(practice, "AC11", "2025-03")).toMatchObject({ value: null });
});

describe("P-43 free on the day, after 1 (held back), 3, 5 and 9 days", () => {
  const looks = (day: string, provider: string, free: readonly string[]): string[] =>
    free.map((each) => `${day},${provider},North,new,${each}`);
  let practice: Practice;
  beforeAll(async () => {
    practice = scratchPractice();
    const report = await take(
      practice,
      [
        "looked_on,provider,location,visit_type,free_from,held",
        ...looks("2026-03-02", "Lee", [
          "2026-03-02,no",
          "2026-03-03,yes",
          "2026-03-05,no",
          "2026-03-07,no",
          "2026-03-11,no",
        ]),
        ...looks("2026-03-09", "Lee", ["2026-03-10,", "2026-03-11,", "2026-03-20,"]),
        ...looks("2026-03-09", "Ash", ["2026-03-09,", "2026-03-10,"]),
        ...looks("2026-03-16", "Lee", ["2026-03-10,no"]),
        "",
      ].join("\n"),
      // any dated row makes the months
      `${COLUMNS}\n1,Lee,North,2026-03-01 10:00,2026-03-10 09:00,30,completed,\n`,
    );
    expect(report.files[0]).toMatchObject({ status: "partial", rows: { quarantined: 1 } });
  });

  test("the third next available is 5 days off, and over two looks the middle is 8", async () => {
    const { rows } = await practice.trace("AC06", { period: "2026-03" });
    expect(rows.map(({ numerator }) => numerator)).toEqual(["5", "11"]);
    expect(await value(practice, "AC06", "2026-03")).toMatchObject({ value: 8 });
  });

  test("two free times are no third one", async () => {
    const values = await practice.kpi({ kpis: ["AC06"], period: "2026-03", by: ["provider"] });
    expect(values.map(({ slice }) => slice["provider"])).toEqual(["Lee"]);
  });

  test("without looks there is nothing, whatever appointments say", async () => {
    const other = scratchPractice();
    await take(other, `${COLUMNS}\n1,Lee,North,2026-03-01 10:00,2026-03-10 09:00,30,completed,\n`);
    expect(await value(other, "AC06", "2026-03")).toMatchObject({
      value: null,
      status: "no data: needs open slots",
    });
  });
});

describe("waits, reminders and who books", () => {
  let practice: Practice;
  beforeAll(async () => {
    practice = scratchPractice();
    await take(
      practice,
      `appointment_id,created,start,status,checked_in,roomed_at,confirmed,booked_online,insurance_verified,preregistered
1,2026-03-01 10:00,2026-03-10 09:00,completed,2026-03-10 08:50,2026-03-10 09:20,yes,yes,yes,yes
2,2026-03-01 10:00,2026-03-10 10:00,completed,2026-03-10 10:10,2026-03-10 10:20,no,no,no,no
3,2026-03-01 10:00,2026-03-10 11:00,completed,2026-03-10 10:30,2026-03-10 10:40,yes,no,yes,yes
4,2026-03-01 10:00,2026-03-10 12:00,no_show,,,no,,,yes
5,2026-03-10 10:00,2026-03-10 13:00,completed,,,,yes,no,no
6,2026-03-01 10:00,2026-03-10 14:00,cancelled,,,yes,no,yes,no
`,
    );
  });

  test.each([
    ["AC09", "20 minutes past the time, 10 past a late check-in; one was early", 15],
    [
      "AC09.lobby",
      "30 minutes from a check-in before the time, 10 from a late one, and 10",
      50 / 3,
    ],
    ["AC10.coverage", "nobody wrote down when any of four left", 0],
    ["AC12", "two of four said yes; who cancelled in time is not asked", 0.5],
    ["AC13", "two of three made ahead of the day", 2 / 3],
    ["AC13.preregistered", "three of four made ahead of the day and not called off", 3 / 4],
    ["TE04", "two of five", 0.4],
  ])("%s: %s", async (id, _, expected) => {
    expect((await value(practice, id, "2026-03")).value).toBeCloseTo(expected, 8);
  });
});

describe("who cancels, and when: a day's notice is in advance, a chain counts as its last", () => {
  let practice: Practice;
  const ended = (id: string, status: string, at = "", by = "", from = ""): string =>
    `${id},2026-03-10 09:00,${status},${at},${by},${from}`;
  beforeAll(async () => {
    practice = scratchPractice();
    const report = await take(
      practice,
      [
        "appointment_id,start,status,cancelled_at,cancelled_by,rescheduled_from",
        ended("kept", "completed"),
        ended("missed", "no_show"),
        ended("day before", "cancelled", "2026-03-09 09:00", "patient"), // 24 hours to the minute
        ended("a minute less", "cancelled", "2026-03-09 09:01", "patient"),
        ended("called late", "late_cancel", "", "patient"),
        ended("bumped", "cancelled", "2026-03-10 07:00", "provider"),
        ended("unsaid", "cancelled", "2026-03-01 07:00"),
        ended("first", "cancelled", "2026-03-01 07:00", "patient"),
        ended("second", "cancelled", "2026-03-02 07:00", "patient", "first"),
        ended("third", "completed", "", "", "second"),
        ended("moved", "rescheduled", "2026-03-02 07:00", "patient"),
        ended("to come", "booked", "", "", "moved"),
        "",
      ].join("\n"),
    );
    expect(report.files[0]).toMatchObject({ status: "loaded", rows: { quarantined: 0 } });
  });

  test("AC02: five of eight, the chain of three once; by its first definition seven of ten", async () => {
    expect(await value(practice, "AC02", "2026-03")).toMatchObject({
      version: 2,
      numerator: "5",
      denominator: "8",
    });
    const [first] = await practice.kpi({ kpis: ["AC02"], period: "2026-03", definition: 1 });
    expect(first).toMatchObject({ version: 1, numerator: "7", denominator: "10" });
  });

  test("AC02.split: the kinds of cancellation come to the rate", async () => {
    const values = await practice.kpi({
      kpis: ["AC02.split"],
      period: "2026-03",
      by: ["category"],
    });
    const told = values.map(({ slice, value: share }) => [slice["category"], share]);
    expect(Object.fromEntries(told)).toEqual({
      Kept: 2 / 8,
      "Patient did not come": 1 / 8,
      "Cancelled by the patient, in advance": 1 / 8,
      "Cancelled by the patient, late": 2 / 8,
      "Cancelled by the practice": 1 / 8,
      "Cancelled, not told by whom": 1 / 8,
    });
  });

  test("the page about visits shows them", async () => {
    const { panels } = await practice.page("visits", { period: "2026-03" });
    const { rows } = panels.find(({ id }) => id === "cancellations")!;
    expect(rows["value"]!.slice(0, 4)).toEqual([1 / 8, 2 / 8, 1 / 8, 1 / 8]);
  });
});

test("AC12.refilled: three of five times given up went to somebody else", async () => {
  const practice = scratchPractice();
  const on = (
    id: string,
    time: string,
    minutes: number,
    created: string,
    status: string,
    off = "",
    by = "patient",
    who = "Lee",
  ): string =>
    `${id},${who},2026-03-${created} 12:00,2026-03-10 ${time},${minutes},${status},${off && `2026-03-${off} 12:00`},${off && by}`;
  const report = await take(
    practice,
    [
      "appointment_id,provider,created,start,minutes,status,cancelled_at,cancelled_by",
      on("a", "09:00", 30, "01", "cancelled", "08"),
      on("a taken", "09:00", 30, "09", "completed"),
      on("b", "10:00", 30, "01", "cancelled", "08"),
      on("b booked twice before", "10:00", 30, "07", "completed"),
      on("b of somebody else", "10:00", 30, "09", "completed", "", "", "Ash"),
      on("c", "11:00", 60, "01", "rescheduled", "08"),
      on("c its second half", "11:30", 20, "09", "no_show"),
      on("d by the practice", "12:00", 30, "01", "cancelled", "08", "practice"),
      on("d taken", "12:00", 30, "09", "completed"),
      on("e", "13:00", 30, "01", "cancelled", "05"),
      on("e taken and given up", "13:00", 30, "06", "late_cancel", "09"),
      on("f when is not told", "14:00", 30, "01", "cancelled"),
      on("g afterwards", "15:00", 30, "01", "cancelled", "11"),
      on("h", "16:00", 30, "01", "cancelled", "08"),
      on("h runs into it", "15:45", 30, "08", "completed"),
      "",
    ].join("\n"),
  );
  expect(report.files[0]).toMatchObject({ status: "loaded", rows: { quarantined: 0 } });
  expect(await value(practice, "AC12.refilled", "2026-03")).toMatchObject({
    numerator: "3",
    denominator: "5",
    value: 0.6,
  });
  const { rows } = await practice.trace("AC12.refilled", { period: "2026-03" });
  expect(rows.filter(({ numerator }) => Number(numerator) === 1).length).toBe(3);
});
