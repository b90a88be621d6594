import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import type { FileReport } from "../../../engine/contract.ts";
import { drop, scratchPractice } from "../../scratch.ts";
import { zipOf, type Part } from "../../zipped.ts";

const HEADER =
  "transaction_id,type,charge_id,provider,location,payer,primary_payer,amount,service_date,post_date";
const charges = (id: string): string =>
  `${HEADER}\n${id},charge,${id},Lee,North,Aetna,Aetna,100.00,2025-01-03,2025-01-04\n`;

async function importing(zips: Record<string, Buffer>) {
  const practice = scratchPractice();
  const paths = Object.entries(zips).map(([name, content]) => drop(practice, name, content));
  const [report] = await practice.import([{ paths, knownAt: null }]);
  return new Map(report!.files.map((file) => [file.path, file]));
}

const outcomes = (files: Map<string, FileReport>) =>
  [...files.values()].map(({ path, status, findings }) => [
    path,
    status,
    findings.find(({ severity }) => severity === "must_fix")?.check ?? null,
  ]);

const good: Part = { name: "2026-10/charges.csv", content: charges("a") };

describe("a zip of exports is unpacked at the door", () => {
  test("each member is a file of its own, archived with the zip, and survives a rebuild", async () => {
    const practice = scratchPractice();
    const zip = zipOf([
      good,
      { name: "more.csv.gz", content: gzipSync(charges("b")) },
      { name: "unknown.csv", content: "colour,size\nred,3\n" },
      { name: "README.txt", content: "what this is" },
      { name: "__MACOSX/._charges.csv", content: "\u0000\u0005" },
      { name: "empty/", content: "" },
      { name: "inner.zip", content: zipOf([{ name: "c.csv", content: charges("c") }]) },
    ]);
    const path = drop(practice, "bundle.zip", zip);
    const [report] = await practice.import([{ paths: [path], knownAt: null }]);
    const files = new Map(report!.files.map((file) => [file.path, file]));
    expect(outcomes(files)).toEqual([
      ["bundle.zip/2026-10/charges.csv", "loaded", null],
      ["bundle.zip/more.csv.gz", "loaded", null],
      ["bundle.zip/unknown.csv", "rejected", "UNRECOGNISED"],
      ["bundle.zip/inner.zip/c.csv", "loaded", null],
    ]);
    const first = report!.files[0]!;
    const view = await practice.source(first.sha256!, 2, 0);
    expect(view).toMatchObject({ file: "bundle.zip/2026-10/charges.csv", line: 2 });
    expect(first.packed_in).toMatch(/^[0-9a-f]{64}$/);
    const draft = await practice.draftMapping(`${path}/unknown.csv`);
    expect(draft.columns.map(({ name }) => name)).toEqual(["colour", "size"]);
    const before = await practice.rebuild();
    const again = await practice.rebuild();
    expect(again.digest).toBe(before.digest);
  });

  test("the same member loose, zipped, or zipped anew is a duplicate by its content", async () => {
    const practice = scratchPractice();
    const loose = drop(practice, "charges.csv", charges("a"));
    await practice.import([{ paths: [loose], knownAt: null }]);
    const zip = drop(practice, "bundle.zip", zipOf([good, { ...good, name: "copy.csv" }]));
    const [report] = await practice.import([{ paths: [zip], knownAt: null }]);
    expect(report!.import_id).toBeNull();
    expect(report!.files.map(({ status, reason }) => [status, reason])).toEqual([
      ["duplicate", "the same bytes were imported before, as charges.csv"],
      ["duplicate", "the same bytes were imported before, as charges.csv"],
    ]);
  });
});

describe("a member that cannot be taken costs nothing else", () => {
  const bad: [string, Part, string][] = [
    ["a name that leaves the folder", { ...good, name: "../../x.csv" }, "ZIP_NAME"],
    ["an absolute name", { ...good, name: "/etc/x.csv" }, "ZIP_NAME"],
    ["a name with a NUL", { ...good, name: "x\u0000.csv" }, "ZIP_NAME"],
    ["a drive", { ...good, name: "C:/x.csv" }, "ZIP_NAME"],
    ["a link", { ...good, name: "link", says: { mode: 0o120777 } }, "NOT_A_REGULAR_FILE"],
    ["a password", { ...good, name: "p.csv", says: { encrypted: true } }, "PASSWORD_PROTECTED"],
    ["a wrong checksum", { ...good, name: "c.csv", says: { crc: 1 } }, "ZIP_DAMAGED"],
    ["less than it holds", { ...good, name: "l.csv", says: { bytes: 10 } }, "ZIP_DAMAGED"],
    ["more than it holds", { ...good, name: "m.csv", says: { bytes: 1e6 } }, "ZIP_DAMAGED"],
    ["a PDF", { name: "x.pdf", content: "%PDF-1.7\n1 0 obj" }, "NOT_A_TABLE"],
  ];
  let files: Map<string, FileReport>;
  beforeAll(async () => {
    const deep = zipOf([
      { name: "deep.zip", content: zipOf([good]) },
      { name: "b.csv", content: charges("b") },
    ]);
    files = await importing({
      "bundle.zip": zipOf([...bad.map(([, part]) => part), good]),
      "outer.zip": zipOf([{ name: "inner.zip", content: deep }]),
    });
  });

  test.each(bad)("%s", (_, part, code) => {
    const file = files.get(`bundle.zip/${part.name.replace("\u0000", "?")}`)!;
    expect(file).toMatchObject({ status: "rejected", findings: [{ check: code }] });
    expect(file.findings[0]!.fix.length).toBeGreaterThan(10);
  });

  test("the member beside them is loaded", () => {
    expect(files.get("bundle.zip/2026-10/charges.csv")!.status).toBe("loaded");
  });

  test("a zip in a zip in a zip is refused with a sentence, its neighbours are read", () => {
    expect(files.get("outer.zip/inner.zip/deep.zip")).toMatchObject({
      status: "rejected",
      findings: [{ check: "ZIP_NESTED" }],
    });
    expect(files.get("outer.zip/inner.zip/b.csv")!.status).toBe("loaded");
  });
});

describe("a zip that must not be unpacked is rejected whole", () => {
  const many = Array.from({ length: 65_000 }, (_, i) => ({ name: `${i}.csv`, content: "" }));
  const overlapping = zipOf([good, { ...good, name: "b.csv" }]);
  for (let at = overlapping.indexOf("PK\u0001\u0002"); at >= 0;) {
    overlapping.writeUInt32LE(overlapping.length - 60, at + 20);
    at = overlapping.indexOf("PK\u0001\u0002", at + 4);
  }
  const bad: [string, Buffer, string][] = [
    ["65000-members.zip", zipOf(many), "ZIP_BOMB"],
    ["bomb.zip", zipOf([{ name: "x.csv", content: Buffer.alloc(100_000_000, 48) }]), "ZIP_BOMB"],
    ["overlapping.zip", overlapping, "ZIP_BOMB"],
    ["cut.zip", zipOf([good]).subarray(0, 150), "ZIP_DAMAGED"],
    ["empty.zip", zipOf([]), "EMPTY_FILE"],
  ];
  let files: Map<string, FileReport>;
  beforeAll(async () => {
    const zips = Object.fromEntries(bad.map(([name, zip]) => [name, zip]));
    files = await importing(zips);
  });

  test.each(bad)("%s", (name, _, code) => {
    expect(files.get(name)).toMatchObject({ status: "rejected", findings: [{ check: code }] });
    expect(files.get(name)!.findings[0]!.fix.length).toBeGreaterThan(10);
  });
});
