/** Which sections a pack has, by what it is for. A pack for somebody else is another list. */
import type { PackKind } from "../../contract.ts";
import type { MakeFrame, MakeSection, PackAsked, Section } from "./section.ts";
import { ahead } from "./sections/ahead.ts";
import { budgetSection } from "./sections/budget.ts";
import { cashSection } from "./sections/cash.ts";
import { cover } from "./sections/cover.ts";
import { definitions } from "./sections/definitions.ts";
import { financing } from "./sections/financing.ts";
import { findingsSection } from "./sections/findings.ts";
import { history } from "./sections/history.ts";
import { kpiSection } from "./sections/kpis.ts";
import { lendingSection } from "./sections/lending.ts";
import { readiness } from "./sections/readiness.ts";
import { receivables } from "./sections/receivables.ts";
import { restated } from "./sections/restated.ts";
import { statementsSection } from "./sections/statements.ts";
import { tieOut } from "./sections/tie_out.ts";

type Kind = {
  title: string;
  /** for whom it is and what it holds, in a line */
  says: string;
  front: readonly MakeFrame[];
  body: readonly MakeSection[];
  back: readonly MakeFrame[];
};

export const PACKS: Record<PackKind, Kind> = {
  monthly: {
    title: "Monthly pack",
    says: "the month for the owners: figures, budget, receivables, cash, tie-out, definitions",
    front: [cover],
    body: [kpiSection, budgetSection, receivables, cashSection, tieOut, restated, findingsSection],
    back: [definitions],
  },
  lender: {
    title: "Lender pack",
    says: "for a lender: results, proof of collections, receivables, debt, covenants, stress, offers considered, cash for 13 weeks and two years, statements of the two years",
    front: [cover, readiness],
    body: [
      history,
      tieOut,
      receivables,
      lendingSection,
      financing,
      cashSection,
      ahead,
      statementsSection,
      kpiSection,
      restated,
      findingsSection,
    ],
    back: [definitions],
  },
};

export const packKinds = Object.keys(PACKS) as PackKind[];

/** The sections of a pack in their order. */
export async function sectionsOf(asked: PackAsked): Promise<Section[]> {
  const { front, body, back } = PACKS[asked.kind];
  const made: Section[] = [];
  for (const make of body) {
    const section = await make(asked);
    if (section) made.push(section);
  }
  const framed = async (frames: readonly MakeFrame[]): Promise<Section[]> =>
    Promise.all(frames.map((make) => make(asked, made)));
  return [...(await framed(front)), ...made, ...(await framed(back))];
}
