/** A practice whose folder is open: reads a generation, and gathers what a page or a figure is asked with. */
import { dayIn, type Day } from "../../calendar.ts";
import type { Filter, PlacedFinding } from "../../contract.ts";
import { packageVersion, type Session } from "../../database.ts";
import { findings } from "../../model/verify.ts";
import { catalogue } from "../../numbers/kpi/catalogue.ts";
import type { Kpi } from "../../numbers/kpi/header.ts";
import { fiscalYearOf, NoDataOfPeriod, periodOf, spanOf } from "../../numbers/period.ts";
import { targetsOf } from "../../numbers/targets.ts";
import { tieOutFindings } from "../../numbers/tie_out/findings.ts";
import type { PracticeFolder, Settings } from "../../practice.ts";
import type { Asked } from "../../report/asked.ts";
import { closings, restatements } from "../closings.ts";
import { readJournal, type Entry } from "../journal.ts";
import { benchmarksBeside, editedFiles, editedVersion, ownersIn } from "../edited.ts";
import { fileFindings, importLog } from "../log.ts";
import { notesOf } from "../notes.ts";
import { sealedPacks } from "../seals.ts";
import { Plans } from "../plans.ts";
import { frozenFindings } from "../frozen_plans.ts";
import { goneLists } from "../gone_lists.ts";
import { NothingImported, Reading } from "../reading.ts";

export class Opened {
  readonly folder: PracticeFolder;
  readonly settings: Settings;
  /** The plan of each fiscal year: its versions, edits, frozen ones, and the months to come. */
  readonly plans: Plans;
  readonly #reading: Reading;

  constructor(folder: PracticeFolder) {
    this.folder = folder;
    this.settings = folder.settings();
    this.#reading = new Reading(folder, this.settings);
    this.plans = new Plans(folder, this.settings, (work) => this.read(null, [], work));
  }

  close(): void {
    this.#reading.close();
  }

  async digest(): Promise<{ digest: string; cells: number }> {
    const { digest, cells } = (await this.#reading.current()).identity;
    return { digest, cells };
  }

  /** Where the practice is. */
  get today(): Day {
    return dayIn(this.settings.time_zone, new Date());
  }

  kpis(): Kpi[] {
    return catalogue(this.settings.policies);
  }

  /** Of the figures, and of what they were made by: equal versions give equal answers. */
  async dataVersion(): Promise<string> {
    const { number, identity } = await this.#reading.current();
    return `${identity.digest.slice(0, 16)}-${number}-${this.#reading.journalBytes}-${packageVersion()}${editedVersion(this.folder)}`;
  }

  /** @see Reading.read */
  read<T>(
    knownAt: string | null,
    kpis: readonly Kpi[],
    work: (session: Session) => Promise<T>,
  ): Promise<T> {
    return this.#reading.read(knownAt, kpis, work);
  }

  /** Gathers what a page or an explanation is made from, and makes it. @throws as `period`, and {NoDataOfPeriod} */
  asked<T>(
    given: Partial<Filter>,
    kpis: readonly Kpi[],
    work: (asked: Asked) => Promise<T>,
  ): Promise<T> {
    const filter: Filter = { ...NO_FILTER, ...given };
    return this.read(filter.known_at, kpis, async (session) => {
      const { text, period } = await this.period(session, filter.period ?? undefined);
      const span = await spanOf(session);
      if (span && (period.last < span.first || period.first > span.last)) {
        throw new NoDataOfPeriod(
          `there are no data of ${text}; they run from ${span.first} to ${span.last}`,
        );
      }
      const { entries } = readJournal(this.folder.journal);
      return work({
        session,
        settings: this.settings,
        kpis,
        filter,
        comparePlan: () => this.#comparePlan(session, filter.version, period),
        periodText: text,
        period,
        span: span ?? period,
        targets: await targetsOf(session),
        ...editedFiles(this.folder),
        benchmarks: benchmarksBeside(this.folder, this.kpis(), this.settings),
        owners: ownersIn(this.folder, this.kpis()),
        notes: notesOf(this.folder.notes),
        records: {
          imports: importLog(entries),
          closings: closings(entries),
          restatements: restatements(entries, null),
          sealed: sealedPacks(this.folder),
          frozen: this.plans.frozen(),
          findings: await this.#findings(session, entries),
        },
      });
    });
  }

  /** @returns what the plan is called; null where none was asked for. @throws {UnknownName} */
  async #comparePlan(
    session: Session,
    version: string | null,
    { first, last }: { first: string; last: string },
  ): Promise<string | null> {
    if (version === null) return null;
    const year = fiscalYearOf(last, this.settings.fiscal_year_start);
    return this.plans.compareWith(session, version, { first: year < first ? year : first, last });
  }

  /** Every data check and tie-out, and what the files of the imports that count were found to be. */
  async check(): Promise<{ ok: boolean; findings: PlacedFinding[] }> {
    const { entries } = readJournal(this.folder.journal);
    const all = await this.read(null, [], (session) => this.#findings(session, entries));
    return { ok: all.every((finding) => finding.severity === "information"), findings: all };
  }

  async #findings(session: Session, entries: readonly Entry[]): Promise<PlacedFinding[]> {
    return [
      ...(await findings(session)),
      ...(await tieOutFindings(session)),
      ...fileFindings(entries),
      ...goneLists(this.folder, entries),
      ...(await frozenFindings(this.folder, entries, session)),
    ];
  }

  /** The period that was written, or the newest month there are data of. @throws {NothingImported} {BadPeriod} */
  async period(session: Session, written: string | undefined) {
    const text = written ?? (await spanOf(session))?.last;
    if (!text) throw new NothingImported("the files imported by then hold no dated rows");
    return { text, period: await periodOf(session, text, this.settings.fiscal_year_start) };
  }
}

const NO_FILTER: Filter = {
  period: null,
  compare: ["year-ago"],
  basis: "service",
  flex: false,
  order: "sequential",
  version: null,
  slice: {},
  known_at: null,
  assume: null,
};
