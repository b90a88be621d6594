/**
 * An open practice: the one object that the command line, the server, the notebooks and a script
 * work with. It leaves every figure to the chapters.
 */
import { join } from "node:path";
import type { Readable } from "node:stream";
import type {
  Anomaly,
  BenchmarkAnswer,
  BorrowingBase,
  BridgeOrder,
  BudgetReport,
  OverheadBy,
  CashBacktest,
  CashForecast,
  CashScenario,
  ReceiptsForecast,
  RunOff,
  Certificate,
  Closing,
  ControlSaid,
  CovenantReport,
  Dimension,
  EquipmentChoice,
  Explanation,
  Filter,
  HirePlan,
  ImportLogEntry,
  ImportReport,
  KpiDefinition,
  KpiAnswer,
  KpiValue,
  NormalisedEarnings,
  Mapping,
  MappingDraft,
  Note,
  PackCheck,
  PackKind,
  PackReport,
  SealedPack,
  OfferAhead,
  OwnerAnswer,
  Page,
  PageName,
  PlacedFinding,
  PracticeOverview,
  Restatement,
  Slice,
  SourceView,
  StatementsReport,
  StressReport,
  TieStatus,
  Trace,
} from "../contract.ts";
import { dayIn, isMonth, type Day } from "../calendar.ts";
import { packageVersion, type Session } from "../database.ts";
import { findings } from "../model/verify.ts";
import { benchmarksOf } from "../numbers/benchmarks/benchmark.ts";
import type { Beside } from "../numbers/benchmarks/standing.ts";
import { budgetReport } from "../numbers/budget/report.ts";
import { readRunOff } from "../numbers/forecast/kept.ts";
import { baseTermsOf } from "../numbers/collateral/base_terms.ts";
import { borrowingBaseReport } from "../numbers/collateral/report.ts";
import { coverageAsked, covenantsOf } from "../numbers/covenants/covenant_file.ts";
import { covenantReport } from "../numbers/covenants/report.ts";

import { equipmentReport, hireReport, VISIT_KPI } from "../numbers/decisions/report.ts";
import { cashForecast, cashScenarios } from "../numbers/forecast/cash.ts";
import {
  receiptsForecast,
  receiptsSteps,
  type ReceiptsQuestion,
} from "../numbers/forecast/hierarchy/answer.ts";
import { fundingTerms } from "../numbers/forecast/funding.ts";
import { stepsOf, type CashQuestion } from "../numbers/forecast/question.ts";
import { parseAssume } from "../numbers/forecast/scenario/assume.ts";
import { BadScenario, type Scenario } from "../numbers/forecast/scenario/scenario.ts";
import { scenarioNamed, scenariosOf } from "../numbers/forecast/scenario/scenarios.ts";
import { catalogue } from "../numbers/kpi/catalogue.ts";
import { asFrozen, versionsOf } from "../numbers/kpi/frozen.ts";
import type { Kpi } from "../numbers/kpi/header.ts";
import { measure } from "../numbers/kpi/measure.ts";
import { shareable } from "../numbers/kpi/shareable.ts";
import { trace } from "../numbers/kpi/trace.ts";
import { adjustmentsOf } from "../numbers/normalised/adjustment_file.ts";
import { normalisedEarnings } from "../numbers/normalised/report.ts";
import { fiscalYearOf, NoDataOfPeriod, periodOf, spanOf } from "../numbers/period.ts";
import { comparisonDocument, type Comparison } from "../numbers/lending/documents.ts";
import type { OfferFile } from "../numbers/lending/loan_file.ts";
import { offersAhead } from "../numbers/stress/offer_ahead.ts";
import { statementsReport } from "../numbers/statements/report.ts";
import { stressReport } from "../numbers/stress/report.ts";
import { targetsOf } from "../numbers/targets.ts";
import { certificateOf } from "../numbers/tie_out/certificate.ts";
import { tieOutFindings } from "../numbers/tie_out/findings.ts";
import { PracticeFolder, type Settings } from "../practice.ts";
import { explainSignal } from "../report/anomaly.ts";
import type { Asked } from "../report/asked.ts";
import { certificatePdf } from "../report/certificate_pdf.ts";
import { answersOf, besideText } from "../report/benchmarks.ts";
import { definitionOf, explain } from "../report/explain.ts";
import { pageOf } from "../report/pages/page.ts";
import type { BuildOptions, Progress } from "./build.ts";
import { closeMonth, frozenCells, reopenMonth } from "./close.ts";
import { closings, restatements } from "./closings.ts";
import { controlsSaid, sayControls } from "./controls.ts";
import { heldRows, writeHeldRows, type HeldRow } from "./held.ts";
import { discardDrop, receive } from "./inbox.ts";
import { importFiles, NoSuchImport, rebuild, undo, type Batch } from "./import.ts";
import { importCertificate } from "./import_certificate.ts";
import { readJournal } from "./journal.ts";
import { fileFindings, importLog } from "./log.ts";
import { kpisNamed, refuseUnknown, UnknownName } from "./names.ts";
import { equipmentOf, hireOf, offersOf } from "./decisions.ts";
import { draftMapping, mappingsOf, saveMapping } from "./mappings.ts";
import { notesOf, writeNote } from "./notes.ts";
import { benchmarksBeside, editedFiles, editedVersion, ownersIn } from "./edited.ts";
import { ownerAnswers } from "./owners.ts";
import { practiceOverview } from "./overview.ts";
import { makePack, packDraft, type PackForm, type PackQuestion, type PackSource } from "./pack.ts";
import { Plans } from "./plans.ts";
import { Targets } from "./targets.ts";
import { frozenFindings } from "./frozen_plans.ts";
import { NothingImported, Reading } from "./reading.ts";
import { rebuildMends } from "./current.ts";
import { keepScenario } from "./scenarios.ts";
import { changesSince, sealedFile, sealedPacks, sealPack } from "./seals.ts";
import { sourceView } from "./source.ts";
import { verifyPack } from "./verify_pack.ts";

