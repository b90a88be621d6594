/** What a lender advances on receivables. */
import type { Command } from "commander";
import type { BorrowingBase } from "../../contract.ts";
import { dayText, moneyExact } from "../../format.ts";
import { shared, withPractice, type Shared } from "../context.ts";
import { printJson, printLine, printTable } from "../output.ts";

const HELP = `
borrowing_base.json of the practice folder holds the lender's terms; what is left out is as usual:
  {
    "lender": "Main Street Bank", "quote": "the words of the contract",
    "advance_rate": "0.80", "over_age_days": 90, "over_age_days_government": 120,
    "cross_age_share": "0.25", "concentration_share": "0.25", "concentration_spares": "government",
    "reserves": [{ "name": "refunds payable", "amount": "12000.00" }], "outstanding": "60000.00"
  }
Ages are 60, 90 or 120; a share of "1" leaves a limit out; without "outstanding" the books say what is owed.

Example: practice borrowing-base --period 2026-09`;

export function addBorrowingBaseCommand(program: Command): void {
  shared(program.command("borrowing-base"))
    .description("what a lender advances on receivables, by payer, and what of it is not drawn")
    .option("--period <period>", "at whose end (default: the newest month that is over)")
    .addHelpText("after", HELP)
    .action(async ({ period, ...options }: Shared & { period?: string }) => {
      await withPractice(options, async (practice) => {
        const found = await practice.borrowingBase(period === undefined ? {} : { period });
        if (options.json) printJson(found);
        else printBase(found);
      });
    });
}

function printBase({ as_of: day, lender, quote, payers, steps, reason, assumed }: BorrowingBase) {
  printLine(`Borrowing base on ${dayText(day)}${lender ? `, ${lender}` : ""}`);
  if (quote) printLine(`“${quote}”`);
  if (reason) printLine(`\nNot known: ${reason}`);
  const money = (title: string, of: (row: (typeof payers)[number]) => string) => ({
    title,
    text: (row: (typeof payers)[number]) => moneyExact(of(row)),
    right: true,
  });
  printLine("");
  printTable(payers, [
    { title: "payer", text: ({ payer }) => payer },
    { title: "kind", text: ({ kind }) => kind },
    money("owed", ({ owed }) => owed),
    money("counts", ({ counted }) => counted),
    money("expected in", ({ expected }) => expected),
    money("eligible", ({ eligible }) => eligible),
  ]);
  printLine("");
  printTable(steps, [
    { title: "", text: ({ what, is_total: isTotal }) => (isTotal ? what : `  less ${what}`) },
    { title: "amount", text: ({ amount }) => moneyExact(amount), right: true },
  ]);
  printLine("");
  for (const each of assumed) printLine(each);
}
