/** The pages by name, each the answer to one question. */
import { firstDay, lastDay } from "../../calendar.ts";
import type { Dimension, Page, PageName, Panel, Verification } from "../../contract.ts";
import { dayText } from "../../format.ts";
import { groupBy } from "../../group.ts";
import type { Feed } from "../../intake/feeds.ts";
import { TIED_FEEDS } from "../../numbers/tie_out/measures.ts";
import { verificationOf } from "../../numbers/tie_out/verification.ts";
import type { Asked } from "../asked.ts";
import { ownerOfPanel } from "../owners.ts";
import { kpisOf, withAbout } from "../panel_about.ts";
import { asOf, extents } from "../panels/trust.ts";
import { neighbours, periodWords } from "../periods.ts";
import { doubtsOf } from "../words.ts";
import type { Answer } from "./answer.ts";
import { budget } from "./budget.ts";
import { cash } from "./cash.ts";
import { collections } from "./collections.ts";
import { compliance } from "./compliance.ts";
import { data } from "./data.ts";
import { lending } from "./lending.ts";
import { nearest } from "./nearest.ts";
import { operations } from "./operations.ts";
import { overview } from "./overview.ts";
import { people } from "./people.ts";
import { plan } from "./plan.ts";
import { quality } from "./quality.ts";
import { reports } from "./reports.ts";
import { technology } from "./technology.ts";
import { visits } from "./visits.ts";

type MakePage = (asked: Asked) => Promise<Answer>;

const PAGES: Record<PageName, MakePage> = {
  overview,
  collections,
  visits,
  operations,
  people,
  compliance,
  technology,
  quality,
  budget,
  plan,
  cash,
  lending,
  reports,
  data,
};

/** The exports that a page's figures are made from. */
const FEEDS_OF: Record<PageName, readonly Feed[]> = {
  overview: ["transaction", "appointment", "ledger", "payroll"],
  collections: ["transaction"],
  visits: ["appointment", "transaction"],
  operations: ["appointment", "transaction"],
  people: ["payroll", "transaction"],
  compliance: ["transaction"],
  technology: ["transaction"],
  quality: ["survey"],
  budget: ["ledger"],
  plan: ["ledger"],
  cash: ["transaction", "ledger"],
  lending: ["ledger"],
  reports: TIED_FEEDS,
  data: TIED_FEEDS,
};

/** Pages that show no figures of their own, but what stands behind them. */
const SAYS_ELSEWHERE: ReadonlySet<PageName> = new Set(["data", "reports"]);

/** Panels whose figures are cards that each say it of themselves, or that tell what came in. */
const SAYS_ITSELF: ReadonlySet<string> = new Set(["figures", "questions", "sources", "signals"]);

export const pageNames = Object.keys(PAGES) as PageName[];

export async function pageOf(name: PageName, asked: Asked): Promise<Page> {
  const as_of = asOf(await extents(asked));
  const { title, sentence, panels, opens, plans } = await PAGES[name](asked);
  const verification = await verificationOf(asked.session);
  const verified = verification(FEEDS_OF[name], asked.period);
  const behind = (panel: Panel): Verification => {
    const kpis = kpisOf(asked.kpis, panel);
    const needs = [...new Set(kpis.flatMap((kpi) => kpi.needs))];
    return kpis.length > 0 ? verification(needs, asked.period) : verified;
  };
  return {
    page: name,
    title,
    sentence,
    opens: opens ?? null,
    plans: plans ?? [],
    period: {
      text: asked.periodText,
      words: periodWords(asked),
      from: firstDay(asked.period.first),
      to: lastDay(asked.period.last),
      ...neighbours(asked.period, asked.span),
    },
    verified,
    owner: ownerOfPanel(
      asked.owners,
      { page: name, panel: name, kpi: null },
      lastDay(asked.period.last),
    ),
    as_of,
    as_of_words: as_of === "" ? "" : dayText(as_of),
    filter: asked.filter,
    unknown: await unknownNames(asked),
    panels: panels.map((panel) =>
      withAbout(
        asked,
        name,
        SAYS_ELSEWHERE.has(name) ? panel : withVerification(panel, behind(panel)),
      ),
    ),
  };
}

/** Figures that nothing stands behind say so wherever they are shown. */
function withVerification(panel: Panel, verification: Verification): Panel {
  if (SAYS_ITSELF.has(panel.id)) return panel;
  return { ...panel, notes: [...panel.notes, ...doubtsOf(verification)] };
}

/** Names chosen that the data do not hold, each with the one it is most like. */
async function unknownNames(asked: Asked): Promise<Page["unknown"]> {
  const chosen = Object.entries(asked.filter.slice) as [Dimension, string[]][];
  if (chosen.length === 0) return [];
  const rows = await asked.session.rows("select dimension, name from dimension_name");
  const known = groupBy(rows, (row) => row["dimension"] as Dimension);
  return chosen.flatMap(([dimension, names]) => {
    const there = (known.get(dimension) ?? []).map((row) => row["name"] as string);
    return names
      .filter((name) => !there.includes(name))
      .map((name) => ({ dimension, name, nearest: nearest(name, there) }));
  });
}
