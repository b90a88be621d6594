/** Whether a figure is a signal, and what moved it: explain. */
import type { Command } from "commander";
import type { Anomaly } from "../../contract.ts";
import { changeText, type Unit } from "../../format.ts";
import { withPractice } from "../context.ts";
import { printJson, printLine, printTable } from "../output.ts";
import { sliced, sliceOf, type Sliced } from "../sliced.ts";

export function addExplainCommand(program: Command): void {
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
