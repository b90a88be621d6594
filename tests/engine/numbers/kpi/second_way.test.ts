/** Every figure of the catalogue, worked out a second time by other code. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { KpiValue } from "../../../../engine/contract.ts";
import type { Practice } from "../../../../engine/spine/open.ts";
import { exampleOf, type Example } from "../../../example.ts";
import { scratchPractice } from "../../../scratch.ts";
import { postingsOf } from "./plain/books.ts";
import { closedExample, type Closed } from "./plain/closed_example.ts";
import { compareAll, type Cut } from "./plain/compare.ts";
import { entriesOf } from "./plain/entries.ts";
import { DIMENSIONS, type Plain } from "./plain/fact.ts";
import { plainCatalogue } from "./plain/index.ts";
import { drifts, forecasts } from "./plain/made_after.ts";
import { before, inCents, monthOf } from "./plain/read.ts";

/** Told in the month in which a list is read, and not in those that it was printed in. */
const AS_READ = ["CO06", "CO07"];

/** What the example's exports tell beside the ledgers: hours, looks, lists, and what the clearinghouse said. */
const OF_LISTS =
  "AC04 AC05 AC06 AC09 AC09.lobby AC11 AC12 AC12.refilled AC13 AC13.preregistered CO01 CO06 CO07 CO10 CO11 FI07 QU01 QU02 QU03 QU04 QU04.cases QU05 RC12 RC26 RC36 SU02 SU03 SU04 SU05 SU06 SU07 SU08 SU09 SU10 TE04";

/** What is made of the forecast: the money that came is worked out again, what was foreseen is as it was told. */
const FORESEEN = "FI11 FI11.bias FI12 FI12.months";

const OF_BOOKS =
  "FI01 FI02 FI03 FI04 FI04.wrvu FI05 FI06 FI08 FI09 FI09.after FI10 FI13 FI14 FI15 SU01";

const KPIS =
  "CO03 CO03.count PE07 PE07.days QU06 QU06.abnormal QU06.referral RC11 RC20.appeal RC20.appeal90 " +
  "TE05 TE06 TE07 TE08 TE09 TE10 TE11 TE11.hours " +
  "RC01 RC01.debit RC02 RC04 RC05 RC06 RC07 RC08 RC09 RC10 RC13 RC14 RC15 RC16 RC17 RC18 RC18.dollars RC19 RC20 RC20.p90 " +
  "RC21 RC21.late RC21.median RC21.p90 RC22 RC23 RC23.all RC24 RC25 RC25.encounters RC25.patients RC25.payments RC27 RC28 RC29 RC30 RC31 RC32 RC33 RC33.90 RC33.owed " +
  "RC34 RC34.value RC35 RC35.other RC37 RC38 PR01 PR01.cfte PR02 PR03 PR04 PR05 PR06 PR07 PR07.provider PR08 PR09 PR09.service PR10 AC01 AC02 AC02.split AC03 AC07 " +
  "AC08 AC10 AC10.coverage CO02 CO02.unsigned CO04 CO05 CO05.59 CO05.procedure CO08 CO08.refund CO08.same PE01 PE02 PE02.provider PE03 PE03.front PE04 PE05 PE05.premium PE06 PE06.wrvu PE08 TE01 TE01.count TE02 TE03 " +
  `FB01 FB02 FB03 FB05 FB06 FB07 FB07.hours FB07.low FB07.reply FB08 FB08.negative ${OF_BOOKS} ${OF_LISTS} ${FORESEEN}`;

/** What only books on the accrual basis tell, and of the others what is made of books. */
const OF_ACCRUAL = "FI13.payable PE07.agency RC03";
/** What only a month that is closed before the next one comes can tell. */
const OF_CLOSED = "CO09";

type World = {
  make: () => Promise<Example & { closed?: readonly Closed[] }>;
  kpis: string[];
  /** what it does not tell, and the other one does */
  elsewhere: string[];
};
const WORLDS: Record<string, World> = {
  "the example": {
    make: () => exampleOf({ providers: 3, months: 8, atOnce: true }),
    kpis: KPIS.split(" "),
    elsewhere: [...OF_ACCRUAL.split(" "), OF_CLOSED],
  },
  "the example with books on the accrual basis and closed months": {
    make: closedExample,
    kpis: `${OF_ACCRUAL} ${OF_CLOSED} ${OF_BOOKS} ${FORESEEN}`.split(" "),
    elsewhere: [],
  },
};
const CUTS: readonly Cut[] = ["whole", ...DIMENSIONS];

test("together they are the whole catalogue", () => {
  const catalogue = scratchPractice()
    .kpis()
    .map(({ id }) => id);
  const worked = Object.values(WORLDS).flatMap(({ kpis }) => kpis);
  expect([...new Set(worked)].toSorted()).toEqual(catalogue.toSorted());
});

describe.each(Object.entries(WORLDS))("%s", (says, { make, kpis, elsewhere }) => {
  let practice: Practice;
  let plain: Map<string, Plain>;
  let months: string[];
  /** the day on which the last file was read */
  let readOn: string;
  /** what the engine says of every KPI, by month and category, whole and by each dimension */
  const said = new Map<Cut, KpiValue[]>();
  let compared = 0;

  beforeAll(async () => {
    const made = await make();
    practice = made.practice;
    months = Object.keys(made.truth.months);
    readOn = `${before(months.at(-1)!, -1)}-05`;
    const entries = entriesOf(practice.folder.inbox);
    const ahead = await practice.forecastCash({ months: 12 });
    plain = new Map([
      ...plainCatalogue(made.dir, months, readOn),
      ...Object.entries({
        ...drifts(entries, made.closed ?? []),
        ...forecasts(
          await practice.forecastCash(),
          ahead,
          postingsOf(made.dir),
          inCents(practice.settings.policies.minimum_cash),
        ),
      }),
    ]);
    const period = `last-${months.length}-months`;
    const asked = [...kpis, ...elsewhere];
    const asRead = AS_READ.filter((id) => kpis.includes(id));
    for (const cut of CUTS) {
      const by = ["month", ...(cut === "whole" ? [] : [cut]), "category"] as const;
      said.set(cut, [
        ...(await practice.kpi({ kpis: asked, period, by })),
        ...(asRead.length === 0
          ? []
          : await practice.kpi({ kpis: asRead, period: monthOf(readOn), by })),
      ]);
    }
  }, 600_000);

  afterAll(() => {
    practice.close();
    console.info(`${says}: ${kpis.length} figures, ${compared} values worked out a second time`);
  });

  test.each(elsewhere)("%s is not told in any month", (id) => {
    expect(plain.get(id)?.facts ?? []).toEqual([]);
    const values = said.get("whole")!.filter(({ kpi }) => kpi === id);
    expect(values.map(({ status }) => /^(no data|n\/a)/.test(status))).toEqual(
      months.map(() => true),
    );
  });

  describe.each(kpis)("%s", (id) => {
    test.each(CUTS)("by %s, every month, to the last digit", (cut) => {
      const values = said.get(cut)!.filter(({ kpi }) => kpi === id);
      const of = AS_READ.includes(id) ? [monthOf(readOn)] : months;
      const told = compareAll(plain.get(id)!, values, cut, of);
      expect(told).toBeGreaterThan(0);
      compared += told;
    });
  });
});
