/** Comments that NHS trusts coded by hand, and how right a way of reading them is. For measuring only. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { sharedData } from "../../../shared_data.ts";

export type Coded = { text: string; label: string; criticality: string; held: boolean };

/** The coded comments, each text once; `held` is the half not worked with while phrases were written. */
export function codedComments(): Coded[] {
  const path = ["patient_experience", "pxtextmining_phase1", "phase_1", "text_data.csv.gz"];
  const [header, ...records] = recordsOf(
    gunzipSync(readFileSync(sharedData(...path))).toString("utf8"),
  );
  const column = (name: string): number => header!.indexOf(name);
  const [text, label, criticality] = [column("feedback"), column("label"), column("criticality")];
  const once = new Map(records.map((record) => [record[text]!.trim().toLowerCase(), record]));
  return [...once].map(([plain, record]) => ({
    text: record[text]!,
    label: record[label]!,
    criticality: record[criticality]!,
    held: isHeld(plain),
  }));
}

/** Half of all texts, whatever their order. */
const isHeld = (text: string): boolean => createHash("sha256").update(text).digest()[0]! % 2 === 1;

/** Fields of CSV text with quotes. */
function recordsOf(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g,
  )) {
    record.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    if (record.length > 1) records.push(record);
    record = [];
  }
  return records;
}

/**
 * Macro-F1: the mean over classes of 2 × right ÷ (said + there), every class counting alike.
 *
 * @param pairs  what is there and what was said; a said class that is none of `classes` is a miss
 * @source Sokolova & Lapalme 2009, A systematic analysis of performance measures
 * @example macroF1(["a", "b"], [["a", "a"], ["b", "a"]]) // => 0.3333, the mean of 2/3 and 0
 */
export function macroF1(
  classes: readonly string[],
  pairs: readonly (readonly [string, string])[],
): number {
  const scores = classes.map((each) => f1(each, pairs));
  return scores.reduce((sum, score) => sum + score, 0) / classes.length;
}

export function f1(each: string, pairs: readonly (readonly [string, string])[]): number {
  const right = pairs.filter(([is, said]) => is === each && said === each).length;
  const named = pairs.filter(([is]) => is === each).length;
  const said = pairs.filter(([, word]) => word === each).length;
  return named + said === 0 ? 0 : (2 * right) / (named + said);
}

/** The class that is most often there. */
export function majority(labels: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]![0];
}
