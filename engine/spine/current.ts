/**
 * Which generation is the current one, after comparing it with the journal: they must say the same,
 * and when they do not, what to type.
 */
import { Database } from "../database.ts";
import type { PracticeFolder, Settings } from "../practice.ts";
import {
  fingerprint,
  generations,
  identityOf,
  type Generation,
  type Identity,
} from "./generation.ts";
import { mappingsOf, mappingsUsed } from "./mappings.ts";
import { append, JournalBroken, readJournal, type Journal } from "./journal.ts";

/** The warehouse lacks something the journal says was done, or was made by another version. */
export class BehindJournal extends Error {
  override name = "BehindJournal";
}

/** Whether the trouble is one that a rebuild mends. */
export const rebuildMends = (error: unknown): error is Error =>
  error instanceof BehindJournal || (error instanceof JournalBroken && error.rebuildMends);

/** The newest generation that can be read, with what it says of itself. */
async function newest(
  folder: PracticeFolder,
): Promise<(Generation & { identity: Identity }) | null> {
  for (const generation of generations(folder)) {
    try {
      const database = await Database.read(generation.path, folder.scratch);
      try {
        return { ...generation, identity: await identityOf(database) };
      } finally {
        database.close();
      }
    } catch (error) {
      if (!isDamage(error)) throw error;
    }
  }
  return null;
}

/** A damaged generation is passed over: what it held is in the archive, and the journal shows the gap. */
const isDamage = (error: unknown): boolean =>
  /IO Error|Serialization|corrupt|checksum|not a valid DuckDB|Catalog Error|EACCES|ENOENT/i.test(
    String(error),
  );

/**
 * The journal, completed by what a published generation holds and a crash kept from it: between the
 * rename of a generation and its journal entry nothing was acknowledged, and nothing is lost.
 */
export async function completedJournal(folder: PracticeFolder): Promise<Journal> {
  const journal = readJournal(folder.journal);
  const latest = await newest(folder);
  const missing =
    latest?.identity.entries.filter((entry) => entry.seq > journal.entries.length) ?? [];
  if (missing.length === 0 || missing[0]!.prev !== journal.head) return journal;
  return append(folder.journal, journal, missing);
}

/**
 * The generation to read or to build on; null for a practice that has imported nothing.
 *
 * @throws {BehindJournal} with the command that mends it
 */
export async function currentGeneration(
  folder: PracticeFolder,
  settings: Settings,
): Promise<Generation | null> {
  const journal = await completedJournal(folder);
  const effective = journal.entries.findLast(
    (entry) =>
      entry.action === "undo" ||
      (entry.action === "import" &&
        entry.files.some((file) => file.status === "loaded" || file.status === "partial")),
  );
  if (!effective) return null;
  const latest = await newest(folder);
  const mend = "nothing is lost: the archive and the journal are whole; run: practice rebuild";
  if (!latest || latest.identity.seq < effective.seq) {
    throw new BehindJournal(
      `E_DB_BEHIND_JOURNAL: the warehouse lacks what was imported on ${effective.at.slice(0, 10)} (journal entry ${effective.seq}); ${mend}`,
    );
  }
  const known = journal.entries[latest.identity.seq - 1]?.hash;
  if (latest.identity.seq > journal.entries.length || known !== latest.identity.head) {
    throw new BehindJournal(
      `E_DB_BEHIND_JOURNAL: the warehouse and the journal tell different stories from entry ${journal.entries.length + 1} on; ${mend}`,
    );
  }
  const used = mappingsUsed(mappingsOf(folder, journal.entries), journal.entries);
  if (latest.identity.fingerprint !== fingerprint(settings, used)) {
    throw new BehindJournal(
      `E_STALE: the figures were derived with other definitions or settings than these; ${mend}`,
    );
  }
  return { number: latest.number, path: latest.path };
}
