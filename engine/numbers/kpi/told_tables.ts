/** Which cells of which tables of a month can be told, none of a few being derivable. @see shareable.ts for the rule and its source */
import type { Dimension } from "../../contract.ts";
import { groupBy } from "../../group.ts";
import { numberOf } from "../../money.ts";
import { Derivable } from "./derivable.ts";
import type { Kpi } from "./header.ts";
import type { Cell } from "./cells.ts";
import { vagueness, type Vagueness } from "./ranges.ts";
import { covered, countsOf, isFew, type Withheld } from "./small_cells.ts";
import { DIMENSIONS } from "./slice.ts";

export type Part = Dimension | "category";

/** Why a cell of a table is not told, by its names in the order of its parts; null where it is, and of an empty one. */
export type Hidden = (level: readonly Part[], names: readonly string[]) => Withheld | null;

/** A cell of a table: which of the finest it is the sum of, what it counts, and the whole that it is part of. */
type TableCell = { name: string; whole: string; members: number[]; counts: number[] };

/** @param finest  every cell of a month, by all there is to break it down by */
export function toldOf(kpi: Kpi, finest: readonly Cell[], smallest: number): Hidden {
  const tables = levelsOf(kpi).map((level) => ({ level, cells: tableOf(kpi, finest, level) }));
  const guard = new Guard(kpi, finest, tables, smallest);
  const told = new Map<string, ReadonlyMap<string, Withheld>>();
  for (const { level, cells } of tables) {
    const first = safeOf(kpi, level, cells, smallest);
    let safe = first;
    let isLarge = false;
    while (safe.length > 0) {
      const refused = guard.refuses(sumsOf(kpi, finest, level, safe));
      if (refused === null) break;
      isLarge ||= refused === "too large";
      safe = isLine(kpi, level) ? withoutLeast(safe) : [];
    }
    const hidden = cells.filter((cell) => !safe.includes(cell));
    const why = (cell: TableCell): Withheld =>
      isLarge && first.includes(cell) ? "too large" : "few";
    told.set(level.join(), new Map(hidden.map((cell) => [cell.name, why(cell)])));
  }
  return (level, names) => told.get(level.join())?.get(nameOf(names)) ?? null;
}

/** What is told so far, and whether more of it would give a few away: exactly, or as closely as a few. */
class Guard {
  #known: Derivable;
  #told: number[][] = [];
  readonly #few: readonly number[][];
  readonly #parts: readonly { counts: number[]; guarded: number[][] }[];
  readonly #width: number;

