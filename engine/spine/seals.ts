/** The packs that were sealed: as the journal has them, and those kept in the practice's own folder. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PackCheck, PackKind, PackReport, SealedPack } from "../contract.ts";
import type { Policies, PracticeFolder } from "../practice.ts";
import { MANIFEST, NotAPack, sha256 } from "../report/pack/manifest.ts";
import { blockedText } from "../report/pack/sections/cover.ts";
import { readJournal } from "./journal.ts";
import { blocksOf, makePack, type PackForm, type PackSource } from "./pack.ts";
import { verifyPack } from "./verify_pack.ts";

/** Something must be fixed before a pack can be sealed. */
export class PackBlocked extends Error {
  override name = "PackBlocked";
}

/** Newest first. */
export function sealedPacks(folder: PracticeFolder): SealedPack[] {
  const kept = keptPacks(folder);
  return readJournal(folder.journal)
    .entries.flatMap((entry): SealedPack[] => {
      if (entry.action !== "seal") return [];
      const { pack, period, at, who, files } = entry;
      const manifest = files.find(({ path }) => path === MANIFEST)?.sha256 ?? null;
      return [{ pack, period, at, who, manifest, kept: kept.get(manifest ?? "") ?? null }];
    })
    .toReversed();
}

/**
 * Seals the pack of a month into the practice's own folder of packs.
 *
 * @throws {PackBlocked} and as `makePack`
 */
export async function sealPack(
  source: PackSource,
  kind: PackKind,
  period: string,
): Promise<PackReport> {
  await source.asked({ period }, async ({ records }) => {
    const blockedBy = blocksOf(records.findings);
    if (blockedBy.length > 0) throw new PackBlocked(blockedText({ blockedBy }));
    return Promise.resolve();
  });
  const out = freeFolder(source.folder.packs, `${kind}-${period}`);
  return makePack(source, kind, { period, out, state: "sealed" });
}

/** What changed since a pack was sealed: its files, and every figure as it is known now. @throws {NotAPack} */
export const changesSince = (
  source: PackSource,
  policies: Policies,
  kept: string,
): Promise<PackCheck> => verifyPack(source, policies, folderOf(source.folder, kept));

/** A file of a pack that was sealed. @throws {NotAPack} */
export function sealedFile(folder: PracticeFolder, kept: string, form: PackForm): Buffer {
  const dir = folderOf(folder, kept);
  const name = readdirSync(dir).find((each) => each.endsWith(`.${form}`));
  if (name === undefined) throw new NotAPack(`the ${form} of ${kept} is not there any more`);
  return readFileSync(join(dir, name));
}

/** By their names alone, so that no other folder can be asked for. */
function folderOf(folder: PracticeFolder, kept: string): string {
  if (![...keptPacks(folder).values()].includes(kept)) {
    throw new NotAPack(`there is no pack ${kept} among those of the practice`);
  }
  return join(folder.packs, kept);
}

/** Folders of packs by the hashes of their manifests. */
function keptPacks({ packs }: PracticeFolder): Map<string, string> {
  const names = existsSync(packs) ? readdirSync(packs) : [];
  return new Map(
    names
      .filter((name) => existsSync(join(packs, name, MANIFEST)))
      .map((name) => [sha256(readFileSync(join(packs, name, MANIFEST))), name]),
  );
}

/** @example freeFolder("packs", "lender-2026-10") // => "packs/lender-2026-10-2" where the first is there */
function freeFolder(packs: string, name: string): string {
  for (let number = 1; ; number++) {
    const path = join(packs, number === 1 ? name : `${name}-${number}`);
    if (!existsSync(path)) return path;
  }
}
