/** Whose month it is, what it comes to in a paragraph, and whether anything is in the way. */
import { packageVersion } from "../../../database.ts";
import { dayText } from "../../../format.ts";
import { basisText, filterText, knownText, practiceText } from "../../about.ts";
import { panelOf } from "../../panel.ts";
import { periodWords } from "../../periods.ts";
import type { PackAsked, Section } from "../section.ts";
import { checkText } from "./findings.ts";

/** The sections whose first sentences make the paragraph. */
const TOLD = ["history", "lending", "kpis", "budget", "receivables", "cash", "tie_out"];

export async function cover(asked: PackAsked, body: readonly Section[]): Promise<Section> {
  const paragraph = body.flatMap(({ id, says }) => (TOLD.includes(id) ? says.slice(0, 1) : []));
  const { filter, settings } = asked;
  const facts: [string, string][] = [
    ["Practice", practiceText(settings)],
    ["Period", periodWords(asked)],
    ["State", asked.state === "draft" ? "Draft: figures may still change" : "Sealed"],
    ["Blocked", blockedText(asked)],
    ["Filters", filterText(filter.slice)],
    ["Basis", basisText(filter)],
    ["Known", knownText(filter.known_at)],
    ["Data to", asked.asOf === "" ? "no dated rows" : dayText(asked.asOf)],
    ["Figures", asked.digest],
    ["Made by", `Sound Practice ${packageVersion()}`],
  ];
  return Promise.resolve({
    id: "cover",
    title: "Cover",
    says: [paragraph.join(" ")],
    panels: [
      panelOf(
        facts,
        [
          { name: "what", title: "What", unit: "text", of: ([what]) => what },
          { name: "says", title: "", unit: "text", of: ([, says]) => says },
        ],
        {
          id: "cover",
          title: "What this is",
          subtitle: "",
          summary: blockedText(asked),
          display: "table",
        },
      ),
    ],
  });
}

/** Whether anything must be fixed before the pack can be handed over. */
export function blockedText({ blockedBy }: Pick<PackAsked, "blockedBy">): string {
  if (blockedBy.length === 0) return "nothing has to be fixed first";
  const checks = blockedBy.map(({ check, findings }) => `${checkText(check)} (${findings})`);
  return `BLOCKED: to be fixed first: ${checks.join(", ")}`;
}
