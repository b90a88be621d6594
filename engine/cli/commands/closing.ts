/** Months that are closed, and what changed in them since: close, reopen, closings, restatements. */
import type { Command } from "commander";
import type { RestatementCause } from "../../contract.ts";
import { tableText, type Unit } from "../../format.ts";
import { EXIT, shared, withPractice, type Shared } from "../context.ts";
import { instant } from "../instant.ts";
import { printJson, printLine, printTable } from "../output.ts";

export function addClosingCommands(program: Command): void {
  shared(program.command("close <month>"))
    .description("freeze what is reported of a month; later changes become restatements")
    .addHelpText("after", "\nExample: practice close 2026-09")
    .action(async (month: string, options: Shared) => {
      await withPractice(options, async (practice) => {
        const closing = await practice.closeMonth(month);
        if (closing.tied_out === "differs") process.exitCode = EXIT.needsPerson;
        if (options.json) return printJson(closing);
        printLine(`${month} is closed: ${closing.cells} cells frozen, ${closing.digest}`);
        printLine(`tie-out: ${closing.tied_out}; see practice certificate ${month}`);
        if (closing.open_findings.length === 0) return;
        printLine(`still to be fixed: ${closing.open_findings.join(", ")}; see practice check`);
      });
    });

  shared(program.command("reopen <month>"))
    .description("open a closed month again; what was frozen is kept")
    .addHelpText("after", "\nExample: practice reopen 2026-09")
    .action(async (month: string, options: Shared) => {
      await withPractice(options, async (practice) => {
        const { digest } = await practice.reopenMonth(month);
        if (options.json) return printJson({ month, digest });
        printLine(`${month} is open again`);
      });
    });

  shared(program.command("closings"))
    .description("the closed months, and how many figures of each have changed")
    .addHelpText("after", "\nExample: practice closings")
    .action(async (options: Shared) => {
      await withPractice(options, async (practice) => {
        const all = practice.closings();
        if (options.json) return printJson(all);
        printTable(all, [
          { title: "month", text: (row) => row.month },
          { title: "closed", text: (row) => row.at.slice(0, 10) },
          { title: "by", text: (row) => row.who },
          { title: "tied out", text: (row) => row.tied_out },
          { title: "figures restated", text: (row) => String(row.restated), right: true },
          { title: "had to be fixed", text: (row) => row.open_findings.join(", ") },
        ]);
      });
    });

  shared(program.command("restatements"))
    .description("what changed in closed months, and why; the causes sum to the change")
    .option("--since <date-time>", "only what was found from then on", instant)
    .addHelpText("after", "\nExample: practice restatements --since 2026-10-01")
    .action(async (options: Shared & { since?: string }) => {
      await withPractice(options, async (practice) => {
        const all = practice.restatements(options.since ?? null);
        if (options.json) return printJson(all);
        const units = new Map(practice.kpis().map(({ id, unit }) => [id, unit as Unit]));
        const text = (kpi: string, value: number | null): string =>
          tableText(value, units.get(kpi) ?? "number");
        printTable(all, [
          { title: "figure", text: (row) => [row.kpi, row.category].filter(Boolean).join(" ") },
          { title: "month", text: (row) => row.period },
          { title: "was", text: (row) => text(row.kpi, row.was), right: true },
          { title: "is", text: (row) => text(row.kpi, row.is), right: true },
          { title: "cause", text: (row) => CAUSES[row.cause] },
          { title: "import", text: (row) => row.import_id ?? "" },
        ]);
      });
    });
}

const CAUSES: Readonly<Record<RestatementCause, string>> = {
  void: "voided",
  source_correction: "corrected in the source",
  taken_out: "a line was taken out of a list that you keep",
  re_class: "moved to another payer, provider, place or code",
  late_posting: "posted late",
  back_dating: "entered after the close, dated before it",
  matured: "later receipts of the month's services",
  mapping_change: "a layout was described anew",
  definition_change: "a definition or setting changed",
  undo: "an import was taken back",
};
