import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { copyOf } from "../../../engine/spine/journal_copy.ts";
import { openPractice, type Practice } from "../../../engine/spine/open.ts";
import { copiesOf, drop, scratchFolder, scratchPractice } from "../../scratch.ts";

const file = (name: string, amount: string): string =>
  `transaction_id,type,charge_id,provider,location,payer,primary_payer,amount,service_date,post_date\n${name},charge,${name},Lee,North,Aetna,Aetna,${amount},2025-01-03,2025-01-04\n`;

let first: string;
const imported = copiesOf(async () => {
  const practice = scratchPractice();
  await practice.import([{ paths: [drop(practice, "a.csv", file("a", "100.00"))], knownAt: null }]);
  first = (await practice.digest()).digest;
  await practice.import([{ paths: [drop(practice, "b.csv", file("b", "50.00"))], knownAt: null }]);
  return practice;
});

/** A practice with two imports, closed, and its digests after both and after the first. */
async function twice(): Promise<{ practice: Practice; digest: string; first: string }> {
  const practice = await imported();
  const { digest } = await practice.digest();
  practice.close();
  return { practice, digest, first };
}

const again = (practice: Practice): Practice => openPractice(practice.folder.path);
const generationsOf = (practice: Practice): string[] =>
  readdirSync(practice.folder.warehouse)
    .filter((name) => name.endsWith(".duckdb"))
    .sort()
    .map((name) => join(practice.folder.warehouse, name));

test("a crash between publishing and the journal loses nothing: the journal is completed", async () => {
  const { practice, digest } = await twice();
  const lines = readFileSync(practice.folder.journal, "utf8").trimEnd().split("\n");
  for (const path of [practice.folder.journal, copyOf(practice.folder.journal)]) {
    writeFileSync(path, `${lines.slice(0, -1).join("\n")}\n`);
  }
  const reopened = again(practice);
  expect((await reopened.digest()).digest).toBe(digest);
  expect(reopened.imports()).toHaveLength(2);
  expect(readFileSync(practice.folder.journal, "utf8").trimEnd().split("\n")).toEqual(lines);
  reopened.close();
});

test("a line of the journal that a crash tore is set aside", async () => {
  const { practice, digest } = await twice();
  appendFileSync(practice.folder.journal, '{"seq":99,"action":"imp');
  const reopened = again(practice);
  expect((await reopened.digest()).digest).toBe(digest);
  await reopened.import([{ paths: [drop(practice, "c.csv", file("c", "25.00"))], knownAt: null }]);
  expect(reopened.imports()).toHaveLength(3);
  reopened.close();
});

describe("a journal that does not hold together", () => {
  test.each([
    ["changed", (text: string) => text.replace('"loaded":1', '"loaded":2'), "entry 2 was changed"],
    ["cut", (text: string) => text.slice(0, text.lastIndexOf("{")), "lacks what followed entry 3"],
    ["emptied", () => "", "lacks what followed entry 0"],
    ["overwritten", () => "what is this\n", "entry 1 was changed"],
  ])("one that was %s is named, and a rebuild puts it back", async (_, harm, says) => {
    const { practice, digest } = await twice();
    const text = readFileSync(practice.folder.journal, "utf8");
    writeFileSync(practice.folder.journal, harm(text));
    const reopened = again(practice);
    await expect(reopened.digest()).rejects.toThrow(says);
    await expect(reopened.digest()).rejects.toThrow("run: practice rebuild");
    expect((await reopened.rebuild()).digest).toBe(digest);
    const mended = readFileSync(practice.folder.journal, "utf8");
    expect(mended.startsWith(text)).toBe(true);
    const { action, kept } = JSON.parse(mended.slice(text.length)) as Record<string, string>;
    expect(action).toBe("mend");
    expect(readFileSync(join(practice.folder.path, kept!), "utf8")).toBe(harm(text));
    reopened.close();
  });

  test("a damaged copy is written anew; where both are damaged a backup is asked for", async () => {
    const { practice, digest } = await twice();
    const copy = copyOf(practice.folder.journal);
    writeFileSync(copy, "x");
    const reopened = again(practice);
    expect((await reopened.digest()).digest).toBe(digest);
    await reopened.import([
      { paths: [drop(practice, "c.csv", file("c", "25.00"))], knownAt: null },
    ]);
    expect(readFileSync(copy)).toEqual(readFileSync(practice.folder.journal));
    for (const path of [practice.folder.journal, copy]) writeFileSync(path, "x\n");
    await expect(reopened.rebuild()).rejects.toThrow("put the journal back from a backup");
    reopened.close();
  });
});

