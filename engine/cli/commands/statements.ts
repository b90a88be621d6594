/** Profit and loss, balance sheet and cash flow of the months to come. */
import { Option, type Command } from "commander";
import type { StatementAhead, StatementsReport } from "../../contract.ts";
import { moneyExact, monthText, tableText } from "../../format.ts";
import {
  parseLoan,
  parseOffers,
  BadLoanFile,
  type OfferFile,
} from "../../numbers/lending/loan_file.ts";
import { sbaRules } from "../../numbers/lending/sba_rules.ts";
import { over, statementsSay, stretches, stretchText } from "../../report/panels/statements.ts";
import { shared, withPractice, type Shared } from "../context.ts";
import { printJson, printLine, printTable } from "../output.ts";
import { readJson } from "../read_json.ts";

type Options = Shared & { months: string; basis: (typeof BASES)[number]; offer?: string };

const A_QUARTER = 3;
const BASES = ["cash", "accrual"] as const;

export function addStatementsCommand(program: Command): void {
  shared(program.command("statements"))
    .description("profit and loss, balance sheet and cash flow of the months to come, linked")
    .option("--months <n>", "how many months, 1 to 36", "24")
    .addOption(
      new Option("--basis <basis>", "accrual counts receivables at what is expected of them")
        .choices(BASES)
        .default("cash"),
    )
    .option("--offer <file>", "take up the loan or advance of this file, or its only offer")
    .addHelpText(
      "after",
      "\nFILE is as for practice loans schedule, or as for practice loans compare with one offer.\n\nExample: practice statements --months 36 --json",
    )
    .action(async ({ months, basis, offer, ...options }: Options) => {
      await withPractice(options, async (practice) => {
        const found = await practice.statements({
          months: Number(months),
          basis,
          offer: offer === undefined ? null : offerIn(readJson(offer)),
        });
        if (options.json) printJson(found);
        else printStatements(found);
      });
    });
}

/** A file of offers, or one loan or advance alone, whose money is spent as it comes. */
function offerIn(given: unknown): OfferFile {
  if (typeof given === "object" && given !== null && "offers" in given) {
    return parseOffers(given, sbaRules());
  }
  const debt = parseLoan(given, sbaRules());
  if (debt.kind === "line") {
    throw new BadLoanFile([
      "kind: a line of credit is a setting of the practice, not an offer here",
    ]);
  }
  return {
    horizonMonths: 0,
    cashAvailable: null,
    otherDebtService: 0n,
    proceeds: null,
    offers: [debt],
  };
}

function printStatements(found: StatementsReport): void {
  printLine(statementsSay(found));
  if (found.reason === null) {
    for (const statement of found.statements) printStatement(found, statement);
    printLine("\nDebt service coverage");
    printTable(found.coverage, [
      { title: "month", text: ({ month }) => monthText(month) },
      { title: "of the month", text: ({ dscr }) => tableText(dscr, "number"), right: true },
      {
        title: "twelve months",
        text: (each) => tableText(each.dscr_twelve_months, "number"),
        right: true,
      },
      {
        title: "after draws and taxes",
        text: (each) => tableText(each.dscr_after_distributions, "number"),
        right: true,
      },
    ]);
  }
  printBridge(found);
  const checks = [...found.checks, ...found.bridge.checks];
  if (checks.length > 0) printLine("\nChecks");
  for (const { says, holds, difference } of checks) {
    printLine(`${holds ? "holds" : `off by ${moneyExact(difference)}`}: ${says}`);
  }
  for (const text of found.assumed) printLine(`\n${text}`);
}

/** By quarter: months are in the JSON, and on the page. */
function printStatement(
  found: StatementsReport,
  { statement, title, lines }: StatementAhead,
): void {
  const quarters = stretches(0, found.months.length, A_QUARTER);
  printLine(`\n${title}`);
  printTable(lines, [
    { title: "line", text: (line) => line.title },
    ...(lines[0]!.opening === null
      ? []
      : [
          {
            title: monthText(found.opened!),
            text: ({ opening }: (typeof lines)[number]) => moneyExact(opening),
            right: true,
          },
        ]),
    ...quarters.map((quarter) => ({
      title:
        statement === "balance_sheet"
          ? monthText(found.months[quarter.to - 1]!)
          : stretchText(found, quarter),
      text: (line: (typeof lines)[number]) => moneyExact(over(line, quarter)),
      right: true,
    })),
  ]);
}

function printBridge({ bridge }: StatementsReport): void {
  printLine("\nFrom cash to accrual");
  if (bridge.reason !== null) {
    printLine(`n/a: ${bridge.reason}`);
    return;
  }
  const money = (title: string, of: (month: (typeof bridge.months)[number]) => string) => ({
    title,
    text: (month: (typeof bridge.months)[number]) => moneyExact(of(month)),
    right: true,
  });
  printTable(bridge.months, [
    { title: "month", text: ({ month }) => monthText(month) },
    money("collected", ({ collections }) => collections),
    money("timing", ({ timing }) => timing),
    money("recoveries", ({ recoveries }) => recoveries),
    money("unapplied", ({ unapplied }) => unapplied),
    money("other", (month) => month.other_unapplied),
    money("receivables", ({ receivables }) => receivables),
    money("credits", ({ credits }) => credits),
    money("net revenue", (month) => month.net_revenue),
    money("still expected", (month) => month.still_expected),
  ]);
  printLine(`Basis: ${bridge.basis}`);
}
