/** Where the known answer of each figure stands: worked out by hand on small exports, beside its source. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageFolder } from "../../../../engine/database.ts";
import { catalogue } from "../../../../engine/numbers/kpi/catalogue.ts";
import { parseSettings } from "../../../../engine/practice.ts";

/** Test files, and the figures that each works out. Those of the forecast are of its own weeks, worked out again. */
const KNOWN: Record<string, string> = {
  "engine/numbers/kpi/known_answers":
    "AC02 AC03 AC08 AC10 CO05 FB01 FB03 FB05 FB07 FB07.hours FB07.low FB07.reply FB08 FB08.negative FI03 FI04 FI04.wrvu FI05 FI07 FI08 PE05 PE06.wrvu PE08 PR03 PR04 PR06 RC02 RC06 RC09 RC15 RC16 RC19 RC21.median RC21.p90 RC22 RC24 RC31 RC32 RC33 RC33.90 RC35 RC35.other SU01",
  "engine/numbers/kpi/supplies": "SU06 SU07 SU08 SU09 SU10",
  "engine/numbers/kpi/access":
    "AC02.split AC04 AC05 AC06 AC09 AC09.lobby AC10.coverage AC11 AC12 AC12.refilled AC13 AC13.preregistered TE04",
  "engine/numbers/kpi/books_and_people":
    "FI01 FI13 PE01 PE02 PE02.provider PE03 PE03.front PE04 PE06 PR07 PR07.provider RC10 RC30",
  "engine/numbers/kpi/books_and_ledger": "RC03 FI10 FI14 FI15 PR05 PR10 RC05 RC37 RC38",
  "engine/numbers/kpi/claim_work": "RC11 RC20.appeal RC20.appeal90",
  "engine/numbers/kpi/claims": "RC12 RC13 RC18 RC18.dollars RC20 RC20.p90 RC23 RC23.all RC36 TE02",
  "engine/numbers/kpi/clinical_fte": "PR01.cfte",
  "engine/numbers/kpi/compliance":
    "CO01 CO02 CO02.unsigned CO03 CO03.count CO04 CO05.59 CO05.procedure CO06 CO07 CO08 CO08.refund CO08.same SU02 SU03 SU04 TE01 TE01.count TE03",
  "engine/numbers/kpi/contracts": "RC26",
  "engine/numbers/kpi/openings": "PE07 PE07.agency PE07.days",
  "engine/numbers/kpi/orders": "QU06 QU06.abnormal QU06.referral",
  "engine/numbers/kpi/overtime": "PE05.premium",
  "engine/numbers/kpi/patient_ar": "RC33.owed",
  "engine/numbers/kpi/payer_mix": "RC25.encounters RC25.patients RC25.payments",
  "engine/numbers/kpi/preventive_care": "QU02 QU05",
  "engine/numbers/quality/population": "QU01 QU03",
  "engine/numbers/kpi/quality": "QU04 QU04.cases",
  "engine/numbers/kpi/technology": "TE05 TE06 TE07 TE08 TE09 TE10 TE11 TE11.hours",
  "engine/numbers/kpi/visits": "PR08 RC21 RC21.late",
  "engine/numbers/kpi/whole_window": "FI06 FI13.payable RC01",
  "pitfalls/receivables": "RC01.debit RC04 RC07 RC08 RC25 RC27 RC28 RC29 RC34 RC34.value",
  "pitfalls/collections": "PR09 PR09.service RC14 RC17",
  "pitfalls/work_and_people": "AC01 AC07 FB02 FB06 FI02 PR01 PR02",
  "pitfalls/cash": "FI09 FI09.after",
  "engine/model/internal_controls": "CO10 CO11",
  "engine/numbers/budget/supplies": "SU05",
  "engine/spine/closing": "CO09",
  "engine/numbers/forecast/example": "FI11 FI11.bias FI12 FI12.months",
};

test("every figure of the catalogue has a known answer, in one place", () => {
  const ids = catalogue(parseSettings("{}", "practice.json").policies).map(({ id }) => id);
  const known = Object.values(KNOWN).flatMap((each) => each.split(" "));
  expect(known.toSorted()).toEqual(ids.toSorted());
});

test.each(Object.entries(KNOWN))("%s asks for each of them", (file, ids) => {
  const text = readFileSync(join(packageFolder(), "tests", `${file}.test.ts`), "utf8");
  expect(ids.split(" ").filter((id) => !text.includes(`"${id}"`))).toEqual([]);
});
