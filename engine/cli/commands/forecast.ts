/** What is to come: forecast cash, forecast backtest, and forecasts of files. */
import { InvalidArgumentError, type Command } from "commander";
import type { CashBacktest, CashForecast } from "../../contract.ts";
import { chanceText, dayText, moneyExact, tableText } from "../../format.ts";
import { shared, withPractice, type Shared } from "../context.ts";
import { instant } from "../instant.ts";
import { printJson, printLine, printTable } from "../output.ts";
import { addForecastFileCommands } from "./forecast_files.ts";

type Asked = Shared & { weeks?: number; months?: number; seed: number; knownAt?: string };

export function addForecastCommands(program: Command): void {
  const forecast = program
    .command("forecast")
    .description("cash to come, and how past forecasts of it did");

  shared(forecast.command("cash"))
    .description("receipts, payments and cash to come, with bands and what is assumed")
    .option("--weeks <n>", "by week, so many (default: 13)", whole)
    .option("--months <n>", "by month, so many", whole)
    .option("--seed <n>", "of the random futures; the same gives the same", whole, 1)
    .option("--known-at <date-time>", "as it was known then", instant)
    .addHelpText("after", "\nExample: practice forecast cash --months 24")
    .action(async (options: Asked) => {
      const { weeks, months, seed, knownAt } = options;
      await withPractice(options, async (practice) => {
        const found = await practice.forecastCash({
          ...(weeks === undefined ? {} : { weeks }),
          ...(months === undefined ? {} : { months }),
          seed,
          knownAt: knownAt ?? null,
        });
        if (options.json) printJson(found);
        else printForecast(found);
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
