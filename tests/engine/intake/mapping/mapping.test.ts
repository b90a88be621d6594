/** A layout nobody knows, described once by who knows it, and read from then on. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Mapping } from "../../../../engine/contract.ts";
import { dayOrdersOf, readDay } from "../../../../engine/intake/mapping/days.ts";
import { fieldsOf, TEMPLATES } from "../../../../engine/intake/mapping/fields.ts";
import { likenessOf } from "../../../../engine/intake/mapping/likeness.ts";
import { BadMapping } from "../../../../engine/intake/mapping/mapping.ts";
import { drop, scratchPractice } from "../../../scratch.ts";

const HEADER = "Txn No,Kind,Line,Doctor,Site,Carrier,First Carrier,Amt,DOS,Posted";
const EXPORT = [
  "Hillside Medical - Ledger Dump",
  "",
  HEADER,
  '1,CHG,1,Lee,North,Aetna,Aetna,"1,100.00",01/05/2026,01/06/2026',
  "2,PMT,1,Lee,North,Aetna,Aetna,700.00,01/05/2026,02/03/2026",
  "3,ADJ-C,1,Lee,North,Aetna,Aetna,400.00,01/05/2026,02/13/2026",
  "Total,,,,,,,2200.00,,",
].join("\n");

/** What the manager adds to the draft: her words, and how amounts are signed. */
const complete = (mapping: Mapping): Mapping => ({
  ...mapping,
  id: "hillside-ledger",
  signs: "own",
  fixed: { reason: "contractual" },
  words: { ...mapping.words, type: { CHG: "charge", PMT: "payment", "ADJ-C": "adjustment" } },
});

async function described() {
  const practice = scratchPractice();
  const path = drop(practice, "ledger_dump.csv", EXPORT);
  const draft = await practice.draftMapping(path);
  return { practice, path, draft };
}

describe("a draft", () => {
  test("finds the header, the template and the columns, and says what it cannot know", async () => {
    const { draft } = await described();
    expect(draft.header_line).toBe(3);
    expect(draft.mapping).toMatchObject({
      template: "transactions",
      header: HEADER.split(","),
      columns: {
        transaction_id: "Txn No",
        type: "Kind",
        provider: "Doctor",
        location: "Site",
        payer: "Carrier",
        amount: "Amt",
        service_date: "DOS",
        post_date: "Posted",
      },
      days: "%m/%d/%Y",
      signs: "own",
    });
    expect(draft.missing).toEqual([]);
    expect(draft.columns[1]).toEqual({
      name: "Kind",
      samples: ["CHG", "PMT", "ADJ-C"],
      looks: "text",
      words: ["ADJ-C", "CHG", "PMT"],
    });
  });

  test("asks about days that can be read two ways, and shows one read each way", async () => {
    const practice = scratchPractice();
    const path = drop(practice, "x.csv", EXPORT.replaceAll("13/2026", "04/2026"));
    const { day_orders: orders, mapping } = await practice.draftMapping(path);
    expect(mapping.days).toBeNull();
    expect(orders).toEqual([
      { pattern: "%m/%d/%Y", says: "month/day/year", example: "01/05/2026", read_as: "2026-01-05" },
      { pattern: "%d/%m/%Y", says: "day/month/year", example: "01/05/2026", read_as: "2026-05-01" },
    ]);
  });

  test("tells what a field holds and what its lack costs, in the words of the templates", async () => {
    const { draft } = await described();
    expect(draft.fields.find(({ field }) => field === "bill_date")).toMatchObject({
      kind: "day",
      needed: "no",
      costs:
        "Initial denial rate does not count the claim as submitted; Charges not with a payer counts it as not billed",
    });
    for (const template of TEMPLATES) {
      const fields = fieldsOf(template);
      expect(fields.map(({ field }) => field)).toEqual(Object.keys(template.columns));
      const needed = fields.filter(({ needed }) => needed !== "no").map(({ field }) => field);
      expect(new Set(needed)).toEqual(new Set(template.required));
    }
  });

  test("a file that is no table is an answer in words", async () => {
    const practice = scratchPractice();
    await expect(practice.draftMapping(drop(practice, "a.pdf", "%PDF-1.4"))).rejects.toThrow(
      BadMapping,
    );
    await expect(practice.draftMapping(drop(practice, "a.txt", "hello"))).rejects.toThrow(
      /no line that could name its columns/,
    );
  });
});

