/** What is said of a whole list that people keep: its lines, beside those of the edition before. */
import type { FileReport, Finding } from "../contract.ts";
import type { StagedCounts } from "../model/staged_counts.ts";

type Lines = StagedCounts["lines"];

/** So many lines are named; the others are counted. */
const NAMED = 20;

export const countsOf = ({
  came,
  changed,
  stayed,
  went,
}: Lines): NonNullable<FileReport["lines"]> => ({
  came: came.length,
  changed: changed.length,
  stayed: stayed.length,
  went: went.length,
});

/** Lines of the edition before that this one no longer has, and how many it had. */
export const shrunk = ({ changed, stayed, went }: Lines): { went: number; had: number } => ({
  went: went.length,
  had: changed.length + stayed.length + went.length,
});

/**
 * What an edition changes of the one before, line by line.
 *
 * @param isWhole  false where lines of it cannot be read, which may be any of those that it had
 */
export function listFindings({ path }: FileReport, lines: Lines, isWhole: boolean): Finding[] {
  const { came, changed, stayed, went } = lines;
  const isFirst = changed.length + stayed.length + went.length === 0;
  const tell = (
    severity: Finding["severity"],
    check: string,
    says: string,
    fix: string,
  ): Finding => ({
    severity,
    check,
    message: `${path}: ${says}`,
    file: path,
    line: null,
    amount: null,
    fix,
  });
  const found: Finding[] = [];
  if (!isFirst) {
    const said = [
      [came, "came"],
      [changed, "changed"],
      [went, "went and no longer counts", "went and no longer count"],
    ] as const;
    const told = said.flatMap(([keys, one, many = one]) =>
      keys.length === 0
        ? []
        : [
            `${keys.length === 1 ? `1 line ${one}` : `${keys.length} lines ${many}`} (${linesNamed(keys)})`,
          ],
    );
    found.push(
      tell(
        went.length > 0 ? "look_at" : "information",
        "LIST_CHANGED",
        told.length > 0 ? told.join("; ") : "every line of it is known already",
        went.length > 0
          ? "nothing needs to be done if they are meant to go; otherwise write them again and import it"
          : "nothing needs to be done",
      ),
    );
  }
  if (!isWhole && !isFirst) {
    found.push(
      tell(
        "look_at",
        "LIST_IN_PART",
        "lines that cannot be read may be any of those that it had: none was taken out",
        "mend them in the file and import it again",
      ),
    );
  }
  return found;
}

/** Lines by their keys, the first of them named and the others counted. */
export const linesNamed = (keys: readonly string[]): string => {
  const names = keys.slice(0, NAMED).map(lineName);
  return keys.length > NAMED
    ? `${names.join("; ")}; and ${keys.length - NAMED} more`
    : names.join("; ");
};

/** A key as a reader sees it. @example lineName("original|2026-09|occupancy|") // => "original, 2026-09, occupancy" */
const lineName = (key: string): string =>
  key
    .split("|")
    .filter((part) => part !== "" && part !== "0001-01-01")
    .join(", ");
