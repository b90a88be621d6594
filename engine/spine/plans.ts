/**
 * Plans of fiscal years: read from `budget.csv`, edited by steps, written back so that nobody's edit is
 * lost, frozen, and put in the place of the one in force.
 */
import { addMonths, monthsFrom, type Month } from "../calendar.ts";
import type {
  FrozenPlan,
  ImportReport,
  Plan,
  PlanEdit,
  PlanRule,
  PlanVersion,
  RollingForecast,
  RollingMethod,
} from "../contract.ts";
import type { Session } from "../database.ts";
import { monthText } from "../format.ts";
import { parsePeriod } from "../numbers/period.ts";
import { BadPlan } from "../numbers/plan/bad_plan.ts";
import { knownFor, type Known } from "../numbers/plan/known.ts";
import { changesOf, driversOf, linesOf } from "../numbers/plan/lines.ts";
import { rollingForecast } from "../numbers/plan/rolling.ts";
import { taken, type Made } from "../numbers/plan/steps.ts";
import { fiscalYearName, planVersions } from "../numbers/plan/versions.ts";
import type { PracticeFolder, Settings } from "../practice.ts";
import { compareWith } from "./compared_plan.ts";
import { freeze, frozenPlans } from "./frozen_plans.ts";
import { goneList } from "./gone_lists.ts";
import { bringIn, type Accepted } from "./import.ts";
import { readJournal, type Entry } from "./journal.ts";
import { asOnlyWriter } from "./lock.ts";
import { UnknownName } from "./names.ts";
import { isImported } from "./editions.ts";
import { behavioursIn, cellsIn, versionsIn } from "./plan_cells.ts";
import { writeWhole } from "./disk.ts";
import { changedText, readPlanFile, type PlanFile } from "./plan_file.ts";
import { keepRules, rulesOf } from "./plan_rules.ts";

/** `budget.csv` was changed by somebody else since it was read. */
export class PlanChanged extends Error {
  override name = "PlanChanged";
}

/** The version was frozen: it can no longer be changed. */
export class PlanFrozen extends Error {
  override name = "PlanFrozen";
}

export type PlanQuestion = { fiscalYear?: string | null; version?: string | null };

type Read = <T>(work: (session: Session) => Promise<T>) => Promise<T>;

/** A spreadsheet takes no such name for a formula, and no key of ours is broken by it. */
const VERSION_NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u;

export class Plans {
  readonly #folder: PracticeFolder;
  readonly #settings: Settings;
  readonly #read: Read;

  constructor(folder: PracticeFolder, settings: Settings, read: Read) {
    this.#folder = folder;
    this.#settings = settings;
    this.#read = read;
  }

