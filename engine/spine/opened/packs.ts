/** Packs of an open practice: made, sealed, verified. */
import type { PackCheck, PackKind, PackReport, SealedPack } from "../../contract.ts";
import { makePack, packDraft, type PackForm, type PackQuestion, type PackSource } from "../pack.ts";
import { changesSince, sealedFile, sealedPacks, sealPack } from "../seals.ts";
import { verifyPack } from "../verify_pack.ts";
import type { Opened } from "./opened.ts";

export function packs(opened: Opened) {
  const source = packSource(opened);
  return {
    /** Writes a pack: PDF, workbook, figures and a manifest of their hashes. @throws as `makePack` */
    pack(kind: PackKind, question: PackQuestion): Promise<PackReport> {
      return makePack(source, kind, question);
    },

    /**
     * A draft of a pack as one file, written nowhere.
     *
     * @throws {BadPeriod} {NoDataOfPeriod} {NothingImported}
     */
    packDraft(kind: PackKind, period: string, form: PackForm): Promise<Uint8Array> {
      return packDraft(source, kind, period, form);
    },

    /** Whether a pack's files are unchanged and its figures still what the data say. @throws {NotAPack} */
    verifyPack(dir: string): Promise<PackCheck> {
      return verifyPack(source, opened.settings.policies, dir);
    },

    /** The packs that were sealed, newest first. */
    sealedPacks(): SealedPack[] {
      return sealedPacks(opened.folder);
    },

    /** Seals the pack of a month into the practice's own folder of packs. @throws {PackBlocked} and as `pack` */
    sealPack(kind: PackKind, period: string): Promise<PackReport> {
      return sealPack(source, kind, period);
    },

    /** A file of a pack that was sealed there. @throws {NotAPack} */
    sealedFile(kept: string, form: PackForm): Buffer {
      return sealedFile(opened.folder, kept, form);
    },

    /** What changed since it was sealed, figure by figure. @throws {NotAPack} */
    changesSince(kept: string): Promise<PackCheck> {
      return changesSince(source, opened.settings.policies, kept);
    },
  };
}

function packSource(opened: Opened): PackSource {
  return {
    folder: opened.folder,
    digest: () => opened.digest(),
    asked: (filter, work) => opened.asked(filter, opened.kpis(), work),
  };
}