test.each([
  ["deleted", (path: string) => rmSync(path, { force: true })],
  [
    "cut short",
    (path: string) => {
      chmodSync(path, 0o600);
      truncateSync(path, 9000);
    },
  ],
  [
    "emptied",
    (path: string) => {
      chmodSync(path, 0o600);
      truncateSync(path, 0);
    },
  ],
  [
    "replaced by text",
    (path: string) => {
      chmodSync(path, 0o600);
      writeFileSync(path, "not a database");
    },
  ],
])(
  "a newest generation that was %s is noticed, and rebuild brings every figure back",
  async (_, harm) => {
    const { practice, digest } = await twice();
    harm(generationsOf(practice).at(-1)!);
    const reopened = again(practice);
    await expect(reopened.digest()).rejects.toThrow(/E_DB_BEHIND_JOURNAL.*practice rebuild/);
    expect((await reopened.rebuild()).digest).toBe(digest);
    expect((await reopened.digest()).digest).toBe(digest);
    reopened.close();
  },
);

test("last month's copy in place of the newest generation is noticed", async () => {
  const { practice, digest } = await twice();
  const [older, newest] = generationsOf(practice);
  chmodSync(newest!, 0o600);
  copyFileSync(older!, newest!);
  const reopened = again(practice);
  await expect(reopened.digest()).rejects.toThrow("E_DB_BEHIND_JOURNAL");
  expect((await reopened.rebuild()).digest).toBe(digest);
  reopened.close();
});

test("an archived file that changed stops a rebuild with its name and what to do; to import it again mends it", async () => {
  const { practice, digest } = await twice();
  const [sha256] = readdirSync(practice.folder.archive).filter((name) =>
    /^[0-9a-f]{64}$/.test(name),
  );
  const path = join(practice.folder.archive, sha256!);
  chmodSync(path, 0o600);
  appendFileSync(path, "x");
  const reopened = again(practice);
  await expect(reopened.rebuild()).rejects.toThrow(/archived copy of [ab]\.csv.*practice undo/);
  expect((await reopened.digest()).digest).toBe(digest);
  const files = ["a.csv", "b.csv"].map((name) => join(practice.folder.inbox, name));
  const [report] = await reopened.import([{ paths: files, knownAt: null }]);
  expect(report!.files.map((each) => each.status)).toEqual(["duplicate", "duplicate"]);
  expect((await reopened.rebuild()).digest).toBe(digest);
  reopened.close();
});

test("only one process writes; a crashed writer's lock is taken over", async () => {
  const { practice } = await twice();
  const lock = join(practice.folder.warehouse, "writer.lock");
  writeFileSync(lock, JSON.stringify({ pid: process.ppid, since: "2026-01-01T00:00:00Z" }));
  const reopened = again(practice);
  await expect(reopened.rebuild()).rejects.toThrow(`written to by process ${process.ppid}`);
  writeFileSync(lock, JSON.stringify({ pid: 2 ** 22 + 1, since: "2026-01-01T00:00:00Z" }));
  await expect(reopened.rebuild()).resolves.toBeTruthy();
  expect(existsSync(lock)).toBe(false);
  reopened.close();
});

test("two imports of the same file at once become one", async () => {
  const practice = scratchPractice();
  const path = drop(practice, "a.csv", file("a", "100.00"));
  const results = await Promise.allSettled(
    Array.from({ length: 4 }, () => practice.import([{ paths: [path], knownAt: null }])),
  );
  const done = results.filter((result) => result.status === "fulfilled");
  expect(done.length).toBeGreaterThan(0);
  for (const result of results) {
    if (result.status === "rejected")
      expect(String(result.reason)).toContain("is being written to");
  }
  expect(practice.imports()).toHaveLength(1);
});

test("links, folders in place of files and files that vanish cost nothing else", async () => {
  const practice = scratchPractice();
  const outside = join(scratchFolder(), "outside.csv");
  writeFileSync(outside, file("x", "1.00"));
  const link = join(practice.folder.inbox, "link.csv");
  symlinkSync(outside, link);
  const good = drop(practice, "good.csv", file("a", "100.00"));
  const [report] = await practice.import([{ paths: [link, good], knownAt: null }]);
  expect(report!.files.map((each) => [each.path, each.status])).toEqual([
    ["link.csv", "rejected"],
    ["good.csv", "loaded"],
  ]);
  expect(report!.files[0]!.findings[0]!.check).toBe("NOT_A_REGULAR_FILE");
  await expect(
    practice.import([{ paths: [join(practice.folder.inbox, "gone.csv")], knownAt: null }]),
  ).rejects.toThrow("does not exist");
});

test("the archive holds every file byte for byte, read-only, under its hash", async () => {
  const practice = scratchPractice();
  const bytes = Buffer.from(`\uFEFF${file("a", "100.00").replaceAll("\n", "\r\n")}`);
  const path = drop(practice, "a.csv", bytes);
  const [report] = await practice.import([{ paths: [path], knownAt: null }]);
  const archived = join(practice.folder.archive, report!.files[0]!.sha256!);
  expect(readFileSync(archived)).toEqual(bytes);
  expect(readdirSync(practice.folder.archive)).toEqual([report!.files[0]!.sha256]);
});
