/** Decisions as the practice asks them: by themselves, and in its own cash. */
import type { EquipmentChoice, HirePlan } from "../../contract.ts";
import type { Session } from "../../database.ts";
import { moneyText } from "../../money.ts";
import type { Kpi } from "../kpi/header.ts";
import { BadDecision, type Equipment, type Hire } from "./decision_file.ts";
import { equipmentChoice, useOf, waysOf } from "./equipment.ts";
import { completed, hireFlows, hirePlan } from "./hire.ts";
import { cashWith, ownFigures } from "./practice.ts";

/** The KPI that tells what a visit brings in. */
export const VISIT_KPI = "revenue_per_encounter";

/** @throws {BadLoan} on an offer that cannot be */
export async function equipmentReport(
  session: Session,
  equipment: Equipment,
  minimum: string,
): Promise<EquipmentChoice> {
  const choice = equipmentChoice(equipment);
  const use = useOf(equipment);
  const moneys = waysOf(equipment).map(({ name, flows }) =>
    [...flows, ...use]
      .filter(({ cents }) => cents !== 0n)
      .map(({ date, cents, what }) => ({
        item: `${name}, ${what}`,
        date,
        amount: moneyText(cents),
      })),
  );
  const cash = await cashWith(session, minimum, moneys);
  return { ...choice, ways: choice.ways.map((way, i) => ({ ...way, cash: cash[i]! })) };
}

/**
 * @param perVisit  the KPI that tells what a visit brings in
 * @throws {BadDecision} where neither the file nor the practice tells what a visit brings in, or by when
 */
export async function hireReport(
  session: Session,
  hire: Hire,
  perVisit: Kpi,
  minimum: string,
): Promise<HirePlan> {
  const whole = completed(hire, await ownFigures(session, perVisit));
  if ("length" in whole) throw new BadDecision(whole);
  const plan = hirePlan(whole);
  const [cash] = await cashWith(session, minimum, [hireFlows(plan)]);
  const taken = [
    ...(hire.collected_a_visit === undefined ? ["what a visit brings in"] : []),
    ...(hire.paid_by === undefined ? ["by when work is paid"] : []),
  ];
  return {
    ...plan,
    cash: cash!,
    notes:
      taken.length === 0
        ? plan.notes
        : [...plan.notes, `By the practice's own figures: ${taken.join(" and ")}.`],
  };
}
