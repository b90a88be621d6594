/** What others' figures are, and how the practice's stand beside them. */
import type { Command } from "commander";
import { tableText, type Unit } from "../../format.ts";
import { shared, withPractice, type Shared } from "../context.ts";
import { printJson, printTable } from "../output.ts";

const HELP = `
Ours come with their source, date and how well they are known. benchmarks.csv of the practice folder holds the practice's own,
such as those of a survey it has a licence for; for its figure and months a row of it stands in place of ours:
  kpi,specialty,per,low,high,kind,year,source,evidence,valid_from
  RC01,,gross charges,,38,median,2025,our survey licence,evidenced,2026-01
What is per something else, of other dates, in another unit or of another specialty is not compared, and says why.

Example: practice benchmarks RC01 RC14 --period 2026-09`;

export function addBenchmarkCommand(program: Command): void {
  shared(program.command("benchmarks [ids...]"))
    .description("what others' figures are, with date and source, and how ours stand beside them")
    .option("--period <period>", "of which figures (default: the newest month that is over)")
    .addHelpText("after", HELP)
    .action(async (ids: string[], { period, ...options }: Shared & { period?: string }) => {
      await withPractice(options, async (practice) => {
        const found = await practice.benchmarks({
          kpis: ids,
          ...(period === undefined ? {} : { period }),
        });
        if (options.json) return printJson(found);
        printTable(found, [
          { title: "id", text: (row) => row.kpi },
          { title: "figure", text: (row) => row.title },
          { title: "period", text: (row) => row.period },
          { title: "value", text: (row) => tableText(row.value, row.unit as Unit), right: true },
          { title: "beside others", text: (row) => row.says },
        ]);
      });
    });
}
