/** Forecasts of files at the terminal: forecast series and forecast triangle. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { TriangleEstimate } from "../../../engine/index.ts";
import { scratchFolder } from "../../scratch.ts";
import { cli } from "../../terminal.ts";

const folder = scratchFolder();
const run = (...args: string[]) =>
  spawnSync(process.execPath, [cli, ...args], { encoding: "utf8" });
const fileOf = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const month = (t: number): string =>
  `${2022 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, "0")}`;
const rows = (id: string, n: number, level: number): string =>
  Array.from({ length: n }, (_, t) => `${id},${month(t)},${level + ((t * 7) % 12)}\n`).join("");

test("many series come back in their order, the same on one thread and on two", () => {
  const ids = Array.from({ length: 700 }, (_, i) => `s${i}`);
  const file = fileOf(
    "many.csv",
    `id,t,value\n${ids.map((id, i) => rows(id, 14 + (i % 20), 50 + i)).join("")}`,
  );
  const ask = (threads: string) =>
    run(
      "forecast",
      "series",
      file,
      "--horizon",
      "2",
      "--frequency",
      "monthly",
      "--threads",
      threads,
    );
  const [one, two] = [ask("1"), ask("2")];
  expect(one.stderr).toBe("");
  expect(one.status).toBe(0);
  expect(two.stdout).toBe(one.stdout);
  const [header, ...lines] = one.stdout.trim().split("\n");
  expect(header).toBe("id,h,mean,lo80,hi80,lo95,hi95");
  expect(lines.map((line) => line.split(",").slice(0, 2).join(" "))).toEqual(
    ids.flatMap((id) => [`${id} 1`, `${id} 2`]),
  );
});

test("a month left out is missing, an id with a comma stays one, a series without values is named and the rest goes on", () => {
  const gap = rows("a", 24, 50)
    .split("\n")
    .filter((line) => !line.includes("2022-07"))
    .join("\n");
  const file = fileOf("gap.csv", `value,t,id\n9,2022-01,"b, c"\n,2022-01,none\n`);
  const text = `id,t,value\n${gap}"b, c",2022-01,9\nnone,2022-01,\n`;
  const out = join(folder, "out.csv");
  const both = [file, fileOf("gaps.csv", text)].map((path) =>
    run(
      "forecast",
      "series",
      path,
      "--horizon",
      "1",
      "--frequency",
      "monthly",
      "--out",
      out,
      "--json",
    ),
  );
  for (const { status, stderr } of both) {
    expect(status).toBe(3);
    expect(stderr).toBe("none: the series has no value: give at least one\n");
  }
  expect(JSON.parse(both[1]!.stdout)).toMatchObject({
    series: 3,
    horizon: 1,
    problems: [{ id: "none", problem: "the series has no value: give at least one" }],
  });
  expect(readFileSync(out, "utf8").split("\n").slice(1, 3)).toEqual([
    expect.stringMatching(/^a,1,\d/),
    expect.stringMatching(/^"b, c",1,9,/),
  ]);
});

test.each([
  ["", /is empty; it should begin with id,t,value/],
  ["id,value\na,1\n", /line 1: no column t/],
  ["id,t,value\na,2026-01,x1\n", /line 2: value "x1" is not a number/],
  ["id,t,value\na,2026-13,1\n", /line 2: t "2026-13" is no monthly step; write 2026-09/],
  ["id,t,value\na,2026-02,1\na,2026-01,1\n", /line 3: t "2026-01" .* stand in time order/],
  ["id,t,value\na,2026-02,1\na,2026-02,1\n", /line 3: .* each step once/],
  ["id,t,value\na,1,1\nb,1,1\na,2,1\n", /line 4: series "a" was there before/],
  ["id,t,value\na,1\n", /line 2: 2 fields where the header has 3/],
  ['id,t,value\n"a,1,1\n', /line 2: a quote is not closed/],
])("%j is refused by its line", (text, message) => {
  const file = fileOf("wrong.csv", text);
  const { status, stderr } = run(
    "forecast",
    "series",
    file,
    "--horizon",
    "1",
    "--frequency",
    "monthly",
  );
  expect(stderr).toMatch(message);
  expect(status).toBe(2);
});

const PAID =
  "origin,dev,value,exposure\n2026-01,1,100,250\n2026-01,2,150,250\n2026-01,3,165,250\n2026-02,1,110,300\n2026-02,2,176,300\n2026-03,1,120,310\n";

test("a triangle's factors, ultimates and what comes by period are those worked out by hand", () => {
  const { stdout, status } = run("forecast", "triangle", fileOf("paid.csv", PAID), "--json");
  expect(status).toBe(0);
  const found = JSON.parse(stdout) as TriangleEstimate;
  const first = (150 + 176) / 210;
  expect(found.factors[0]).toBeCloseTo(first, 12);
  expect(found.factors[1]).toBeCloseTo(1.1, 12);
  expect(found.origins.map(({ latest }) => latest)).toEqual([165, 176, 120]);
  expect(found.origins[2]!.ultimate).toBeCloseTo(120 * first * 1.1, 9);
  expect(found.total.ibnr).toBeCloseTo(17.6 + 120 * (first * 1.1 - 1), 9);
  expect(found.calendar[0]).toBeCloseTo(17.6 + 120 * (first - 1), 9);
  expect(found.calendar.reduce((sum, value) => sum + value, 0)).toBeCloseTo(found.total.ibnr, 9);
});

test.each([
  ["bf", ["--expected", "0.7"]],
  ["cape-cod", []],
  ["odp", []],
])("%s answers too, and its parts sum to its total", (method, more) => {
  const file = fileOf("paid.csv", PAID);
  const { stdout, status } = run(
    "forecast",
    "triangle",
    file,
    "--method",
    method,
    ...more,
    "--json",
  );
  expect(status).toBe(0);
  const found = JSON.parse(stdout) as TriangleEstimate;
  expect(found.origins.reduce((sum, { ibnr }) => sum + ibnr, 0)).toBeCloseTo(found.total.ibnr, 9);
  expect(found.total.se === null).toBe(method !== "odp");
});

test.each([
  ["bf without a share", PAID, ["--method", "bf"], /bf needs the share of the exposure/],
  [
    "no exposure",
    PAID.replaceAll(/,exposure|,2\d\d(?=\n)|,3\d\d(?=\n)/g, ""),
    ["--method", "cape-cod"],
    /needs the exposure of origin 2026-01/,
  ],
  ["a cell twice", `${PAID}2026-03,1,120,310\n`, [], /origin 2026-03 has dev 1 twice/],
  ["a gap", "origin,dev,value\na,1,1\na,3,2\nb,1,1\nb,2,2\n", [], /origin a has no dev 2/],
  ["one origin", "origin,dev,value\na,1,1\na,2,2\n", [], /needs two origins/],
  [
    "nothing to take a factor from",
    "origin,dev,value\na,1,0\na,2,5\nb,1,0\n",
    [],
    /nothing above zero/,
  ],
])("%s is refused with what to do", (_, text, more, message) => {
  const { status, stderr } = run("forecast", "triangle", fileOf("odd.csv", text), ...more);
  expect(stderr).toMatch(message);
  expect(status).toBe(2);
});

test("series that belong together: a short one borrows its season, in any order and on any threads", () => {
  const wave = (t: number): number => 100 * (1 + 0.3 * Math.sin((2 * Math.PI * t) / 12));
  const series = (id: string, from: number, size: number): string =>
    Array.from({ length: 48 - from }, (_, i) => i + from)
      .map((t) => `${id},${month(t)},${size * (wave(t) + ((t * 7) % 5))}\n`)
      .join("");
  const parts = [
    series("a", 0, 1),
    series("b", 0, 3),
    series("c", 0, 7),
    series("short", 40, 2),
    "new,2025-12,50\n",
  ];
  const ask = (name: string, of: string[], ...more: string[]): string[] =>
    run(
      "forecast",
      "series",
      fileOf(name, `id,t,value\n${of.join("")}`),
      "--horizon",
      "12",
      "--frequency",
      "monthly",
      ...more,
    ).stdout.split("\n");
  const off = (lines: string[]): number =>
    lines
      .filter((line) => line.startsWith("short,"))
      .reduce((sum, line, h) => sum + Math.abs(Number(line.split(",")[2]) / 2 - wave(48 + h)), 0);
  const alone = ask("alone.csv", parts);
  const lent = ask("lent.csv", parts, "--together", "--threads", "1");
  expect(lent).toHaveLength(1 + 5 * 12 + 1);
  expect(off(lent)).toBeLessThan(0.5 * off(alone));
  expect(lent.filter((line) => line.startsWith("a,"))).toEqual(
    alone.filter((line) => line.startsWith("a,")),
  );
  const turned = ask("turned.csv", parts.toReversed(), "--together", "--threads", "2");
  expect(turned.toSorted()).toEqual(lent.toSorted());
});