export type KpiQuestion = {
  /** ids or names; none is all */
  kpis?: readonly string[];
  period?: string;
  by?: readonly (Dimension | "month" | "category")[];
  slice?: Slice;
  knownAt?: string | null;
  /** of a closed month: what was reported of it */
  asClosed?: boolean;
  /** withhold what tells of few people */
  shareable?: boolean;
};

export type CashAsked = {
  weeks?: number;
  months?: number;
  seed?: number;
  knownAt?: string | null;
};

export type TraceQuestion = Omit<KpiQuestion, "kpis" | "by" | "asClosed" | "shareable"> & {
  category?: string | null;
  limit?: number;
  offset?: number;
};

export class Practice {
  readonly folder: PracticeFolder;
  readonly settings: Settings;
  /** The plan of each fiscal year: its versions, edits, frozen ones, and the months to come. */
  readonly plans: Plans;
  /** What figures are to be: listed, changed, brought in. */
  readonly targets: Targets;
  readonly #reading: Reading;

  constructor(folder: PracticeFolder) {
    this.folder = folder;
    this.settings = folder.settings();
    this.#reading = new Reading(folder, this.settings);
    this.targets = new Targets(folder, this.kpis());
    this.plans = new Plans(folder, this.settings, (work) => this.read(null, [], work));
  }

  close(): void {
    this.#reading.close();
  }

  import(batches: readonly Batch[], options?: BuildOptions): Promise<ImportReport[]> {
    return importFiles(this.folder, batches, options);
  }

  /** Streams a file into a drop of the inbox. @throws {CannotReceive} */
  receive(drop: string, name: string, content: Readable, bytes: number | null) {
    return receive(this.folder, drop, name, content, bytes);
  }

  /** Removes a drop that was not imported. @throws {CannotReceive} */
  discardDrop(drop: string): void {
    discardDrop(this.folder, drop);
  }

  /** Files of the inbox by their names there; all that is waiting where none are named. */
  inInbox(names: readonly string[] | undefined): string[] {
    return names?.map((name) => join(this.folder.inbox, name)) ?? this.folder.waiting();
  }

  undo(importId: string, onProgress?: Progress): Promise<{ import_id: string; digest: string }> {
    return undo(this.folder, importId, onProgress);
  }

