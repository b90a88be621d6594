/** Earnings as booked, as claimed, and as a lender counts them. */
import type { Command } from "commander";
import type { NormalisedEarnings } from "../../contract.ts";
import { moneyExact, tableText } from "../../format.ts";
import { shared, withPractice, type Shared } from "../context.ts";
import { printJson, printLine, printTable } from "../output.ts";

const HELP = `
adjustments.json of the practice folder holds a list of what would be other in other hands, for example:
  [
    { "name": "Lawsuit settled", "kind": "one_off", "from": "2026-03", "to": "2026-03", "amount": "12000.00",
      "reason": "one case, closed", "document": "invoice 4411", "approved_by": "owners", "accepted": "1" },
    { "name": "Dr A", "kind": "owner_pay", "from": "2026-01", "to": "2026-12", "paid": "420000.00", "market": "310000.00",
      "market_source": "offer to a candidate, May 2026", "reason": "paid above a replacement", "document": "W-2", "accepted": "0.8" }
  ]
Kinds are one_off, owner_pay, owner_rent and other; an amount below zero takes away from earnings. A lender counts the share
that is accepted, and nothing without a document.

Example: practice earnings --period 2026-09`;

export function addEarningsCommand(program: Command): void {
  shared(program.command("earnings"))
    .description(
      "EBITDA and debt service coverage as booked, with adjustments, and as a lender counts them",
    )
    .option(
      "--period <period>",
      "the twelve months to its end (default: the newest month that is over)",
    )
    .addHelpText("after", HELP)
    .action(async ({ period, ...options }: Shared & { period?: string }) => {
      await withPractice(options, async (practice) => {
        const found = await practice.earnings(period === undefined ? {} : { period });
        if (options.json) printJson(found);
        else printEarnings(found);
      });
    });
}

function printEarnings(found: NormalisedEarnings): void {
  const { ebitda, lines, ebitda_claimed: claimed, ebitda_counted: counted } = found;
  printLine(`Earnings, ${found.window}\n`);
  printTable(
    [
      { name: "EBITDA as booked", claimed: ebitda, counted: ebitda, document: "" },
      ...lines.map((line) => ({ ...line, document: line.document ?? "no document" })),
      { name: "Adjusted EBITDA", claimed, counted, document: "" },
    ],
    [
      { title: "", text: ({ name }) => name },
      { title: "claimed", text: (row) => moneyExact(row.claimed), right: true },
      { title: "counted", text: (row) => moneyExact(row.counted), right: true },
      { title: "by", text: ({ document }) => document },
    ],
  );
  printLine("");
  printTable(found.ratios, [
    { title: "", text: ({ title }) => title },
    { title: "times", text: ({ value }) => tableText(value, "number"), right: true },
    { title: "arithmetic", text: ({ arithmetic }) => arithmetic },
  ]);
  if (found.reason) printLine(`\nWhy: ${found.reason}`);
  printLine("");
  for (const note of found.notes) printLine(note);
}
