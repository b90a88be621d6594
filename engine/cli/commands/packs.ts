/** What is handed over: pack monthly, and verify. */
import { InvalidArgumentError, Option, type Command } from "commander";
import type { PackDifference, Paper } from "../../contract.ts";
import { packKinds, PACKS } from "../../report/pack/kinds.ts";
import { EXIT, shared, withPractice, type Shared } from "../context.ts";
import { instant } from "../instant.ts";
import { printJson, printLine, printTable } from "../output.ts";

type Asked = Shared & {
  period?: string;
  out: string;
  draft?: boolean;
  seal?: boolean;
  paper: Paper;
  knownAt?: string;
};

export function addPackCommands(program: Command): void {
  const pack = program.command("pack").description("what is handed over, as PDF and workbook");
  for (const kind of packKinds) {
    shared(pack.command(kind))
      .description(PACKS[kind].says)
      .option("--period <month>", "such as 2026-09 (default: the last month with data)")
      .requiredOption("--out <dir>", "the folder to write it to")
      .option("--draft", "marked as a draft on every page (the default)")
      .addOption(new Option("--seal", "final: its hash goes into the journal").conflicts("draft"))
      .option("--paper <size>", "letter or a4", paper, "letter")
      .option("--known-at <date-time>", "as it was known then", instant)
      .addHelpText("after", `\nExample: practice pack ${kind} --period 2026-09 --out pack --seal`)
      .action(async (options: Asked) => {
        await withPractice(options, async (practice) => {
          const made = await practice.pack(kind, {
            ...(options.period ? { period: options.period } : {}),
            out: options.out,
            state: options.seal ? "sealed" : "draft",
            paper: options.paper,
            knownAt: options.knownAt ?? null,
          });
          if (made.blocked_by.length > 0) process.exitCode = EXIT.needsPerson;
          if (options.json) return printJson(made);
          printTable(made.files, [
            { title: "file", text: ({ path }) => path },
            { title: "SHA-256", text: ({ sha256 }) => sha256 },
          ]);
          printLine(`\n${made.state === "sealed" ? "sealed" : "a draft"}, in ${options.out}`);
          if (made.blocked_by.length === 0) return;
          printLine("blocked, and not to be sealed until this is fixed:");
          printTable(made.blocked_by, [
            { title: "check", text: ({ check }) => check },
            { title: "findings", text: ({ findings }) => String(findings), right: true },
            { title: "what to do", text: ({ fix }) => fix },
          ]);
        });
      });
  }

  shared(program.command("verify <dir>"))
    .description("whether a pack's files are unchanged, and its figures still what the data say")
    .addHelpText("after", "\nExample: practice verify pack")
    .action(async (dir: string, options: Shared) => {
      await withPractice(options, async (practice) => {
        const checked = await practice.verifyPack(dir);
        if (!checked.ok) process.exitCode = EXIT.needsPerson;
        if (options.json) return printJson(checked);
        if (checked.ok) {
          return printLine(`${checked.period}: every file and every figure is as it was made`);
        }
        printTable(checked.differences, [
          { title: "file", text: ({ file }) => file },
          { title: "figure", text: ({ figure }) => figure ?? "the file itself" },
          { title: "was", text: ({ was }) => shown(was), right: true },
          { title: "is", text: ({ is }) => shown(is), right: true },
        ]);
      });
    });
}

const shown = (value: PackDifference["was"]): string =>
  value === null ? "—" : String(value).slice(0, 20);

function paper(text: string): Paper {
  if (text !== "letter" && text !== "a4") throw new InvalidArgumentError("it is letter or a4");
  return text;
}
