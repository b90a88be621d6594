/** What can be handed over, and what was? */
import type { Asked } from "../asked.ts";
import { blockingPanel, packsPanel, sealedPacksPanel } from "../panels/packs.ts";
import type { Answer } from "./answer.ts";

export async function reports({ records }: Asked): Promise<Answer> {
  const blocking = blockingPanel(records.findings);
  const sealed = sealedPacksPanel(records.sealed);
  return Promise.resolve({
    title: "What can be handed over?",
    sentence: `${blocking.title}. ${sealed.title}.`,
    panels: [packsPanel(), ...(blocking.traces.length > 0 ? [blocking] : []), sealed],
  });
}
