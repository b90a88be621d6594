/** What is asked of an open practice about its figures: definitions, values, benchmarks, rows. */
import type {
  BenchmarkAnswer,
  Dimension,
  KpiDefinition,
  KpiAnswer,
  KpiValue,
  OwnerAnswer,
  Slice,
  TieStatus,
  Trace,
} from "../../contract.ts";
import { benchmarksOf } from "../../numbers/benchmarks/benchmark.ts";
import type { Beside } from "../../numbers/benchmarks/standing.ts";
import { formerDefinitions } from "../../numbers/kpi/catalogue.ts";
import { asFrozen, versionsOf } from "../../numbers/kpi/frozen.ts";
import type { Kpi } from "../../numbers/kpi/header.ts";
import { measure } from "../../numbers/kpi/measure.ts";
import { shareable } from "../../numbers/kpi/shareable.ts";
import { trace } from "../../numbers/kpi/trace.ts";
import { targetsOf } from "../../numbers/targets.ts";
import { answersOf, besideText } from "../../report/benchmarks.ts";
import { definitionOf } from "../../report/explain.ts";
import { frozenCells } from "../close.ts";
import { asDefined } from "../defined.ts";
import { kpisNamed, refuseUnknown } from "../names.ts";
import { benchmarksBeside, ownersIn } from "../edited.ts";
import { ownerAnswers } from "../owners.ts";
import { NothingImported } from "../reading.ts";
import { rebuildMends } from "../current.ts";
import type { Opened } from "./opened.ts";

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
  /** by this version of one figure's definition, which may be a former one; the one in force unless said */
  definition?: number;
};

export type TraceQuestion = Omit<KpiQuestion, "kpis" | "by" | "asClosed" | "shareable"> & {
  category?: string | null;
  limit?: number;
  offset?: number;
};

export function figures(opened: Opened) {
  return {
    /** The whole catalogue, with what each definition says of itself, and its newest target. */
    async definitions(): Promise<KpiDefinition[]> {
      const targets = await opened.read(null, [], targetsOf).catch((error: unknown) => {
        if (error instanceof NothingImported || rebuildMends(error)) return [];
        throw error;
      });
      const kpis = opened.kpis();
      const benchmarks = benchmarksBeside(opened.folder, kpis, opened.settings);
      const owners = ownersIn(opened.folder, kpis);
      const former = formerDefinitions(opened.settings.policies);
      return kpis.map((kpi) =>
        definitionOf(kpi, former, { targets, benchmarks, owners }, opened.today),
      );
    },

    /** Every page and every figure, and who answers for it today, by `owners.csv`. @throws {BadOwners} */
    owners(): OwnerAnswer[] {
      return ownerAnswers(opened.folder.owners, opened.kpis(), opened.today);
    },

    /** @throws {UnknownName} {BadDefinitionAsked} {NothingImported} {BehindJournal} {BadPeriod} {NotClosable} */
    async kpi(question: KpiQuestion = {}): Promise<KpiAnswer[]> {
      const all = opened.kpis();
      const former = formerDefinitions(opened.settings.policies);
      const kpis = asDefined(kpisNamed(all, question.kpis ?? []), former, question);
      const beside = benchmarksBeside(opened.folder, all, opened.settings);
      const isSliced = Object.values(question.slice ?? {}).some((names) => names.length > 0);
      const byId = new Map(kpis.map((kpi) => [kpi.id, kpi]));
      return (await shared(opened, kpis, question)).map((value) => {
        const isPart = isSliced || Object.keys(value.slice).length > 0;
        const replaced = former.find(
          ({ id, version }) => id === value.kpi && version === value.version,
        );
        return Object.assign(value, {
          benchmark: replaced ? null : besideText(beside, byId.get(value.kpi)!, value, isPart),
          replaced: replaced?.replaced ?? null,
        });
      });
    },

    /**
     * Figures of the whole practice beside every benchmark there is of them, one of which may forbid it.
     *
     * @param question  of KPIs; none named is all that have a benchmark
     * @throws as `kpi`, and {BadBenchmarks}
     */
    async benchmarks(
      question: { kpis?: readonly string[]; period?: string } = {},
    ): Promise<BenchmarkAnswer[]> {
      const all = opened.kpis();
      const rows = benchmarksOf(opened.folder.benchmarks, all);
      const known = new Set([...rows.ours, ...rows.own].map(({ kpi }) => kpi));
      const kpis = kpisNamed(all, question.kpis ?? []).filter(({ id }) => known.has(id));
      if (kpis.length === 0) return [];
      const values = await valuesOf(
        opened,
        kpis,
        question.period ? { period: question.period } : {},
      );
      const beside: Beside = { rows, problem: null, settings: opened.settings };
      return values.flatMap((value) =>
        answersOf(
          beside,
          kpis.find(({ id }) => id === value.kpi)!,
          value,
          value.as_of.slice(0, 7),
        ),
      );
    },

    /** The rows behind one value. @throws as `kpi`, and {CategoryNeeded} */
    async trace(id: string, question: TraceQuestion = {}): Promise<Trace> {
      const former = formerDefinitions(opened.settings.policies);
      const [kpi] = asDefined(kpisNamed(opened.kpis(), [id]), former, question);
      return opened.read(question.knownAt ?? null, [kpi!], async (session) => {
        await refuseUnknown(session, question.slice ?? {});
        const { text, period } = await opened.period(session, question.period);
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
    },
  };
}

async function shared(
  opened: Opened,
  kpis: readonly Kpi[],
  question: KpiQuestion,
): Promise<KpiValue[]> {
  const values = await valuesOf(opened, kpis, question);
  if (!question.shareable) return values;
  return opened.read(question.knownAt ?? null, kpis, (session) =>
    shareable(
      session,
      {
        kpis,
        slice: question.slice ?? {},
        smallest: opened.settings.policies.smallest_shared,
        fiscalYearStart: opened.settings.fiscal_year_start,
      },
      values,
    ),
  );
}

async function valuesOf(
  opened: Opened,
  kpis: readonly Kpi[],
  question: KpiQuestion,
): Promise<KpiValue[]> {
  if (question.asClosed) return asClosed(opened, kpis, question);
  return opened.read(question.knownAt ?? null, kpis, async (session) => {
    await refuseUnknown(session, question.slice ?? {});
    const { text, period } = await opened.period(session, question.period);
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

/** What was reported of a month, by the cells that were frozen and the versions that made them. */
async function asClosed(
  opened: Opened,
  kpis: readonly Kpi[],
  question: KpiQuestion,
): Promise<KpiValue[]> {
  const period = question.period ?? "";
  const { closing, cells } = await frozenCells(opened.folder, period);
  const versions = versionsOf(cells);
  return opened.read(null, [], async (session) => {
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
      ...(value.verified === "nothing" ? {} : AS_CLOSED[closing.tied_out]),
    }));
  });
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
