/** Sealing on the screen's own door: what is kept, what it may not do, and what changed since. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { PackCheck, PackReport, SealedPack } from "../../engine/contract.ts";
import { XLSX_TYPE, type Practice } from "../../engine/index.ts";
import { createApp } from "../../server/app.ts";
import { ledgerFile, take } from "../pitfalls/rows.ts";
import { scratchPractice } from "../scratch.ts";

const rows = (amount: number | string) =>
  ledgerFile(
    Array.from({ length: 30 }, (_, i) => ({
      id: `c${i}`,
      type: "charge",
      charge: `c${i}`,
      amount: i === 0 ? amount : 100,
      post: "2025-01-10",
      dos: "2025-01-10",
    })),
  );

const asking = (practice: Practice) => {
  const app = createApp(practice);
  return {
    get: (path: string) => app.request(path),
    json: async <T>(path: string): Promise<T> => (await app.request(path)).json() as Promise<T>,
    seal: (body: unknown, headers: Record<string, string> = {}) =>
      app.request("/api/packs", { method: "POST", body: JSON.stringify(body), headers }),
  };
};

test("a sealed pack is kept, listed with its hash, read as it was, and held against what is known now", async () => {
  const practice = scratchPractice();
  await take(practice, rows(100));
  const { get, json, seal } = asking(practice);
  expect(await json("/api/packs")).toEqual([]);
  const answer = await seal({ pack: "monthly", month: "2025-01" });
  expect(answer.status).toBe(200);
  const made = (await answer.json()) as PackReport;
  expect(made.state).toBe("sealed");
  const [sealed] = await json<SealedPack[]>("/api/packs");
  expect(sealed).toMatchObject({
    pack: "monthly",
    period: "2025-01",
    kept: "monthly-2025-01",
    manifest: made.files.at(-1)!.sha256,
  });

  const pdf = await get("/api/packs/monthly-2025-01/pdf");
  expect(pdf.headers.get("content-type")).toBe("application/pdf");
  const kept = join(practice.folder.packs, "monthly-2025-01", "monthly-2025-01.pdf");
  expect(Buffer.from(await pdf.arrayBuffer())).toEqual(readFileSync(kept));
  expect((await get("/api/packs/monthly-2025-01/xlsx")).headers.get("content-type")).toBe(
    XLSX_TYPE,
  );
  const changes = () => json<PackCheck>("/api/packs/monthly-2025-01/changes");
  expect(await changes()).toMatchObject({ ok: true, differences: [] });

  await take(practice, rows(150));
  expect((await changes()).differences).toContainEqual({
    file: "monthly-2025-01.xlsx",
    figure: "Receivables › roll_forward › Jan 2025 › Charges",
    was: "3000.00",
    is: "3050.00",
  });
  // another one stands beside it, and takes nothing from it
  await seal({ pack: "monthly", month: "2025-01" });
  expect((await json<SealedPack[]>("/api/packs")).map((each) => each.kept)).toEqual([
    "monthly-2025-01-2",
    "monthly-2025-01",
  ]);
});

test("what must be fixed first is said, and nothing is written", async () => {
  const practice = scratchPractice();
  await take(practice, rows("none"));
  const { seal } = asking(practice);
  const answer = await seal({ pack: "lender", month: "2025-01" });
  expect(answer.status).toBe(409);
  expect(await answer.json()).toMatchObject({
    title: "The pack cannot be sealed yet",
    detail: "BLOCKED: to be fixed first: Row held (1)",
  });
  expect(existsSync(practice.folder.packs)).toBe(false);
});

test("a foreign page, another folder and a pack that is none are turned away", async () => {
  const practice = scratchPractice();
  await take(practice, rows(100));
  const { get, seal } = asking(practice);
  const asked = { pack: "monthly", month: "2025-01" };
  expect((await seal(asked, { origin: "https://example.com" })).status).toBe(403);
  expect((await seal({ ...asked, pack: "yearly" })).status).toBe(400);
  expect((await seal({ ...asked, month: "2031-01" })).status).toBe(404);
  expect((await seal({ ...asked, out: "elsewhere" })).status).toBe(400);
  for (const path of ["..", "%2e%2e%2farchive", "monthly-2025-01"]) {
    expect((await get(`/api/packs/${path}/pdf`)).status).toBe(404);
    expect((await get(`/api/packs/${path}/changes`)).status).toBe(404);
  }
  expect(practice.sealedPacks()).toEqual([]);
});
