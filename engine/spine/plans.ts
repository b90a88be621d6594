/**
 * Plans of fiscal years: read from `budget.csv`, edited by steps, written back so that nobody's edit is
 * lost, frozen, and put in the place of the one in force.
 */
import { createHash } from "node:crypto";
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
import { fiscalYearOf, parsePeriod } from "../numbers/period.ts";
import { planAs, versionRows } from "../numbers/plan/as_planned.ts";
import { BadPlan } from "../numbers/plan/bad_plan.ts";
import { cellKey, type Cells } from "../numbers/plan/cells.ts";
import { knownFor, type Known } from "../numbers/plan/known.ts";
import { changesOf, driversOf, linesOf } from "../numbers/plan/lines.ts";
import { rollingForecast } from "../numbers/plan/rolling.ts";
import { taken, type Made } from "../numbers/plan/steps.ts";
import { fiscalYearName, planVersions } from "../numbers/plan/versions.ts";
import type { PracticeFolder, Settings } from "../practice.ts";
import type { BuildOptions } from "./build.ts";
import { wasLoaded } from "./file_report.ts";
import { freeze, frozenPlans, frozenRows } from "./frozen_plans.ts";
import { importFiles } from "./import.ts";
import { activeImports, readJournal } from "./journal.ts";
import { asOnlyWriter } from "./lock.ts";
import { UnknownName } from "./names.ts";
import { changedText, readPlanFile, writeWhole, type FileRow, type PlanFile } from "./plan_file.ts";
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

/** What the plan in force is called. */
const IN_FORCE = "in force";
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
      const named = version ?? this.#versionsIn(file, this.#monthsOf(year)).at(-1) ?? year.slice(2);
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
          writeWhole(this.#folder.budget, this.#asNewText(text, file.ending));
        }
        keepRules(this.#folder.planRules, year, version, rules);
        const now = readPlanFile(this.#folder.budget);
        return (await this.#made(session, now, year, version, [])).plan;
      }),
    );
  }

  /** Brings `budget.csv` into the figures as any file is. @throws as `importFiles` */
  async bringIn(options?: BuildOptions): Promise<ImportReport> {
    const [report] = await importFiles(
      this.#folder,
      [{ paths: [this.#folder.budget], knownAt: null }],
      options,
    );
    return report!;
  }

  /** Every version that was imported, by year. */
  versions(): Promise<PlanVersion[]> {
    return this.#read((session) => planVersions(session, this.#start, this.frozen()));
  }

  /** Every plan that was frozen, oldest first. */
  frozen(): FrozenPlan[] {
    return frozenPlans(readJournal(this.#folder.journal).entries);
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
    if (this.#versionsIn(file, months).includes(version) && !this.#isImported(file.etag)) {
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

  /**
   * Makes a connection compare with a version by its name: of a frozen plan, or as it was imported.
   *
   * @param span  the months that are compared, to the end of their fiscal year
   * @returns what it is called
   * @throws {UnknownName} where a year of the span has no such version
   */
  async compareWith(
    session: Session,
    name: string,
    span: { first: Month; last: Month },
  ): Promise<string> {
    if (name === IN_FORCE || name === "latest") return IN_FORCE;
    const frozen = this.frozen();
    const said = new Set<string>();
    const rows = [];
    for (let at = fiscalYearOf(span.first, this.#start); at <= span.last; at = addMonths(at, 12)) {
      const year = this.#yearOf(at);
      const plan = frozen.find((each) => each.fiscal_year === year && each.name === name);
      const mine = plan
        ? await frozenRows(this.#folder, plan)
        : await versionRows(session, name, at, addMonths(at, 11));
      if (mine.length === 0) {
        throw new UnknownName(
          `${year} has no plan "${name}"`,
          (await planVersions(session, this.#start, frozen))
            .filter((each) => each.fiscal_year === year)
            .flatMap((each) => [each.version, ...(each.frozen ? [each.frozen] : [])]),
        );
      }
      said.add(plan ? `${name}, frozen ${plan.at.slice(0, 10)}` : name);
      rows.push(...mine);
    }
    await planAs(session, rows);
    return [...said].join("; ");
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
        this.#versionsIn(file, months),
      );
    });
    const behaves = behavioursIn(
      file,
      [version, ...steps.flatMap((step) => (step.do === "start" ? [step.from] : []))],
      months,
    );
    const plan: Plan = {
      fiscal_year: fiscalYear,
      months: [...months],
      month_texts: months.map(monthText),
      version,
      versions: this.#versionsIn(file, months),
      fiscal_years: this.#yearsOf(file, known),
      etag: file.etag,
      is_imported: this.#isImported(file.etag),
      frozen,
      lines: linesOf(made, known, behaves),
      drivers: driversOf(made),
      changes: changesOf(start.cells, made.cells, known),
    };
    return { plan, rules: made.rules, behaves };
  }

  /** Whether the plan's newest import is this very file. */
  #isImported(etag: string | null): boolean {
    const files = activeImports(readJournal(this.#folder.journal).entries).flatMap((entry) =>
      entry.files.filter((file) => wasLoaded(file) && file.format === "budget"),
    );
    return etag !== null && files.at(-1)?.sha256 === etag;
  }

  /** A text that was imported before is no news to an import; an empty line at its end makes it one. */
  #asNewText(text: string, ending: string): string {
    const seen = new Set(
      activeImports(readJournal(this.#folder.journal).entries).flatMap(({ files }) =>
        files.map(({ sha256 }) => sha256),
      ),
    );
    let news = text;
    while (seen.has(createHash("sha256").update(news).digest("hex"))) news += ending;
    return news;
  }

  /** Versions that plan any of the months, in the order of their names. */
  #versionsIn({ rows }: PlanFile, months: readonly Month[]): string[] {
    const names = rows.filter(({ month }) => months.includes(month)).map(({ version }) => version);
    return [...new Set(names)].sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
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

const isOf = (version: string, months: readonly Month[]) => (row: FileRow) =>
  row.version === version && months.includes(row.month);

function cellsIn({ rows }: PlanFile, version: string, months: readonly Month[]): Cells {
  const cells = new Map<string, (string | null)[]>();
  for (const { line, payer, month, amount } of rows.filter(isOf(version, months))) {
    const key = cellKey(line, payer);
    if (!cells.has(key))
      cells.set(
        key,
        Array.from({ length: months.length }, () => null),
      );
    cells.get(key)![months.indexOf(month)] = amount;
  }
  return cells;
}

const behavioursIn = (
  { rows }: PlanFile,
  versions: readonly string[],
  months: readonly Month[],
): Map<string, string> =>
  new Map(
    versions
      .toReversed()
      .flatMap((version) => rows.filter(isOf(version, months)))
      .flatMap(({ line, behaviour }) => (behaviour ? [[line, behaviour] as const] : [])),
  );
