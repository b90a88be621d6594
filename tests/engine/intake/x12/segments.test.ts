import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { elementsOf, segmentsOf, type Segment } from "../../../../engine/intake/x12/segments.ts";
import { scratchFolder } from "../../../scratch.ts";
import { damaged, delimited, SAMPLE } from "./damage.ts";
import { GS, ISA, reading } from "./reading.ts";

const folder = scratchFolder();

async function cut(text: string | Buffer, block?: number): Promise<Segment[]> {
  const path = join(folder, "file");
  writeFileSync(path, text);
  const all: Segment[] = [];
  for await (const some of segmentsOf(path, () => {}, block)) all.push(...some);
  return all;
}

const tags = (all: Segment[]): string[] => all.map(({ tag }) => tag);

describe("delimiters", () => {
  test.each([
    ["*", ":", "~"],
    ["*", ">", "\n"],
    ["*", "|", "\r"],
    ["~", "^", "_"],
    ["|", "<", "\u001d"],
    ["\u001d", "\u001f", "\u001c"],
    ["+", "-", "!"],
  ])("%j, %j and %j are taken from ISA", async (element, component, terminator) => {
    const marks = { element, component, terminator };
    const [usual, other] = [await reading(SAMPLE), await reading(delimited(SAMPLE, marks))];
    const money = ["remittance", "remitted_claim", "remitted_line", "remitted_adjustment"] as const;
    for (const feed of money) expect(other.rows(feed)).toEqual(usual.rows(feed));
    expect(other.contents).toMatchObject({ ...usual.contents, loads: expect.anything() });
  });

  test.each([
    ["a shorter sender", ISA.replace("PAYER          ", "PAYER"), "~", ":"],
    ["no component separator", ISA.slice(0, -2), "~", ":"],
    ["too few elements", ISA.replace("*00501", ""), "~", ":"],
    ["too many elements", ISA.replace("*00501", "*00501*X"), "~", ":"],
    ["no component separator, by lines", ISA.slice(0, -2), "\n", ":"],
  ])("an ISA with %s still shows what ends a segment", async (_, isa, terminator, component) => {
    const between = `${terminator}\n`.replace("\n\n", "\n");
    const [first, second] = await cut([isa, GS, "ST*835*1", "BPR*I*1", ""].join(between));
    expect(second!.tag).toBe("GS");
    expect(first!.delimiters).toEqual({ element: "*", component, terminator, known: "misshapen" });
  });

  test.each(["~", "~\n", "~\r\n", "\n", "\r\n", "\r", "'"])(
    "without ISA, %j between segments is found by the look of the text",
    async (between) => {
      const lines = ["ST|835|1|", "BPR|I|1", "TRN|1|2|", "SVC|HC^99213|1"];
      const all = await cut(lines.join(between) + between);
      expect(all.map(({ text }) => text)).toEqual(lines.map((line) => line.trim()));
      expect(all[0]!.delimiters).toMatchObject({ element: "|", component: "^", known: "guessed" });
    },
  );
});

test("a name that ends in ISA is no interchange", async () => {
  const all = await cut(`${ISA}~NM1*QC*1*DOE*LISA*M****MI*1~ISAAC*1~`);
  expect(tags(all)).toEqual(["ISA", "NM1", ""]);
});

test.each([72, 80, 100])(
  "lines wrapped at %i characters read as if they were not",
  async (width) => {
    const plain = SAMPLE.replaceAll("\n", "");
    const wrapped = plain.replaceAll(new RegExp(`[^]{${width}}`, "g"), (part) => `${part}\r\n`);
    expect(await cut(wrapped)).toEqual(await cut(plain));
  },
);

test("a segment longer than any sane one is cut, and the rest is read on", async () => {
  const long = "A".repeat(3 * 1024 * 1024);
  const all = await cut(`${ISA}~CLP*${long}~SE*1*1~`);
  expect(tags(all)).toEqual(["ISA", "CLP", "", "", "", "SE"]);
});

test("indentation, byte-order marks and letters of several bytes change nothing", async () => {
  const text = `\ufeff  ${ISA}~\r\n\t${GS}~\r\n    N1*PR*KRANKENKASSE FÜR ÄRZTE 医~`;
  for (const block of [1, 2, 3, 64]) {
    const all = await cut(text, block);
    expect(tags(all)).toEqual(["ISA", "GS", "N1"]);
    expect(elementsOf(all[2]!)[2]).toBe("KRANKENKASSE FÜR ÄRZTE 医");
  }
});

test("the size of the blocks read makes no difference, whatever the damage", async () => {
  await fc.assert(
    fc.asyncProperty(damaged, fc.integer({ min: 1, max: 700 }), async (text, block) => {
      expect(await cut(text, block)).toEqual(await cut(text));
    }),
    { seed: 835, numRuns: 150 },
  );
});

test("every character is in one segment, a terminator or white space, whatever the damage", async () => {
  const bare = (text: string): string => text.replaceAll(/[\s\ufeff]/g, "");
  await fc.assert(
    fc.asyncProperty(damaged, async (text) => {
      const source = bare(text);
      let at = 0;
      let line = 0;
      for (const segment of await cut(text)) {
        const body = bare(segment.text);
        expect(source.slice(at, at + body.length)).toBe(body);
        at += body.length;
        const end = bare(segment.delimiters.terminator);
        if (end !== "" && source.startsWith(end, at)) at += end.length;
        expect(segment.line).toBe(++line);
      }
      expect(at).toBe(source.length);
    }),
    { seed: 835, numRuns: 300 },
  );
});
