/** The pages by name, each the answer to one question. */
import { firstDay, lastDay } from "../../calendar.ts";
import type { Dimension, Page, PageName } from "../../contract.ts";
import { dayText } from "../../format.ts";
import { groupBy } from "../../group.ts";
import type { Asked } from "../asked.ts";
import { asOf, extents } from "../panels/trust.ts";
import { neighbours, periodWords } from "../periods.ts";
import type { Answer } from "./answer.ts";
import { budget } from "./budget.ts";
import { cash } from "./cash.ts";
import { collections } from "./collections.ts";
import { data } from "./data.ts";
import { nearest } from "./nearest.ts";
import { overview } from "./overview.ts";
import { visits } from "./visits.ts";

type MakePage = (asked: Asked) => Promise<Answer>;

const PAGES: Record<PageName, MakePage> = { overview, collections, visits, budget, cash, data };

export const pageNames = Object.keys(PAGES) as PageName[];

export async function pageOf(name: PageName, asked: Asked): Promise<Page> {
  const as_of = asOf(await extents(asked));
  const { title, sentence, panels } = await PAGES[name](asked);
  return {
    page: name,
    title,
    sentence,
    period: {
      text: asked.periodText,
      words: periodWords(asked),
      from: firstDay(asked.period.first),
      to: lastDay(asked.period.last),
      ...neighbours(asked.period, asked.span),
    },
    as_of,
    as_of_words: as_of === "" ? "" : dayText(as_of),
    filter: asked.filter,
    unknown: await unknownNames(asked),
    panels,
  };
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
