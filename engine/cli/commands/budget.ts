/** Budget against actual, the bridge and the outlook: budget. */
import { Option, type Command } from "commander";
import type {
  BridgeOrder,
  BudgetOutlook,
  BudgetOverhead,
  BudgetReport,
  BudgetSupplies,
  OutlookLine,
  OverheadBy,
  SupplyItem,
} from "../../contract.ts";
import { cellText, moneyExact, priceText } from "../../format.ts";
import { OVERHEAD_BY } from "../../numbers/budget/borne.ts";
import { OVERHEAD_BASES } from "../../numbers/budget/overhead.ts";
import { BRIDGE_ORDERS } from "../../numbers/budget/orders.ts";
import { IN_FORCE } from "../../numbers/plan/versions.ts";
import { ranksSentence } from "../../report/panels/overhead.ts";
import { itemisedSentence } from "../../report/panels/supplies.ts";
import { shared, withPractice, type Shared } from "../context.ts";
import { printJson, printLine, printTable } from "../output.ts";

type BudgetOptions = Shared & {
  period?: string;
  ytd?: boolean;
  flex?: boolean;
  bridge?: boolean;
  order?: BridgeOrder;
  outlook?: boolean;
  overhead?: OverheadBy;
  version?: string;
};

export function addBudgetCommand(program: Command): void {
  shared(program.command("budget"))
    .description("budget against actual, favourable or not, and why")
    .option("--period <period>", "2026-09, 2026-Q3, FY2026, 2026-01..2026-09 or last-12-months")
    .option("--ytd", "from the start of the fiscal year")
    .option("--flex", "compare with the budget at the visits that took place")
    .option("--bridge", "print the bridge from planned to actual net income")
    .addOption(
      new Option(
        "--order <order>",
        "how the bridge shares what two causes do together; sequential unless said",
      ).choices(BRIDGE_ORDERS),
    )
    .option("--outlook", "print what the fiscal year will come to, by four methods")
    .addOption(
      new Option(
        "--overhead <bearers>",
        "print what each bears of overhead, by visits, collections and provider hours",
      ).choices(OVERHEAD_BY),
    )
    .option("--version <name>", "compare with that plan: original, as frozen, or a version's name")
    .addHelpText(
      "after",
      "\nExamples: practice budget --period 2026-09 --ytd --bridge --order shapley\n          practice budget --outlook\n          practice budget --version original",
    )
    .action(async (options: BudgetOptions) => {
      await withPractice(options, async (practice) => {
        const report = await practice.budget({
          ...(options.period ? { period: options.period } : {}),
          ytd: options.ytd ?? false,
          flexed: options.flex ?? false,
          order: options.order ?? "sequential",
          outlook: options.outlook ?? false,
          ...(options.overhead ? { overhead: options.overhead } : {}),
          ...(options.version ? { version: options.version } : {}),
        });
        if (options.json) return printJson(report);
        printBudget(report);
        if (options.bridge) printBridge(report);
        if (options.bridge && report.supplies) printSupplies(report.supplies);
        if (report.overhead) printOverhead(report.overhead);
        if (report.outlook) printOutlook(report.outlook);
      });
    });
}

function printBudget({ lines, flexed, version }: BudgetReport): void {
  if (version !== IN_FORCE) printLine(`Compared with the plan ${version}\n`);
  printTable(lines, [
    { title: "line", text: (row) => row.title },
    { title: "budget", text: (row) => moneyExact(flexed ? row.flex : row.budget), right: true },
    { title: "actual", text: (row) => moneyExact(row.actual), right: true },
    { title: "variance", text: (row) => moneyExact(row.variance), right: true },
    {
      title: "",
      text: (row) => (row.favourable === null ? "" : row.favourable ? "favourable" : "adverse"),
    },
    { title: "", text: (row) => (row.material ? "material" : "") },
  ]);
}

