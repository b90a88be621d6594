/** What the data say: kpis, kpi, trace, explain, budget, check, digest. */
import { writeFileSync } from "node:fs";
import { InvalidArgumentError, Option, type Command } from "commander";
import type {
  Anomaly,
  BridgeOrder,
  BudgetOutlook,
  BudgetReport,
  Dimension,
  Finding,
  OutlookLine,
  Slice,
} from "../../contract.ts";
import { betweenText, changeText, moneyExact, tableText, type Unit } from "../../format.ts";
import { BRIDGE_ORDERS } from "../../numbers/budget/orders.ts";
import { aboutFilter } from "../../report/about.ts";
import { valuesTable } from "../../report/table.ts";
import { xlsxOf } from "../../report/xlsx.ts";
import { EXIT, shared, withPractice, type Shared } from "../context.ts";
import { instant } from "../instant.ts";
import { printJson, printLine, printTable } from "../output.ts";

type Sliced = Shared & {
  period?: string;
  provider?: string[];
  payer?: string[];
  location?: string[];
  knownAt?: string;
};

type KpiOptions = { by?: By[]; asClosed?: boolean; shareable?: boolean; xlsx?: string };

type BudgetOptions = Shared & {
  period?: string;
  ytd?: boolean;
  flex?: boolean;
  bridge?: boolean;
  order?: BridgeOrder;
  outlook?: boolean;
};

