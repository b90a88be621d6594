/** Offers of money beside what was promised to lenders: each covenant at its next tests, and coverage by month. */
import type { OfferAhead, OfferStanding, Panel } from "../../contract.ts";
import { dayText, moneyExact, monthText, tableText } from "../../format.ts";
import { panelOf, type Column } from "../panel.ts";

type Offered = { name: string; ahead: OfferAhead };

/** What stands on the screen and on paper of a covenant's value. */
const valueText = (value: number | null, unit: Parameters<typeof tableText>[1]): string =>
  value === null ? "—" : tableText(value, unit);

/** One row a covenant and test, the offers side by side; what the covenants are as it is stands first. */
export function offerCovenantsPanel(offers: readonly Offered[]): Panel {
  const names = [...new Set(offers.flatMap(({ ahead }) => ahead.covenants.map((one) => one.name)))];
  const rows = names.flatMap((name) => {
    const each = offers.map(
      ({ ahead }) => ahead.covenants.find((one) => one.name === name) ?? null,
    );
    const told = each.find((one) => one !== null)!;
    return told.tests.map(({ date, threshold, without }, i) => ({
      ...told,
      date,
      threshold,
      standings: [without, ...each.map((one) => one?.tests[i]!.with ?? null)],
    }));
  });
  type Row = (typeof rows)[number];
  const of = (at: number, id: string, title: string): Column<Row>[] => {
    const one = ({ standings }: Row): OfferStanding | null => standings[at] ?? null;
    return [
      {
        name: id,
        title,
        unit: "number",
        of: (row) => one(row)?.value ?? null,
        text: (row) => valueText(one(row)?.value ?? null, row.unit),
      },
      {
        name: `${id}_room`,
        title: `${title}, room`,
        unit: "cents",
        of: (row) => one(row)?.headroom_amount ?? null,
      },
    ];
  };
  const broken = offers.filter(({ ahead }) => ahead.first_breach !== null);
  const title =
    rows.length === 0
      ? "No covenant is written down for the offers to be tested by"
      : broken.length === 0
        ? "No offer is expected to break a covenant in the next two years"
        : `${broken.map(({ name }) => name).join(", ")}: a covenant is expected to be broken within two years`;
  const reasons = rows.flatMap(({ name, standings }) =>
    standings.flatMap((one, i) => {
      const offer = offers[i - 1];
      // what is so of all of an offer is said once
      if (!one?.reason || offer?.ahead.first_breach_says.includes(one.reason)) return [];
      return [`${offer?.name ?? "As it is"}, ${name}: ${one.reason}.`];
    }),
  );
  return panelOf(
    rows,
    [
      {
        // both in one: paper repeats the first column where a table is continued beside
        name: "covenant",
        title: "Covenant and test",
        unit: "text",
        of: ({ name, date }) => `${name}, ${dayText(date)}`,
      },
      {
        name: "asked",
        title: "Asked",
        unit: "text",
        of: ({ side, threshold, unit }) =>
          `${side.replace("_", " ")} ${unit === "money" ? moneyExact(threshold) : threshold}`,
      },
      ...of(0, "without", "As it is"),
      ...offers.flatMap(({ name }, i) => of(i + 1, `offer_${i + 1}`, name)),
    ],
    {
      id: "offer_covenants",
      title,
      subtitle:
        "covenants.json, minimum_dscr of offers.json · by the forecast of cash · room: $ that EBITDA, or cash where the covenant is on cash, may fall by",
      summary: offers.map(saysOf).join(" "),
      display: "table",
      notes: [
        ...offers.map(saysOf),
        ...new Set(reasons),
        "Payments of an offer up to a test are debt service, what it is spent on is equipment; what it brings is no revenue, and what it buys earns nothing here.",
      ],
    },
  );
}

const saysOf = ({ name, ahead }: Offered): string => `${name}: ${ahead.first_breach_says}.`;

/** Coverage at the end of each month to come; null where nothing is forecast. */
export function offerCoveragePanel(offers: readonly Offered[]): Panel | null {
  const [first] = offers;
  if (!first || first.ahead.coverage.months.length === 0) return null;
  const { title: ratio, months, lowest_without: without } = first.ahead.coverage;
  const [low] = offers
    .flatMap(({ name, ahead: { coverage } }) =>
      coverage.lowest ? [{ name, ...coverage.lowest }] : [],
    )
    .sort((a, b) => a.value - b.value);
  const title = low
    ? `Coverage is lowest at ${tableText(low.value, "number")} with ${low.name}, in ${monthText(low.month)}`
    : "Coverage by month with the offers cannot be told";
  type Row = (typeof months)[number] & { at: number };
  const column = (name: string, text: string, of: Column<Row>["of"]): Column<Row> => ({
    name,
    title: text,
    unit: "number",
    of,
  });
  return panelOf(
    months.map((month, at): Row => ({ ...month, at })),
    [
      { name: "month", title: "Month", unit: "month", of: ({ month }) => month },
      column("without", "As it is", (row) => row.value_without),
      ...offers.map(({ name, ahead: { coverage } }, i) =>
        column(`offer_${i + 1}`, name, ({ at }) => coverage.months[at]!.value),
      ),
    ],
    {
      id: "offer_coverage",
      title,
      subtitle: `times · ${ratio} · window up to each month's end`,
      summary: `${title}.${without ? ` As it is, the lowest is ${tableText(without.value, "number")} in ${monthText(without.month)}.` : ""}`,
      display: "table",
      notes: [
        ...offers.map(({ name, ahead: { coverage } }) =>
          coverage.lowest
            ? `${name}, lowest in ${monthText(coverage.lowest.month)}: ${coverage.lowest.arithmetic}`
            : `${name}: ${coverage.months[0]!.arithmetic}`,
        ),
        "What the forecast pays on loans it has already is told under principal, its interest included: below the line only their sum counts.",
      ],
    },
  );
}
