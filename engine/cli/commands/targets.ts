/** What figures are to be: listed and changed, as on the screen. */
import type { Command } from "commander";
import type { TargetEdit, TargetList } from "../../contract.ts";
import { dayText } from "../../format.ts";
import { shared, withPractice, type Shared } from "../context.ts";
import { printJson, printLine, printTable } from "../output.ts";

type Of = Shared & { category?: string; from?: string };
type Said = Of & { per?: string; source?: string; until?: string };
type Change = TargetEdit extends infer E ? (E extends unknown ? Omit<E, "etag"> : never) : never;

export function addTargetCommands(program: Command): void {
  const targets = program.command("targets").description("what figures are to be, by targets.csv");

  shared(targets.command("list"))
    .description("every target and the days it holds")
    .addHelpText("after", "\nExample: practice targets list")
    .action(async (options: Shared) => {
      await withPractice(options, (practice) =>
        Promise.resolve(show(practice.targets.read(), options)),
      );
    });

  said(of(targets.command("set <kpi> <target>")))
    .description("add a target, from a month on")
    .option("--until <month>", "the last month it holds; until further notice unless said")
    .addHelpText(
      "after",
      '\nExamples: practice targets set no_show_rate "6 %" --from 2027-01\n          practice targets set RC01 40 --from 2027-01 --until 2027-06 --source "our own wish"',
    )
    .action((kpi: string, target: string, options: Said) =>
      changed(options, {
        do: "add",
        ...named(kpi, options),
        ...wordsOf(options),
        target,
        until: options.until ?? null,
      }),
    );

  said(of(targets.command("change <kpi> <target>")))
    .description("write another number for the target that begins in a month")
    .addHelpText("after", '\nExample: practice targets change no_show_rate "5 %" --from 2027-01')
    .action((kpi: string, target: string, options: Said) =>
      changed(options, { do: "change", ...named(kpi, options), ...wordsOf(options), target }),
    );

  of(targets.command("end <kpi> <month>"))
    .description("say the last month of the target that begins in --from")
    .addHelpText("after", "\nExample: practice targets end no_show_rate 2027-06 --from 2027-01")
    .action((kpi: string, until: string, options: Of) =>
      changed(options, { do: "end", ...named(kpi, options), until }),
    );
}

const of = (command: Command): Command =>
  shared(command)
    .option(
      "--from <month>",
      "the first month, as 2027-01, or day; one that always held unless said",
    )
    .option("--category <name>", "of a figure that has categories, which one");

const said = (command: Command): Command =>
  command
    .option("--per <words>", "what the number is per, where you have it from")
    .option("--source <words>", "where it comes from");

const named = (kpi: string, { category, from }: Of) => ({
  kpi,
  category: category ?? null,
  since: from ?? null,
});

const wordsOf = ({ per, source }: Said) => ({ per, source });

async function changed(options: Shared, change: Change): Promise<void> {
  await withPractice(options, async (practice) => {
    const { etag } = practice.targets.read();
    show(await practice.targets.save({ ...change, etag }), options);
  });
}

function show(list: TargetList, { json }: Shared): void {
  if (json) return printJson(list);
  printTable(list.targets, [
    {
      title: "figure",
      text: ({ title, category }) => (category ? `${title}, ${category}` : title),
    },
    { title: "target", text: ({ text }) => text, right: true },
    { title: "per", text: ({ per }) => per ?? "" },
    { title: "from", text: ({ since }) => (since ? dayText(since) : "always") },
    { title: "to", text: ({ until }) => (until ? dayText(until) : "further notice") },
    { title: "source", text: ({ source }) => source ?? "" },
    { title: "not used: why", text: ({ reason }) => reason ?? "" },
  ]);
  if (list.gone) printLine(`\n${list.gone.message}. ${list.gone.fix}.`);
  else if (!list.is_imported)
    printLine("\ntargets.csv is not in the figures as it stands: practice import");
}
