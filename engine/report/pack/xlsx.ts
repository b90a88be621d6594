/** A pack as a workbook: a tab a section, the same panels as on paper, and formulas where figures are made of others. */
import type { Paper } from "../../contract.ts";
import { basisText, filterText, knownText, practiceText, aboutPractice } from "../about.ts";
import { periodWords } from "../periods.ts";
import type { About, SheetSpec } from "../sheet.ts";
import { workbookOf } from "../xlsx.ts";
import { PACKS } from "./kinds.ts";
import type { PackAsked, Section } from "./section.ts";

/** @returns the bytes of a workbook; the same sections give the same bytes */
export function packXlsx(
  asked: PackAsked,
  sections: readonly Section[],
  paper: Paper,
): Promise<Uint8Array> {
  const title = `${PACKS[asked.kind].title}, ${periodWords(asked)}`;
  const state = asked.state === "draft" ? "DRAFT" : "sealed";
  const about: About = [
    ...aboutPractice(asked.settings),
    ["Pack", `${title}, ${state}`],
    ["Filters", filterText(asked.filter.slice)],
    ["Basis", basisText(asked.filter)],
    ["Known", knownText(asked.filter.known_at)],
  ];
  const sheets = sections.map(({ id, title: name, says, panels }): SheetSpec => ({
    name,
    title: id === "cover" ? title : name,
    about,
    says,
    blocks: panels.map((panel) => ({
      id: panel.id,
      title: panel.title,
      subtitle: panel.subtitle,
      table: panel,
      notes: panel.notes,
    })),
    paper,
    foot: `${practiceText(asked.settings)} · ${title} · ${state}`,
  }));
  return workbookOf(title, sheets);
}
