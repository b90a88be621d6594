/** Making a pack: its files, their hashes, and for a sealed one an entry of the journal. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type {
  Filter,
  PackBlock,
  PackKind,
  PackReport,
  PackState,
  Paper,
  PlacedFinding,
} from "../contract.ts";
import { groupBy } from "../group.ts";
import { BadPeriod } from "../numbers/period.ts";
import type { PracticeFolder } from "../practice.ts";
import type { Asked } from "../report/asked.ts";
import { figuresIn } from "../report/pack/figures.ts";
import { packKinds, sectionsOf } from "../report/pack/kinds.ts";
import {
  MANIFEST,
  manifestOf,
  manifestText,
  parseManifest,
  sha256,
} from "../report/pack/manifest.ts";
import { packPdf } from "../report/pack/pdf.ts";
import type { PackAsked, Section } from "../report/pack/section.ts";
import { packXlsx } from "../report/pack/xlsx.ts";
import { asOf, extents } from "../report/panels/trust.ts";
import { note } from "./journal.ts";
import { asOnlyWriter } from "./lock.ts";

/** A sealed pack lies where another one was to be written. */
export class PackSealed extends Error {
  override name = "PackSealed";
}

export type PackQuestion = {
  /** a month; the last one with data where none is said */
  period?: string;
  /** the folder it is written to, made where it is not there */
  out: string;
  state?: PackState;
  paper?: Paper;
  knownAt?: string | null;
};

/** What a pack needs of an open practice. */
export type PackSource = {
  folder: PracticeFolder;
  digest: () => Promise<{ digest: string }>;
  asked: <T>(filter: Partial<Filter>, work: (asked: Asked) => Promise<T>) => Promise<T>;
};

/** What a pack holds, before it is put on paper. */
export type Pack = { asked: PackAsked; sections: Section[] };

/**
 * Writes a pack into a folder. One that is blocked stays a draft, whatever was asked for.
 *
 * @throws {PackSealed} {BadPeriod} {NoDataOfPeriod} {NothingImported} {InUse}
 */
export async function makePack(
  source: PackSource,
  kind: PackKind,
  { period, out, state = "draft", paper = "letter", knownAt = null }: PackQuestion,
): Promise<PackReport> {
  refuseSealed(out);
  const filter = { ...(period === undefined ? {} : { period }), known_at: knownAt };
  return withPack(source, kind, filter, state, async ({ asked, sections }) => {
    const name = `${kind}-${asked.periodText}`;
    const contents: [string, Uint8Array | string][] = [
      [`${name}.pdf`, await packPdf(asked, sections, paper)],
      [`${name}.xlsx`, await packXlsx(asked, sections, paper)],
      [FIGURES, `${JSON.stringify(figuresIn(sections), null, 1)}\n`],
    ];
    const files = contents.map(([path, bytes]) => ({ path, sha256: sha256(bytes) }));
    const manifest = manifestText(manifestOf(asked, paper, files));
    mkdirSync(out, { recursive: true });
    for (const [path, bytes] of contents) writeFileSync(join(out, path), bytes);
    writeFileSync(join(out, MANIFEST), manifest);
    const report: PackReport = {
      pack: kind,
      period: asked.periodText,
      state: asked.state,
      files: [...files, { path: MANIFEST, sha256: sha256(manifest) }],
      blocked_by: [...asked.blockedBy],
    };
    if (asked.state === "sealed") {
      const { pack, files: sealed } = report;
      const entry = { action: "seal", pack, period: asked.periodText, files: sealed } as const;
      await asOnlyWriter(source.folder, async () =>
        Promise.resolve(note(source.folder.journal, [entry])),
      );
    }
    return report;
  });
}

/** The files of a pack that people read. */
export const packForms = ["pdf", "xlsx"] as const;
export type PackForm = (typeof packForms)[number];

/**
 * A draft as one file, for looking at; nothing is written.
 *
 * @param period  a month
 * @throws {BadPeriod} {NoDataOfPeriod} {NothingImported}
 */
export const packDraft = (
  source: PackSource,
  kind: PackKind,
  period: string,
  form: PackForm,
): Promise<Uint8Array> =>
  withPack(source, kind, { period }, "draft", ({ asked, sections }) =>
    form === "pdf" ? packPdf(asked, sections, "letter") : packXlsx(asked, sections, "letter"),
  );

/** The figures of a pack, for programs and for `verify`. */
export const FIGURES = "figures.json";

/** Makes the sections of a pack and hands them on, while the data they come from are open. */
export async function withPack<T>(
  source: PackSource,
  kind: PackKind,
  filter: Partial<Filter>,
  state: PackState,
  work: (pack: Pack) => Promise<T>,
): Promise<T> {
  const { digest } = await source.digest();
  return source.asked(filter, async (known) => {
    if (known.period.first !== known.period.last) {
      throw new BadPeriod(`a ${kind} pack is of one month, such as ${known.period.last}`);
    }
    const blockedBy = blocksOf(known.records.findings);
    const asked: PackAsked = {
      ...known,
      kind,
      digest,
      blockedBy,
      state: blockedBy.length > 0 ? "draft" : state,
      asOf: asOf(await extents(known)),
    };
    return work({ asked, sections: await sectionsOf(asked) });
  });
}

/** What must be fixed first, by check. */
export function blocksOf(findings: readonly PlacedFinding[]): PackBlock[] {
  const must = findings.filter(({ severity }) => severity === "must_fix");
  return [...groupBy(must, ({ check }) => check)]
    .map(([check, found]) => ({ check, findings: found.length, fix: found[0]!.fix }))
    .sort((a, b) => (a.check < b.check ? -1 : 1));
}

function refuseSealed(out: string): void {
  const path = join(out, MANIFEST);
  if (!existsSync(path)) return;
  const { state, period } = parseManifest(readFileSync(path, "utf8"), packKinds);
  if (state === "sealed") {
    throw new PackSealed(`${out} holds the sealed pack of ${period}; write to another folder`);
  }
}
