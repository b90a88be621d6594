/** What is handed over, sealed and held against the data. */
import type { Filter } from "./pages.ts";

/** What a pack is for; each kind is a list of sections. */
export type PackKind = "monthly" | "lender";

export type Paper = "letter" | "a4";

/** A draft is marked on every page; a sealed pack stands in the journal and cannot change unnoticed. */
export type PackState = "draft" | "sealed";

/** What must be fixed before a pack can be handed over. */
export type PackBlock = { check: string; findings: number; fix: string };

/** A file of a pack by its name in the pack's folder. */
export type PackFile = { path: string; sha256: string };

export type PackReport = {
  pack: PackKind;
  period: string;
  state: PackState;
  files: PackFile[];
  blocked_by: PackBlock[];
};

/** `manifest.json` of a pack: what was asked, of which data, by which version, and the files it came to. */
export type PackManifest = {
  pack: PackKind;
  practice: string;
  period: string;
  from: string;
  to: string;
  filter: Filter;
  /** the instant whose knowledge was used; null for what was known when it was made */
  known_at: string | null;
  /** last day the data speak of */
  as_of: string;
  state: PackState;
  paper: Paper;
  engine_version: string;
  /** of the warehouse: equal data give equal digests */
  digest: string;
  policies: Record<string, unknown>;
  blocked_by: PackBlock[];
  files: PackFile[];
};

/** A pack that was sealed, as the journal has it. */
export type SealedPack = {
  pack: PackKind;
  period: string;
  at: string;
  who: string;
  /** SHA-256 of its manifest, which names the others */
  manifest: string | null;
  /** its folder among the practice's own packs; null where it was written elsewhere or is not there as it was sealed */
  kept: string | null;
};

/** Something of a pack that is no longer so; `figure` is null where a file itself was changed or is gone. */
export type PackDifference = {
  file: string;
  figure: string | null;
  was: string | number | null;
  is: string | number | null;
};

export type PackCheck = {
  ok: boolean;
  pack: PackKind;
  period: string;
  state: PackState;
  differences: PackDifference[];
};
