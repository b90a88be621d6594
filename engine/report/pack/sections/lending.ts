/** What is owed and was promised, whether it holds, and what a bad year would do. */
import { lending } from "../../pages/lending.ts";
import { doubts, type PackAsked, type Section } from "../section.ts";

export async function lendingSection(asked: PackAsked): Promise<Section> {
  const { sentence, panels } = await lending(asked);
  // what the owners may buy or whom they may hire is theirs to tell
  const shown = panels.filter(({ id }) => id !== "equipment" && id !== "hire");
  return {
    id: "lending",
    title: "Covenants and stress",
    says: [sentence, ...(await doubts(asked, ["ledger"]))],
    panels: shown,
  };
}
