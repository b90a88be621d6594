/** What figures are to be: `targets.csv` read, changed line by line, and brought into the figures as any file is. */
import { addDays } from "../calendar.ts";
import type { ImportReport, TargetEdit, TargetList, TargetRow } from "../contract.ts";
import { findKpi } from "../numbers/kpi/catalogue.ts";
import type { Kpi } from "../numbers/kpi/header.ts";
import type { PracticeFolder } from "../practice.ts";
import { writeWhole } from "./disk.ts";
import { isImported } from "./editions.ts";
import { goneList } from "./gone_lists.ts";
import { bringIn, type Accepted } from "./import.ts";
import { readJournal } from "./journal.ts";
import { asOnlyWriter } from "./lock.ts";
import { aimText, rowsOf, targetChanges } from "./target_edits.ts";
import { changedTargets, NONE, readTargetFile, type TargetFile } from "./target_file.ts";

/** `targets.csv` was changed by somebody else since it was read. */
export class TargetsChanged extends Error {
  override name = "TargetsChanged";
}

export class Targets {
  readonly #folder: PracticeFolder;
  readonly #kpis: readonly Kpi[];

  constructor(folder: PracticeFolder, kpis: readonly Kpi[]) {
    this.#folder = folder;
    this.#kpis = kpis;
  }

  /** Every target, figures in the order of their titles, the newest of each first. @throws {BadTarget} */
  read(): TargetList {
    const file = readTargetFile(this.#folder.targets);
    const { entries } = readJournal(this.#folder.journal);
    return {
      etag: file.etag,
      is_imported: isImported(entries, "targets.csv", file.etag),
      gone: goneList(this.#folder, entries, "targets.csv"),
      targets: file.rows
        .flatMap((row) => this.#rowOf(file, row) ?? [])
        .sort((a, b) => a.title.localeCompare(b.title, "en") || newestFirst(a, b)),
    };
  }

  /**
   * Writes one change to `targets.csv`. The figures change with the next import.
   *
   * @returns the targets as they are then
   * @throws {BadTarget} {TargetsChanged} {InUse} {DiskFailed}
   */
  save(edit: TargetEdit): Promise<TargetList> {
    return asOnlyWriter(this.#folder, async () => {
      const file = readTargetFile(this.#folder.targets);
      if (file.etag !== edit.etag) {
        throw new TargetsChanged(
          "targets.csv was changed since you opened it, by somebody else or in a spreadsheet; nothing of yours was written",
        );
      }
      const text = changedTargets(file, targetChanges(file, this.#kpis, edit));
      writeWhole(this.#folder.targets, text);
      return this.read();
    });
  }

  /**
   * Brings `targets.csv` into the figures as any file is.
   *
   * @param accepted  what a person lets pass, of the file as she saw it held
   * @throws {TargetsChanged} where it is another file by now, and as `importFiles`
   */
  async bringIn(accepted: Accepted | null = null): Promise<ImportReport> {
    if (accepted && readTargetFile(this.#folder.targets).etag !== accepted.etag) {
      throw new TargetsChanged(
        "targets.csv was changed since you saw what would go; nothing was brought in: look again",
      );
    }
    return bringIn(this.#folder, this.#folder.targets, accepted);
  }

  /** Null for a line that only ends another. */
  #rowOf(file: TargetFile, row: TargetFile["rows"][number]): TargetRow | null {
    if (row.target.toLowerCase() === NONE) return null;
    const kpi = findKpi(this.#kpis, row.kpi);
    const mine = rowsOf(file, this.#kpis, row.kpi, row.category);
    const next = mine[mine.indexOf(row) + 1] ?? null;
    return {
      kpi: kpi?.id ?? row.kpi,
      title: kpi?.title ?? row.kpi,
      category: row.category,
      target: row.target,
      text: kpi ? aimText(row.target, kpi.unit) : row.target,
      unit: kpi?.unit ?? null,
      per: row.per,
      since: row.since,
      until: next?.since ? addDays(next.since, -1) : null,
      source: row.source,
      reason: reasonOf(row, kpi),
    };
  }
}

function reasonOf({ kpi: name, per }: { kpi: string; per: string | null }, kpi: Kpi | null) {
  if (!kpi) return `there is no figure "${name}"`;
  const isSame = per === null || per.toLowerCase() === (kpi.per ?? "").toLowerCase();
  return isSame
    ? null
    : `not compared: the target is per ${per}${kpi.per ? `, the figure per ${kpi.per}` : ""}`;
}

const newestFirst = (a: TargetRow, b: TargetRow): number =>
  (a.since ?? "") === (b.since ?? "") ? 0 : (a.since ?? "") < (b.since ?? "") ? 1 : -1;
