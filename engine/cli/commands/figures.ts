/** What the data say: kpis, kpi, trace, check, digest. */
import { writeFileSync } from "node:fs";
import { InvalidArgumentError, type Command } from "commander";
import type { Dimension, Finding } from "../../contract.ts";
import { betweenText, moneyExact, tableText, type Unit } from "../../format.ts";
import { aboutFilter } from "../../report/about.ts";
import { valuesTable } from "../../report/table.ts";
import { xlsxOf } from "../../report/xlsx.ts";
import { EXIT, shared, withPractice, type Shared } from "../context.ts";
import { printJson, printLine, printTable } from "../output.ts";
import { sliced, sliceOf, type Sliced } from "../sliced.ts";

const DEFINITION = "by a version of one figure's definition, as kpis --json lists them";

type KpiOptions = {
  definition?: number;
  by?: By[];
  asClosed?: boolean;
  shareable?: boolean;
  xlsx?: string;
};

/** What the published catalogue numbers and is no figure of its own. */
const RULES = [
  "FB04 is a rule: figures of surveys are not adjusted for case mix, and each says so.",
  "FB09 is a rule: a share of things counted has its 95 % interval (Wilson) and how many they are beside it.",
];

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
        for (const rule of RULES) printLine(rule);
      });
    });

  sliced(program.command("kpi [ids...]"))
    .description("values of KPIs; none named is all of them")
    .option("--by <dimensions>", "break down by provider, payer, location, month or category", by)
    .option("--definition <version>", DEFINITION, whole)
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
          ...(options.definition === undefined ? {} : { definition: options.definition }),
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
          { title: "tie-out", text: ({ verified }) => (verified === "nothing" ? "" : verified) },
          { title: "", text: (row) => (row.status === "ok" ? "" : row.status) },
        ]);
        const told = values.filter(({ replaced }) => replaced !== null);
        const former = new Set(
          told.map(
            (row) =>
              `${row.kpi} by version ${row.version} of its definition, replaced ${row.replaced}`,
          ),
        );
        for (const line of former) printLine(line);
      });
    });

  sliced(program.command("trace <id>"))
    .description("the rows behind a value, with file and line; they sum to it exactly")
    .option("--definition <version>", DEFINITION, whole)
    .option("--category <name>", "one category of a KPI that has them")
    .option("--limit <n>", "print only the first rows", whole)
    .addHelpText("after", "\nExample: practice trace AC01 --period 2026-09 --provider 'Okafor MD'")
    .action(
      async (
        id: string,
        options: Sliced & { definition?: number; category?: string; limit?: number },
      ) => {
        await withPractice(options, async (practice) => {
          const { value, rows, total_rows } = await practice.trace(id, {
            slice: sliceOf(options),
            category: options.category ?? null,
            ...(options.period ? { period: options.period } : {}),
            ...(options.limit === undefined ? {} : { limit: options.limit }),
            ...(options.definition === undefined ? {} : { definition: options.definition }),
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
          if (value.numerator === null) return printLine(`no rows: ${value.status}`);
          printLine(
            `${total_rows} rows: ${value.numerator} ÷ ${value.denominator ?? "1"} = ${tableText(value.value, value.unit as Unit)}${value.status === "ok" ? "" : `, ${value.status}`}${options.definition === undefined ? "" : `, by version ${value.version} of the definition`}`,
          );
        });
      },
    );

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
