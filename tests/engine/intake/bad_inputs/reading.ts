/** Files of bad inputs, all read in one import, each asked for by its name. */
import { expect } from "vitest";
import type { FileReport } from "../../../../engine/contract.ts";
import type { Practice } from "../../../../engine/spine/open.ts";
import { drop } from "../../../scratch.ts";

export const HEADER =
  "transaction_id,type,charge_id,claim_id,provider,location,payer,primary_payer,amount,service_date,post_date";

/** Rows of a file of transactions that nothing is wrong with, but for what is said. */
export function row(
  id: string,
  { amount = "100.00", day = "2025-01-04", provider = "Lee", charge = id, claim = id } = {},
): string {
  return `${id},charge,${charge},${claim},${provider},North,Aetna,Aetna,${amount},2025-01-03,${day}`;
}

/** A file of transactions. @example table(row("a"), row("b")) */
export const table = (...rows: readonly string[]): string => `${[HEADER, ...rows].join("\n")}\n`;

type Options = { accept?: readonly string[]; dryRun?: boolean; knownAt?: string };

/**
 * Reads files in one import; for each of them the records add up, whatever became of it.
 *
 * @returns reports by name
 */
export async function read(
  practice: Practice,
  files: Readonly<Record<string, string | Buffer>>,
  { accept = [], dryRun = true, knownAt }: Options = {},
): Promise<Record<string, FileReport>> {
  const names = Object.keys(files);
  const paths = names.map((name) => drop(practice, name, files[name]!));
  const [report] = await practice.import([{ paths, knownAt: knownAt ?? null }], { accept, dryRun });
  return Object.fromEntries(
    report!.files.map((file, i) => {
      const { read: all, loaded, unchanged, superseded, quarantined, ignored } = file.rows;
      expect(all, file.path).toBe(loaded + unchanged + superseded + quarantined + ignored);
      return [names[i]!, file];
    }),
  );
}

/** Codes of what was found, with the lines. */
export const codes = (file: FileReport | undefined): [string, number | null][] =>
  file!.findings.map(({ check, line }) => [check, line]);

/** Expects a file that loads whole, and what is told of it. */
export function expectLoaded(file: FileReport | undefined, rows: number, ...told: string[]): void {
  expect(file).toMatchObject({ status: "loaded", rows: { loaded: rows, quarantined: 0 } });
  expect(file!.findings.map(({ check }) => check)).toEqual(told);
  for (const finding of file!.findings) expect(finding.severity).not.toBe("must_fix");
}

/** Expects one row of a file held back, on a line, and the others loaded. */
export function expectQuarantined(
  file: FileReport | undefined,
  code: string,
  { line = 3, loaded = 2, rows = 1 } = {},
): void {
  expect(file).toMatchObject({ status: "partial", rows: { loaded, quarantined: rows } });
  const findings = file!.findings.filter(({ severity }) => severity === "must_fix");
  expect(findings).toMatchObject([{ check: code, line }]);
  expect(findings[0]!.message).not.toContain("failed the check");
}

/** Expects that nothing of a file counts, and why; `accept` where a person may bring it in anyway. */
export function expectRejected(file: FileReport | undefined, code: string): void {
  expect(file).toMatchObject({ status: "rejected", rows: { read: 0 } });
  expect(file!.findings).toMatchObject([{ severity: "must_fix", check: code }]);
  expect(file!.findings[0]!.fix.length).toBeGreaterThan(10);
  expect(file!.accept).toBeUndefined();
}

export function expectHeld(file: FileReport | undefined, code: string): void {
  expect(file).toMatchObject({ status: "rejected", rows: { read: 0 }, accept: [code] });
  expect(file!.reason).toMatch(/^held: /);
  expect(file!.findings[0]).toMatchObject({ severity: "must_fix", check: code });
}
