/** The questions of a monthly meeting: where each is answered, and who answers for it. */
import { lastDay } from "../../calendar.ts";
import type { PageName, Panel } from "../../contract.ts";
import { findKpi } from "../../numbers/kpi/catalogue.ts";
import type { Asked } from "../asked.ts";
import { ownerOfPanel } from "../owners.ts";
import { panelOf } from "../panel.ts";
import { QUESTIONS, type Question } from "../questions.ts";

/** Each question leads to the page that answers it first. */
export function questionsPanel(asked: Asked): Panel {
  const { problem } = asked.owners;
  const owners = new Map(QUESTIONS.map((question) => [question, ownersText(asked, question)]));
  const isNamed = [...owners.values()].some((text) => text !== "");
  const panel = panelOf(
    QUESTIONS,
    [
      {
        name: "asks",
        title: "Question",
        unit: "text",
        of: ({ number, asks }) => `${number}. ${asks}`,
      },
      {
        name: "page",
        title: "Answered on",
        unit: "text",
        opens: true,
        of: ({ answers }) => titleOf(answers[0]!.page),
      },
      {
        name: "also",
        title: "And on",
        unit: "text",
        of: ({ answers }) =>
          answers
            .slice(1)
            .map(({ page }) => titleOf(page))
            .join(", "),
      },
      ...(isNamed
        ? [
            {
              name: "owner",
              title: "Who answers for it",
              unit: "text" as const,
              of: (question: Question) => owners.get(question)!,
            },
          ]
        : []),
    ],
    {
      id: "questions",
      title: `${QUESTIONS.length} questions of a monthly meeting, and where each is answered`,
      subtitle: "each figure there says by which dates, as of when and beside what, and opens",
      summary: QUESTIONS.map(({ asks }) => asks).join(" "),
      display: "table",
      notes: [
        problem,
        isNamed || problem !== null
          ? null
          : "No owner is named: owners.csv says who answers for a page or a figure (practice owners --help).",
      ],
    },
  );
  return {
    ...panel,
    leads: QUESTIONS.map(({ answers: [first] }) => ({
      page: first!.page,
      panel: first!.panels[0]!,
    })),
  };
}

/** @example titleOf("collections") // => "Collections" */
const titleOf = (page: PageName): string => page.charAt(0).toUpperCase() + page.slice(1);

/** Everybody who answers for one of its panels, once. */
function ownersText(asked: Asked, { answers }: Question): string {
  const day = lastDay(asked.period.last);
  const names = answers.flatMap(({ page, panels }) =>
    panels.map((panel) =>
      ownerOfPanel(asked.owners, { page, panel, kpi: findKpi(asked.kpis, panel) }, day),
    ),
  );
  return [...new Set(names)].filter((name) => name !== null).join(", ");
}
