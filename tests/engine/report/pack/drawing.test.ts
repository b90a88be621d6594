/** Charts on paper: drawn without a browser, with real texts, told apart without colour. */
import { expect, test } from "vitest";
import type { BudgetReport, StatementLine } from "../../../../engine/contract.ts";
import { drawn } from "../../../../engine/report/pack/drawing/draw.ts";
import { bridgePanel } from "../../../../engine/report/panels/bridge.ts";

const net = {
  line: "net_income",
  title: "Net income",
  budget: "100.00",
  actual: "90.00",
  variance: "-10.00",
} as StatementLine;
const report = {
  from: "2026-09-01",
  to: "2026-09-30",
  lines: [net],
  bridge: [
    { effect: "volume", title: "Visits", amount: "20.00", parts: [] },
    { effect: "rate", title: "Yield", amount: "-30.00", parts: [] },
  ],
  bridge_absent: [],
  version: "in force",
} as unknown as BudgetReport;

const textsIn = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text!);

test("a bridge is drawn with every step's name and its signed amount as text", async () => {
  const svg = await drawn(bridgePanel("bridge", report), { width: 500, height: 165 });
  expect(textsIn(svg)).toEqual(
    expect.arrayContaining(["Budget", "Visits", "Yield", "Actual", "$100", "+$20", "−$30", "$90"]),
  );
});

test("what is worse is hatched, what was planned is an outline, and only those", async () => {
  const svg = await drawn(bridgePanel("bridge", report), { width: 500, height: 165 });
  const bars = [...svg.matchAll(/<path aria-label[^>]*>|<path [^>]*d="M[^>]*>/g)].map(
    ([path]) => path,
  );
  expect(bars.filter((bar) => bar.includes('fill="url(#hatched)"'))).toHaveLength(1);
  expect(svg).toContain('<pattern id="hatched"');
  expect(svg).not.toMatch(/var\(--/);
});

test("the same panel gives the same drawing, within the width asked for", async () => {
  const panel = bridgePanel("bridge", report);
  const first = await drawn(panel, { width: 500, height: 165 });
  expect(await drawn(panel, { width: 500, height: 165 })).toBe(first);
  expect(Number(/width="([\d.]+)"/.exec(first)![1])).toBeLessThanOrEqual(500);
});