  rebuild(onProgress?: Progress): Promise<{ digest: string; cells: number }> {
    return rebuild(this.folder, onProgress);
  }

  /** Every import, oldest first. @throws {JournalBroken} */
  imports(): ImportLogEntry[] {
    return importLog(readJournal(this.folder.journal).entries);
  }

  /** Every layout the practice has described. */
  mappings(): Mapping[] {
    return mappingsOf(this.folder, readJournal(this.folder.journal).entries);
  }

  /** A first description of a file nobody has described. @throws {BadMapping} where it is no table */
  draftMapping(path: string, template: string | null = null): Promise<MappingDraft> {
    return draftMapping(this.folder, path, template);
  }

  /** Keeps a description; files of that layout are read by it from now on. @throws {BadMapping} */
  saveMapping(mapping: unknown): Mapping {
    return saveMapping(this.folder, mapping);
  }

  /** Freezes a month as it stands. @throws {NotClosable} {InUse} {NothingImported} */
  closeMonth(month: string): Promise<Closing> {
    return closeMonth(this.folder, this.settings, month, (work) => this.read(null, [], work));
  }

  /** @throws {NotClosable} {InUse} */
  reopenMonth(month: string): Promise<Closing> {
    return reopenMonth(this.folder, month);
  }

  /** Writes totals of months down, as a system's own reports print them. @throws {BadControl} {InUse} */
  sayControls(totals: readonly ControlSaid[]): Promise<ControlSaid[]> {
    return sayControls(this.folder, this.settings, totals);
  }

  /** The totals that were typed and count. */
  controls(): ControlSaid[] {
    return controlsSaid(readJournal(this.folder.journal).entries);
  }

  /**
   * The tie-out certificate of a month or of an import.
   *
   * @throws {NoDataOfPeriod} {NoSuchImport} {NothingImported} {BehindJournal}
   */
  async certificate(of: string): Promise<Certificate> {
    const { name } = this.settings;
    if (!isMonth(of)) {
      const entry = this.imports().find(({ import_id }) => import_id === of);
      if (!entry)
        throw new NoSuchImport(`${of} is no month and no import; practice imports lists them`);
      return importCertificate(entry, name);
    }
    const { digest } = await this.digest();
    const certificate = await this.read(null, [], (session) => certificateOf(session, of, name));
    return { ...certificate, digest };
  }

  /** The certificate as a page to print. @throws as `certificate` */
  async certificatePdf(of: string): Promise<Buffer> {
    return certificatePdf(await this.certificate(of));
  }

