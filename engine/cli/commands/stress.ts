/** What a lender asks: twelve months under stress, and how far receipts may fall. */
import type { Command } from "commander";
import type { StressReport } from "../../contract.ts";
import { chanceText, dayText, moneyExact, tableText } from "../../format.ts";
import { limitText } from "../../report/panels/stress.ts";
import { shared, withPractice, type Shared } from "../context.ts";
import { printJson, printLine, printTable } from "../output.ts";

export function addStressCommand(program: Command): void {
  shared(program.command("stress"))
    .description("twelve months under what a lender asks, and how far receipts may fall")
    .addHelpText("after", "\nExample: practice stress --json")
    .action(async (options: Shared) => {
      await withPractice(options, async (practice) => {
        const found = await practice.stress();
        if (options.json) printJson(found);
        else printStress(found);
      });
    });
}

function printStress({ origin, rows, limits, dscr_asked: asked, assumed }: StressReport): void {
  if (origin === null) {
    printLine("There is no money to forecast.");
    return;
  }
  printLine(`Twelve months from ${dayText(origin)}\n`);
  printTable(rows, [
    { title: "case", text: ({ name }) => name },
    { title: "lowest cash", text: ({ lowest }) => moneyExact(lowest?.amount ?? null), right: true },
    { title: "on", text: ({ lowest }) => (lowest ? dayText(lowest.date) : "") },
    {
      title: "chance below the minimum",
      text: ({ probability_below_minimum: chance }) => (chance === null ? "" : chanceText(chance)),
      right: true,
    },
    { title: "DSCR", text: ({ dscr }) => tableText(dscr, "number"), right: true },
  ]);
  for (const { name, says, reason } of rows) printLine(`\n${name}: ${reason ?? says.join("; ")}`);
  printLine(`\nCoverage asked: ${asked.threshold}, ${asked.from}`);
  for (const limit of limits) printLine(limitText(limit));
  for (const text of assumed) printLine(`\n${text}`);
}
