/** Receipts by payer and location at the terminal and over HTTP: one document, and the same table. */
import { beforeAll, expect, test } from "vitest";
import { addDays } from "../../../engine/calendar.ts";
import type { ReceiptsForecast } from "../../../engine/contract.ts";
import { createApp } from "../../../server/app.ts";
import { ledgerFile, take } from "../../pitfalls/rows.ts";
import { scratchPractice } from "../../scratch.ts";
import { terminalOf } from "../../terminal.ts";

const practice = scratchPractice();
const run = terminalOf(practice.folder.path);
beforeAll(async () => {
  const visits = Array.from({ length: 40 }, (_, i) => addDays("2026-01-05", 7 * i));
  await take(
    practice,
    ledgerFile(
      visits.flatMap((dos, i) => {
        const visit = { dos, charge: dos, location: i % 2 === 0 ? "North" : "South" };
        return [
          { ...visit, type: "charge", amount: 100, post: dos },
          { ...visit, type: "payment", amount: -60, post: addDays(dos, 14) },
        ];
      }),
    ),
  );
});

test("the terminal, the API and its CSV say the same", async () => {
  const { status, said } = run("forecast", "receipts", "--by", "location", "--weeks", "2");
  const found = said as ReceiptsForecast;
  expect(status).toBe(0);
  expect(found.by).toEqual(["location"]);
  expect(new Set(found.rows.map(({ location }) => location))).toEqual(new Set(["North", "South"]));
  expect(found.rows).toHaveLength(4);
  const app = createApp(practice);
  const path = "http://localhost/api/forecast/receipts?by=location&weeks=2";
  expect(await (await app.request(path)).json()).toEqual(said);
  const csv = await (await app.request(path, { headers: { accept: "text/csv" } })).text();
  const [header, ...lines] = csv.trimEnd().split("\r\n");
  expect(header).toContain("location");
  expect(lines).toHaveLength(4);
  for (const { receipts } of found.rows) expect(csv).toContain(receipts);
});

test("another dimension and a reach too far are refused with what can be", async () => {
  const wrong = run("forecast", "receipts", "--by", "provider");
  expect(wrong.status).toBe(2);
  expect(wrong.said).toContain("none of payer, location");
  const far = run("forecast", "receipts", "--weeks", "27");
  expect(far.status).toBe(2);
  expect(far.said).toContain("from 1 to 26 weeks, not 27");
  const app = createApp(practice);
  for (const query of ["by=provider", "weeks=27", "seed=1"]) {
    const answer = await app.request(`http://localhost/api/forecast/receipts?${query}`);
    expect([query, answer.status]).toEqual([query, 400]);
  }
});
