/** What sites or providers bring in, less a share of overhead by three bases, and whose rank hangs on the basis. */
import type { BudgetReport, Panel } from "../../contract.ts";
import { cardText, monthsText } from "../../format.ts";
import { moneyText } from "../../money.ts";
import { borneOverhead } from "../../numbers/budget/borne.ts";
import {
  OVERHEAD_BASES,
  type BorneOverhead,
  type OverheadBasis,
} from "../../numbers/budget/overhead.ts";
import type { Asked } from "../asked.ts";
import { panelOf, type Column } from "../panel.ts";

const WORDS = {
  location: { one: "Site", many: "sites" },
  provider: { one: "Provider", many: "providers" },
} as const;

const BASIS_WORDS: Record<OverheadBasis, string> = {
  visits: "visits",
  revenue: "collections",
  hours: "provider hours",
};

/** Null where fewer than two could share it. */
export async function overheadPanel(
  asked: Asked,
  report: BudgetReport,
  dimension: keyof typeof WORDS,
): Promise<Panel | null> {
  const { total, bearers } = await borneOverhead(
    asked.session,
    asked.period,
    dimension,
    report.lines,
  );
  if (bearers.length < 2) return null;
  const { one, many } = WORDS[dimension];
  const unsettled = bearers.filter((each) => each.rankDependsOnBasis).map(({ name }) => name);
  const title =
    unsettled.length > 0
      ? `Overhead by ${many}: the rank of ${unsettled.join(", ")} depends on the basis`
      : `Overhead by ${many}: every basis gives the same ranks`;
  return panelOf(
    bearers,
    [
      { name: dimension, title: one, unit: "text", of: ({ name }) => name },
      {
        name: "collected",
        title: "Collected",
        unit: "money",
        of: ({ contribution }) => moneyText(contribution),
      },
      ...OVERHEAD_BASES.flatMap(columnsOf),
    ],
    {
      id: `overhead_${dimension}`,
      title,
      subtitle: [
        "$",
        `${cardText(Number(total) / 100, "money")} of general and capital cost shared`,
        monthsText(report.from.slice(0, 7), report.to.slice(0, 7)),
        "collected less overhead, by each basis",
      ].join(" · "),
      summary: `${title}.`,
      display: "table",
      notes: [
        "No basis is right. What somebody collects is theirs; a share of overhead is a choice, and nobody should be judged by a rank that changes with it.",
      ],
    },
  );
}

const columnsOf = (basis: OverheadBasis): Column<BorneOverhead>[] => [
  {
    name: `result_${basis}`,
    title: `Less overhead by ${BASIS_WORDS[basis]}`,
    unit: "money",
    of: ({ result }) => (result[basis] === null ? null : moneyText(result[basis])),
  },
  {
    name: `rank_${basis}`,
    title: `Rank by ${BASIS_WORDS[basis]}`,
    unit: "count",
    of: ({ rank }) => rank[basis],
  },
];
