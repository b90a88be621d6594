/** Plans that were frozen: entries of the journal, their rows in the archive. */
import { readFileSync } from "node:fs";
import type { Month } from "../calendar.ts";
import type { FrozenPlan, PlacedFinding } from "../contract.ts";
import type { Session } from "../database.ts";
import { archivedPath, intact } from "../intake/archive.ts";
import { recordText, splitRecord } from "../intake/record.ts";
import { cents, decimal, minus, moneyText } from "../money.ts";
import { versionRows, type VersionRow } from "../numbers/plan/as_planned.ts";
import { BadPlan } from "../numbers/plan/bad_plan.ts";
import type { PracticeFolder } from "../practice.ts";
import { ArchiveDamaged } from "./build.ts";
import { keep } from "./close.ts";
import { completedJournal } from "./current.ts";
import { note, type Entry, type FreezeEvent } from "./journal.ts";
import { asOnlyWriter } from "./lock.ts";

const FIELDS = ["month", "line", "payer", "amount", "behaviour"] as const;

type Frozen = FreezeEvent & Entry;

const frozenEntries = (entries: readonly Entry[]): Frozen[] =>
  entries.filter((entry): entry is Frozen => entry.action === "freeze");

/** Every plan that was frozen, oldest first. */
export const frozenPlans = (entries: readonly Entry[]): FrozenPlan[] =>
  frozenEntries(entries).map(planOf);

function planOf(entry: Frozen): FrozenPlan {
  const { fiscal_year, name, version, at, who, approved_by, reason, rows, net_income } = entry;
  const digest = entry.rows_sha256;
  return { fiscal_year, name, version, at, who, approved_by, reason, rows, net_income, digest };
}

export type Freezing = {
  fiscalYear: string;
  months: readonly Month[];
  version: string;
  reason: string | null;
  approvedBy: string | null;
};

/**
 * Freezes a version as it was imported: the first of a year is its `original`, later ones `v2`, `v3` …
 *
 * @throws {BadPlan} where there is nothing to freeze, it is frozen already, or a restated plan has no reason
 */
export async function freeze(
  folder: PracticeFolder,
  { fiscalYear, months, version, reason, approvedBy }: Freezing,
  read: <T>(work: (session: Session) => Promise<T>) => Promise<T>,
): Promise<FrozenPlan> {
  return asOnlyWriter(folder, async () => {
    const before = frozenPlans((await completedJournal(folder)).entries).filter(
      (plan) => plan.fiscal_year === fiscalYear,
    );
    const [first, last] = [months[0]!, months.at(-1)!];
    const { rows, kinds } = await read(async (session) => ({
      rows: await versionRows(session, version, first, last),
      kinds: new Map(
        (await session.rows("select line, kind from statement_line")).map((row) => [
          row["line"] as string,
          row["kind"] as string,
        ]),
      ),
    }));
    if (rows.length === 0) {
      throw new BadPlan(
        `version "${version}" plans nothing of ${fiscalYear} in the figures; save it and run practice import first`,
      );
    }
    const same = before.find((plan) => plan.version === version);
    if (same) {
      throw new BadPlan(
        `version "${version}" of ${fiscalYear} was frozen as ${same.name} on ${same.at.slice(0, 10)}; a restated plan is a version with another name`,
      );
    }
    if (before.length > 0 && !reason) {
      throw new BadPlan(
        `${fiscalYear} has a frozen plan already; say the reason why it is planned anew`,
      );
    }
    const sign = { revenue: 1n, expense: -1n } as Readonly<Record<string, bigint>>;
    const event: FreezeEvent = {
      action: "freeze",
      fiscal_year: fiscalYear,
      name: before.length === 0 ? "original" : `v${before.length + 1}`,
      version,
      first,
      last,
      approved_by: approvedBy,
      reason,
      rows: rows.length,
      net_income: moneyText(
        rows.reduce((sum, row) => {
          const of = sign[kinds.get(row.line) ?? ""];
          return of === undefined ? sum : sum + of * cents(row.amount);
        }, 0n),
      ),
      rows_sha256: await keep(
        folder,
        [FIELDS, ...rows.map((row) => FIELDS.map((field) => row[field]))].map((each) =>
          recordText(each),
        ),
      ),
    };
    note(folder.journal, [event]);
    return frozenPlans((await completedJournal(folder)).entries).at(-1)!;
  });
}

/** The rows of a frozen plan. @throws {ArchiveDamaged} */
export async function frozenRows(
  folder: PracticeFolder,
  { digest, name, fiscal_year: year }: FrozenPlan,
): Promise<VersionRow[]> {
  if (!(await intact(folder.archive, digest))) {
    throw new ArchiveDamaged(
      `the plan of ${year} that was frozen as ${name} (${digest}) is missing or changed in the archive; put it back from a backup`,
    );
  }
  const [, ...lines] = readFileSync(archivedPath(folder.archive, digest), "utf8")
    .trimEnd()
    .split("\n");
  return lines.map((line) => {
    const [month, of, payer, amount, behaviour] = splitRecord(line, ",")!;
    return {
      month: month!,
      line: of!,
      payer: payer!,
      amount: amount!,
      behaviour: behaviour || null,
    };
  });
}

/** Frozen plans whose version now says something else in the figures, and those that were lost. */
export async function frozenFindings(
  folder: PracticeFolder,
  entries: readonly Entry[],
  session: Session,
): Promise<PlacedFinding[]> {
  const found: PlacedFinding[] = [];
  const say = (severity: PlacedFinding["severity"], message: string, fix: string): void => {
    const place = { file: null, line: null, sha256: null, amount: null };
    found.push({ severity, check: "frozen_plan_changed", message, fix, ...place });
  };
  for (const entry of frozenEntries(entries)) {
    const { version, fiscal_year: year, name, at } = entry;
    try {
      const then = await frozenRows(folder, planOf(entry));
      const now = await versionRows(session, version, entry.first, entry.last);
      const changed = differences(then, now);
      if (changed === 0) continue;
      say(
        "look_at",
        `version "${version}" of ${year} was frozen as ${name} on ${at.slice(0, 10)}, and ${changed} of its rows have been changed since`,
        "give the changed plan a version of its own; what was frozen is kept, and compared with by its name",
      );
    } catch (error) {
      if (!(error instanceof ArchiveDamaged)) throw error;
      say("must_fix", error.message, "put the archive back from a backup");
    }
  }
  return found;
}

function differences(then: readonly VersionRow[], now: readonly VersionRow[]): number {
  const amounts = (rows: readonly VersionRow[]) =>
    new Map(rows.map(({ month, line, payer, amount }) => [`${month}|${line}|${payer}`, amount]));
  const [was, is] = [amounts(then), amounts(now)];
  return [...new Set([...was.keys(), ...is.keys()])].filter((key) => {
    const [a, b] = [was.get(key), is.get(key)];
    return a === undefined || b === undefined || minus(decimal(a), decimal(b)).units !== 0n;
  }).length;
}
