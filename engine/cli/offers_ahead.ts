/** What offers of money do to a practice's own cash, coverage and covenants, as text. */
import type { OfferAhead, OfferCovenant, OfferStanding } from "../contract.ts";
import { chanceText, dayText, moneyExact, monthText, tableText } from "../format.ts";
import { FORECAST_CASH } from "../numbers/forecast/lowest.ts";
import { printLine, printTable, type TableColumn } from "./output.ts";

type Offered = { name: string; practice: OfferAhead };

/** What each offer does to the practice's next twelve months. */
export function printAhead(offers: readonly Offered[]): void {
  const [first] = offers;
  if (!first) return;
  const { lowest_without: lowest, dscr_without: dscr } = first.practice;
  const chance = (value: number | null): string => (value === null ? "" : chanceText(value));
  const without = {
    name: "without any",
    practice: {
      ...first.practice,
      lowest,
      probability_below_minimum: first.practice.probability_below_minimum_without,
      dscr,
      cash_reason: null,
    },
  };
  printLine("\nThe next twelve months of the practice");
  printTable(
    [without, ...offers],
    [
      { title: "offer", text: ({ name }) => name },
      {
        title: "lowest cash",
        text: ({ practice }) => moneyExact(practice.lowest?.amount ?? null),
        right: true,
      },
      {
        title: "on",
        text: ({ practice }) => (practice.lowest ? dayText(practice.lowest.date) : ""),
      },
      {
        title: "chance below the minimum",
        text: ({ practice }) => chance(practice.probability_below_minimum),
        right: true,
      },
      { title: "DSCR", text: ({ practice }) => tableText(practice.dscr, "number"), right: true },
    ],
  );
  printLine(`\n${FORECAST_CASH}`);
  for (const { name, practice } of offers) {
    if (practice.cash_reason) printLine(`\n${name}: ${practice.cash_reason}`);
  }
  printCoverage(offers);
  printCovenants(offers);
}

/** Coverage at each month's end, and the arithmetic of the lowest. */
function printCoverage(offers: readonly Offered[]): void {
  const { title, months } = offers[0]!.practice.coverage;
  if (months.length === 0) return;
  type Row = (typeof months)[number] & { at: number };
  const column = (name: string, of: (row: Row) => number | null): TableColumn<Row> => ({
    title: name,
    text: (row) => (of(row) === null ? "n/a" : tableText(of(row), "number")),
    right: true,
  });
  printLine(`\n${title}, up to each month's end`);
  printTable(
    months.map((month, at) => ({ ...month, at })),
    [
      { title: "month", text: ({ month }) => month },
      column("without any", (row) => row.value_without),
      ...offers.map(({ name, practice }) =>
        column(name, ({ at }) => practice.coverage.months[at]!.value),
      ),
    ],
  );
  for (const { name, practice } of offers) {
    const { lowest, months: all } = practice.coverage;
    printLine(
      lowest
        ? `${name}, lowest in ${monthText(lowest.month)}: ${lowest.arithmetic}`
        : `${name}: n/a, ${all[0]!.arithmetic.replace("no figure: ", "")}`,
    );
  }
  printLine(AS_PRINCIPAL);
}

const AS_PRINCIPAL =
  "What the forecast pays on loans it has already is told under principal, its interest included; only the sum counts.";

/** Every covenant at its next tests, and which is broken first. */
function printCovenants(offers: readonly Offered[]): void {
  for (const { name, practice } of offers) {
    const tests = practice.covenants.flatMap((one) => one.tests);
    if (tests.some((one) => one.with.status !== "unknown")) {
      printLine(`\nCovenants with ${name}; room is what EBITDA, or cash, may fall by`);
      printTable(
        practice.covenants.flatMap((one) => one.tests.map((each) => ({ ...one, ...each }))),
        [
          { title: "covenant", text: (one) => one.name },
          { title: "test", text: ({ date }) => date },
          {
            title: "asks",
            text: ({ threshold, unit }) => (unit === "money" ? moneyExact(threshold) : threshold),
            right: true,
          },
          { title: "without", text: (one) => valueOf(one, one.without), right: true },
          { title: "room", text: ({ without }) => roomOf(without), right: true },
          { title: "with", text: (one) => valueOf(one, one.with), right: true },
          { title: "room with", text: (one) => roomOf(one.with), right: true },
          { title: "n/a: why", text: (one) => one.with.reason ?? one.without.reason ?? "" },
        ],
      );
    }
    printLine(`${name}: ${practice.first_breach_says}`);
  }
}

const valueOf = ({ unit }: Pick<OfferCovenant, "unit">, { value }: OfferStanding): string =>
  value === null ? "n/a" : tableText(value, unit);

const roomOf = ({ headroom_amount: room }: OfferStanding): string =>
  room === null ? "n/a" : moneyExact(room);
