/** Checking a pack: whether its files are the ones that were made, and its figures still what the data say. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PackCheck, PackDifference, PackFile, PackManifest } from "../contract.ts";
import { NoDataOfPeriod } from "../numbers/period.ts";
import type { Policies } from "../practice.ts";
import { figuresIn, moved, type Figures } from "../report/pack/figures.ts";
import { packKinds } from "../report/pack/kinds.ts";
import { MANIFEST, NotAPack, parseManifest, sha256 } from "../report/pack/manifest.ts";
import { readJournal, type Entry, type SealEvent } from "./journal.ts";
import { FIGURES, withPack, type PackSource } from "./pack.ts";
import { NothingImported } from "./reading.ts";

/**
 * Checks the hashes of a pack's files, holds a sealed one against the journal, and reckons every figure
 * again from the practice's own data under the same question.
 *
 * @throws {NotAPack} {BehindJournal} {JournalBroken}
 */
export async function verifyPack(
  source: PackSource,
  policies: Policies,
  dir: string,
): Promise<PackCheck> {
  const text = read(dir, MANIFEST)?.toString("utf8");
  if (text === undefined) throw new NotAPack(`${dir} holds no pack: it has no ${MANIFEST}`);
  const manifest = parseManifest(text, packKinds);
  const differences = [
    ...sealDifferences(manifest, sha256(text), readJournal(source.folder.journal).entries),
    ...manifest.files.flatMap((file) => fileDifference(dir, file)),
    ...policyDifferences(manifest, policies),
    ...(await figureDifferences(source, manifest, dir)),
  ];
  const { pack, period, state } = manifest;
  return { ok: differences.length === 0, pack, period, state, differences };
}

function fileDifference(dir: string, { path, sha256: was }: PackFile): PackDifference[] {
  const bytes = read(dir, path);
  const is = bytes === null ? null : sha256(bytes);
  return is === was ? [] : [{ file: path, figure: null, was, is }];
}

/** A pack that says it is sealed stands in the journal as it is; one that was sealed says so still. */
function sealDifferences(
  { state, files }: PackManifest,
  is: string,
  entries: readonly Entry[],
): PackDifference[] {
  const seals = entries.filter((entry): entry is SealEvent & Entry => entry.action === "seal");
  const manifestIn = (seal: SealEvent): string =>
    seal.files.find(({ path }) => path === MANIFEST)!.sha256;
  if (seals.some((seal) => manifestIn(seal) === is)) return [];
  // a draft has the figures of a sealed pack, and pages of its own
  const pages = files.filter(({ path }) => path !== FIGURES).map(({ sha256: hash }) => hash);
  const mine = seals.findLast((seal) =>
    seal.files.some(({ sha256: hash }) => pages.includes(hash)),
  );
  if (state === "draft" && !mine) return [];
  return [{ file: MANIFEST, figure: null, was: mine ? manifestIn(mine) : null, is }];
}

/** Rules that were chosen otherwise since: figures may differ because of them. */
function policyDifferences({ policies }: PackManifest, now: Policies): PackDifference[] {
  const text = (value: unknown): string | null =>
    value === undefined ? null : typeof value === "string" ? value : JSON.stringify(value);
  const current: Record<string, unknown> = now;
  return [...new Set([...Object.keys(policies), ...Object.keys(current)])].flatMap((name) => {
    const [was, is] = [text(policies[name]), text(current[name])];
    return was === is ? [] : [{ file: MANIFEST, figure: `policy ${name}`, was, is }];
  });
}

async function figureDifferences(
  source: PackSource,
  { pack, period, filter, state, files }: PackManifest,
  dir: string,
): Promise<PackDifference[]> {
  const was = figuresOf(read(dir, FIGURES));
  // a file that cannot be read is told with the files
  if (was === null) return [];
  const book = files.find(({ path }) => path.endsWith(".xlsx"))?.path ?? FIGURES;
  try {
    return await withPack(source, pack, { ...filter, period }, state, async ({ sections }) =>
      Promise.resolve(moved(was, figuresIn(sections)).map((each) => ({ file: book, ...each }))),
    );
  } catch (error) {
    if (!(error instanceof NoDataOfPeriod || error instanceof NothingImported)) throw error;
    return [{ file: book, figure: "every figure", was: period, is: null }];
  }
}

function figuresOf(bytes: Buffer | null): Figures | null {
  try {
    const figures = bytes === null ? null : (JSON.parse(bytes.toString("utf8")) as unknown);
    return typeof figures === "object" ? (figures as Figures | null) : null;
  } catch {
    return null;
  }
}

function read(dir: string, name: string): Buffer | null {
  const path = join(dir, name);
  return existsSync(path) ? readFileSync(path) : null;
}
