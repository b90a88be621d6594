/** Files in and out: demo, init, import, imports, undo, quarantine, rebuild. */
import { InvalidArgumentError, type Command } from "commander";
import { writeExamplePractice } from "../../../datasets/generate/index.ts";
import type { ImportReport, TypedTotal } from "../../contract.ts";
import { moneyExact } from "../../format.ts";
import { createPracticeFolder } from "../../practice.ts";
import { parseControl } from "../../spine/controls.ts";
import { EXIT, shared, withPractice, type Shared } from "../context.ts";
import { instant } from "../instant.ts";
import { printJson, printLine, printTable, say } from "../output.ts";
import { progressLine } from "../progress.ts";

export function addFileCommands(program: Command): void {
  program
    .command("demo <dir>")
    .description(
      "write an example practice: exports as systems write them, and what they add up to",
    )
    .option("--providers <n>", "how many providers", whole, 6)
    .option("--months <n>", "how many months", whole, 36)
    .option("--seed <n>", "the same seed gives the same bytes", whole, 1)
    .option("--until <month>", "last month, YYYY-MM", "2026-10")
    .option("--accrual", "books on the accrual basis: bills as they come, and receivables", false)
    .option("--json", "print one JSON document on stdout")
    .addHelpText(
      "after",
      "\nExample: practice demo ~/example && practice import --practice ~/example",
    )
    .action(async (dir: string, options: Shared & DemoOptions) => {
      const progress = progressLine("Example practice");
      const { providers, months, seed, until, accrual } = options;
      const made = await writeExamplePractice({
        dir,
        providers,
        months,
        seed,
        until,
        accrual,
        onProgress: (done, total, what) => progress.report(what, done, total),
      });
      progress.done(`Wrote ${made.files.length} files to ${made.dir}`);
      if (options.json) printJson({ dir: made.dir, files: made.files, truth: made.truth });
      else printLine(`Next: practice import --practice ${made.dir}`);
    });

  program
    .command("init <dir>")
    .description("make an empty practice folder")
    .option("--json", "print one JSON document on stdout")
    .addHelpText("after", "\nExample: practice init ~/my-practice")
    .action((dir: string, options: Shared) => {
      const folder = createPracticeFolder(dir);
      if (options.json) printJson({ dir: folder.path });
      else {
        printLine(`Made ${folder.path}. Drop this month's exports into ${folder.inbox}, then:`);
        printLine(`practice import --practice ${folder.path}`);
      }
    });

  shared(program.command("import [paths...]"))
    .description("take files or folders in (default: the inbox); each file whole or not at all")
    .option("--format <id>", "read every file as this format")
    .option(
      "--accept <code>",
      "bring in anyway what is held for this reason; may be repeated",
      each,
      [],
    )
    .option(
      "--control <total>",
      "what a system's own report says these files come to, as payments=412880.15; may be repeated",
      each,
      [],
    )
    .option("--dry-run", "say what would happen, keep nothing")
    .option("--known-at <date-time>", "count the files as known from then (default: now)", instant)
    .addHelpText("after", "\nExample: practice import ~/exports/2026-10 --practice ~/my-practice")
    .action(async (paths: string[], options: Shared & ImportOptions) => {
      await withPractice(options, async (practice) => {
        const progress = progressLine("Importing");
        const given = paths.length > 0 ? paths : practice.folder.waiting();
        const [report] = await practice.import(
          [{ paths: given, knownAt: options.knownAt ?? null }],
          {
            format: options.format ?? null,
            accept: options.accept,
            controls: options.control.map(parseControl),
            dryRun: options.dryRun ?? false,
            onProgress: progress.report,
          },
        );
        progress.done(`${report!.files.length} files`);
        if (options.json) printJson(report);
        else {
          printImport(report!);
          printControls(report!.controls);
        }
        if (!report!.reconciled && report!.files.some((file) => file.status !== "duplicate")) {
          process.exitCode = EXIT.needsPerson;
        }
      });
    });

  shared(program.command("imports"))
    .description("what was imported and taken back, oldest first")
    .addHelpText("after", "\nExample: practice imports --json")
    .action(async (options: Shared) => {
      await withPractice(options, async (practice) => {
        const imports = practice.imports();
        if (options.json) return printJson(imports);
        printTable(imports, [
          { title: "import", text: (row) => row.import_id },
          { title: "at", text: (row) => row.at.slice(0, 16).replace("T", " ") },
          { title: "by", text: (row) => row.who },
          { title: "known at", text: (row) => row.known_at.slice(0, 10) },
          { title: "files", text: (row) => String(row.files.length), right: true },
          { title: "rows", text: (row) => String(row.rows), right: true },
          { title: "", text: (row) => (row.undone ? "taken back" : "") },
        ]);
      });
    });

  shared(program.command("undo <id>"))
    .description("take an import back, as if its files had never come")
    .addHelpText("after", "\nExample: practice undo 3f2a9c0b1d4e")
    .action(async (id: string, options: Shared) => {
      await withPractice(options, async (practice) => {
        const progress = progressLine("Taking back");
        const result = await practice.undo(id, progress.report);
        progress.done(`Took back import ${id}`);
        if (options.json) printJson(result);
      });
    });

  shared(program.command("quarantine"))
    .description(
      "the rows held back, with reasons; --out writes them ready to mend and import again",
    )
    .option("--out <file>", "write the rows to this CSV file")
    .addHelpText("after", "\nExample: practice quarantine --out mend.csv")
    .action(async (options: Shared & { out?: string }) => {
      await withPractice(options, async (practice) => {
        const rows = await practice.quarantine();
        const written = options.out ? await practice.writeQuarantine(options.out) : [];
        for (const file of written) say(`Wrote ${file}`);
        if (options.json) return printJson(rows);
        printTable(rows, [
          { title: "file", text: (row) => row.file },
          { title: "line", text: (row) => String(row.line), right: true },
          { title: "problem", text: (row) => row.problem },
          { title: "field", text: (row) => row.field ?? "" },
        ]);
      });
    });

  shared(program.command("rebuild"))
    .description("derive every figure anew from the archive and the journal")
    .addHelpText("after", "\nExample: practice rebuild --practice ~/my-practice")
    .action(async (options: Shared) => {
      await withPractice(options, async (practice) => {
        const progress = progressLine("Rebuilding");
        const result = await practice.rebuild(progress.report);
        progress.done("Rebuilt");
        if (options.json) printJson(result);
        else printLine(`${result.cells} cells, digest ${result.digest}`);
      });
    });
}

