/** What sites, providers or departments bring in, less a share of overhead by three bases, and whose rank hangs on the basis. */
import type { BudgetOverhead, BudgetReport, OverheadBy, Panel } from "../../contract.ts";
import { cardText, monthsText } from "../../format.ts";
import { borneOverhead, UNASSIGNED } from "../../numbers/budget/borne.ts";
import { OVERHEAD_BASES, type OverheadBasis } from "../../numbers/budget/overhead.ts";
import type { Asked } from "../asked.ts";
import { panelOf, type Column } from "../panel.ts";

const WORDS: Record<OverheadBy, { one: string; many: string }> = {
  location: { one: "Site", many: "sites" },
  provider: { one: "Provider", many: "providers" },
  department: { one: "Department", many: "departments" },
};

const BASIS_WORDS: Record<OverheadBasis, string> = {
  visits: "visits",
  revenue: "collections",
  hours: "provider hours",
};

type Bearer = BudgetOverhead["bearers"][number];

/** Null where fewer than two could share it; a site or provider does not share with what is nobody's alone. */
export async function overheadPanel(
  asked: Asked,
  report: BudgetReport,
  by: OverheadBy,
): Promise<Panel | null> {
  const found = await borneOverhead(asked.session, asked.period, by, report.lines);
  const { bearers } = found;
  const sharing = by === "department" ? bearers : bearers.filter(({ name }) => name !== UNASSIGNED);
  if (sharing.length < 2) return null;
  const title = ranksSentence(found);
  const isPaid = found.shared_pay !== null;
  const isDirect = bearers.some(({ direct }) => Number(direct) !== 0);
  return panelOf(
    bearers,
    [
      { name: by, title: WORDS[by].one, unit: "text", of: ({ name }) => name },
      { name: "collected", title: "Collected", unit: "money", of: ({ collected }) => collected },
      ...(isPaid
        ? [{ name: "pay", title: "Own pay", unit: "money" as const, of: ({ pay }: Bearer) => pay }]
        : []),
      ...(isDirect
        ? [
            {
              name: "direct",
              title: "Direct cost",
              unit: "money" as const,
              of: ({ direct }: Bearer) => direct,
            },
          ]
        : []),
      ...OVERHEAD_BASES.flatMap(columnsOf),
    ],
    {
      id: `overhead_${by}`,
      title,
      subtitle: [
        "$",
        `${cardText(Number(found.shared), "money")} of general and capital cost${isPaid ? " and of pay of support departments" : ""} shared`,
        monthsText(report.from.slice(0, 7), report.to.slice(0, 7)),
        `collected less ${[...(isPaid ? ["own pay"] : []), ...(isDirect ? ["direct cost"] : []), "overhead"].join(", less ")}, by each basis`,
      ].join(" · "),
      summary: `${title}.`,
      display: "table",
      notes: [
        "No basis is right. What somebody collects is theirs; a share of overhead is a choice, and nobody should be judged by a rank that changes with it.",
        ...found.says,
      ],
    },
  );
}

/** Whose rank hangs on the basis. */
export function ranksSentence({ by, bearers }: BudgetOverhead): string {
  const unsettled = bearers.filter((each) => each.rank_depends_on_basis).map(({ name }) => name);
  return unsettled.length > 0
    ? `Overhead by ${WORDS[by].many}: the rank of ${unsettled.join(", ")} depends on the basis`
    : `Overhead by ${WORDS[by].many}: every basis gives the same ranks`;
}

const columnsOf = (basis: OverheadBasis): Column<Bearer>[] => [
  {
    name: `result_${basis}`,
    title: `Less overhead by ${BASIS_WORDS[basis]}`,
    unit: "money",
    of: ({ result }) => result[basis],
  },
  {
    name: `rank_${basis}`,
    title: `Rank by ${BASIS_WORDS[basis]}`,
    unit: "count",
    of: ({ rank }) => rank[basis],
  },
];
