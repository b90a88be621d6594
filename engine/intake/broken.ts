/** Tables that are broken as a whole: one that breaks off, and two in one file. */
import { Rejected } from "./rejected.ts";
import type { OddRecord, Scan } from "./scan.ts";

/** @throws {Rejected} */
export function refuseBroken(records: Scan, name: string): void {
  const last = records.odd.at(-1);
  if (!records.ended && last && last.end === records.bytes && isCutShort(last)) {
    throw new Rejected({
      check: "TRUNCATED",
      message: `${name} breaks off in line ${last.line}: the rest of it is missing`,
      file: name,
      line: last.line,
      fix: "fetch or export the file again",
    });
  }
  const second = secondHeader(records.odd);
  if (second) {
    throw new Rejected({
      check: "MULTI_TABLE",
      message: `${name} holds a second table, which begins on line ${second.line}`,
      file: name,
      line: second.line,
      fix: "export each of the reports into a file of its own, or cut the file in two",
    });
  }
}

const isCutShort = ({ verdict, fields }: OddRecord): boolean =>
  verdict.is === "held" && verdict.problem === "TOO_FEW_FIELDS" && (fields?.length ?? 0) > 1;

/** A record of names after an empty line, with rows as long as itself below it. */
function secondHeader(odd: readonly OddRecord[]): OddRecord | undefined {
  return odd.find((record, i) => {
    const before = odd[i - 1];
    const after = odd[i + 1];
    const isAlone = before?.verdict.is === "ignored" && before.verdict.as === "blank";
    if (!isAlone || before.end !== record.start || after?.start !== record.end) return false;
    const width = record.fields?.length ?? 0;
    return (
      record.verdict.is === "held" &&
      after.verdict.is === "held" &&
      width > 1 &&
      after.fields?.length === width &&
      record.fields!.every((cell) => /^[^\d]*\p{L}[^\d]*$/u.test(cell)) &&
      after.fields.some((cell) => /\d/.test(cell))
    );
  });
}
