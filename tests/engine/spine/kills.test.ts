import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { openPractice } from "../../../engine/spine/open.ts";
import { readJournal } from "../../../engine/spine/journal.ts";
import { DEPTH } from "../../depth.ts";
import { scratchFolder, scratchPractice } from "../../scratch.ts";
import { cli } from "../../terminal.ts";

const KILLS = 60 * DEPTH;
const LANES = 2;

let base: string;
let files: string[];
let before: string;
let after: string;
/** how long an import takes when nobody kills it, in milliseconds */
let whole: number;

const month = (name: string, rows: number): string =>
  [
    "transaction_id,type,charge_id,provider,location,payer,primary_payer,amount,service_date,post_date",
    ...Array.from(
      { length: rows },
      (_, i) =>
        `${name}-${i},charge,${name}-${i},Lee,North,Aetna,Aetna,${100 + i}.00,${name}-03,${name}-04`,
    ),
  ].join("\n");

/** Runs an import in a process of its own and kills it after so long; answers what it had printed. */
function importAndKill(folder: string, afterMilliseconds: number | null): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(
      process.execPath,
      [cli, "import", ...files, "--practice", folder, "--json"],
      {
        stdio: ["ignore", "pipe", "ignore"],
      },
    );
    let printed = "";
    child.stdout.on("data", (part: Buffer) => (printed += part.toString()));
    child.on("error", fail);
    child.on("close", () => done(printed));
    if (afterMilliseconds !== null) setTimeout(() => child.kill("SIGKILL"), afterMilliseconds);
  });
}

beforeAll(async () => {
  if (!existsSync(cli)) throw new Error(`${cli} is not built; run: npm run build`);
  const practice = scratchPractice();
  base = practice.folder.path;
  const inbox = scratchFolder();
  files = ["2025-02", "2025-03", "2025-04"].map((name) => {
    const path = join(inbox, `${name}.csv`);
    writeFileSync(path, month(name, 400));
    return path;
  });
  const first = join(inbox, "first.csv");
  writeFileSync(first, month("2025-01", 400));
  await practice.import([{ paths: [first], knownAt: null }]);
  before = (await practice.digest()).digest;
  practice.close();
  const untouched = join(scratchFolder(), "practice");
  cpSync(base, untouched, { recursive: true });
  const start = performance.now();
  expect(JSON.parse(await importAndKill(untouched, null)).reconciled).toBe(true);
  whole = performance.now() - start;
  const finished = openPractice(untouched);
  after = (await finished.digest()).digest;
  finished.close();
});

describe("an import that is killed", () => {
  test(
    `${KILLS} kills leave the old or the new state, and lose nothing acknowledged`,
    async () => {
      const seen = { before: 0, after: 0, acknowledged: 0 };
      let next = 0;
      let state = 7;
      // as long as an import takes here and now, so that both outcomes are seen on a busy machine too
      let reach = whole * 2;
      const lane = async (): Promise<void> => {
        while (next < KILLS) {
          next++;
          state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
          const moment = (state / 2_147_483_648) * reach;
          const folder = join(scratchFolder(), "practice");
          mkdirSync(dirname(folder), { recursive: true });
          cpSync(base, folder, { recursive: true });
          const printed = await importAndKill(folder, moment);
          const practice = openPractice(folder);
          try {
            const { digest } = await practice.digest();
            expect([before, after]).toContain(digest);
            seen[digest === after ? "after" : "before"]++;
            reach = Math.max(whole, reach * (digest === after ? 0.92 : 1.08));
            if (printed !== "") {
              seen.acknowledged++;
              expect(digest).toBe(after);
            }
            await practice.import([{ paths: files, knownAt: null }]);
            expect((await practice.digest()).digest).toBe(after);
            expect(readJournal(practice.folder.journal).torn).toBeNull();
            const left = readdirSync(practice.folder.warehouse).filter((name) =>
              name.startsWith("draft-"),
            );
            expect(left).toEqual([]);
          } finally {
            practice.close();
          }
        }
      };
      await Promise.all(Array.from({ length: LANES }, lane));
      console.info(
        `${KILLS} kills: ${seen.before} left the old state, ${seen.after} the new, ${seen.acknowledged} were acknowledged`,
      );
      expect(seen.before).toBeGreaterThan(10);
      expect(seen.after).toBeGreaterThan(10);
    },
    1_200_000 * DEPTH,
  );
});
