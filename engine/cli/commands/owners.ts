/** Who answers for which figures. */
import type { Command } from "commander";
import { shared, withPractice, type Shared } from "../context.ts";
import { printJson, printLine, printTable } from "../output.ts";

const HELP = `
owners.csv of the practice folder names them, for a figure, a family of figures, a page, a panel or all:
  of,owner,since
  RC,Billing lead,
  RC14,Denials desk,2026-07-01
  budget,Practice manager,
The nearest row counts: of a figure its own, its family's, then all; of a page or panel its own, the page's, then all.

Example: practice owners --json`;

export function addOwnerCommand(program: Command): void {
  shared(program.command("owners"))
    .description("who answers for which page and figure, as owners.csv says")
    .addHelpText("after", HELP)
    .action(async (options: Shared) => {
      await withPractice(options, async (practice) => {
        const all = practice.owners();
        if (options.json) return printJson(all);
        const named = all.filter(({ owner }) => owner !== null);
        printTable(named, [
          { title: "of", text: ({ of }) => of },
          { title: "", text: ({ title }) => title },
          { title: "owner", text: ({ owner }) => owner! },
        ]);
        if (named.length < all.length) {
          printLine(
            `Nobody is named for ${all.length - named.length} of ${all.length} pages and figures.`,
          );
        }
      });
    });
}
