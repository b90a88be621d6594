import { TYPED_DAYS, type Format } from "../format.ts";

const ROLES = {
  physician: "physician",
  app: "app",
  clinical: "clinical",
  front_office: "front_office",
  billing: "billing",
  administration: "administration",
};

/** A payroll register: one row an employee, pay date and kind of earning, with what it cost. */
export const payroll: Format<"payroll"> = {
  id: "payroll-register",
  title: "Payroll register",
  evidence: "our own template; registers differ by tenant, datasets/templates/README.md",
  feed: "payroll",
  columns: {
    pay_date: "Pay Date",
    period_begin: "Period Begin",
    period_end: "Period End",
    employee_id: "Employee ID",
    department: "Department",
    job: "Job",
    earning: "Earning",
    hours: "Hours",
    gross: "Gross",
    employer_tax: "Employer Tax",
    benefits: "Benefits",
  },
  required: ["pay_date", "period_begin", "period_end", "employee_id", "hours", "gross"],
  days: TYPED_DAYS,
  moments: [],
  words: {
    earning: {
      regular: "regular",
      salary: "regular",
      overtime: "overtime",
      ot: "overtime",
      pto: "paid_leave",
      sick: "paid_leave",
      holiday: "paid_leave",
      bonus: "bonus",
    },
  },
  totals: [
    { label: /^(grand total|total)$/i, measure: "gross", column: "gross" },
    { label: /^(grand total|total)$/i, measure: "employer_tax", column: "employer_tax" },
    { label: /^(grand total|total)$/i, measure: "benefits", column: "benefits" },
    { label: /^(grand total|total)$/i, measure: "hours", column: "hours" },
  ],
};

/** Who works here, in which role and for how many hours a week: what FTE is reckoned from. */
export const staff: Format<"staff"> = {
  id: "staff",
  title: "Staff list",
  evidence: "our own template, datasets/templates/README.md",
  feed: "staff",
  columns: {
    employee_id: "employee_id",
    role: "role",
    job: "job",
    department: "department",
    location: "location",
    provider: "provider",
    weekly_hours: "weekly_hours",
    clinical_share: "clinical_share",
    start: "start",
    end: "end",
    npi: "npi",
    last_name: "last_name",
    first_name: "first_name",
  },
  required: ["employee_id", "role", "weekly_hours"],
  days: TYPED_DAYS,
  moments: [],
  words: { role: ROLES },
};

/** Our own template: positions that somebody is looked for, or was. */
export const openings: Format<"opening"> = {
  id: "openings",
  title: "Openings",
  evidence: "our own template, datasets/templates/README.md",
  feed: "opening",
  columns: {
    position: "position",
    role: "role",
    location: "location",
    fte: "fte",
    opened: "opened",
    filled: "filled",
    withdrawn: "withdrawn",
  },
  required: ["position", "role", "fte", "opened", "filled"],
  days: TYPED_DAYS,
  moments: [],
  words: { role: ROLES },
};
