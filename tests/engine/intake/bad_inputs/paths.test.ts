/** Bad inputs 79 and 80: what is no file, and names that are no trouble. */
import { execFileSync } from "node:child_process";
import { appendFileSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { NotAFile, store } from "../../../../engine/intake/archive.ts";
import { drop, scratchFolder, scratchPractice } from "../../../scratch.ts";
import { expectLoaded, expectRejected, row, table } from "./reading.ts";

const refusal = (path: string): Promise<string> =>
  store(join(scratchFolder(), "archive"), path).then(
    () => "stored",
    (error: unknown) => (error instanceof NotAFile ? error.code : String(error)),
  );

describe("79 what is no file", () => {
  test("links and pipes of a folder are rejected, and nothing else is affected", async () => {
    const practice = scratchPractice();
    const { inbox } = practice.folder;
    drop(practice, "good.csv", table(row("79")));
    symlinkSync(join(inbox, "good.csv"), join(inbox, "link.csv"));
    symlinkSync(join(inbox, "gone.csv"), join(inbox, "dangling.csv"));
    execFileSync("mkfifo", [join(inbox, "pipe.csv")]);
    const [report] = await practice.import([{ paths: [inbox], knownAt: null }], { dryRun: true });
    const files = Object.fromEntries(report!.files.map((file) => [file.path, file]));
    expectRejected(files["link.csv"], "NOT_A_REGULAR_FILE");
    expectRejected(files["dangling.csv"], "NOT_A_REGULAR_FILE");
    expectRejected(files["pipe.csv"], "NOT_A_REGULAR_FILE");
    expectLoaded(files["good.csv"], 1);
  });

  test("folders, devices, what is gone and what cannot be read", async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, "file"), "x");
    expect(await refusal(folder)).toBe("NOT_A_REGULAR_FILE");
    expect(await refusal("/dev/null")).toBe("NOT_A_REGULAR_FILE");
    expect(await refusal(join(folder, "gone.csv"))).toBe("VANISHED");
    expect(await refusal(join(folder, "file", "below"))).toBe("UNREADABLE");
  });

  test("a file that is still being written", async () => {
    const path = join(scratchFolder(), "growing.csv");
    writeFileSync(path, Buffer.alloc(48 * 1024 * 1024, "a"));
    const storing = refusal(path);
    appendFileSync(path, "b");
    const growing = setInterval(() => appendFileSync(path, "b"), 1);
    expect(await storing.finally(() => clearInterval(growing))).toBe("FILE_STILL_CHANGING");
  });
});

describe("80 names", () => {
  const NAMES = [
    "with spaces.csv",
    "caf\u00e9.csv",
    "cafe\u0301.csv",
    "two\nlines.csv",
    "-rf.csv",
    `${"x".repeat(251)}.csv`,
    ";rm -rf $HOME;.csv",
    "\u202egnp.csv",
  ];

  test("every name is taken, and shown so that no terminal obeys it", async () => {
    const practice = scratchPractice();
    const folder = join(scratchFolder(), "exports; echo");
    mkdirSync(folder);
    const paths = NAMES.map((name, i) => {
      const path = join(folder, name);
      writeFileSync(path, table(row(`80-${i}`)));
      return path;
    });
    const [report] = await practice.import([{ paths, knownAt: null }], { dryRun: true });
    for (const file of report!.files) expectLoaded(file, 1);
    const shown = report!.files.map(({ path }) => path);
    expect(shown[3]).toBe("two\\u000alines.csv");
    expect(shown[7]).toBe("\\u202egnp.csv");
    expect(new Set(shown).size).toBe(NAMES.length);
  });
});
