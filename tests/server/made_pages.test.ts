import { writeFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { createApp } from "../../server/app.ts";
import { ledgerFile } from "../pitfalls/rows.ts";
import { drop, scratchPractice } from "../scratch.ts";

test("a page is made once for all who ask, and again when something came in or was edited", async () => {
  const practice = scratchPractice();
  const take = (name: string, post: string): Promise<unknown> =>
    practice.import([
      {
        paths: [drop(practice, name, ledgerFile([{ type: "charge", amount: 100, post }]))],
        knownAt: null,
      },
    ]);
  await take("a.csv", "2026-01-05");
  const app = createApp(practice);
  const made = vi.spyOn(practice, "page");
  const ask = async (page: string): Promise<{ text: string; etag: string | null }> => {
    const response = await app.request(`/api/pages/${page}`);
    expect(response.status).toBe(200);
    return { text: await response.text(), etag: response.headers.get("etag") };
  };

  const together = await Promise.all(Array.from({ length: 10 }, () => ask("lending")));
  expect(new Set(together.map(({ text }) => text)).size).toBe(1);
  expect(made).toHaveBeenCalledTimes(1);
  await ask("overview");
  await ask("lending");
  expect(made).toHaveBeenCalledTimes(2);

  writeFileSync(practice.folder.covenants, "{ not a list");
  expect((await ask("lending")).etag).not.toBe(together[0]!.etag);
  expect(made).toHaveBeenCalledTimes(3);

  await take("b.csv", "2026-02-05");
  expect(JSON.parse((await ask("overview")).text)).toMatchObject({ page: "overview" });
  expect(made).toHaveBeenCalledTimes(4);
});

test("a page that cannot be made is tried again", async () => {
  const practice = scratchPractice();
  const app = createApp(practice);
  expect((await app.request("/api/pages/overview")).ok).toBe(false);
  const path = drop(
    practice,
    "a.csv",
    ledgerFile([{ type: "charge", amount: 1, post: "2026-01-05" }]),
  );
  await practice.import([{ paths: [path], knownAt: null }]);
  expect((await app.request("/api/pages/overview")).ok).toBe(true);
});
