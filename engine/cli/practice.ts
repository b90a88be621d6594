#!/usr/bin/env node
/**
 * The command line: parse, call one engine function, print. Exit status: 0 all is well, 1 something
 * of ours failed, 2 wrong usage, 3 it ran and something needs a person.
 */
import { Command, CommanderError } from "commander";
import { addBenchmarkCommand } from "./commands/benchmarks.ts";
import { addBorrowingBaseCommand } from "./commands/borrowing_base.ts";
import { addBudgetCommand } from "./commands/budget.ts";
import { addClosingCommands } from "./commands/closing.ts";
import { addCovenantCommands } from "./commands/covenants.ts";
import { addDecisionCommands } from "./commands/decisions.ts";
import { addEarningsCommand } from "./commands/earnings.ts";
import { addExplainCommand } from "./commands/explain.ts";
import { addFigureCommands } from "./commands/figures.ts";
import { addFileCommands } from "./commands/files.ts";
import { addForecastCommands } from "./commands/forecast.ts";
import { addLoanCommands } from "./commands/loans.ts";
import { addMappingCommands } from "./commands/mappings.ts";
import { addOwnerCommand } from "./commands/owners.ts";
import { addPackCommands } from "./commands/packs.ts";
import { addPlanCommands } from "./commands/plan.ts";
import { addTargetCommands } from "./commands/targets.ts";
import { addServeCommands } from "./commands/serve.ts";
import { addStatementsCommand } from "./commands/statements.ts";
import { addStressCommand } from "./commands/stress.ts";
import { addTieOutCommands } from "./commands/tie_out.ts";
import { EXIT } from "./context.ts";
import { say } from "./output.ts";

const program = new Command("practice")
  .description("A month's exports in; KPIs, budget variance and cash out.")
  .exitOverride()
  .showHelpAfterError("(practice <command> --help shows how)");

addFileCommands(program);
addMappingCommands(program);
addFigureCommands(program);
addExplainCommand(program);
addBenchmarkCommand(program);
addOwnerCommand(program);
addBudgetCommand(program);
addPlanCommands(program);
addTargetCommands(program);
addTieOutCommands(program);
addClosingCommands(program);
addForecastCommands(program);
addLoanCommands(program);
addPackCommands(program);
addCovenantCommands(program);
addBorrowingBaseCommand(program);
addEarningsCommand(program);
addDecisionCommands(program);
addStressCommand(program);
addStatementsCommand(program);
addServeCommands(program);

/** Mistakes of the caller, by the names of the errors that tell them. */
const USAGE = new Set([
  "SettingsError",
  "NoSuchPath",
  "NoSuchImport",
  "NotClosable",
  "BadControl",
  "BadAdjustments",
  "BadBaseTerms",
  "BadBenchmarks",
  "BadCovenants",
  "BadOwners",
  "BadDecision",
  "BadPlan",
  "PlanChanged",
  "PlanFrozen",
  "BadTarget",
  "TargetsChanged",
  "UnknownName",
  "BadDefinitionAsked",
  "BadPeriod",
  "NoDataOfPeriod",
  "NoRuleThen",
  "BadHorizon",
  "BadLoan",
  "BadLoanFile",
  "BadMapping",
  "CategoryNeeded",
  "NothingImported",
  "FolderInUse",
  "BadExampleOption",
  "CannotServe",
  "BadScenario",
  "NameTaken",
  "NotThisTable",
  "NotATriangle",
  "PackSealed",
  "NotAPack",
]);

const KNOWN_ERRORS = new Set([
  "InUse",
  "BehindJournal",
  "JournalBroken",
  "ArchiveDamaged",
  "DiskFailed",
]);

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // a reader such as `head` may close the pipe before we are done
  if (error.code === "EPIPE") process.exit(process.exitCode ?? EXIT.ok);
  throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  } else {
    const { name, message } = error as Error;
    say(message);
    const allowed = (error as { allowed?: readonly string[] }).allowed;
    if (allowed) say(`Known are: ${allowed.join(", ")}`);
    if (!KNOWN_ERRORS.has(name) && !USAGE.has(name)) say((error as Error).stack ?? "");
    process.exitCode = USAGE.has(name) ? EXIT.usage : EXIT.failed;
  }
}