  constructor(
    kpi: Kpi,
    finest: readonly Cell[],
    tables: readonly { cells: readonly TableCell[] }[],
    smallest: number,
  ) {
    const cells = [
      ...new Map(
        tables.flatMap((table) => table.cells.map((cell) => [cell.members.join(), cell])),
      ).values(),
    ];
    const few = cells.filter(({ counts }) => isFew(counts, smallest));
    this.#known = new Derivable(finest.length);
    this.#few = few.map(({ members }) => members);
    this.#width = smallest - 1;
    this.#parts = partsOf(kpi, finest).map(({ counts, part }) => ({
      counts,
      guarded: few
        .filter((cell) => kpi.combine === "share" || isFew([cell.counts[part]!], smallest))
        .map(({ members }) => members),
    }));
  }

  /** Why these sums may not be told, too; null where they may, and then they are. */
  refuses(sums: readonly number[][]): Exclude<Vagueness, "vague"> | null {
    const then = this.#known.copy();
    for (const sum of sums) then.add(sum);
    if (this.#few.some((members) => then.knows(members))) return "close";
    const told = [...this.#told, ...sums];
    for (const { counts, guarded } of this.#parts) {
      const found = vagueness(counts, told, guarded, this.#width);
      if (found !== "vague") return found;
    }
    this.#known = then;
    this.#told = told;
    return null;
  }
}

/** What each of the finest cells counts that is told with it: of a proportion what was found and what was not. */
function partsOf(
  { combine, denominator }: Kpi,
  finest: readonly Cell[],
): { part: number; counts: number[] }[] {
  const numbers = (part: "numerator" | "denominator"): number[] =>
    finest.map((cell) => numberOf(cell[part]));
  const found = numbers("numerator");
  const isProportion = denominator !== null && combine !== "share";
  const asked = isProportion ? numbers("denominator") : [];
  const parts = isProportion ? [found, asked.map((count, at) => count - found[at]!)] : [found];
  // what is no count of people has no bounds that anybody could go by
  return parts
    .map((counts, part) => ({ part, counts }))
    .filter(({ counts }) => counts.every((count) => Number.isInteger(count) && count >= 0));
}

/** The sums that are told with some cells of a table: a share tells its whole, too. */
const sumsOf = (
  kpi: Kpi,
  finest: readonly Cell[],
  level: readonly Part[],
  safe: readonly TableCell[],
): number[][] => [
  ...safe.map(({ members }) => members),
  ...(kpi.combine === "share" ? wholesOf(finest, level, safe) : []),
];

function withoutLeast(cells: readonly TableCell[]): TableCell[] {
  const least = cells.reduce((a, b) => (b.counts.at(-1)! < a.counts.at(-1)! ? b : a));
  return cells.filter((cell) => cell !== least);
}

/** From the whole to the finest; a share of a whole has a category always. */
function levelsOf(kpi: Kpi): Part[][] {
  const parts: Part[] = [...DIMENSIONS, ...(kpi.category === null ? [] : (["category"] as const))];
  const always = kpi.combine === "share" || kpi.combine === "mean of groups";
  return parts
    .reduce<Part[][]>(
      (levels, part) => [...levels, ...levels.map((level) => [...level, part])],
      [[]],
    )
    .filter((level) => !always || level.includes("category"))
    .toSorted((a, b) => a.length - b.length);
}

const nameOf = (names: readonly string[]): string => JSON.stringify(names);

/** The cells of a table that are not empty, each with those of the finest one it is the sum of. */
function tableOf(kpi: Kpi, finest: readonly Cell[], level: readonly Part[]): TableCell[] {
  const places = finest.map((cell, at) => ({ cell, at })).filter(({ cell }) => cell.n > 0);
  const wholes = groupBy(places, ({ cell }) => wholeOf(cell, level));
  return [...groupBy(places, ({ cell }) => nameOf(namesOf(cell, level)))].map(([name, some]) => {
    const whole = kpi.combine === "share" ? wholes.get(wholeOf(some[0]!.cell, level))! : some;
    return {
      name,
      whole: kpi.combine === "share" ? wholeOf(some[0]!.cell, level) : "",
      members: some.map(({ at }) => at),
      counts: countsOf({
        numerator: String(total(some, "numerator")),
        denominator: kpi.combine === "sum" ? null : String(total(whole, "denominator")),
      }),
    };
  });
}

const total = (places: readonly { cell: Cell }[], part: "numerator" | "denominator"): number =>
  places.reduce((sum, { cell }) => sum + numberOf(cell[part]), 0);

const namesOf = (cell: Cell, level: readonly Part[]): string[] =>
  level.map((part) => (part === "category" ? cell.category : cell.slice[part]!));

/** The whole that a share is of: its group, within the same provider, payer and place. */
const wholeOf = (cell: Cell, level: readonly Part[]): string =>
  nameOf([
    cell.group,
    ...namesOf(
      cell,
      level.filter((part) => part !== "category"),
    ),
  ]);

/** The wholes that shares which are told are of. */
function wholesOf(
  finest: readonly Cell[],
  level: readonly Part[],
  safe: readonly TableCell[],
): number[][] {
  const told = new Set(safe.map(({ whole }) => whole));
  const places = finest.map((cell, at) => ({ cell, at })).filter(({ cell }) => cell.n > 0);
  return [...groupBy(places, ({ cell }) => wholeOf(cell, level))]
    .filter(([whole]) => told.has(whole))
    .map(([, some]) => some.map(({ at }) => at));
}

/** Whether a table is by one thing, and its cells add up to a whole. */
const isLine = (kpi: Kpi, level: readonly Part[]): boolean =>
  level.length === 1 && (level[0] !== "category" || kpi.combine === "share");

/** Of a table by one thing those that are neither of a few nor needed to cover them; of a crossed one all or none. */
function safeOf(
  kpi: Kpi,
  level: readonly Part[],
  cells: readonly TableCell[],
  smallest: number,
): readonly TableCell[] {
  if (!cells.some(({ counts }) => isFew(counts, smallest))) return cells;
  if (!isLine(kpi, level)) return [];
  return [...groupBy(cells, ({ whole }) => whole).values()].flatMap((line) =>
    covered(line, smallest),
  );
}
