/** What is to come: forecast cash, receipts, receivables and backtest, and forecasts of files. */
import { InvalidArgumentError, type Command } from "commander";
import type {
  CashBacktest,
  CashChange,
  CashLowestChange,
  CashForecast,
  CashScenario,
  RunOff,
} from "../../contract.ts";
import {
  chanceText,
  daysLaterText,
  dayText,
  moneyExact,
  monthText,
  tableText,
} from "../../format.ts";
import { ASSUMABLE } from "../../numbers/forecast/scenario/assume.ts";
import { EXIT, shared, withPractice, type Shared } from "../context.ts";
import { instant } from "../instant.ts";
import { printJson, printLine, printTable } from "../output.ts";
import { addForecastFileCommands } from "./forecast_files.ts";
import { addForecastReceiptsCommand } from "./forecast_receipts.ts";

type Asked = Shared & {
  weeks?: number;
  months?: number;
  seed: number;
  knownAt?: string;
  scenario?: string;
  assume?: string;
  keep?: string;
};

export function addForecastCommands(program: Command): void {
  const forecast = program
    .command("forecast")
    .description("cash to come, and how past forecasts of it did");

  asked(forecast.command("cash"))
    .description("receipts, payments and cash to come, with bands and what is assumed")
    .option("--scenario <name>", "as it would be under a scenario of scenarios.json or of ours")
    .option(
      "--assume <changes>",
      `as it would be if, such as ${Object.values(ASSUMABLE).join(",")}`,
    )
    .option("--keep <name>", "keep what is assumed as a scenario of scenarios.json")
    .addHelpText(
      "after",
      "\nExamples: practice forecast cash --months 24\n          practice forecast cash --assume volume:-0.05,delay:15",
    )
    .action(async (options: Asked) => {
      await withPractice(options, async (practice) => {
        const { scenario = null, assume = null, keep } = options;
        if (keep !== undefined) await practice.keepScenario(keep, assume ?? "");
        const found = await practice.forecastCash({ ...askedOf(options), scenario, assume });
        if (options.json) printJson(found);
        else printForecast(found);
      });
    });

  asked(forecast.command("scenarios"))
    .description("cash under every scenario of scenarios.json and of ours, beside what is expected")
    .addHelpText("after", "\nExample: practice forecast scenarios --months 12")
    .action(async (options: Asked) => {
      await withPractice(options, async (practice) => {
        const found = await practice.forecastScenarios(askedOf(options));
        if (options.json) printJson(found);
        else printScenarios(found);
        if (found.some(({ problem }) => problem !== null)) process.exitCode = EXIT.needsPerson;
      });
    });

  addForecastReceiptsCommand(forecast, whole);

  shared(forecast.command("receivables"))
    .description("what is still to come of work that has been done, by payer")
    .option("--known-at <date-time>", "as it was known then", instant)
    .addHelpText("after", "\nExample: practice forecast receivables --json")
    .action(async (options: Shared & { knownAt?: string }) => {
      await withPractice(options, async (practice) => {
        const found = await practice.runOff(options.knownAt ?? null);
        if (options.json) printJson(found);
        else if (found) printRunOff(found);
        else printLine("Too few months of service have been paid to say what is still to come.");
      });
    });

  shared(forecast.command("backtest"))
    .description("how past forecasts did, using only what was known then")
    .addHelpText("after", "\nExample: practice forecast backtest --json")
    .action(async (options: Shared) => {
      await withPractice(options, async (practice) => {
        const found = await practice.forecastBacktest();
        if (options.json) printJson(found);
        else printBacktest(found);
      });
    });

  addForecastFileCommands(forecast);
}

/** How far, which futures, and as known when. */
const asked = (command: Command): Command =>
  shared(command)
    .option("--weeks <n>", "by week, so many (default: 13)", whole)
    .option("--months <n>", "by month, so many", whole)
    .option("--seed <n>", "of the random futures; the same gives the same", whole, 1)
    .option("--known-at <date-time>", "as it was known then", instant);

const askedOf = ({ weeks, months, seed, knownAt }: Asked) => ({
  ...(weeks === undefined ? {} : { weeks }),
  ...(months === undefined ? {} : { months }),
  seed,
  knownAt: knownAt ?? null,
});

function printScenarios(found: readonly CashScenario[]): void {
  printTable(found, [
    { title: "scenario", text: ({ name }) => name },
    { title: "receipts", text: ({ receipts }) => moneyExact(receipts), right: true },
    { title: "payments", text: ({ disbursements }) => moneyExact(disbursements), right: true },
    { title: "closing", text: ({ closing }) => moneyExact(closing), right: true },
    { title: "lowest", text: ({ lowest }) => moneyExact(lowest?.amount ?? null), right: true },
    { title: "on", text: ({ lowest }) => (lowest ? dayText(lowest.date) : "") },
    {
      title: "against expected",
      text: ({ lowest_change: change }) => (change ? lowestChangeText(change) : ""),
    },
    {
      title: "chance below the minimum",
      text: ({ probability_below_minimum: chance }) => (chance === null ? "" : chanceText(chance)),
      right: true,
    },
    { title: "missing", text: ({ gap }) => moneyExact(gap), right: true },
  ]);
  for (const { name, problem, changes } of found.slice(1)) {
    printLine(`\n${name}: ${problem ?? changes.map(changeText).join("; ")}`);
  }
}