function printBridge({ bridge, bridge_says, bridge_absent }: BudgetReport): void {
  printLine("");
  printTable(bridge, [
    { title: "why net income differs", text: (row) => row.title },
    { title: "effect", text: (row) => moneyExact(row.amount), right: true },
  ]);
  printLine(`Shared ${bridge_says}.`);
  for (const { title, because } of bridge_absent)
    printLine(`Not told apart: ${title}; ${because}.`);
}

function printSupplies({ items, lines, counted }: BudgetSupplies): void {
  const units = (value: number): string => cellText(value, "number");
  const price = (value: number | null): string => (value === null ? "n/a" : priceText(value));
  const column = (title: string, text: (row: SupplyItem) => string) => ({
    title,
    text,
    right: true,
  });
  printLine("");
  printTable(items, [
    { title: "for the visits that took place", text: (row) => row.item },
    column("units allowed", (row) => units(row.units_allowed)),
    ...(counted ? [column("used", (row) => units(row.units_used))] : []),
    column("bought", (row) => units(row.units_bought)),
    column("planned price", (row) => price(row.planned_price)),
    column("paid", (row) => price(row.price)),
    column("use", (row) => moneyExact(row.efficiency)),
    ...(counted ? [column("stock", (row) => moneyExact(row.stock))] : []),
    column("price", (row) => moneyExact(row.price_effect)),
  ]);
  for (const each of lines) printLine(itemisedSentence(each));
}

function printOverhead(overhead: BudgetOverhead): void {
  type Row = BudgetOverhead["bearers"][number];
  const money = (text: string | null): string => (text === null ? "n/a" : moneyExact(text));
  printLine("");
  printTable(overhead.bearers, [
    { title: overhead.by, text: (row) => row.name },
    { title: "collected", text: (row) => moneyExact(row.collected), right: true },
    ...(overhead.shared_pay === null
      ? []
      : [{ title: "own pay", text: (row: Row) => money(row.pay), right: true }]),
    ...(overhead.bearers.every(({ direct }) => Number(direct) === 0)
      ? []
      : [{ title: "direct", text: (row: Row) => moneyExact(row.direct), right: true }]),
    ...OVERHEAD_BASES.flatMap((basis) => [
      { title: `less by ${basis}`, text: (row: Row) => money(row.result[basis]), right: true },
      { title: "rank", text: (row: Row) => String(row.rank[basis] ?? "n/a"), right: true },
    ]),
  ]);
  printLine(`${moneyExact(overhead.shared)} is shared. ${ranksSentence(overhead)}.`);
  for (const sentence of overhead.says) printLine(sentence);
}

function printOutlook(outlook: BudgetOutlook): void {
  printLine("");
  if (outlook.because) return printLine(`There is no outlook: ${outlook.because}.`);
  const money = (text: string | null): string => (text === null ? "n/a" : moneyExact(text));
  const column = (title: string, of: (row: OutlookLine) => string | null) => ({
    title,
    text: (row: OutlookLine) => money(of(row)),
    right: true,
  });
  printTable(outlook.lines, [
    { title: `year to ${outlook.to}`, text: (row) => row.title },
    column("booked to date", (row) => row.actual_to_date),
    column("budget", (row) => row.budget_year),
    column("remaining budget", (row) => row.remaining_budget),
    column("performance", (row) => row.performance_factor),
    column("months", (row) => row.run_rate_months),
    column("working days", (row) => row.run_rate_working_days),
  ]);
  for (const error of outlook.record) {
    printLine(
      `${error.title}, year from ${error.from} as seen at the end of ${error.through}: missed by ${money(error.remaining_budget)} (remaining budget), ${money(error.performance_factor)} (performance), ${money(error.run_rate_months)} (months), ${money(error.run_rate_working_days)} (working days).`,
    );
  }
  const { months, working_days: days } = outlook;
  printLine(
    `Booked to ${outlook.through}: ${months.to_date} of ${months.year} months, ${days.to_date} of ${days.year} working days.`,
  );
}
