/** A signal explained at the terminal and over the API: the same answer, and the same refusals. */
import { expect, test } from "vitest";
import type { Anomaly } from "../../../engine/contract.ts";
import { monthOf } from "../../../engine/calendar.ts";
import { openPractice } from "../../../engine/spine/open.ts";
import { createApp } from "../../../server/app.ts";
import { take } from "../../pitfalls/rows.ts";
import { scratchPractice } from "../../scratch.ts";
import { terminalOf } from "../../terminal.ts";
import { filesOf, servicesOf } from "../report/planted.ts";

test("practice explain says what /api/explain says", async () => {
  const practice = scratchPractice();
  const away = servicesOf(5, ({ day, provider }) =>
    monthOf(day) === "2026-08" && provider === "Cedar" ? null : {},
  );
  await take(practice, ...filesOf(away));
  const { path } = practice.folder;
  practice.close();

  const run = terminalOf(path);
  const { status, said } = run("explain", "net_production", "--period", "2026-08");
  const anomaly = said as Anomaly;
  expect(status).toBe(0);
  expect(anomaly).toMatchObject({ kpi: "PR09", period: "2026-08", side: "lower" });
  expect(anomaly.parts[0]).toMatchObject({ dimension: "provider", member: "Cedar" });
  const south = run("explain", "PR09", "--period", "2026-08", "--location", "South");
  expect((south.said as Anomaly).value).toBeLessThan(anomaly.value!);
  expect(run("explain", "RC99")).toMatchObject({ status: 2 });
  expect(run("explain", "RC35")).toMatchObject({ status: 2 });

  const opened = openPractice(path);
  try {
    const app = createApp(opened);
    const get = async (address: string) => app.request(`/api/explain${address}`);
    expect(await (await get("?kpi=PR09&period=2026-08")).json()).toEqual(anomaly);
    expect(await (await get("?kpi=PR09&period=2026-08&location=South")).json()).toEqual(south.said);
    for (const [address, parameter] of [
      ["?kpi=PR09&perod=2026-08", "perod"],
      ["?period=2026-08", "kpi"],
    ]) {
      const refused = await get(address!);
      expect(refused.status).toBe(400);
      expect(await refused.json()).toMatchObject({ parameter });
    }
    for (const address of ["?kpi=RC99", "?kpi=RC35", "?kpi=PR09&location=West"]) {
      expect((await get(address)).status).toBe(400);
    }
    const described = (await (await app.request("/api/openapi.json")).json()) as {
      paths: Record<string, unknown>;
    };
    expect(Object.keys(described.paths)).toContain("/api/explain");
  } finally {
    opened.close();
  }
});
