/** What can be handed over, and what was? */
import type { Asked } from "../asked.ts";
import { covenantsPanel } from "../panels/covenants.ts";
import { blockingPanel, packsPanel, sealedPacksPanel } from "../panels/packs.ts";
import type { Answer } from "./answer.ts";
import { covenantsOf } from "./lending.ts";

export async function reports(asked: Asked): Promise<Answer> {
  const { records } = asked;
  const blocking = blockingPanel(records.findings);
  const sealed = sealedPacksPanel(records.sealed);
  const promised = await covenantsOf(asked);
  return {
    title: "What can be handed over?",
    sentence: `${blocking.title}. ${sealed.title}.`,
    panels: [
      packsPanel(),
      ...(blocking.traces.length > 0 ? [blocking] : []),
      sealed,
      // what a lender reads on the cover first, open to its arithmetic and its rows
      ...(promised && promised.covenants.length > 0
        ? [covenantsPanel(promised, asked.covenants.problem)]
        : []),
    ],
  };
}
