/** Loans from a file: their schedules to the cent, and offers side by side. */
import type { Command } from "commander";
import type { OfferAhead } from "../../contract.ts";
import { moneyExact, tableText } from "../../format.ts";
import { lineOfCredit } from "../../numbers/lending/credit_line.ts";
import {
  advanceDocument,
  comparisonDocument,
  lineDocument,
  loanDocument,
  type Comparison,
} from "../../numbers/lending/documents.ts";
import { costOfLoan } from "../../numbers/lending/loan_cost.ts";
import { parseLoan, parseOffers, type OfferFile } from "../../numbers/lending/loan_file.ts";
import { merchantAdvance } from "../../numbers/lending/merchant_advance.ts";
import { sbaRules } from "../../numbers/lending/sba_rules.ts";
import { SettingsError } from "../../practice.ts";
import { NothingImported } from "../../spine/reading.ts";
import { shared, withPractice, type Shared } from "../context.ts";
import { COMPARE_HELP, SCHEDULE_HELP } from "../loan_help.ts";
import { printAhead } from "../offers_ahead.ts";
import { printJson, printLine, printTable, say, type TableColumn } from "../output.ts";
import { readJson } from "../read_json.ts";

export function addLoanCommands(program: Command): void {
  const loans = program
    .command("loans")
    .description("loans to the cent, and offers of money side by side");

  shared(loans.command("schedule <file>"))
    .description("every payment of a loan, a line of credit or a merchant advance")
    .addHelpText("after", SCHEDULE_HELP)
    .action((file: string, options: Shared) => {
      const found = scheduleDocument(readJson(file));
      if (options.json) printJson(found);
      else printSchedule(found);
    });

  shared(loans.command("compare <file>"))
    .description("offers by payment, APR, fees, cost, and cost over the time the money is kept")
    .addHelpText("after", COMPARE_HELP)
    .action(async (file: string, options: Shared) => {
      const offers = parseOffers(readJson(file), sbaRules());
      const found = comparisonDocument(offers);
      const ahead = await aheadOf(offers, options);
      const both = ahead && found.offers.map((offer, i) => ({ ...offer, practice: ahead[i]! }));
      if (options.json) printJson(both ? { ...found, offers: both } : found);
      else printComparison(found);
      if (both && !options.json) printAhead(both);
    });
}

/** What the offers do to the practice that was named; null, with the reason told, where there is none to ask. */
async function aheadOf(offers: OfferFile, options: Shared): Promise<OfferAhead[] | null> {
  if (options.practice === undefined) return null;
  try {
    return await withPractice(options, (practice) => practice.offersAhead(offers));
  } catch (error) {
    if (!(error instanceof SettingsError || error instanceof NothingImported)) throw error;
    say(`Compared without a practice: ${error.message}`);
    return null;
  }
}

function scheduleDocument(given: unknown) {
  const read = parseLoan(given, sbaRules());
  if (read.kind === "line")
    return lineDocument(read.name, lineOfCredit(read.terms, read.movements));
  if (read.kind === "loan") return loanDocument(read.name, costOfLoan(read.offer));
  return advanceDocument(read.name, merchantAdvance(read.terms, read.payments));
}

function printSchedule(found: ReturnType<typeof scheduleDocument>): void {
  const money = <T>(title: string, of: (row: T) => string): TableColumn<T> => ({
    title,
    text: (row) => moneyExact(of(row)),
    right: true,
  });
  const first = <T extends { n: number; date: string }>(): TableColumn<T>[] => [
    { title: "no.", text: ({ n }) => String(n), right: true },
    { title: "date", text: ({ date }) => date },
  ];
  printLine(`${found.name}\n`);
  if (found.kind === "line") {
    printTable(found.rows, [
      ...first<(typeof found.rows)[number]>(),
      money("drawn", ({ drawn }) => drawn),
      money("repaid", ({ repaid }) => repaid),
      money("interest", ({ interest }) => interest),
      money("unused fee", (row) => row.unused_fee),
      money("balance", ({ balance }) => balance),
    ]);
    printLine(`\nInterest: ${moneyExact(found.total_interest)}`);
    return;
  }
  if (found.kind === "loan") {
    printTable(found.rows, [
      ...first<(typeof found.rows)[number]>(),
      money("payment", ({ payment }) => payment),
      money("interest", ({ interest }) => interest),
      money("principal", ({ principal }) => principal),
      money("balance", ({ balance }) => balance),
    ]);
    printLine(`\nInterest: ${moneyExact(found.total_interest)}; fees: ${moneyExact(found.fees)}`);
  } else {
    printTable(found.rows, [
      ...first<(typeof found.rows)[number]>(),
      money("payment", ({ payment }) => payment),
      money("left", ({ balance }) => balance),
    ]);
    printLine(`\nCharge: ${moneyExact(found.finance_charge)}`);
  }
  printLine(
    `Paid in all: ${moneyExact(found.total_paid)}; received: ${moneyExact(found.received)}`,
  );
  printLine(found.apr_reason ? `No APR: ${found.apr_reason}` : `APR: ${percent(found.apr)} %`);
}

function printComparison({ horizon_months: months, offers, notes }: Comparison): void {
  const place = (rank: number | null): string => (rank === null ? "—" : String(rank));
  const money = (title: string, of: (offer: Comparison["offers"][number]) => string | null) => ({
    title,
    text: (offer: Comparison["offers"][number]) => moneyExact(of(offer)),
    right: true,
  });
  printTable(offers, [
    { title: "offer", text: ({ name }) => name },
    money("received", ({ received }) => received),
    money("payment", ({ payment }) => payment),
    { title: "APR %", text: ({ apr }) => percent(apr), right: true },
    money("fees", ({ fees }) => fees),
    money("total cost", (offer) => offer.total_cost),
    money(`cost to month ${months}`, ({ horizon }) => horizon && horizon.cost),
    { title: "APR % then", text: ({ horizon }) => percent(horizon && horizon.apr), right: true },
    { title: "DSCR", text: ({ dscr }) => tableText(dscr, "number"), right: true },
    { title: "by APR", text: ({ rank }) => place(rank.apr), right: true },
    { title: "by total", text: ({ rank }) => place(rank.total_cost), right: true },
    { title: `by month ${months}`, text: ({ rank }) => place(rank.horizon_cost), right: true },
  ]);
  for (const { name, apr_reason: reason } of offers) {
    if (reason) printLine(`\n${name} has no APR: ${reason}`);
  }
  for (const note of notes) printLine(`\n${note}`);
}

const percent = (rate: number | null): string =>
  tableText(rate === null ? null : rate * 100, "number");
