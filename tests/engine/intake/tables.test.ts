import { FORMATS } from "../../../engine/intake/formats/index.ts";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Database, viewOfFiles } from "../../../engine/database.ts";
import { FEEDS } from "../../../engine/intake/feeds.ts";
import { readFile } from "../../../engine/intake/read.ts";
import { X12_FEEDS } from "../../../engine/intake/x12/kinds.ts";
import { Tables } from "../../../engine/intake/tables.ts";
import { scratchFolder } from "../../scratch.ts";
import { head, interchange } from "./x12/reading.ts";

const folder = scratchFolder();

test("DuckDB reads the rows as they were written, also where there are none", async () => {
  const path = join(folder, "remittance.835");
  const odd = ['CLP*A "B", C*1*10*10**12*\'x', "SVC*HC:99213*10*10"];
  writeFileSync(
    path,
    interchange([...head("10"), ...odd]).replace("EXAMPLE HEALTH PLAN", "ÄRZTE 医"),
  );
  const { loads } = await readFile(path, {
    scratch: join(folder, "scratch"),
    name: "remittance.835",
    format: null,
    formats: FORMATS,
  });
  const database = await Database.build(join(folder, "generation"), join(folder, "spill"));
  try {
    const read = await database.session(async (session) => {
      const tables: Record<string, unknown> = {};
      for (const { feed, file } of loads) {
        await viewOfFiles(session, "load", [{ id: 0, file }], { wanted: FEEDS[feed] });
        tables[feed] = await session.rows("select * from load");
      }
      return tables;
    });
    expect(read).toMatchObject({
      remittance: [{ payer: "ÄRZTE 医", amount: "10", balances: "yes" }],
      remitted_claim: [
        {
          claim_id: 'A "B", C',
          payer_claim_id: "'x",
          patient_responsibility: null,
          received_on: null,
        },
      ],
      remitted_line: [{ code: "99213", modifiers: null, charge_id: null, service_date: null }],
      remitted_adjustment: [],
      remitted_provider_adjustment: [],
    });
  } finally {
    database.close();
  }
});

test("what is taken back is gone, whether it was written already or not", () => {
  const tables = new Tables(folder, X12_FEEDS);
  const add = (line: number, text: string): void =>
    tables.add("remitted_provider_adjustment", line, {
      set: "s",
      provider_id: null,
      code: null,
      reference: text,
      amount: "1",
    });
  add(1, "kept");
  tables.mark();
  for (let line = 2; line < 2000; line++) add(line, "x".repeat(50));
  tables.flush();
  add(2000, "y");
  tables.takeBack();
  add(2001, "kept too");
  const load = tables.close()[0]!;
  expect(load.rows).toBe(2);
  expect(load.lines).toEqual([1, 2001]);
  expect(readFileSync(load.file.path, "utf8")).toBe(
    '"s","","","kept","1"\n"s","","","kept too","1"\n',
  );
});