describe("a mapping that was saved", () => {
  test("is applied to that layout from then on, to the cent, and survives a rebuild", async () => {
    const { practice, path, draft } = await described();
    const [before] = await practice.import([{ paths: [path], knownAt: null }]);
    expect(before!.files[0]).toMatchObject({ status: "rejected" });
    practice.saveMapping(complete(draft.mapping));
    const [report] = await practice.import([{ paths: [path], knownAt: null }]);
    expect(report!.files[0]).toMatchObject({
      status: "loaded",
      format: "hillside-ledger",
      rows: { read: 7, loaded: 3, ignored: 4 },
      amounts: { charges: "1100.00", payments: "700.00", adjustments: "400.00" },
    });
    const [rate] = await practice.kpi({ kpis: ["net_collection_rate"], period: "2026-01" });
    expect([Number(rate!.numerator), Number(rate!.denominator)]).toEqual([700, 700]);
    const { digest } = await practice.digest();
    expect((await practice.rebuild()).digest).toBe(digest);
    rmSync(join(practice.folder.mappings, "hillside-ledger.json"));
    expect((await practice.rebuild()).digest).toBe(digest);
  });

  test("changed by hand, it makes the figures stale until they are derived anew by it", async () => {
    const { practice, path, draft } = await described();
    practice.saveMapping(complete(draft.mapping));
    await practice.import([{ paths: [path], knownAt: null }]);
    const file = join(practice.folder.mappings, "hillside-ledger.json");
    const mapping = JSON.parse(readFileSync(file, "utf8")) as Mapping;
    writeFileSync(file, JSON.stringify({ ...mapping, fixed: { reason: "denial" } }));
    await expect(practice.digest()).rejects.toThrow(/practice rebuild/);
    await practice.rebuild();
    const [rate] = await practice.kpi({ kpis: ["net_collection_rate"], period: "2026-01" });
    expect(Number(rate!.denominator)).toBe(1100);
  });

  test("one that no file was read by changes nothing", async () => {
    const { practice, draft } = await described();
    const rows = "account,entry,date,debit,credit\nBank,1,2026-01-02,1.00,1.00\n";
    await practice.import([{ paths: [drop(practice, "gl.csv", rows)], knownAt: null }]);
    const { digest } = await practice.digest();
    practice.saveMapping(complete(draft.mapping));
    expect((await practice.digest()).digest).toBe(digest);
  });

  test("a mapping that cannot be used is refused with everything that is wrong with it", async () => {
    const { practice, draft } = await described();
    const bad = { ...draft.mapping, id: "Not An Id", days: "%q", columns: { amount: "Nowhere" } };
    expect(() => practice.saveMapping(bad)).toThrow(
      /id "Not An Id".*no column "Nowhere".*"transaction_id" cannot be done without.*days "%q"/,
    );
    const words = { type: { CHG: "gift" } };
    expect(() => practice.saveMapping({ ...complete(draft.mapping), words })).toThrow(
      /"CHG" of type must mean one of charge, /,
    );
    expect(practice.mappings()).toEqual([]);
  });
});

test("a layout that drifts is read, and what changed is said", async () => {
  const { practice, path, draft } = await described();
  practice.saveMapping(complete(draft.mapping));
  await practice.import([{ paths: [path], knownAt: null }]);
  const next = EXPORT.replace(HEADER, HEADER.replace("Site", "Clinic"))
    .replaceAll("/2026", "/2025")
    .replaceAll(/^(\d),/gm, "1$1,");
  const [report] = await practice.import([
    { paths: [drop(practice, "next.csv", next)], knownAt: null },
  ]);
  const [file] = report!.files;
  expect(file).toMatchObject({ status: "loaded", rows: { loaded: 3 } });
  expect(file!.findings).toContainEqual(
    expect.objectContaining({
      check: "LAYOUT_CHANGED",
      message: expect.stringMatching(/no longer has "Site".*has "Clinic" instead/) as string,
    }),
  );
});

test("the parts: names that mean the same, days that can be read one way or two", () => {
  expect(likenessOf("DOS", ["service_date"])).toBe(1);
  expect(likenessOf("Carrier", ["payer"])).toBe(1);
  expect(likenessOf("Colour", ["payer"])).toBe(0);
  expect(dayOrdersOf(["13/01/2026"]).map(({ pattern }) => pattern)).toEqual(["%d/%m/%Y"]);
  expect(dayOrdersOf(["2026-02-03 10:30"]).map(({ pattern }) => pattern)).toEqual(["%Y-%m-%d"]);
  expect(dayOrdersOf(["x", "2026-02-03"])).toEqual([]);
  expect(readDay("3-Feb-2026", "%d-%b-%Y")).toBe("2026-02-03");
});
