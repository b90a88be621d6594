/** Disks that fail and fill up: the old state or the new one, a plain sentence, and the way on. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { readJournal } from "../../../engine/spine/journal.ts";
import { openPractice } from "../../../engine/spine/open.ts";
import { onFaultyDisk, type Fault } from "../../faulty_disk.ts";
import { scratchFolder, scratchPractice } from "../../scratch.ts";
import { cli } from "../../terminal.ts";

const month = (name: string): string =>
  [
    "transaction_id,type,charge_id,provider,location,payer,primary_payer,amount,service_date,post_date",
    ...Array.from(
      { length: 300 },
      (_, i) =>
        `${name}-${i},charge,${name}-${i},Lee,North,Aetna,Aetna,${100 + i}.00,${name}-03,${name}-04`,
    ),
  ].join("\n");

let base: string;
let files: string[];
let before: string;
let after: string;

beforeAll(async () => {
  const practice = scratchPractice();
  base = practice.folder.path;
  const inbox = scratchFolder();
  const write = (name: string): string => {
    writeFileSync(join(inbox, name), month(name));
    return join(inbox, name);
  };
  await practice.import([{ paths: [write("2025-01")], knownAt: null }]);
  before = (await practice.digest()).digest;
  practice.close();
  files = [write("2025-02"), write("2025-03")];
  const untouched = copy();
  const finished = openPractice(untouched);
  await finished.import([{ paths: files, knownAt: null }]);
  after = (await finished.digest()).digest;
  finished.close();
});

function copy(): string {
  const folder = join(scratchFolder(), "practice");
  cpSync(base, folder, { recursive: true });
  return folder;
}

/** What must hold in a folder, whatever happened to an import into it; answers whether it is in. */
async function holds(folder: string): Promise<boolean> {
  const practice = openPractice(folder);
  try {
    const { digest } = await practice.digest();
    expect([before, after]).toContain(digest);
    await practice.import([{ paths: files, knownAt: null }]);
    expect((await practice.digest()).digest).toBe(after);
    expect(readJournal(practice.folder.journal).torn).toBeNull();
    const left = readdirSync(practice.folder.warehouse).filter((name) => name.startsWith("draft-"));
    expect(left).toEqual([]);
    return digest === after;
  } finally {
    practice.close();
  }
}

describe("the n-th write, sync or rename of an import fails", () => {
  async function failing(fault: Fault) {
    const folder = copy();
    const practice = openPractice(folder);
    const { operations, error } = await onFaultyDisk(fault, () =>
      practice.import([{ paths: files, knownAt: null }]),
    );
    practice.close();
    return { folder, operations, error };
  }

  test("every n until none fails, full, broken and forbidden in turn", async () => {
    const { operations } = await failing({ at: 0, code: "EIO" });
    expect(operations).toBeGreaterThan(10);
    const codes = ["ENOSPC", "EIO", "EACCES"] as const;
    const seen = { before: 0, after: 0 };
    for (let at = 1; at <= operations; at++) {
      const { folder, error } = await failing({ at, code: codes[at % codes.length]! });
      if (error) {
        expect([at, error.name]).toEqual([at, "DiskFailed"]);
        expect(error.message).toMatch(SENTENCE);
      }
      const isIn = await holds(folder);
      if (!error) expect([at, isIn]).toEqual([at, true]);
      seen[isIn ? "after" : "before"]++;
    }
    console.info(`${operations} operations failed in turn: ${seen.before} left the old state`);
    expect(seen.before).toBeGreaterThan(5);
    expect(seen.after).toBeGreaterThan(0);
  });
});

/** What is said of a disk that fails: what, that nothing is lost, and what to do. */
const SENTENCE =
  /^(the disk is full|the disk failed|a file may not be written): .*nothing is lost; then do the same again/m;

describe("the disk is full at every stage", () => {
  test("files may not grow beyond so many kilobytes", async () => {
    if (!existsSync(cli)) throw new Error(`${cli} is not built; run: npm run build`);
    const outcomes: string[] = [];
    for (const kilobytes of [1, 8, 64, 512, 2048, 8192, 1_000_000]) {
      const folder = copy();
      const script = `trap '' XFSZ; ulimit -f ${kilobytes}; exec "$@"`;
      const command = [process.execPath, cli, "import", ...files, "--practice", folder, "--json"];
      const { status, stderr, stdout } = spawnSync("bash", ["-c", script, "bash", ...command], {
        encoding: "utf8",
      });
      outcomes.push(status === 0 ? "in" : "refused");
      if (status !== 0) {
        expect([kilobytes, status, stdout]).toEqual([kilobytes, 1, ""]);
        expect(stderr).toMatch(SENTENCE);
        expect(stderr).not.toMatch(/^ {4}at /m);
      }
      const isIn = await holds(folder);
      if (status === 0) expect([kilobytes, isIn]).toEqual([kilobytes, true]);
    }
    console.info(`file size limits: ${outcomes.join(", ")}`);
    expect(outcomes.filter((each) => each === "refused").length).toBeGreaterThan(3);
    expect(outcomes.at(-1)).toBe("in");
  });
});
