/**
 * Errors of every kind as application/problem+json (RFC 9457), in one place. The text never holds SQL,
 * a path of the machine, a stack or a cell of the data.
 */
import { randomUUID } from "node:crypto";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

export type Problem = {
  title: string;
  status: ContentfulStatusCode;
  detail: string;
  /** the parameter that was wrong */
  parameter?: string;
  /** what would have been right */
  allowed?: readonly string[];
  /** found again in the server's own log */
  error_id?: string;
};

export function problem(c: Context, said: Problem): Response {
  return c.json({ type: "about:blank", ...said }, said.status, {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
  });
}

/** Errors that the engine throws for the caller to mend, by their names. */
const KNOWN: Record<string, { title: string; status: ContentfulStatusCode }> = {
  BadPeriod: { title: "That is not a period", status: 400 },
  BadHorizon: { title: "That is not a horizon", status: 400 },
  BadMapping: { title: "The file cannot be described so", status: 400 },
  NoDataOfPeriod: { title: "There are no data of that period", status: 404 },
  BadDefinitionAsked: { title: "No definition can be asked for so", status: 400 },
  UnknownName: { title: "There is no such name", status: 400 },
  CategoryNeeded: { title: "A category must be named", status: 400 },
  NoSuchPath: { title: "There is no such file", status: 404 },
  NoSuchImport: { title: "There is no such import", status: 404 },
  BadScenario: { title: "That scenario cannot be applied", status: 400 },
  BadAdjustments: { title: "adjustments.json cannot be used", status: 400 },
  BadDecision: { title: "The decision's file cannot be used", status: 400 },
  BadLoanFile: { title: "The file of offers cannot be used", status: 400 },
  BadLoan: { title: "The terms cannot be", status: 400 },
  BadBaseTerms: { title: "borrowing_base.json cannot be used", status: 400 },
  NameTaken: { title: "That name is taken", status: 409 },
  BadBenchmarks: { title: "benchmarks.csv cannot be used", status: 400 },
  BadOwners: { title: "owners.csv cannot be used", status: 400 },
  BadCovenants: { title: "covenants.json cannot be used", status: 400 },
  BadNote: { title: "That is no note of a figure", status: 400 },
  BadPlan: { title: "The plan cannot be made so", status: 400 },
  PlanChanged: { title: "The plan was changed meanwhile", status: 409 },
  BadTarget: { title: "The target cannot be so", status: 400 },
  TargetsChanged: { title: "The targets were changed meanwhile", status: 409 },
  PlanFrozen: { title: "The plan is frozen", status: 409 },
  BadControl: { title: "That is no total of a month", status: 400 },
  NotClosable: { title: "The month cannot be closed so", status: 409 },
  CannotReceive: { title: "The file cannot be taken", status: 400 },
  NothingImported: { title: "Nothing has been imported yet", status: 409 },
  PackBlocked: { title: "The pack cannot be sealed yet", status: 409 },
  NotAPack: { title: "There is no such pack", status: 404 },
  InUse: { title: "Another import is running", status: 409 },
  BehindJournal: { title: "The warehouse must be rebuilt", status: 503 },
  DiskFailed: { title: "The disk did not take it", status: 507 },
  JournalBroken: { title: "The journal is damaged", status: 503 },
  ArchiveDamaged: { title: "The archive is damaged", status: 503 },
};

export function problemOf(c: Context, error: Error, log: (line: string) => void): Response {
  const known = KNOWN[error.name];
  if (known) {
    const { allowed, parameter } = error as { allowed?: readonly string[]; parameter?: string };
    return problem(c, {
      ...known,
      detail: withoutPaths(error.message),
      ...(parameter ? { parameter } : {}),
      ...(allowed && allowed.length > 0 ? { allowed } : {}),
    });
  }
  const id = randomUUID().slice(0, 8);
  log(`error ${id} on ${c.req.method} ${c.req.path}: ${error.stack ?? error.message}`);
  return problem(c, {
    title: "Something of ours failed",
    status: 500,
    detail: `The figures are safe. Report the error with its number ${id}.`,
    error_id: id,
  });
}

/** Folders of the machine say nothing to the reader of a page, and may say who she is. */
const withoutPaths = (text: string): string =>
  text.replaceAll(/(?:\/[\w.@ -]+){2,}/g, (path) => path.split("/").at(-1)!);
