/** Layouts that the practice describes itself: map, mappings. */
import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { BadMapping } from "../../intake/mapping/mapping.ts";
import { askMapping } from "../ask_mapping.ts";
import { shared, withPractice, type Shared } from "../context.ts";
import { printJson, printLine, printTable, say } from "../output.ts";
import { Questions } from "../questions.ts";

type MapOptions = Shared & { template?: string; use?: string };

export function addMappingCommands(program: Command): void {
  shared(program.command("map <file>"))
    .description("say once what the columns of an export are; it is read so from then on")
    .option("--template <id>", "the template it leads to (default: the likest)")
    .option("--use <mapping.json>", "save this description instead of asking")
    .addHelpText(
      "after",
      "\nExample: practice map ~/exports/ledger_dump.csv" +
        "\nWithout a terminal: practice map FILE --json > draft.json; complete its mapping; practice map FILE --use draft.json",
    )
    .action(async (file: string, options: MapOptions) => {
      await withPractice(options, async (practice) => {
        if (options.use) {
          const mapping = practice.saveMapping(mappingIn(options.use));
          if (options.json) printJson(mapping);
          return tellNext(mapping.id, file);
        }
        const draft = (template: string | null) => practice.draftMapping(file, template);
        const first = await draft(options.template ?? null);
        if (options.json) return printJson(first);
        if (!process.stdin.isTTY) {
          throw new BadMapping(
            "nobody can be asked here; use --json, complete the mapping it prints, and --use it",
          );
        }
        const mapping = await askMapping(first, draft, new Questions());
        if (!mapping) return say("Nothing was kept.");
        tellNext(practice.saveMapping(mapping).id, file);
      });
    });

  shared(program.command("mappings"))
    .description("the layouts the practice has described")
    .addHelpText("after", "\nExample: practice mappings --json")
    .action(async (options: Shared) => {
      await withPractice(options, async (practice) => {
        const mappings = practice.mappings();
        if (options.json) return printJson(mappings);
        printTable(mappings, [
          { title: "mapping", text: (row) => row.id },
          { title: "reads", text: (row) => row.title },
          { title: "as", text: (row) => row.template },
          { title: "days", text: (row) => row.days ?? "" },
          { title: "columns", text: (row) => Object.values(row.columns).join(", ") },
        ]);
      });
    });
}

/** A mapping in a file of its own, or within the draft that `--json` printed. @throws {BadMapping} */
function mappingIn(path: string): unknown {
  try {
    const given = JSON.parse(readFileSync(path, "utf8")) as { mapping?: unknown };
    return given.mapping ?? given;
  } catch (cause) {
    throw new BadMapping(`${path} cannot be read: ${(cause as Error).message}`, { cause });
  }
}

function tellNext(id: string, file: string): void {
  say(`Kept as mappings/${id}.json; it can be edited. Next:`);
  printLine(`practice import ${file}`);
}
