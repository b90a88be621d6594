/** The manifest of a pack: what was asked, of which data, by which version, and the hashes of its files. */
import { createHash } from "node:crypto";
import { firstDay, lastDay } from "../../calendar.ts";
import type { PackFile, PackManifest, Paper } from "../../contract.ts";
import { packageVersion } from "../../database.ts";
import type { PackAsked } from "./section.ts";

export const MANIFEST = "manifest.json";

/** A folder holds no pack, or one that cannot be read. */
export class NotAPack extends Error {
  override name = "NotAPack";
}

export const sha256 = (bytes: Uint8Array | string): string =>
  createHash("sha256").update(bytes).digest("hex");

export function manifestOf(
  asked: PackAsked,
  paper: Paper,
  files: readonly PackFile[],
): PackManifest {
  return {
    pack: asked.kind,
    practice: asked.settings.name,
    period: asked.periodText,
    from: firstDay(asked.period.first),
    to: lastDay(asked.period.last),
    filter: asked.filter,
    known_at: asked.filter.known_at,
    as_of: asked.asOf,
    state: asked.state,
    paper,
    engine_version: packageVersion(),
    digest: asked.digest,
    policies: asked.settings.policies,
    blocked_by: [...asked.blockedBy],
    files: [...files],
  };
}

export const manifestText = (manifest: PackManifest): string =>
  `${JSON.stringify(manifest, null, 2)}\n`;

/** @throws {NotAPack} where the text is no manifest */
export function parseManifest(text: string, kinds: readonly string[]): PackManifest {
  let read: Partial<PackManifest> | null;
  try {
    read = JSON.parse(text) as Partial<PackManifest> | null;
  } catch (cause) {
    throw new NotAPack(`${MANIFEST} is not JSON; the pack cannot be checked`, { cause });
  }
  const isWhole =
    typeof read?.period === "string" &&
    kinds.includes(read.pack ?? "") &&
    (read.state === "draft" || read.state === "sealed") &&
    typeof read.filter?.slice === "object" &&
    typeof read.policies === "object" &&
    Array.isArray(read.files) &&
    read.files.every(({ path, sha256: hash }) => isName(path) && typeof hash === "string");
  if (!isWhole) throw new NotAPack(`${MANIFEST} is not the manifest of a pack`);
  return read as PackManifest;
}

/** Files of a pack lie beside its manifest, and nowhere else. */
const isName = (path: unknown): boolean => typeof path === "string" && /^[\w-][\w.-]*$/.test(path);
