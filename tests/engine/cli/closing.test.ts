/** Closing a month at the terminal and over the API: the same months, the same causes. */
import { expect, test } from "vitest";
import type { Closing, KpiValue, Restatement } from "../../../engine/contract.ts";
import { openPractice } from "../../../engine/spine/open.ts";
import { createApp } from "../../../server/app.ts";
import { ledgerFile } from "../../pitfalls/rows.ts";
import { drop, scratchPractice } from "../../scratch.ts";
import { terminalOf } from "../../terminal.ts";

const charge = (id: string, amount: number) => ({
  id,
  type: "charge",
  charge: id,
  amount,
  post: "2025-01-10",
  dos: "2025-01-10",
});

test("close, restatements, kpi --as-closed and reopen say what the engine and the API say", async () => {
  const practice = scratchPractice();
  const { path } = practice.folder;
  const run = terminalOf(path);
  const first = drop(practice, "first.csv", ledgerFile([charge("a", 100)]));
  await practice.import([{ paths: [first], knownAt: null }]);
  practice.close();

  const closed = run("close", "2025-01");
  expect(closed).toMatchObject({ status: 0, said: { month: "2025-01", restated: 0 } });
  const { digest } = closed.said as Closing;
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  const again = run("close", "2025-01");
  expect([again.status, again.said]).toEqual([2, expect.stringMatching(/closed already/)]);

  run("import", drop(practice, "late.csv", ledgerFile([charge("b", 50)])));
  const steps = run("restatements").said as Restatement[];
  expect(steps.find(({ kpi }) => kpi === "RC01")).toMatchObject({
    period: "2025-01",
    was_numerator: "100",
    is_numerator: "150",
    cause: "late_posting",
  });
  expect(run("restatements", "--since", "2999-01-01").said).toEqual([]);
  const value = (...more: string[]) =>
    (run("kpi", "RC01", "--period", "2025-01", ...more).said as KpiValue[])[0]!.numerator;
  expect([value("--as-closed"), value()]).toEqual(["100", "150"]);

  const opened = openPractice(path);
  try {
    const app = createApp(opened);
    const get = async (address: string): Promise<unknown> => (await app.request(address)).json();
    const post = (address: string, month: string) =>
      app.request(address, {
        method: "POST",
        body: JSON.stringify({ month }),
        headers: { "content-type": "application/json" },
      });
    expect(await get("/api/restatements")).toEqual(steps);
    expect(await get("/api/closings")).toEqual(opened.closings());
    expect(await get("/api/kpi?id=RC01&period=2025-01&as_closed=1")).toMatchObject([
      { numerator: "100" },
    ]);
    expect((await post("/api/close", "2025-01")).status).toBe(409);
    expect(await (await post("/api/reopen", "2025-01")).json()).toEqual({
      month: "2025-01",
      digest,
    });
  } finally {
    opened.close();
  }
  expect(run("reopen", "2025-01")).toMatchObject({ status: 2 });
  expect(run("closings").said).toEqual([]);
});
