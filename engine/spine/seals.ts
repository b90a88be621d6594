/** The packs that were sealed, as the journal has them. */
import type { SealedPack } from "../contract.ts";
import type { Entry } from "./journal.ts";

/** Newest first. */
export const sealedPacks = (entries: readonly Entry[]): SealedPack[] =>
  entries
    .flatMap((entry): SealedPack[] => {
      if (entry.action !== "seal") return [];
      const { pack, period, at, who, files } = entry;
      const manifest = files.find(({ path }) => path === "manifest.json")?.sha256 ?? null;
      return [{ pack, period, at, who, manifest }];
    })
    .toReversed();
