/** The questions of a monthly meeting: where each is answered, and who answers for it. */
import { lastDay } from "../../calendar.ts";
import type { PageName, Panel } from "../../contract.ts";
import { findKpi } from "../../numbers/kpi/catalogue.ts";
import type { Asked } from "../asked.ts";
import { ownerOfPanel } from "../owners.ts";
import { panelOf } from "../panel.ts";
import { QUESTIONS } from "../questions.ts";

type Row = { number: number; asks: string; page: PageName; panels: readonly string[] };

export function questionsPanel(asked: Asked): Panel {
  const rows: Row[] = QUESTIONS.flatMap(({ number, asks, answers }) =>
    answers.map(({ page, panels }) => ({ number, asks, page, panels })),
  );
  const owner = (row: Row): string => ownersText(asked, row);
  const named = rows.some((row) => owner(row) !== "");
  const panel = panelOf(
    rows,
    [
      { name: "asks", title: "Question", unit: "text", of: ({ asks }) => asks },
      { name: "page", title: "Answered on", unit: "text", opens: true, of: pageText },
      ...(named ? [{ name: "owner", title: "Who answers", unit: "text" as const, of: owner }] : []),
      { name: "number", title: "No", unit: "count", of: ({ number }) => number },
    ],
    {
      id: "questions",
      title: `${QUESTIONS.length} questions of a monthly meeting, and where each is answered`,
      subtitle: "each page says by which dates, as of when, beside what; each figure opens",
      summary: QUESTIONS.map(({ asks }) => asks).join(" "),
      display: "table",
      notes: [
        asked.owners.problem,
        named || asked.owners.problem !== null
          ? null
          : "No owner is named: owners.csv says who answers for a page or a figure (practice owners --help).",
      ],
    },
  );
  return { ...panel, leads: rows.map(({ page, panels }) => ({ page, panel: panels[0]! })) };
}

/** @example pageText({ page: "collections", … }) // => "Collections" */
const pageText = ({ page }: Row): string => page.charAt(0).toUpperCase() + page.slice(1);

/** Everybody who answers for one of the panels, once. */
function ownersText(asked: Asked, { page, panels }: Row): string {
  const day = lastDay(asked.period.last);
  const names = panels.map((panel) =>
    ownerOfPanel(asked.owners, { page, panel, kpi: findKpi(asked.kpis, panel) }, day),
  );
  return [...new Set(names)].filter((name) => name !== null).join(", ");
}
