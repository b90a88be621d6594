/** The open files of claims, their states and acknowledgements, against what other code found in them. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { kindOf } from "../../../../engine/intake/x12/kinds.ts";
import { cents, moneyText } from "../../../../engine/money.ts";
import { hasSharedData, sharedData } from "../../../shared_data.ts";
import { readingOf, type Reading } from "./reading.ts";

type Truth = {
  set: string;
  version: string;
  control: string;
  claims: number;
  clm02_total: string;
  lines: number;
  line_total: string;
  stc: string[];
  ack: [string, string][];
};

const truth: Record<string, { transactions?: Truth[] }> = hasSharedData
  ? JSON.parse(readFileSync(sharedData("truth", "x12.json"), "utf8"))
  : {};
/** Files that hold one set several times over, to the control number: it is loaded once, the others are held. */
const REPEATING = ["x12_multiple_gs.txt", "x12_multiple_st.txt", "x12_multiple_transactions.txt"];

const setsOf = (file: string, kind: string): Truth[] =>
  (truth[file]?.transactions ?? []).filter((set) => kindOf(set.set, set.version) === kind);
const filesOf = (kind: string): string[] =>
  Object.keys(truth).filter((file) => setsOf(file, kind).length > 0);

const total = (texts: readonly string[]): string =>
  moneyText(texts.reduce((sum, text) => sum + cents(text), 0n));

const accounted = ({ contents: { read, rows, ignored, held } }: Reading): void =>
  expect(read).toBe(rows + Object.values(ignored).reduce((a, b) => a + b, held.length));

describe.skipIf(!hasSharedData)("the open files of claims (needs ../shared/data)", () => {
  test.each(filesOf("837P"))("%s adds up to what other code found", async (file) => {
    const found = await readingOf(sharedData("x12", file));
    accounted(found);
    const claims = found.rows("submitted_claim");
    const lines = found.rows("submitted_line");
    const all = setsOf(file, "837P");
    const repeats = REPEATING.some((name) => file.endsWith(name));
    const sets = repeats ? all.slice(0, 1) : all;
    const sum = (part: (set: Truth) => number): number => sets.reduce((n, set) => n + part(set), 0);
    expect({
      claims: claims.length,
      charged: total(claims.map(({ charge }) => charge)),
      lines: lines.length,
      lineCharges: total(lines.map(({ charge }) => charge)),
    }).toEqual({
      claims: sum((set) => set.claims),
      charged: total(sets.map((set) => set.clm02_total)),
      lines: sum((set) => set.lines),
      lineCharges: total(sets.map((set) => set.line_total)),
    });
    expect(new Set(found.contents.held.map(({ problem }) => problem))).toEqual(
      new Set(repeats ? ["DUPLICATE_KEY"] : []),
    );
  });

  test.each(filesOf("277CA"))("%s has the states other code found", async (file) => {
    const found = await readingOf(sharedData("x12", file));
    accounted(found);
    const states = found.rows("claim_status").map(({ category, code }) => `${category}:${code}`);
    const expected = setsOf(file, "277CA").flatMap(({ stc }) =>
      stc.map((text) => text.split(/[:|]/).slice(0, 2).join(":")),
    );
    expect(states).toEqual(expected);
  });

  test.each(filesOf("999"))("%s has the answers other code found", async (file) => {
    const found = await readingOf(sharedData("x12", file));
    accounted(found);
    const answers = found
      .rows("acknowledgement")
      .map(({ level, outcome }) => [level === "set" ? "IK5" : "AK9", outcome]);
    expect(answers).toEqual(setsOf(file, "999").flatMap(({ ack }) => ack));
  });
});
