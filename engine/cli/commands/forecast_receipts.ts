/** forecast receipts: what is to come, by payer and location. */
import { InvalidArgumentError, type Command } from "commander";
import type { ReceiptsForecast, ReceiptsPart } from "../../contract.ts";
import { dayText, moneyExact, monthText, tableText } from "../../format.ts";
import { groupBy } from "../../group.ts";
import { cents, moneyText } from "../../money.ts";
import { shared, withPractice, type Shared } from "../context.ts";
import { instant } from "../instant.ts";
import { printJson, printLine, printTable, type TableColumn } from "../output.ts";

type By = "payer" | "location";
type Asked = Shared & { weeks?: number; months?: number; by?: By[]; knownAt?: string };

const DIMENSIONS: readonly string[] = ["payer", "location"];

export function addForecastReceiptsCommand(
  forecast: Command,
  whole: (text: string) => number,
): void {
  shared(forecast.command("receipts"))
    .description("receipts to come by payer and location, with the record of past forecasts")
    .option("--by <dimensions>", "payer, location or both (default: payer,location)", by)
    .option("--weeks <n>", "by week, so many (default: 13, at most 26)", whole)
    .option("--months <n>", "by month, so many (at most 6)", whole)
    .option("--known-at <date-time>", "as it was known then", instant)
    .addHelpText("after", "\nExample: practice forecast receipts --by location --months 3")
    .action(async (options: Asked) => {
      await withPractice(options, async (practice) => {
        const found = await practice.forecastReceipts(options);
        if (options.json) printJson(found);
        else printReceipts(found);
      });
    });
}

function printReceipts({ rows, totals, by: asked, unit, backtest, notes }: ReceiptsForecast): void {
  const lines = [
    ...groupBy(rows, ({ payer, location }) => JSON.stringify([payer, location])).values(),
    ...(totals.length > 0 ? [totals] : []),
  ];
  const name = (dimension: By): TableColumn<ReceiptsPart[]> => ({
    title: dimension,
    text: (line) => line[0]![dimension] ?? "all",
  });
  printTable(lines, [
    ...asked.map(name),
    {
      title: "all",
      text: (line) =>
        moneyExact(moneyText(line.reduce((sum, part) => sum + cents(part.receipts), 0n))),
      right: true,
    },
    ...totals.map(({ start }, i): TableColumn<ReceiptsPart[]> => ({
      title: unit === "week" ? dayText(start) : monthText(start.slice(0, 7)),
      text: (line) => moneyExact(line[i]!.receipts),
      right: true,
    })),
  ]);
  printLine(`\n${backtest.says}\n`);
  const share = (text: number | null): string => tableText(text, "ratio");
  printTable(backtest.levels, [
    { title: "off by, of what came", text: ({ level, unit: of }) => `${level}, by ${of}` },
    { title: "scored", text: ({ n }) => String(n), right: true },
    { title: "by itself %", text: ({ alone }) => share(alone), right: true },
    { title: "reconciled %", text: ({ reconciled }) => share(reconciled), right: true },
    { title: "last year's shares %", text: ({ shares }) => share(shares), right: true },
  ]);
  for (const note of notes) printLine(`\n${note}`);
}

function by(text: string): By[] {
  return text.split(",").map((part) => {
    if (!DIMENSIONS.includes(part)) {
      throw new InvalidArgumentError(`"${part}" is none of ${DIMENSIONS.join(", ")}`);
    }
    return part as By;
  });
}