type DemoOptions = {
  providers: number;
  months: number;
  seed: number;
  until: string;
  accrual: boolean;
};
type ImportOptions = {
  format?: string;
  accept: string[];
  control: string[];
  dryRun?: boolean;
  knownAt?: string;
};

function printImport({ files, findings }: ImportReport): void {
  printTable(files, [
    { title: "file", text: (file) => file.path },
    { title: "format", text: (file) => file.format ?? "" },
    { title: "status", text: (file) => file.status },
    { title: "read", text: (file) => String(file.rows.read), right: true },
    { title: "loaded", text: (file) => String(file.rows.loaded), right: true },
    { title: "unchanged", text: (file) => String(file.rows.unchanged), right: true },
    { title: "superseded", text: (file) => String(file.rows.superseded), right: true },
    { title: "held", text: (file) => String(file.rows.quarantined), right: true },
    { title: "ignored", text: (file) => String(file.rows.ignored), right: true },
  ]);
  for (const finding of files.flatMap((file) => file.findings)) {
    if (finding.severity !== "information" || finding.check === "LIST_CHANGED")
      printLine(`${finding.message}. ${finding.fix}.`);
  }
  for (const { message, fix } of findings) printLine(`${message}. ${fix}.`);
  const held = new Set(files.flatMap(({ accept }) => accept ?? []));
  if (held.size > 0) {
    const codes = [...held].map((code) => `--accept '${code}'`).join(" ");
    printLine(`To bring in anyway what is held, import it again with ${codes}`);
  }
}

/** Every value of an option that is given several times. */
const each = (code: string, before: readonly string[]): string[] => [...before, code];

function whole(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number)) throw new InvalidArgumentError("it must be a whole number");
  return number;
}

/** Totals that were typed, each beside what the files hold. */
function printControls(controls: readonly TypedTotal[]): void {
  if (controls.length === 0) return;
  printTable(controls, [
    { title: "total", text: (row) => row.measure },
    { title: "said", text: (row) => moneyExact(row.said), right: true },
    { title: "read", text: (row) => moneyExact(row.read), right: true },
    { title: "difference", text: (row) => moneyExact(row.difference), right: true },
  ]);
}
