/** Closing a month: its cells become a file of the archive, its figures an entry of the journal. */
import { createReadStream, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { dayIn, isMonth, lastDay } from "../calendar.ts";
import type { Closing } from "../contract.ts";
import type { Session } from "../database.ts";
import { archivedPath, intact, store, syncFolder } from "../intake/archive.ts";
import { recordText, splitRecord } from "../intake/record.ts";
import { removeScratch } from "../intake/scratch.ts";
import { findings } from "../model/verify.ts";
import { catalogue } from "../numbers/kpi/catalogue.ts";
import { figuresOf } from "../numbers/kpi/figures.ts";
import { CELL_FIELDS, cellsOfMonth, type FrozenCell } from "../numbers/kpi/frozen.ts";
import { spanOf } from "../numbers/period.ts";
import { certificateOf } from "../numbers/tie_out/certificate.ts";
import type { PracticeFolder, Settings } from "../practice.ts";
import { ArchiveDamaged } from "./build.ts";
import { closedMonths, closings } from "./closings.ts";
import { completedJournal } from "./current.ts";
import { note, readJournal } from "./journal.ts";
import { asOnlyWriter } from "./lock.ts";

/** The month cannot be closed, reopened or shown as closed. */
export class NotClosable extends Error {
  override name = "NotClosable";
}

/** Freezes a month as it stands. @throws {NotClosable} {InUse} */
export async function closeMonth(
  folder: PracticeFolder,
  settings: Settings,
  month: string,
  read: <T>(work: (session: Session) => Promise<T>) => Promise<T>,
): Promise<Closing> {
  return asOnlyWriter(folder, async () => {
    const { entries } = await completedJournal(folder);
    if (!isMonth(month)) throw new NotClosable(`${month} is not a month; write it as 2026-09`);
    if (closedMonths(entries).has(month)) {
      throw new NotClosable(
        `${month} is closed already; practice restatements says what changed in it, practice reopen ${month} opens it again`,
      );
    }
    if (lastDay(month) >= dayIn(settings.time_zone, new Date())) {
      throw new NotClosable(`${month} is not over yet; close it when it is`);
    }
    const kpis = catalogue(settings.policies).filter(({ after }) => after === null);
    const { cells, figures, open, certificate } = await read(async (session) => {
      const span = await spanOf(session);
      if (!span || month < span.first || month > span.last) {
        throw new NotClosable(`there are no data of ${month}; import its files first`);
      }
      return {
        cells: await cellsOfMonth(session, kpis, month),
        figures: await figuresOf(session, kpis, [month]),
        certificate: await certificateOf(session, month, settings.name),
        open: (await findings(session)).filter(({ severity }) => severity === "must_fix"),
      };
    });
    note(folder.journal, [
      {
        action: "close",
        month,
        frozen: await keep(
          folder,
          [CELL_FIELDS, ...cells].map((cell) => recordText(cell)),
        ),
        certificate: await keep(folder, [JSON.stringify(certificate)]),
        tied_out: certificate.status,
        cells: cells.length,
        figures,
        open_findings: [...new Set(open.map(({ check }) => check))].sort(),
      },
    ]);
    return closings(readJournal(folder.journal).entries).find((each) => each.month === month)!;
  });
}

/** Opens a closed month again; what was frozen stays in the archive. @throws {NotClosable} {InUse} */
export async function reopenMonth(folder: PracticeFolder, month: string): Promise<Closing> {
  return asOnlyWriter(folder, async () => {
    const { entries } = await completedJournal(folder);
    const closing = closings(entries).find((each) => each.month === month);
    if (!closing) throw notClosed(month, [...closedMonths(entries).keys()]);
    note(folder.journal, [{ action: "reopen", month }]);
    return closing;
  });
}

/** The cells of a month as they were frozen. @throws {NotClosable} {ArchiveDamaged} */
export async function frozenCells(
  folder: PracticeFolder,
  month: string,
): Promise<{ closing: Closing; cells: FrozenCell[] }> {
  const { entries } = readJournal(folder.journal);
  const all = closings(entries);
  const closing = all.find((each) => each.month === month);
  if (!closing) {
    throw notClosed(
      month,
      all.map((each) => each.month),
    );
  }
  if (!(await intact(folder.archive, closing.digest))) {
    throw new ArchiveDamaged(
      `what was frozen of ${month} (${closing.digest}) is missing or changed in the archive; put it back from a backup`,
    );
  }
  const lines = createInterface({
    input: createReadStream(archivedPath(folder.archive, closing.digest)),
    crlfDelay: Infinity,
  });
  const cells: FrozenCell[] = [];
  for await (const line of lines) {
    cells.push(splitRecord(line, ",")!.map((text) => (text === "" ? null : text)));
  }
  return { closing, cells: cells.slice(1) };
}

/** Puts a text into the archive; answers its SHA-256. */
export async function keep(folder: PracticeFolder, text: readonly string[]): Promise<string> {
  const scratch = join(folder.scratch, `kept-${process.pid}`);
  mkdirSync(scratch, { recursive: true, mode: 0o700 });
  try {
    const path = join(scratch, "kept");
    writeFileSync(path, text.join(""));
    const { sha256 } = await store(folder.archive, path);
    await syncFolder(folder.archive);
    return sha256;
  } finally {
    await removeScratch(scratch);
  }
}

const notClosed = (month: string, closed: readonly string[]): NotClosable =>
  new NotClosable(
    `${month} is not closed; ${closed.length > 0 ? `closed are ${closed.join(", ")}` : "no month is"}`,
  );
