/** Files that are no table at all: what they are is said, and what to do. */
import { expect, test } from "vitest";
import { scratchPractice } from "../../../scratch.ts";
import { expectRejected, read } from "./reading.ts";

const NO_TABLE: Readonly<Record<string, [content: string | Buffer, code: string, words: string]>> =
  {
    "report.pdf.csv": ["%PDF-1.7\n1 0 obj", "NOT_A_TABLE", "PDF"],
    "picture.csv": [
      Buffer.from("89504e470d0a1a0a0000000d4948445201020304", "hex"),
      "NOT_A_TABLE",
      "not text",
    ],
    "colours.csv": ["colour,size\nred,3\n", "UNRECOGNISED", "no header we know"],
    "object.csv": ['{"a":1}', "UNRECOGNISED", "neither a list of loans"],
    "half.csv": ['[{"id":', "UNRECOGNISED", "not whole JSON"],
  };

test("76 a PDF, a picture, a table and JSON of another kind", async () => {
  const files = await read(
    scratchPractice(),
    Object.fromEntries(Object.entries(NO_TABLE).map(([name, [content]]) => [name, content])),
  );
  for (const [name, [, code, words]] of Object.entries(NO_TABLE)) {
    expectRejected(files[name], code);
    expect(files[name]!.reason).toContain(words);
  }
});