export function addFigureCommands(program: Command): void {
  shared(program.command("kpis"))
    .description("the catalogue: what each figure means, its formula, basis and source")
    .addHelpText("after", "\nExample: practice kpis --json")
    .action(async (options: Shared) => {
      await withPractice(options, async (practice) => {
        const definitions = await practice.definitions();
        if (options.json) return printJson(definitions);
        printTable(definitions, [
          { title: "id", text: (row) => row.id },
          { title: "name", text: (row) => row.name },
          { title: "what it means", text: (row) => row.means },
        ]);
      });
    });

  sliced(program.command("kpi [ids...]"))
    .description("values of KPIs; none named is all of them")
    .option("--by <dimensions>", "break down by provider, payer, location, month or category", by)
    .option("--as-closed", "of a closed month: what was reported of it")
    .option("--xlsx <file>", "write them as a workbook too")
    .option("--shareable", "withhold figures of few people, and those they could be told from")
    .addHelpText("after", "\nExample: practice kpi RC01 RC05 --period 2026-09 --by payer")
    .action(async (ids: string[], options: Sliced & KpiOptions) => {
      await withPractice(options, async (practice) => {
        const values = await practice.kpi({
          kpis: ids,
          slice: sliceOf(options),
          by: options.by ?? [],
          ...(options.period ? { period: options.period } : {}),
          knownAt: options.knownAt ?? null,
          asClosed: options.asClosed ?? false,
          shareable: options.shareable ?? false,
        });
        if (options.xlsx) {
          const about = aboutFilter(practice.settings, {
            ...(options.period ? { period: options.period } : {}),
            slice: sliceOf(options),
            knownAt: options.knownAt ?? null,
          });
          writeFileSync(options.xlsx, await xlsxOf(valuesTable(values), "Values of KPIs", about));
        }
        if (options.json) return printJson(values);
        printTable(values, [
          { title: "id", text: (row) => row.kpi },
          { title: "name", text: (row) => row.name },
          { title: "period", text: (row) => row.period },
          { title: "slice", text: (row) => Object.values(row.slice).join(" · ") },
          { title: "value", text: (row) => tableText(row.value, row.unit as Unit), right: true },
          { title: "unit", text: (row) => (row.unit === "ratio" ? "%" : row.unit) },
          { title: "numerator", text: (row) => row.numerator ?? "", right: true },
          { title: "denominator", text: (row) => row.denominator ?? "", right: true },
          { title: "95 % sure", text: (row) => betweenText(row, row.unit as Unit), right: true },
          { title: "rows", text: (row) => String(row.n), right: true },
          { title: "tie-out", text: (row) => row.verified },
          { title: "", text: (row) => (row.status === "ok" ? "" : row.status) },
        ]);
      });
    });

  sliced(program.command("trace <id>"))
    .description("the rows behind a value, with file and line; they sum to it exactly")
    .option("--category <name>", "one category of a KPI that has them")
    .option("--limit <n>", "print only the first rows", whole)
    .addHelpText("after", "\nExample: practice trace AC01 --period 2026-09 --provider 'Okafor MD'")
    .action(async (id: string, options: Sliced & { category?: string; limit?: number }) => {
      await withPractice(options, async (practice) => {
        const { value, rows, total_rows } = await practice.trace(id, {
          slice: sliceOf(options),
          category: options.category ?? null,
          ...(options.period ? { period: options.period } : {}),
          ...(options.limit === undefined ? {} : { limit: options.limit }),
          knownAt: options.knownAt ?? null,
        });
        if (options.json) return printJson(rows);
        printTable(rows, [
          { title: "file", text: (row) => row.file ?? "" },
          { title: "line", text: (row) => String(row.line ?? ""), right: true },
          { title: "what", text: (row) => row.fact },
          { title: "date", text: (row) => row.date ?? "" },
          { title: "numerator", text: (row) => row.numerator, right: true },
          { title: "denominator", text: (row) => row.denominator, right: true },
        ]);
        printLine(
          `${total_rows} rows: ${value.numerator} ÷ ${value.denominator ?? "1"} = ${tableText(value.value, value.unit as Unit)}`,
        );
      });
    });

  sliced(program.command("explain <id>"))
    .description("whether the newest finished month is a signal; if so, what moved it")
    .option("--category <name>", "one category of a KPI that has them")
    .addHelpText("after", "\nExample: practice explain RC07 --period 2026-09")
    .action(async (id: string, options: Sliced & { category?: string }) => {
      await withPractice(options, async (practice) => {
        const filter = {
          period: options.period ?? null,
          slice: sliceOf(options),
          known_at: options.knownAt ?? null,
        };
        const anomaly = await practice.anomaly(id, filter, options.category ?? null);
        if (options.json) printJson(anomaly);
        else printAnomaly(anomaly);
      });
    });

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
    .addHelpText(
      "after",
      "\nExamples: practice budget --period 2026-09 --ytd --bridge --order shapley\n          practice budget --outlook",
    )
    .action(async (options: BudgetOptions) => {
      await withPractice(options, async (practice) => {
        const report = await practice.budget({
          ...(options.period ? { period: options.period } : {}),
          ytd: options.ytd ?? false,
          flexed: options.flex ?? false,
          order: options.order ?? "sequential",
          outlook: options.outlook ?? false,
        });
        if (options.json) return printJson(report);
        printBudget(report);
        if (options.bridge) printBridge(report);
        if (report.outlook) printOutlook(report.outlook);
      });
    });

  shared(program.command("check"))
    .description("every data check and tie-out")
    .addHelpText("after", "\nExample: practice check")
    .action(async (options: Shared) => {
      await withPractice(options, async (practice) => {
        const result = await practice.check();
        if (options.json) printJson(result);
        else printFindings(result.findings);
        if (!result.ok) process.exitCode = EXIT.needsPerson;
      });
    });

  shared(program.command("digest"))
    .description("one SHA-256 over every KPI cell: equal data give equal digests anywhere")
    .addHelpText("after", "\nExample: practice digest")
    .action(async (options: Shared) => {
      await withPractice(options, async (practice) => {
        const result = await practice.digest();
        if (options.json) printJson(result);
        else printLine(`${result.digest}  ${result.cells} cells`);
      });
    });
}

type By = Dimension | "month" | "category";

function sliced(command: Command): Command {
  return shared(command)
    .option("--period <period>", "2026-09, 2026-Q3, FY2026, 2026-01..2026-09 or last-12-months")
    .option("--provider <name>", "only this provider; may be repeated", collect)
    .option("--payer <name>", "only this payer; may be repeated", collect)
    .option("--location <name>", "only this location; may be repeated", collect)
    .option("--known-at <date-time>", "as it was known then", instant);
}

