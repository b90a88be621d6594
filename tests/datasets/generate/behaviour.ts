import { expect, it } from "vitest";
import { example, appointments, feed } from "./example.ts";
import { cents, dayCount, isoDay, readCsv, table } from "./read_csv.ts";

const lagsOf = (payer: string): { day: string; lag: number }[] =>
  feed
    .filter(
      (row) =>
        row["Trans Type"] === "Insurance Payment" && row.Payer === payer && row.Resp === "Primary",
    )
    .map((row) => ({
      day: row["Check Date"]!,
      lag: dayCount(row["Check Date"]!) - dayCount(row["Bill Date"]!),
    }));

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

it("Medicare pays nothing before the fourteenth day after the bill", () => {
  const lags = lagsOf("Medicare").map(({ lag }) => lag);
  expect(lags.length).toBeGreaterThan(200);
  expect(Math.min(...lags)).toBe(14);
});

it("Meridian Commercial pays about three weeks later in the last four months", () => {
  const lags = lagsOf("Meridian Commercial");
  const before = median(lags.filter(({ day }) => day < "2025-12").map(({ lag }) => lag));
  const after = median(lags.filter(({ day }) => day >= "2026-01-15").map(({ lag }) => lag));
  expect(after - before).toBeGreaterThan(12);
  expect(after - before).toBeLessThan(30);
});

it("more patients stay away the longer they waited", () => {
  const kept = appointments.filter((row) =>
    ["Completed", "No Show", "Late Cancel"].includes(row.Status!),
  );
  const rate = (from: number, to: number): number => {
    const rows = kept.filter((row) => {
      const lead = dayCount(isoDay(row.Start!)) - dayCount(isoDay(row.Created!));
      return lead >= from && lead < to;
    });
    return rows.filter((row) => row.Status === "No Show").length / rows.length;
  };
  expect(rate(0, 2)).toBeLessThan(0.07);
  expect(rate(45, 91)).toBeGreaterThan(0.1);
});

it("patients owe more of their deductible on January's services than on December's", () => {
  const share = (month: string): number => {
    const charged = feed.filter(
      (row) => row["Trans Type"] === "Charge" && row.DOS!.startsWith(month),
    );
    const visits = new Set(charged.map((row) => row["Charge ID"]));
    const moved = feed
      .filter((row) => row["Trans Type"] === "Transfer In" && row.Resp === "Patient")
      .filter((row) => visits.has(row["Charge ID"]!))
      .reduce((sum, row) => sum + cents(row.Amount!), 0);
    return moved / charged.reduce((sum, row) => sum + cents(row.Amount!), 0);
  };
  expect(share("2026-01")).toBeGreaterThan(1.4 * share("2025-11"));
});

it("voids charges in later months, posts some rows back, and never before the service", () => {
  const entered = new Map(
    feed.filter((r) => r["Trans Type"] === "Charge").map((r) => [r["Charge ID"], r["Entry Date"]!]),
  );
  const voids = feed.filter((row) => row["Trans Type"] === "Charge Void");
  const later = voids.filter(
    (row) => row["Entry Date"]!.slice(0, 7) > entered.get(row["Charge ID"])!.slice(0, 7),
  );
  expect(later.length).toBeGreaterThan(5);
  const backDated = feed.filter((row) => row["Post Date"]! < row["Entry Date"]!);
  expect(backDated.length).toBeGreaterThan(5);
  expect(feed.every((row) => row.DOS === "" || row.DOS! <= row["Post Date"]!)).toBe(true);
});

it("holds every kind of adjustment and of transaction", () => {
  const kinds = new Set(feed.map((row) => row["Trans Type"]!));
  expect(kinds.size).toBe(17);
  const reasons = new Set(
    feed.filter((row) => row["Trans Type"]!.startsWith("Adjustment")).map((row) => row.Reason),
  );
  for (const reason of [
    "CONTRACTUAL",
    "DENIAL",
    "TIMELY FILING",
    "SMALL BALANCE",
    "COURTESY",
    "CORRECTION",
    "SEQUESTRATION",
  ])
    expect([...reasons], reason).toContain(reason);
});

it("leaves a few visits unbilled, and their copays unapplied", () => {
  const { unbilled_visits: unbilled, encounters } = example.truth.months[
    "2025-10"
  ]! as unknown as Record<string, number>;
  expect(unbilled).toBeGreaterThan(0);
  expect(unbilled! / encounters!).toBeLessThan(0.03);
});

it("restates a survey sample in the month its answer came, and asks nobody twice in one file", () => {
  const seen = new Map<string, string>();
  let restated = 0;
  for (const { month, path } of example.monthly("survey")) {
    const rows = table(readCsv(example.text(path)), "Sample ID");
    expect(new Set(rows.map((row) => row["Sample ID"])).size).toBe(rows.length);
    expect(rows.length).toBe(example.truth.files[path]!.rows);
    for (const row of rows) {
      const id = row["Sample ID"]!;
      if (seen.has(id)) {
        restated++;
        expect(seen.get(id)).toBe("No response");
        expect(row.Received!.startsWith(month)).toBe(true);
      }
      seen.set(id, row.Disposition!);
    }
  }
  expect(restated).toBeGreaterThan(3);
});

it("adds up surveys and reviews as truth.json says", () => {
  const final = new Map<string, Record<string, string>>();
  for (const { path } of example.monthly("survey"))
    for (const row of table(readCsv(example.text(path)), "Sample ID"))
      final.set(row["Sample ID"]!, row);
  for (const [month, truth] of Object.entries(example.truth.months)) {
    const samples = [...final.values()].filter((row) => row.Sampled!.startsWith(month));
    const count = (disposition: string): number =>
      samples.filter((row) => row.Disposition === disposition).length;
    expect(truth.survey).toEqual({
      sampled: samples.length,
      ineligible: count("Ineligible"),
      complete: count("Complete"),
    });
    for (const [item, { valid, top }] of Object.entries(truth.survey_items)) {
      const answers = samples.map((row) => row[item]).filter((answer) => answer !== "");
      const best = answers.filter((a) => (item === "Q18" ? Number(a) >= 9 : a === "Always"));
      expect([answers.length, best.length]).toEqual([valid, top]);
    }
    const reviews = table(
      readCsv(example.text(`inbox/${month}/reviews_${month}.csv`)),
      "Review ID",
    );
    expect(truth.reviews).toEqual({
      count: reviews.length,
      stars: reviews.reduce((sum, row) => sum + Number(row.Rating), 0),
    });
  }
});
