/**
 * What each payer, provider, place or category brings to a figure, month by month: its numerators and
 * denominators, to be compared with those of other months.
 */
import type { Dimension } from "../../contract.ts";
import type { Month } from "../../calendar.ts";
import type { Session } from "../../database.ts";
import { groupBy } from "../../group.ts";
import { sum, type Decimal } from "../../money.ts";
import type { Share } from "../control/contributions.ts";
import { percentileOf, type Kpi } from "./header.ts";
import { cellsOf, inPeriods, type Cell } from "./cells.ts";
import type { Question } from "./measure.ts";
import { divisorOf } from "./window.ts";

/** Whether a figure's parts add up to it: a middle value, or a mean of means, has no such parts. */
export const hasParts = (kpi: Kpi): boolean =>
  percentileOf(kpi) === null && kpi.combine !== "mean of groups";

/**
 * @param by        what the members are; categories of a whole that they share are no members of each other
 * @param category  one category of the KPI; null for all of them
 * @returns by month, each member once; empty where the month has nothing
 */
export async function membersOf(
  session: Session,
  asked: Pick<Question, "slice" | "knownAt"> & {
    kpi: Kpi;
    category: string | null;
    months: readonly Month[];
  },
  by: Dimension | "category",
): Promise<Map<Month, Share[]>> {
  const { kpi, category, months } = asked;
  const alike = months.map((month) => ({ text: month, months: { first: month, last: month } }));
  const cells = await cellsOf(
    session,
    inPeriods([kpi], alike),
    asked.slice,
    by === "category" ? [] : [by],
  );
  const byMonth = groupBy(cells, (cell) => cell.of.period);
  return new Map(
    months.map((month) => {
      const mine = byMonth.get(month) ?? [];
      const isChosen = (cell: Cell): boolean => category === null || cell.category === category;
      const groups = new Set(mine.filter(isChosen).map(({ group }) => group));
      const isOfWhole = (cell: Cell): boolean =>
        kpi.combine === "share" ? groups.has(cell.group) : isChosen(cell);
      const nameOf = (cell: Cell): string => (by === "category" ? cell.category : cell.slice[by]!);
      const shares = [...groupBy(mine.filter(isOfWhole), nameOf)].map(([member, of]): Share => ({
        member,
        ...perUnit(
          kpi,
          month,
          of.filter(isChosen).map(({ numerator }) => numerator),
          of.map(({ denominator }) => denominator),
        ),
      }));
      return [month, shares];
    }),
  );
}

/** The days or months that a sum is divided by go to the other part, so that no digit is cut. */
function perUnit(
  kpi: Kpi,
  month: Month,
  numerators: readonly Decimal[],
  denominators: readonly Decimal[],
): Omit<Share, "member"> {
  if (!kpi.denominator) return { numerator: sum(numerators), denominator: null };
  const period = { first: month, last: month };
  const by = (value: Decimal, whole: number): Decimal => ({
    ...value,
    units: value.units * BigInt(whole),
  });
  return {
    numerator: by(sum(numerators), divisorOf(kpi.denominator, period)),
    denominator: by(sum(denominators), divisorOf(kpi.numerator, period)),
  };
}
