/** What each effect on the cost of support staff is called, what moved, and where its rows are. */
import type { BridgePart } from "../../contract.ts";
import type { StaffEffect } from "./staff_bridge.ts";

type Measure = Pick<BridgePart, "measure" | "unit"> & {
  title: string;
  kpi: string;
  category: string | null;
};

/** Rows of the payroll register, and of the ledger where pay days or the books are what moved. */
export const STAFF_MEASURES: Record<StaffEffect, Measure> = {
  pay_days: {
    title: "Staff: number of pay days",
    measure: "hours by contract that are paid for",
    unit: "number",
    kpi: "budget_variance",
    category: "support_staff",
  },
  headcount: {
    title: "Staff: headcount",
    measure: "hours by contract of the people employed",
    unit: "number",
    kpi: "staff_cost_per_encounter",
    category: null,
  },
  visits: {
    title: "Staff: visits to serve",
    measure: "visits",
    unit: "count",
    kpi: "visits_charged",
    category: null,
  },
  efficiency: {
    title: "Staff: hours for a visit",
    measure: "hours by contract for a visit",
    unit: "number",
    kpi: "staff_cost_per_encounter",
    category: null,
  },
  hours: {
    title: "Staff: hours",
    measure: "hours paid of hours by contract",
    unit: "ratio",
    kpi: "staff_cost_per_encounter",
    category: null,
  },
  pay_rate: {
    title: "Staff: pay for an hour",
    measure: "pay, taxes and benefits for an hour",
    unit: "cents",
    kpi: "staff_cost_per_encounter",
    category: null,
  },
  overtime: {
    title: "Staff: overtime premium",
    measure: "hours of overtime",
    unit: "number",
    kpi: "overtime",
    category: null,
  },
  booked: {
    title: "Staff: booked apart from payroll",
    measure: "payroll register, and books",
    unit: "money",
    kpi: "budget_variance",
    category: "support_staff",
  },
};
