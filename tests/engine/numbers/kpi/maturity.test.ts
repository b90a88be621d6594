import { expect, test } from "vitest";
import type { Practice } from "../../../../engine/spine/open.ts";
import { drop, scratchPractice } from "../../../scratch.ts";

const HEADER =
  "transaction_id,type,charge_id,claim_id,visit_id,provider,location,payer,payer_class,primary_payer,party,code,units,amount,service_date,entry_date,post_date";
const MONTHS = ["01", "02", "03", "04", "05", "06", "07", "08"];

/** Of each month's charge of 100, half is paid in its month, 30 in the next and 20 in the one after. */
const PAID = [-50, -30, -20];

/** What was posted in a month: its charge, and payments of it and of the two before. */
function posted(at: number): string {
  const line = (of: number, type: string, amount: number, day: string): string => {
    const charge = `CH-${MONTHS[of]}`;
    const dates = `2026-${MONTHS[of]}-10,2026-${MONTHS[at]}-${day},2026-${MONTHS[at]}-${day}`;
    return `${type}-${of}-${at},${type},${charge},CL-${of},V-${of},A,Main,Medicare,Medicare,Medicare,primary,99213,1,${amount},${dates}`;
  };
  const payments = PAID.flatMap((amount, age) =>
    age > at ? [] : [line(at - age, "payment", amount, "20")],
  );
  return `${[HEADER, line(at, "charge", 100, "10"), ...payments].join("\n")}\n`;
}

const maturityOf = async (practice: Practice, month: string, knownAt: string | null) =>
  (await practice.kpi({ kpis: ["net_collection_rate"], period: `2026-${month}`, knownAt }))[0]!
    .maturity;

test("a month is as mature as its age says, also as known some days into the next month", async () => {
  const practice = scratchPractice();
  await practice.import(
    MONTHS.map((month, at) => ({
      paths: [drop(practice, `transactions_2026-${month}.csv`, posted(at))],
      knownAt: `2026-${MONTHS[at + 1] ?? "09"}-05T12:00:00Z`,
    })),
  );

  expect(await maturityOf(practice, "08", null)).toBeCloseTo(0.5, 10);
  expect(await maturityOf(practice, "07", null)).toBeCloseTo(0.8, 10);
  // the fifth of August lies in a month of which nothing is known yet: July is not a month old for that
  expect(await maturityOf(practice, "07", "2026-08-05T12:00:00Z")).toBeCloseTo(0.5, 10);
  expect(await maturityOf(practice, "06", "2026-08-05T12:00:00Z")).toBeCloseTo(0.8, 10);
});
