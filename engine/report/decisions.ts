/** Panels of what the practice may decide, each made if its file can be; what cannot be used says why. */
import type { OfferAhead, Panel } from "../contract.ts";
import { BadDecision } from "../numbers/decisions/decision_file.ts";
import { equipmentReport, hireReport, VISIT_KPI } from "../numbers/decisions/report.ts";
import { comparisonDocument, type Comparison } from "../numbers/lending/documents.ts";
import { BadLoan } from "../numbers/lending/refusal.ts";
import { offersAhead } from "../numbers/stress/offer_ahead.ts";
import type { Asked } from "./asked.ts";
import { panelOf } from "./panel.ts";
import { equipmentPanel, hirePanel, offersPanel } from "./panels/decisions.ts";
import { offerCovenantsPanel, offerCoveragePanel } from "./panels/offer_covenants.ts";

type Offers = { comparison: Comparison; offered: { name: string; ahead: OfferAhead }[] };

/**
 * The offers of `offers.json` side by side, and what each does to the practice's year ahead; null where there is none.
 *
 * @throws {BadLoan} on terms that cannot be
 */
export async function offersConsidered(asked: Asked): Promise<Offers | null> {
  const { session, settings, filter, decisions, covenants, adjustments } = asked;
  const { offers } = decisions;
  if (!offers) return null;
  const promised = {
    covenants: covenants.list,
    adjustments: adjustments.list,
    fiscalYearStart: settings.fiscal_year_start,
  };
  const minimum = settings.policies.minimum_cash;
  const found = await offersAhead(session, offers, minimum, promised, filter.known_at);
  return {
    comparison: comparisonDocument(offers),
    offered: offers.offers.map(({ name }, i) => ({ name, ahead: found[i]! })),
  };
}

/** Offers beside the covenants at their next tests, and coverage by month. */
export function offerPromisePanels({ offered }: Offers): Panel[] {
  const coverage = offerCoveragePanel(offered);
  return [offerCovenantsPanel(offered), ...(coverage ? [coverage] : [])];
}

export async function decisionPanels(asked: Asked): Promise<Panel[]> {
  const { session, settings, kpis, decisions } = asked;
  const { offers, equipment, hire } = decisions;
  const minimum = settings.policies.minimum_cash;
  const problems = [...decisions.problems];
  const made = async (file: string, panels: () => Promise<Panel[]>): Promise<Panel[]> => {
    try {
      return await panels();
    } catch (error) {
      if (!(error instanceof BadDecision || error instanceof BadLoan)) throw error;
      problems.push(`${file}: ${error.message}`);
      return [];
    }
  };
  const panels = [
    ...(offers
      ? await made("offers.json", async () => {
          const found = (await offersConsidered(asked))!;
          const ahead = found.offered.map((each) => each.ahead);
          return [offersPanel(found.comparison, ahead), ...offerPromisePanels(found)];
        })
      : []),
    ...(equipment
      ? await made("equipment.json", async () => [
          equipmentPanel(await equipmentReport(session, equipment, minimum)),
        ])
      : []),
    ...(hire
      ? await made("hire.json", async () => {
          const perVisit = kpis.find(({ name }) => name === VISIT_KPI)!;
          return [hirePanel(await hireReport(session, hire, perVisit, minimum))];
        })
      : []),
  ];
  return problems.length === 0 ? panels : [...panels, problemsPanel(problems)];
}

function problemsPanel(problems: readonly string[]): Panel {
  const title = "A file of a decision cannot be used";
  return panelOf(problems, [{ name: "says", title: "What to mend", unit: "text", of: (x) => x }], {
    id: "decision_files",
    title,
    subtitle: "offers.json, equipment.json, hire.json of the practice's folder",
    summary: `${title}.`,
    display: "table",
  });
}