  /**
   * One version of one year; the newest year that has books and its last version unless others are asked for.
   *
   * @throws {BadPlan} {BadPeriod} {NothingImported}
   */
  read({ fiscalYear = null, version = null }: PlanQuestion = {}): Promise<Plan> {
    return this.#read(async (session) => {
      const file = readPlanFile(this.#folder.budget);
      const year = fiscalYear ?? (await this.#currentYear(session));
      const named = version ?? versionsIn(file, this.#monthsOf(year)).at(-1) ?? year.slice(2);
      return (await this.#made(session, file, year, named, [])).plan;
    });
  }

  /** What saving would make of it; nothing is written. @throws as `save` */
  preview(edit: PlanEdit): Promise<Plan> {
    return this.#read(async (session) => {
      const file = this.#fileOf(edit);
      return (await this.#made(session, file, edit.fiscal_year, edit.version, edit.steps)).plan;
    });
  }

  /**
   * Writes the changes to `budget.csv`, and what made them to `plan.json`. The figures change with the next
   * import.
   *
   * @throws {PlanChanged} {PlanFrozen} {BadPlan} {BadPeriod} {InUse} {NothingImported}
   */
  save(edit: PlanEdit): Promise<Plan> {
    const { fiscal_year: year, version, steps } = edit;
    return asOnlyWriter(this.#folder, () =>
      this.#read(async (session) => {
        const file = this.#fileOf(edit);
        const { plan, rules, behaves } = await this.#made(session, file, year, version, steps);
        if (plan.changes.length > 0) {
          const text = changedText(file, version, plan.changes, behaves);
          writeWhole(this.#folder.budget, text);
        }
        keepRules(this.#folder.planRules, year, version, rules);
        const now = readPlanFile(this.#folder.budget);
        return (await this.#made(session, now, year, version, [])).plan;
      }),
    );
  }

  /**
   * Brings `budget.csv` into the figures as any file is.
   *
   * @param accepted  what a person lets pass, of the file as she saw it held
   * @throws {PlanChanged} where it is another file by now, and as `importFiles`
   */
  async bringIn(accepted: Accepted | null = null): Promise<ImportReport> {
    if (accepted && readPlanFile(this.#folder.budget).etag !== accepted.etag) {
      throw new PlanChanged(
        "budget.csv was changed since you saw what would go; nothing was brought in: look again",
      );
    }
    return bringIn(this.#folder, this.#folder.budget, accepted);
  }

  /** Every version that was imported, by year. */
  versions(): Promise<PlanVersion[]> {
    return this.#read((session) => planVersions(session, this.#start, this.frozen()));
  }

  /** Every plan that was frozen, oldest first. */
  frozen(): FrozenPlan[] {
    return frozenPlans(this.#entries);
  }

  /**
   * Freezes a version as it was imported.
   *
   * @throws {BadPlan} {BadPeriod} {InUse} {NothingImported}
   */
  async freeze(
    fiscalYear: string,
    version: string,
    said: { reason?: string | null; approvedBy?: string | null } = {},
  ): Promise<FrozenPlan> {
    const file = readPlanFile(this.#folder.budget);
    const months = this.#monthsOf(fiscalYear);
    if (
      versionsIn(file, months).includes(version) &&
      !isImported(this.#entries, "budget.csv", file.etag)
    ) {
      throw new BadPlan(
        "budget.csv was changed and is not in the figures yet; run practice import first",
      );
    }
    return freeze(
      this.#folder,
      {
        fiscalYear: this.#yearOf(months[0]!),
        months,
        version,
        reason: said.reason?.trim() || null,
        approvedBy: said.approvedBy?.trim() || null,
      },
      this.#read,
    );
  }

  /** Twelve months from the last one booked. */
  rolling(method: RollingMethod): Promise<RollingForecast> {
    return this.#read((session) =>
      rollingForecast(session, method, this.#settings.fiscal_year_start),
    );
  }

  /** @see compareWith */
  compareWith(
    session: Session,
    name: string,
    span: { first: Month; last: Month },
  ): Promise<string> {
    return compareWith(this.#folder, this.frozen(), this.#start, session, name, span);
  }

  get #entries(): readonly Entry[] {
    return readJournal(this.#folder.journal).entries;
  }

  get #start(): number {
    return this.#settings.fiscal_year_start;
  }

  /** @throws {PlanChanged} */
  #fileOf({ etag, version }: PlanEdit): PlanFile {
    if (!VERSION_NAME.test(version)) {
      throw new BadPlan(
        `"${version}" cannot name a version; use letters, digits, spaces, dots and hyphens`,
      );
    }
    const file = readPlanFile(this.#folder.budget);
    if (file.etag === etag) return file;
    throw new PlanChanged(
      "budget.csv was changed since you opened it, by somebody else or in a spreadsheet; open it again and make your changes on what is there now",
    );
  }

  async #made(
    session: Session,
    file: PlanFile,
    year: string,
    version: string,
    steps: PlanEdit["steps"],
  ): Promise<{
    plan: Plan;
    rules: ReadonlyMap<string, PlanRule>;
    behaves: ReadonlyMap<string, string>;
  }> {
    const months = this.#monthsOf(year);
    const fiscalYear = this.#yearOf(months[0]!);
    const known = await knownFor(session, months);
    const of = (named: string): Made => ({
      cells: cellsIn(file, named, months),
      rules: rulesOf(this.#folder.planRules, fiscalYear, named, known),
    });
    const frozen =
      this.frozen().find((plan) => plan.fiscal_year === fiscalYear && plan.version === version) ??
      null;
    if (frozen && steps.length > 0) {
      throw new PlanFrozen(
        `version "${version}" of ${fiscalYear} was frozen as ${frozen.name} on ${frozen.at.slice(0, 10)} and stays as it is; take it over into a new version and change that`,
      );
    }
    const start = of(version);
    const made = taken(steps, start, known, (named) => {
      const other = of(named);
      if (other.cells.size > 0) return other;
      throw new UnknownName(
        `budget.csv has no version "${named}" of ${fiscalYear}`,
        versionsIn(file, months),
      );
    });
    const behaves = behavioursIn(
      file,
      [version, ...steps.flatMap((step) => (step.do === "start" ? [step.from] : []))],
      months,
    );
    const entries = this.#entries;
    const plan: Plan = {
      fiscal_year: fiscalYear,
      months: [...months],
      month_texts: months.map(monthText),
      version,
      versions: versionsIn(file, months),
      fiscal_years: this.#yearsOf(file, known),
      etag: file.etag,
      is_imported: isImported(entries, "budget.csv", file.etag),
      gone: goneList(this.#folder, entries, "budget.csv"),
      frozen,
      lines: linesOf(made, known, behaves),
      drivers: driversOf(made),
      changes: changesOf(start.cells, made.cells, known),
    };
    return { plan, rules: made.rules, behaves };
  }

  #yearsOf({ rows }: PlanFile, { books, months }: Known): string[] {
    const here = [...rows.map(({ month }) => month), months[0]!];
    if (books) here.push(books.last, addMonths(books.last, 12));
    return [...new Set(here.map((month) => this.#yearOf(month)))].sort();
  }

  async #currentYear(session: Session): Promise<string> {
    const { last } = await session.row(
      "select coalesce(strftime(max(month), '%Y-%m'), strftime((select max(month) from month), '%Y-%m')) as last from ledger_line",
    );
    if (last === null)
      throw new BadPlan("there are no dated files yet; say the year, such as FY2026");
    return this.#yearOf(last as Month);
  }

  #yearOf(month: Month): string {
    return fiscalYearName(month, this.#start);
  }

  /** @throws {BadPlan} */
  #monthsOf(fiscalYear: string): Month[] {
    if (!/^FY(20|21)\d\d$/.test(fiscalYear)) {
      throw new BadPlan(`"${fiscalYear}" is not a fiscal year; write it as FY2026`);
    }
    const { first, last } = parsePeriod(fiscalYear, this.#start, "2000-01");
    return monthsFrom(first, last);
  }
}