  /** Writes a pack: PDF, workbook, figures and a manifest of their hashes. @throws as `makePack` */
  pack(kind: PackKind, question: PackQuestion): Promise<PackReport> {
    return makePack(this.#packSource(), kind, question);
  }

  /**
   * A draft of a pack as one file, written nowhere.
   *
   * @throws {BadPeriod} {NoDataOfPeriod} {NothingImported}
   */
  packDraft(kind: PackKind, period: string, form: PackForm): Promise<Uint8Array> {
    return packDraft(this.#packSource(), kind, period, form);
  }

  /** Whether a pack's files are unchanged and its figures still what the data say. @throws {NotAPack} */
  verifyPack(dir: string): Promise<PackCheck> {
    return verifyPack(this.#packSource(), this.settings.policies, dir);
  }

  /** The packs that were sealed, newest first. */
  sealedPacks(): SealedPack[] {
    return sealedPacks(this.folder);
  }

  /** Seals the pack of a month into the practice's own folder of packs. @throws {PackBlocked} and as `pack` */
  sealPack(kind: PackKind, period: string): Promise<PackReport> {
    return sealPack(this.#packSource(), kind, period);
  }

  /** A file of a pack that was sealed there. @throws {NotAPack} */
  sealedFile(kept: string, form: PackForm): Buffer {
    return sealedFile(this.folder, kept, form);
  }

  /** What changed since it was sealed, figure by figure. @throws {NotAPack} */
  changesSince(kept: string): Promise<PackCheck> {
    return changesSince(this.#packSource(), this.settings.policies, kept);
  }

  #packSource(): PackSource {
    return {
      folder: this.folder,
      digest: () => this.digest(),
      asked: (filter, work) => this.#asked(filter, this.kpis(), work),
    };
  }

  /** What somebody wrote beside figures of the budget. */
  notes(): Note[] {
    return notesOf(this.folder.notes);
  }

  /** Keeps a note beside a figure of the budget; an empty text takes it back. @throws {BadNote} {InUse} */
  writeNote(note: Omit<Note, "made">): Promise<Note[]> {
    return writeNote(this.folder, note, new Date());
  }

  /** The closed months, oldest first. */
  closings(): Closing[] {
    return closings(readJournal(this.folder.journal).entries);
  }

  /** What changed in closed months, and why. @param since  ISO 8601 instant */
  restatements(since: string | null = null): Restatement[] {
    return restatements(readJournal(this.folder.journal).entries, since);
  }

  /** The rows held back. */
  quarantine(): Promise<HeldRow[]> {
    return this.read(null, [], heldRows);
  }

  /** Writes the rows held back, ready to mend; answers the files written. */
  async writeQuarantine(out: string): Promise<string[]> {
    return writeHeldRows(this.folder, await this.quarantine(), out);
  }

  /** A line of an imported file as it was received, `around` of them before and after it. */
  async source(sha256: string, line: number, around = 5): Promise<SourceView> {
    const { findings: found } = await this.check();
    const view = await sourceView(this.folder, { sha256, line, around }, found);
    if (!view) throw new UnknownName(`no imported file has the SHA-256 ${sha256}`, []);
    return view;
  }

  /** Every data check and tie-out, and what the files of the imports that count were found to be. */
  async check(): Promise<{ ok: boolean; findings: PlacedFinding[] }> {
    const all = await this.read(null, [], (session) => this.#findings(session));
    return { ok: all.every((finding) => finding.severity === "information"), findings: all };
  }

  /** Budget against actual, the bridge, and where asked for the year's outlook. @throws as `kpi` */
  budget(
    question: {
      period?: string;
      ytd?: boolean;
      flexed?: boolean;
      order?: BridgeOrder;
      outlook?: boolean;
      /** whose share of overhead to say; nobody's unless said */
      overhead?: OverheadBy;
      /** of the plan: `original` as it was frozen, or a version by its name; the one in force unless said */
      version?: string;
    } = {},
  ): Promise<BudgetReport> {
    const { fiscal_year_start: start } = this.settings;
    return this.read(null, [], async (session) => {
      const { text, period } = await this.#period(session, question.period);
      const version =
        question.version === undefined
          ? null
          : await this.plans.compareWith(session, question.version, {
              first: question.ytd ? fiscalYearOf(period.last, start) : period.first,
              last: period.last,
            });
      return budgetReport(session, {
        text,
        period,
        ytd: question.ytd ?? false,
        flexed: question.flexed ?? false,
        order: question.order ?? "sequential",
        outlook: question.outlook ?? false,
        ...(question.overhead ? { overhead: question.overhead } : {}),
        settings: this.settings,
        ...(version === null ? {} : { version }),
      });
    });
  }

  /**
   * Receipts, payments and cash to come, by week (13 unless said otherwise) or by month; under a scenario by
   * its name, or under what is assumed, as `volume:-0.05,delay:15`.
   *
   * @throws {BadHorizon} {BadScenario} {NothingImported} {BehindJournal}
   */
  async forecastCash(
    question: CashAsked & { scenario?: string | null; assume?: string | null } = {},
  ): Promise<CashForecast> {
    const scenario = this.#scenarioAsked(question.scenario ?? null, question.assume ?? null);
    return this.read(null, [], (session) =>
      cashForecast(session, this.#cashQuestion(question), scenario),
    );
  }

  /**
   * Receipts to come by payer and location, by week (13 unless said otherwise) or by month; they sum to those of
   * `forecastCash`.
   *
   * @throws {BadHorizon} {NothingImported} {BehindJournal}
   */
  async forecastReceipts(
    question: Omit<CashAsked, "seed"> & Partial<Pick<ReceiptsQuestion, "by">> = {},
  ): Promise<ReceiptsForecast> {
    const { by = ["payer", "location"], knownAt = null } = question;
    const asked = { ...receiptsSteps(question), by, knownAt };
    return this.read(null, [], (session) => receiptsForecast(session, asked));
  }

  #scenarioAsked(name: string | null, assume: string | null): Scenario | null {
    if (name !== null && assume !== null) {
      throw new BadScenario("a scenario by its name and what is assumed cannot be asked together");
    }
    if (assume !== null) return parseAssume(assume);
    return name === null ? null : scenarioNamed(this.scenarios(), name);
  }

  /** What is expected, and every scenario beside it. @throws {BadScenario} and as `forecastCash` */
  async forecastScenarios(question: CashAsked = {}): Promise<CashScenario[]> {
    const scenarios = this.scenarios();
    return this.read(null, [], (session) =>
      cashScenarios(session, this.#cashQuestion(question), scenarios),
    );
  }

  /** The scenarios there are: the practice's own and those that come with the product. @throws {BadScenario} */
  scenarios(): Scenario[] {
    return scenariosOf(this.folder.scenarios);
  }

  /**
   * Keeps what is assumed as a scenario of `scenarios.json`, under a name that none has yet.
   *
   * @throws {NameTaken} {BadScenario} {InUse} {DiskFailed}
   */
  keepScenario(name: string, assume: string): Promise<Scenario> {
    return keepScenario(this.folder, { ...parseAssume(assume), name });
  }

  #cashQuestion(asked: CashAsked): CashQuestion {
    return {
      ...stepsOf(asked),
      seed: asked.seed ?? 1,
      knownAt: asked.knownAt ?? null,
      ...fundingTerms(this.settings.policies),
    };
  }

  /**
   * What is still to come of work that has been done, by payer; null where too little has been paid.
   *
   * @throws {NothingImported} {BehindJournal}
   */
  async runOff(knownAt: string | null = null): Promise<RunOff | null> {
    return this.read(knownAt, [], (session) => readRunOff(session, knownAt));
  }

  /** How past forecasts of cash did, each made with what was known then. @throws as `forecastCash` */
  async forecastBacktest(): Promise<CashBacktest> {
    return (await this.forecastCash()).backtest;
  }

  /**
   * Every covenant of `covenants.json`, at the end of the newest month that is over unless said otherwise.
   *
   * @throws {BadCovenants} {NothingImported} {BehindJournal} {BadPeriod}
   */
  covenants(question: { period?: string } = {}): Promise<CovenantReport> {
    const covenants = covenantsOf(this.folder.covenants);
    const adjustments = adjustmentsOf(this.folder.adjustments);
    const { fiscal_year_start: start } = this.settings;
    return this.read(null, [], async (session) => {
      const asked = question.period && (await periodOf(session, question.period, start)).last;
      const report = await covenantReport(
        session,
        covenants,
        adjustments,
        asked || null,
        start,
        null,
      );
      if (!report) throw new NothingImported("covenants are judged by the books; none are here");
      return report;
    });
  }

  /**
   * EBITDA and debt service coverage of the twelve months to a period's end: as booked, with every adjustment of
   * `adjustments.json`, and with what a lender counts of them.
   *
   * @throws {BadAdjustments} {NothingImported} {BehindJournal} {BadPeriod}
   */
  earnings(question: { period?: string } = {}): Promise<NormalisedEarnings> {
    const adjustments = adjustmentsOf(this.folder.adjustments);
    return this.read(null, [], async (session) => {
      const { period } = await this.#period(session, question.period);
      return normalisedEarnings(session, adjustments, period.last);
    });
  }

  /**
   * What a lender advances on receivables at the end of a period, by `borrowing_base.json` or by usual terms.
   *
   * @throws {BadBaseTerms} {NothingImported} {BehindJournal} {BadPeriod}
   */
  borrowingBase(question: { period?: string } = {}): Promise<BorrowingBase> {
    const terms = baseTermsOf(this.folder.baseTerms);
    return this.read(null, [], async (session) => {
      const { period } = await this.#period(session, question.period);
      const report = await borrowingBaseReport(session, terms, period.last);
      if (!report) {
        throw new NothingImported(
          `nothing is owed at the end of ${period.last}; a borrowing base needs billing transactions`,
        );
      }
      return report;
    });
  }

  /**
   * Twelve months under what a lender asks: lowest cash, its chance below the minimum, and debt service coverage
   * in each case, and how far receipts may fall.
   *
   * @throws {BadCovenants} {NothingImported} {BehindJournal}
   */
  stress(): Promise<StressReport> {
    const asked = coverageAsked(covenantsOf(this.folder.covenants));
    const terms = fundingTerms(this.settings.policies);
    return this.read(null, [], (session) => stressReport(session, terms, asked, null));
  }

  /**
   * What each offer does to the next twelve months, and to what was promised to lenders.
   *
   * @throws {BadLoan} {BadCovenants} {BadAdjustments} {NothingImported} {BehindJournal}
   */
  offersAhead(file: OfferFile): Promise<OfferAhead[]> {
    const { fiscal_year_start: fiscalYearStart, policies } = this.settings;
    const covenants = covenantsOf(this.folder.covenants);
    const adjustments = adjustmentsOf(this.folder.adjustments);
    return this.read(null, [], (session) =>
      offersAhead(session, file, policies.minimum_cash, {
        covenants,
        adjustments,
        fiscalYearStart,
      }),
    );
  }

  /**
   * The offers of `offers.json` side by side, each also in cash of the next twelve months; null where there is no file.
   *
   * @throws {BadLoanFile} {BadLoan} {BadCovenants} {BadAdjustments} {NothingImported} {BehindJournal}
   */
  async offers(): Promise<(Comparison & { practice: OfferAhead[] }) | null> {
    const file = offersOf(this.folder);
    return file && { ...comparisonDocument(file), practice: await this.offersAhead(file) };
  }

  /**
   * Buy, lease or borrow, with cash of the next two years.
   *
   * @param equipment  by `equipment.json` where it is not given; null where there is none
   * @throws {BadDecision} {BadLoan} {NothingImported} {BehindJournal}
   */
  async equipment(equipment = equipmentOf(this.folder)): Promise<EquipmentChoice | null> {
    if (!equipment) return null;
    const { minimum_cash: minimum } = this.settings.policies;
    return this.read(null, [], (session) => equipmentReport(session, equipment, minimum));
  }

  /**
   * Somebody to hire, with cash of the next two years.
   *
   * @param hire  by `hire.json` where it is not given; null where there is none
   * @throws {BadDecision} {NothingImported} {BehindJournal}
   */
  async hire(hire = hireOf(this.folder)): Promise<HirePlan | null> {
    if (!hire) return null;
    const { minimum_cash: minimum } = this.settings.policies;
    const perVisit = this.kpis().find(({ name }) => name === VISIT_KPI)!;
    return this.read(null, [perVisit], (session) => hireReport(session, hire, perVisit, minimum));
  }

  /**
   * Profit and loss, balance sheet and cash flow of the months to come, 24 unless said otherwise.
   *
   * @throws {BadHorizon} {BadLoan} {StatementsBroken} {NothingImported} {BehindJournal}
   */
  statements(
    question: { months?: number; basis?: "cash" | "accrual"; offer?: OfferFile | null } = {},
  ): Promise<StatementsReport> {
    const { months = 24, basis = "cash", offer = null } = question;
    const terms = fundingTerms(this.settings.policies);
    return this.read(null, [], (session) =>
      statementsReport(session, { months, basis, offer, knownAt: null }, terms),
    );
  }

  async digest(): Promise<{ digest: string; cells: number }> {
    const { digest, cells } = (await this.#reading.current()).identity;
    return { digest, cells };
  }

  kpis(): Kpi[] {
    return catalogue(this.settings.policies);
  }

  /** The whole catalogue, with what each definition says of itself, and its newest target. */
  async definitions(): Promise<KpiDefinition[]> {
    const targets = await this.read(null, [], targetsOf).catch((error: unknown) => {
      if (error instanceof NothingImported || rebuildMends(error)) return [];
      throw error;
    });
    const kpis = this.kpis();
    const benchmarks = benchmarksBeside(this.folder, kpis, this.settings);
    const owners = ownersIn(this.folder, kpis);
    return kpis.map((kpi) => definitionOf(kpi, { targets, benchmarks, owners }, this.#today));
  }

  /** Every page and every figure, and who answers for it today, by `owners.csv`. @throws {BadOwners} */
  owners(): OwnerAnswer[] {
    return ownerAnswers(this.folder.owners, this.kpis(), this.#today);
  }

  get #today(): Day {
    return dayIn(this.settings.time_zone, new Date());
  }

  /** @throws {UnknownName} {NothingImported} {BehindJournal} {BadPeriod} {NotClosable} */
  async kpi(question: KpiQuestion = {}): Promise<KpiAnswer[]> {
    const all = this.kpis();
    const kpis = kpisNamed(all, question.kpis ?? []);
    const beside = benchmarksBeside(this.folder, all, this.settings);
    const isSliced = Object.values(question.slice ?? {}).some((names) => names.length > 0);
    return (await this.#shared(kpis, question)).map((value) => {
      const kpi = kpis.find(({ id }) => id === value.kpi)!;
      const isPart = isSliced || Object.keys(value.slice).length > 0;
      return { ...value, benchmark: besideText(beside, kpi, value, isPart) };
    });
  }

  /**
   * Figures of the whole practice beside every benchmark there is of them, one of which may forbid it.
   *
   * @param question  of KPIs; none named is all that have a benchmark
   * @throws as `kpi`, and {BadBenchmarks}
   */
  async benchmarks(
    question: { kpis?: readonly string[]; period?: string } = {},
  ): Promise<BenchmarkAnswer[]> {
    const all = this.kpis();
    const rows = benchmarksOf(this.folder.benchmarks, all);
    const known = new Set([...rows.ours, ...rows.own].map(({ kpi }) => kpi));
    const kpis = kpisNamed(all, question.kpis ?? []).filter(({ id }) => known.has(id));
    if (kpis.length === 0) return [];
    const values = await this.#values(kpis, question.period ? { period: question.period } : {});
    const beside: Beside = { rows, problem: null, settings: this.settings };
    return values.flatMap((value) =>
      answersOf(
        beside,
        kpis.find(({ id }) => id === value.kpi)!,
        value,
        value.as_of.slice(0, 7),
      ),
    );
  }

  async #shared(kpis: readonly Kpi[], question: KpiQuestion): Promise<KpiValue[]> {
    const values = await this.#values(kpis, question);
    if (!question.shareable) return values;
    return this.read(question.knownAt ?? null, kpis, (session) =>
      shareable(
        session,
        {
          kpis,
          slice: question.slice ?? {},
          smallest: this.settings.policies.smallest_shared,
          fiscalYearStart: this.settings.fiscal_year_start,
        },
        values,
      ),
    );
  }

  async #values(kpis: readonly Kpi[], question: KpiQuestion): Promise<KpiValue[]> {
    if (question.asClosed) return this.#asClosed(kpis, question);
    return this.read(question.knownAt ?? null, kpis, async (session) => {
      await refuseUnknown(session, question.slice ?? {});
      const { text, period } = await this.#period(session, question.period);
      return measure(session, {
        kpis,
        periodText: text,
        period,
        slice: question.slice ?? {},
        by: question.by ?? [],
        knownAt: question.knownAt ?? null,
      });
    });
  }

  /** The rows behind one value. @throws as `kpi`, and {CategoryNeeded} */
  async trace(id: string, question: TraceQuestion = {}): Promise<Trace> {
    const [kpi] = kpisNamed(this.kpis(), [id]);
    return this.read(question.knownAt ?? null, [kpi!], async (session) => {
      await refuseUnknown(session, question.slice ?? {});
      const { text, period } = await this.#period(session, question.period);
      return trace(session, {
        kpi: kpi!,
        periodText: text,
        period,
        slice: question.slice ?? {},
        knownAt: question.knownAt ?? null,
        category: question.category ?? null,
        limit: question.limit ?? 1_000_000_000,
        offset: question.offset ?? 0,
      });
    });
  }

  /** One page: the answer to its question, and the panels that are its evidence. @throws as `kpi` */
  page(name: PageName, filter: Partial<Filter> = {}): Promise<Page> {
    return this.#asked(filter, this.kpis(), (asked) => pageOf(name, asked));
  }

  /** What stands behind one value. @throws as `trace` */
  explain(
    id: string,
    filter: Partial<Filter> = {},
    question: { category?: string | null; limit?: number; offset?: number } = {},
  ): Promise<Explanation> {
    const [kpi] = kpisNamed(this.kpis(), [id]);
    return this.#asked(filter, [kpi!], (asked) =>
      explain(asked, {
        kpi: kpi!,
        category: question.category ?? null,
        limit: question.limit ?? 200,
        offset: question.offset ?? 0,
      }),
    );
  }

  /** The newest finished month of a figure, and where it is a signal, what moved it. @throws as `trace` */
  anomaly(
    id: string,
    filter: Partial<Filter> = {},
    category: string | null = null,
  ): Promise<Anomaly> {
    const [kpi] = kpisNamed(this.kpis(), [id]);
    return this.#asked(filter, [kpi!], async (asked) => {
      await refuseUnknown(asked.session, asked.filter.slice);
      return explainSignal(asked, kpi!, category);
    });
  }

  /** What the header of every page needs; answers also where nothing can be read now. */
  overview(): Promise<PracticeOverview> {
    return practiceOverview(this);
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

  #asked<T>(
    given: Partial<Filter>,
    kpis: readonly Kpi[],
    work: (asked: Asked) => Promise<T>,
  ): Promise<T> {
    const filter: Filter = { ...NO_FILTER, ...given };
    return this.read(filter.known_at, kpis, async (session) => {
      const { text, period } = await this.#period(session, filter.period ?? undefined);
      const span = await spanOf(session);
      if (span && (period.last < span.first || period.first > span.last)) {
        throw new NoDataOfPeriod(
          `there are no data of ${text}; they run from ${span.first} to ${span.last}`,
        );
      }
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
        notes: this.notes(),
        records: {
          imports: this.imports(),
          closings: this.closings(),
          restatements: this.restatements(),
          sealed: this.sealedPacks(),
          frozen: this.plans.frozen(),
          findings: await this.#findings(session),
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

  /** What the checks, the tie-outs and the journal have to tell. */
  async #findings(session: Session): Promise<PlacedFinding[]> {
    const { entries } = readJournal(this.folder.journal);
    return [
      ...(await findings(session)),
      ...(await tieOutFindings(session)),
      ...fileFindings(entries),
      ...(await frozenFindings(this.folder, entries, session)),
    ];
  }

  /** What was reported of a month, by the cells that were frozen and the versions that made them. */
  async #asClosed(kpis: readonly Kpi[], question: KpiQuestion): Promise<KpiValue[]> {
    const period = question.period ?? "";
    const { closing, cells } = await frozenCells(this.folder, period);
    const versions = versionsOf(cells);
    return this.read(null, [], async (session) => {
      await asFrozen(session, cells);
      const values = await measure(session, {
        kpis,
        periodText: period,
        period: { first: period, last: period },
        slice: question.slice ?? {},
        by: question.by ?? [],
        knownAt: closing.at,
      });
      return values.map((value) => ({
        ...value,
        version: versions.get(value.kpi) ?? value.version,
        maturity: null,
        ...AS_CLOSED[closing.tied_out],
      }));
    });
  }

  async #period(session: Session, written: string | undefined) {
    const text = written ?? (await spanOf(session))?.last;
    if (!text) throw new NothingImported("the files imported by then hold no dated rows");
    return { text, period: await periodOf(session, text, this.settings.fiscal_year_start) };
  }
}

/** What is said of the figures of a month that was closed, by what its certificate said then. */
const AS_CLOSED: Record<TieStatus, Pick<KpiValue, "verified" | "unverified_because">> = {
  passes: { verified: "verified", unverified_because: null },
  open: { verified: "verified", unverified_because: null },
  unverified: {
    verified: "unverified",
    unverified_because: "its certificate was not complete when the month was closed",
  },
  differs: {
    verified: "differs",
    unverified_because: "its certificate did not tie out when the month was closed",
  },
};

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

/** Opens the practice in a folder. @throws {SettingsError} */
export function openPractice(path: string): Practice {
  return new Practice(new PracticeFolder(path));
}
