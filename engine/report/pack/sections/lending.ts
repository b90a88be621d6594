/** What is owed and was promised, whether it holds, and what a bad year would do. */
import { promises } from "../../pages/lending.ts";
import { doubts, type PackAsked, type Section } from "../section.ts";

export async function lendingSection(asked: PackAsked): Promise<Section> {
  const { sentence, panels } = await promises(asked);
  return {
    id: "lending",
    title: "Covenants and stress",
    says: [sentence, ...(await doubts(asked, ["ledger"]))],
    panels,
  };
}
