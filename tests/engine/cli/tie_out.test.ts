/** Tying out at the terminal and over the API: the same totals, the same certificate. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import type { Certificate, ImportReport } from "../../../engine/contract.ts";
import { openPractice } from "../../../engine/spine/open.ts";
import { createApp } from "../../../server/app.ts";
import { ledgerFile } from "../../pitfalls/rows.ts";
import { drop, scratchPractice } from "../../scratch.ts";
import { terminalOf } from "../../terminal.ts";

test("import --control, control and certificate say what the API says, and ask for a person", async () => {
  const practice = scratchPractice();
  const { path } = practice.folder;
  const run = terminalOf(path);
  const file = drop(
    practice,
    "january.csv",
    ledgerFile([{ type: "charge", amount: 100, charge: "a", post: "2025-01-10" }]),
  );
  practice.close();

  expect(run("import", file, "--control", "charges=99.99", "--dry-run")).toMatchObject({
    status: 3,
    said: { reconciled: false, controls: [{ measure: "charges", difference: "-0.01" }] },
  });
  expect(run("import", file, "--control", "profit=1")).toMatchObject({
    status: 2,
    said: expect.stringContaining('"profit" is no total of files') as string,
  });
  const brought = run("import", file, "--control", "charges=100").said as ImportReport;
  expect(brought).toMatchObject({ reconciled: true });

  expect(run("control", "2025-01", "charges=90.00")).toMatchObject({
    status: 0,
    said: [{ month: "2025-01", measure: "charges", amount: "90.00" }],
  });
  const page = join(dirname(path), "certificate.pdf");
  const certificate = run("certificate", "2025-01", "--pdf", page);
  expect(certificate).toMatchObject({ status: 3, said: { status: "differs", left: "10.00" } });
  expect(readFileSync(page).subarray(0, 5).toString()).toBe("%PDF-");
  expect(run("check")).toMatchObject({ status: 3 });
  expect(run("certificate", "2025-13")).toMatchObject({ status: 2 });

  const opened = openPractice(path);
  try {
    const app = createApp(opened);
    const told = async (address: string): Promise<unknown> => (await app.request(address)).json();
    expect(await told("/api/certificate/2025-01")).toEqual(certificate.said);
    const ofImport = (await told(`/api/certificate/${brought.import_id!}`)) as Certificate;
    expect(ofImport).toMatchObject({ kind: "import", status: "passes" });
    expect((await app.request("/api/certificate/2031-01")).status).toBe(404);
  } finally {
    opened.close();
  }
});
