/** What the head of a workbook or a pack says: practice, period, choices, basis, how far the data reach. */
import { dayText } from "../format.ts";
import { packageVersion } from "../database.ts";
import type { Filter, Page, Panel, Slice } from "../contract.ts";
import type { Settings } from "../practice.ts";
import type { About } from "./sheet.ts";

type Chosen = { period?: string; slice: Slice; knownAt: string | null };

/** Of values asked for one by one. */
export const aboutFilter = (settings: Settings, { period, slice, knownAt }: Chosen): About => [
  ...aboutPractice(settings),
  ["Period", period ?? "the last month with data"],
  ["Filters", filterText(slice)],
  ["Known", knownText(knownAt)],
];

/** Of a panel of a page, under the choices of the page. */
export const aboutPage = (settings: Settings, page: Page, { about }: Panel): About => [
  ...aboutPractice(settings),
  ...(about
    ? ([
        ["Means", about.means],
        ["By", about.basis],
        ["Beside", about.compared],
      ] as const)
    : []),
  ...(about ? [["Owner", about.owner ?? "nobody is named"] as const] : []),
  ["Period", page.period.words],
  ["Filters", filterText(page.filter.slice)],
  ["Basis", basisText(page.filter)],
  ["Known", knownText(page.filter.known_at)],
  ...(page.filter.assume === null ? [] : [["Assumed", page.filter.assume] as const]),
  ["Data to", page.as_of_words],
  ["Tied out", page.verified.says ?? "yes"],
];

/** Whose figures they are, and by which version. */
export const aboutPractice = (settings: Settings): About => [
  ["Practice", practiceText(settings)],
  ["Made by", `Sound Practice ${packageVersion()}`],
];

/** An example is called one wherever it is shown. */
export const practiceText = ({ name, example }: Settings): string =>
  example && !name.includes("(example") ? `${name} (example)` : name;

/** @example "payer Aetna or Cigna; location North" */
export function filterText(slice: Slice): string {
  const chosen = Object.entries(slice).map(
    ([dimension, names]) => `${dimension} ${names.join(" or ")}`,
  );
  return chosen.length > 0 ? chosen.join("; ") : "none: the whole practice";
}

/** What figures are reckoned by where there is a choice. */
export const basisText = ({ basis, flex }: Pick<Filter, "basis" | "flex">): string =>
  [
    basis === "service" ? "collections by service date" : "collections by post date",
    flex ? "budget at the visits that took place" : "budget as planned",
  ].join("; ");

export const knownText = (knownAt: string | null): string =>
  knownAt === null
    ? "as known now"
    : `as known on ${dayText(knownAt.slice(0, 10))} at ${knownAt.slice(11, 16)} UTC`;
