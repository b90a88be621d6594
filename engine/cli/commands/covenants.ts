/** What the practice has promised its lenders, and whether it holds. */
import type { Command } from "commander";
import type { CovenantReport, CovenantResult, CovenantTest } from "../../contract.ts";
import { chanceText, dayText, moneyExact, tableText } from "../../format.ts";
import { EXIT, shared, withPractice, type Shared } from "../context.ts";
import { printJson, printLine, printTable } from "../output.ts";

const HELP = `
covenants.json of the practice folder holds a list, for example:
  [
    {
      "name": "Debt service coverage", "lender": "Main Street Bank",
      "quote": "Borrower shall maintain a Debt Service Coverage Ratio of not less than 1.25 to 1.00.",
      "ratio": "dscr", "at_least": "1.25", "window_months": 12, "tested": "quarterly",
      "step_downs": [{ "from": "2027-01-01", "value": "1.20" }], "grace_days": 30
    }
  ]
A covenant is at_least or at_most. Its ratio is dscr, dscr_after_distributions, dscr_adjusted (see practice earnings --help),
current_ratio, quick_ratio, debt_to_worth, funded_debt_to_ebitda, days_cash_on_hand, minimum_cash, or fccr, which is built as the contract words it:
  "ratio": "fccr", "over": ["ebitda", "-owner_distributions", "-capex"], "under": ["debt_service"]

Exit status 3 where a covenant is broken.
Example: practice covenants --period 2026-Q3`;

export function addCovenantCommands(program: Command): void {
  shared(program.command("covenants"))
    .description("each covenant, its arithmetic, headroom, and the chance that its next tests fail")
    .option("--period <period>", "at whose end (default: the newest month that is over)")
    .addHelpText("after", HELP)
    .action(async ({ period, ...options }: Shared & { period?: string }) => {
      await withPractice(options, async (practice) => {
        const found = await practice.covenants(period === undefined ? {} : { period });
        if (options.json) printJson(found);
        else printReport(found);
        if (found.covenants.some(({ status }) => status === "breached")) {
          process.exitCode = EXIT.needsPerson;
        }
      });
    });
}

function printReport({ as_of: day, covenants, notes }: CovenantReport): void {
  printLine(`Covenants on ${dayText(day)}`);
  for (const covenant of covenants) printCovenant(covenant);
  for (const note of notes) printLine(`\n${note}`);
}

function printCovenant(covenant: CovenantResult): void {
  const { name, lender, quote, unit, over, under, side, threshold, status } = covenant;
  const number = (value: number | null): string => tableText(value, unit);
  printLine(`\n${name}${lender ? `, ${lender}` : ""}: ${status}`);
  printLine(`“${quote}”\n`);
  const lines = [
    ...over.map((line) => ({ ...line, part: "" })),
    ...under.map((line, i) => ({ ...line, part: i === 0 ? "÷" : "" })),
  ];
  printTable(lines, [
    { title: "", text: ({ part }) => part },
    { title: covenant.title, text: ({ name: line }) => line },
    { title: "amount", text: ({ amount }) => moneyExact(amount), right: true },
    { title: "from", text: ({ from }) => from },
  ]);
  const asked = unit === "money" ? moneyExact(threshold) : threshold;
  printLine(`\n${covenant.arithmetic}; ${side.replace("_", " ")} ${asked}`);
  if (covenant.headroom_amount !== null) {
    printLine(
      `Headroom: ${number(covenant.headroom)}, ${moneyExact(covenant.headroom_amount)} of the amount above the line`,
    );
  }
  if (covenant.reason) printLine(`Why: ${covenant.reason}`);
  if (covenant.cures.length > 0) {
    printLine(`To mend it: ${covenant.cures.map(({ says }) => says).join(", or ")}`);
  }
  printTable(covenant.next_tests, [
    { title: "\nnext test", text: ({ date }) => date },
    { title: "asks", text: (test) => test.threshold, right: true },
    { title: "expected", text: ({ expected }) => number(expected), right: true },
    { title: "chance of a breach", text: chanceOf },
  ]);
  for (const assumed of covenant.assumed) printLine(assumed);
}

const chanceOf = ({ chance, reason }: CovenantTest): string =>
  chance === null ? (reason ?? "") : chanceText(chance);