const collect = (name: string, names: string[] = []): string[] => [...names, name];

function sliceOf({ provider, payer, location }: Sliced): Slice {
  return {
    ...(provider ? { provider } : {}),
    ...(payer ? { payer } : {}),
    ...(location ? { location } : {}),
  };
}

const DIMENSIONS = ["provider", "payer", "location", "month", "category"];

function by(text: string): By[] {
  return text.split(",").map((part) => {
    if (!DIMENSIONS.includes(part)) {
      throw new InvalidArgumentError(`"${part}" is none of ${DIMENSIONS.join(", ")}`);
    }
    return part as By;
  });
}

function whole(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("it must be a whole number");
  return Number(text);
}

function printBudget({ lines, flexed }: BudgetReport): void {
  printTable(lines, [
    { title: "line", text: (row) => row.title },
    { title: "budget", text: (row) => moneyExact(flexed ? row.flex : row.budget), right: true },
    { title: "actual", text: (row) => moneyExact(row.actual), right: true },
    { title: "variance", text: (row) => moneyExact(row.variance), right: true },
    {
      title: "",
      text: (row) => (row.favourable === null ? "" : row.favourable ? "favourable" : "adverse"),
    },
  ]);
}

function printBridge({ bridge, bridge_says }: BudgetReport): void {
  printLine("");
  printTable(bridge, [
    { title: "why net income differs", text: (row) => row.title },
    { title: "effect", text: (row) => moneyExact(row.amount), right: true },
  ]);
  printLine(`Shared ${bridge_says}.`);
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
  const { months, working_days: days } = outlook;
  printLine(
    `Booked to ${outlook.through}: ${months.to_date} of ${months.year} months, ${days.to_date} of ${days.year} working days.`,
  );
}

function printAnomaly({ says, parts, ruled_out, unit }: Anomaly): void {
  printLine(says);
  if (parts.length === 0) return;
  const effect = (value: string | null): string =>
    value === null ? "" : changeText(Number(value), unit as Unit);
  printLine("");
  printTable(parts, [
    { title: "by", text: (row) => row.dimension },
    { title: "who or what", text: (row) => row.member },
    { title: "moved it by", text: (row) => effect(row.effect), right: true },
    { title: "by its own rate", text: (row) => effect(row.rate_effect), right: true },
    { title: "by its weight", text: (row) => effect(row.mix_effect), right: true },
  ]);
  printLine(`\nThe rows of the first: ${traceCommand(parts[0]!)}\n`);
  printTable(ruled_out, [
    { title: "may it be the data?", text: (row) => row.cause.replaceAll("_", " ") },
    { title: "", text: ({ holds }) => (holds === null ? "not known" : holds ? "yes" : "no") },
    { title: "what was seen", text: (row) => row.says },
  ]);
}

/** What opens the rows behind a part. */
function traceCommand({
  trace: { kpi, period, slice, category },
}: Anomaly["parts"][number]): string {
  const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
  const options = Object.entries(slice).flatMap(([dimension, names]) =>
    names.map((name) => `--${dimension} ${quoted(name)}`),
  );
  const ofCategory = category === null ? [] : [`--category ${quoted(category)}`];
  return ["practice trace", kpi, "--period", period, ...options, ...ofCategory].join(" ");
}

function printFindings(findings: readonly Finding[]): void {
  if (findings.length === 0) return printLine("Nothing found: every check holds.");
  printTable(findings, [
    { title: "", text: (row) => row.severity.replace("_", " ") },
    { title: "finding", text: (row) => row.message },
    {
      title: "amount",
      text: (row) => (row.amount === null ? "" : moneyExact(row.amount)),
      right: true,
    },
    { title: "where", text: (row) => (row.file ? `${row.file}:${row.line ?? ""}` : "") },
  ]);
}