const changeText = ({ says, receipts, disbursements, later }: CashChange): string =>
  [
    `${says} (receipts ${moneyExact(receipts)}, payments ${moneyExact(disbursements)}`,
    ...(later === "0.00" ? [] : [`${moneyExact(later)} comes later`]),
  ].join(", ") + ")";

/** @example lowestChangeText({ amount: "-1234.50", days: -3 }) // => "−1,234.50, 3 days sooner" */
const lowestChangeText = ({ amount, days }: CashLowestChange): string =>
  `${moneyExact(amount)}, ${daysLaterText(days)}`;

function printForecast(found: CashForecast): void {
  const { opening, steps, lowest, minimum, probability_below_minimum: chance } = found;
  if (opening) printLine(`Cash on ${dayText(opening.date)}: ${moneyExact(opening.amount)}\n`);
  printTable(steps, [
    { title: found.unit, text: ({ start }) => start },
    { title: "receipts", text: ({ receipts }) => moneyExact(receipts), right: true },
    { title: "payments", text: ({ disbursements }) => moneyExact(disbursements), right: true },
    { title: "closing", text: ({ closing }) => moneyExact(closing), right: true },
    { title: "1 in 10 below", text: ({ p10 }) => moneyExact(p10), right: true },
    { title: "1 in 10 above", text: ({ p90 }) => moneyExact(p90), right: true },
  ]);
  if (lowest) {
    printLine(`\nLowest: ${moneyExact(lowest.amount)} on ${dayText(lowest.date)}`);
  }
  const { funding, scenario } = found;
  if (funding?.most_drawn) {
    const { amount, start } = funding.most_drawn;
    printLine(`Line of credit: ${moneyExact(amount)} at most, in the week of ${dayText(start)}`);
  }
  if (funding?.gap) {
    const { amount, start } = funding.gap;
    printLine(`Missing to the minimum: ${moneyExact(amount)} in the week of ${dayText(start)}`);
  }
  if (scenario) {
    const { name, changes, lowest_change: change } = scenario;
    printLine(`${name}: ${changes.map(changeText).join("; ")}`);
    if (change) printLine(`Lowest point against what is expected: ${lowestChangeText(change)}`);
  }
  if (chance !== null) {
    printLine(`Chance of a day below ${moneyExact(minimum)}: ${chanceText(chance)}`);
  }
  printLine(`\n${found.backtest.says}\n`);
  printTable(found.assumptions, [
    { title: "assumed", text: ({ item }) => item },
    { title: "", text: ({ says }) => says },
  ]);
  for (const note of found.notes) printLine(`\n${note}`);
}

function printRunOff({ payers, to_come, error, first, through, notes }: RunOff): void {
  printLine(
    `Still to come of services from ${monthText(first)} to ${monthText(through)}: ${moneyExact(to_come)}${error === null ? "" : `, standard error ${moneyExact(error)}`}\n`,
  );
  printTable(payers, [
    { title: "payer", text: ({ payer }) => payer },
    { title: "charged", text: ({ charged }) => moneyExact(charged), right: true },
    { title: "paid", text: ({ paid }) => moneyExact(paid), right: true },
    { title: "still to come", text: (row) => moneyExact(row.to_come), right: true },
    { title: "standard error", text: ({ se }) => moneyExact(se), right: true },
    { title: "kept in the end %", text: ({ kept }) => tableText(kept, "ratio"), right: true },
  ]);
  for (const note of notes) printLine(`\n${note}`);
}

function printBacktest(found: CashBacktest): void {
  printLine(`${found.says}\n`);
  printTable(found.by_horizon, [
    { title: "weeks ahead", text: ({ h }) => String(h), right: true },
    { title: "forecasts", text: ({ n }) => String(n), right: true },
    { title: "error %", text: ({ mape }) => tableText(mape, "ratio"), right: true },
    { title: "naive %", text: ({ naive_mape }) => tableText(naive_mape, "ratio"), right: true },
    { title: "bias %", text: ({ bias }) => tableText(bias, "ratio"), right: true },
    {
      title: "in 80 % band",
      text: ({ coverage80 }) => tableText(coverage80, "ratio"),
      right: true,
    },
    {
      title: "cash off by",
      text: ({ closing_error }) => moneyExact(closing_error),
      right: true,
    },
    {
      title: "cash in band",
      text: ({ closing_coverage80 }) => tableText(closing_coverage80, "ratio"),
      right: true,
    },
  ]);
}

function whole(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("it must be a whole number");
  return Number(text);
}
