/** Tying out: totals of the systems' own reports, and certificates of months and imports. */
import { writeFileSync } from "node:fs";
import type { Command } from "commander";
import type { ControlSaid } from "../../contract.ts";
import { cellText, moneyExact } from "../../format.ts";
import { measureOf } from "../../numbers/tie_out/measures.ts";
import { parseControl } from "../../spine/controls.ts";
import { EXIT, shared, withPractice, type Shared } from "../context.ts";
import { printJson, printLine, printTable } from "../output.ts";

export function addTieOutCommands(program: Command): void {
  shared(program.command("control [month] [totals...]"))
    .description(
      "say what a system's own report says of a month; without totals, list what was said",
    )
    .addHelpText(
      "after",
      "\nExample: practice control 2026-09 charges=512300.00 payments=412880.15\nAn empty amount takes a total back: practice control 2026-09 payments=",
    )
    .action(async (month: string | undefined, texts: string[], options: Shared) => {
      await withPractice(options, async (practice) => {
        const totals = texts.map(parseControl);
        const said = month
          ? await practice.sayControls(
              totals.map(({ measure, amount }) => ({ month, measure, amount: amount || null })),
            )
          : practice.controls();
        const mine = said.filter((total) => month === undefined || total.month === month);
        if (options.json) return printJson(mine);
        printTable(mine, [
          { title: "month", text: (row) => row.month },
          { title: "total", text: (row) => row.measure },
          { title: "said", text: saidText, right: true },
        ]);
      });
    });

  shared(program.command("certificate <month-or-import>"))
    .description("whether a month, or an import, agrees with everything that knows it too")
    .option("--pdf <file>", "write it as a page to print")
    .addHelpText("after", "\nExample: practice certificate 2026-09 --pdf certificate.pdf")
    .action(async (of: string, options: Shared & { pdf?: string }) => {
      await withPractice(options, async (practice) => {
        const certificate = await practice.certificate(of);
        if (options.pdf) writeFileSync(options.pdf, await practice.certificatePdf(of));
        if (certificate.status === "differs") process.exitCode = EXIT.needsPerson;
        if (options.json) return printJson(certificate);
        printLine(`${of}: ${certificate.says}`);
        for (const tie of certificate.ties) {
          printLine(`\n${tie.title}: ${tie.asked ? tie.status : "not asked"}. ${tie.says}`);
          if (tie.lines.length > 0) {
            printTable(tie.lines, [
              { title: "", text: (line) => `  ${line.title}` },
              {
                title: "",
                text: (line) => (line.unit === "money" ? moneyExact(line.amount) : line.amount),
                right: true,
              },
            ]);
          }
          for (const row of tie.rows) {
            printLine(
              `  ${moneyExact(row.amount)}  ${row.says}, ${row.file ?? ""}:${row.line ?? ""}`,
            );
          }
        }
        if (options.pdf) printLine(`\nwritten to ${options.pdf}`);
      });
    });
}

/** An amount of money or a count, as its measure is. */
function saidText({ measure, amount }: ControlSaid): string {
  return cellText(amount, measureOf(measure)?.unit === "count" ? "count" : "cents");
}
