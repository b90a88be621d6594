/**
 * Who answers for which figures: `owners.csv` in the practice folder, `of,owner,since`. It is read when a page is
 * made; no figure depends on it.
 */
import { existsSync, readFileSync } from "node:fs";
import type { Day } from "../calendar.ts";
import type { Owner, OwnerAnswer } from "../contract.ts";
import { splitRecord } from "../intake/record.ts";
import type { Kpi } from "../numbers/kpi/header.ts";
import { namesOf, ownerOfFigure, ownerOfPanel, sameName } from "../report/owners.ts";
import { pageNames } from "../report/pages/page.ts";
import { QUESTIONS } from "../report/questions.ts";
import { dayOf } from "./target_file.ts";

/** `owners.csv` cannot be used; every fault with its line and what to write there. */
export class BadOwners extends Error {
  override name = "BadOwners";

  constructor(faults: readonly string[]) {
    super(`owners.csv cannot be used:\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
  }
}

const COLUMNS: readonly string[] = ["of", "owner", "since"];
const LONGEST = 100;

/**
 * Every row; none where there is no file.
 *
 * @param path  of `owners.csv`
 * @param kpis  all there are
 * @throws {BadOwners} with every fault
 */
export function ownersOf(path: string, kpis: readonly Kpi[]): Owner[] {
  if (!existsSync(path)) return [];
  const [header = "", ...lines] = readFileSync(path, "utf8")
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/);
  const columns = (splitRecord(header, ",") ?? []).map((name) => name.trim().toLowerCase());
  const faults = [
    ...columns
      .filter((name) => !COLUMNS.includes(name))
      .map((name) => `line 1: there is no column "${name}"; there are ${COLUMNS.join(", ")}`),
    ...["of", "owner"]
      .filter((name) => !columns.includes(name))
      .map((name) => `line 1: the column "${name}" is missing`),
  ];
  if (faults.length > 0) throw new BadOwners(faults);
  const known = knownNames(kpis);
  const rows = lines.flatMap((line, i) => {
    if (/^[\s,]*$/.test(line)) return [];
    const cells = splitRecord(line, ",");
    if (!cells || cells.length > columns.length) {
      faults.push(`line ${i + 2}: write ${columns.length} cells, with commas between them`);
      return [];
    }
    const cell = (name: string): string => cells[columns.indexOf(name)]?.trim() ?? "";
    const since = cell("since");
    const row = { of: cell("of"), owner: cell("owner"), since: dayOf(since) };
    const mine = [...faultsOf(row, known), ...(since === "" || row.since ? [] : [NO_DAY])];
    faults.push(...mine.map((fault) => `line ${i + 2}: ${fault}`));
    return [row];
  });
  if (faults.length > 0) throw new BadOwners(faults);
  return rows;
}

function* faultsOf({ of, owner }: Owner, known: readonly string[]): Iterable<string> {
  if (!known.some((name) => sameName(name, of))) {
    yield `of: "${of}" is none; write an id or name of practice kpis, a family such as RC, a page, a panel, or all`;
  }
  if (owner.length > LONGEST || /\p{Cc}/u.test(owner)) {
    yield `owner: write a name or a role of ${LONGEST} characters at the most`;
  }
}

const NO_DAY = "since: write a day such as 2026-01-15, or nothing";

const knownNames = (kpis: readonly Kpi[]): string[] => [
  ...kpis.flatMap(namesOf),
  ...pageNames,
  ...QUESTIONS.flatMap(({ answers }) => answers.flatMap(({ panels }) => panels)),
];

/** Every page and every figure with who answers for it on a day. @throws {BadOwners} */
export function ownerAnswers(path: string, kpis: readonly Kpi[], day: Day): OwnerAnswer[] {
  const owners = { list: ownersOf(path, kpis), problem: null };
  return [
    ...pageNames.map((page) => ({
      of: page,
      title: `page ${page}`,
      owner: ownerOfPanel(owners, { page, panel: page, kpi: null }, day),
    })),
    ...kpis.map((kpi) => ({
      of: kpi.id,
      title: kpi.title,
      owner: ownerOfFigure(owners, kpi, day),
    })),
  ];
}
