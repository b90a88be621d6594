/** Effects that the bridge cannot tell of this plan and these exports, each with its reason. */
import type { BridgeAbsent } from "../../contract.ts";
import type { BridgeFacts } from "./bridge.ts";

/** @returns what is left out, in the order of the bridge; nothing is guessed in its place */
export function absentEffects({
  statement,
  drivers,
  days,
  staff,
  supplies,
}: BridgeFacts): BridgeAbsent[] {
  const has = (group: string): boolean => statement.lines.some((line) => line.group === group);
  const absent: [title: string, because: string | null][] = [
    [
      "visits, payer mix, allowed per visit, timing and yield",
      drivers.length > 0
        ? null
        : "the plan counts no visits: budget.csv has no rows of visits and allowed_per_visit",
    ],
    [
      "working days",
      drivers.length === 0 || days
        ? null
        : "the visits planned go by the working days of each month, or fewer than twelve months are planned",
    ],
    [
      "cost of the visits that took place",
      statement.visits ? null : "no visits are planned to compare those that took place with",
    ],
    [
      "price of what is bought, and units used for a visit",
      "because" in supplies ? supplies.because : null,
    ],
    [
      "stock that grew or shrank",
      "because" in supplies || supplies.isCounted
        ? null
        : "inventory.csv has no count of every item at the same places in each month and the month before: what was bought is taken as used",
    ],
  ];
  if (has("staff cost")) {
    if (!staff) {
      absent.push([
        "pay days, headcount, hours for a visit, pay for an hour and overtime of staff",
        "the payroll register and the staff list do not cover the period",
      ]);
    } else if (staff.plannedHours) {
      absent.push(["hours of staff for a visit", "the plan says the headcount instead"]);
    } else {
      absent.push([
        "headcount",
        "the plan has no staff_fte: the people employed are taken as planned",
      ]);
    }
  }
  return absent.flatMap(([title, because]) => (because === null ? [] : [{ title, because }]));
}
