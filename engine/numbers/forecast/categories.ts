/**
 * What cash goes out for, in the words of a manager, by the statement line of the other side of the entry.
 */

/** Borrowing, saving and the owners' money in are decisions, not habits: none is ever assumed. */
export const isDecided = (category: string): boolean =>
  category === "Line of credit" || category === "Transfers";

const BY_LINE: Readonly<Record<string, string>> = {
  provider_compensation: "Payroll",
  provider_benefits: "Payroll",
  support_staff: "Payroll",
  staff_benefits: "Payroll",
  payroll_liabilities: "Payroll",
  medical_supplies: "Supplies and drugs",
  drugs_vaccines: "Supplies and drugs",
  occupancy: "Rent and utilities",
  malpractice: "Malpractice insurance",
  technology: "Overhead",
  billing_services: "Overhead",
  professional_fees: "Overhead",
  office: "Overhead",
  marketing: "Overhead",
  repairs: "Overhead",
  bank_fees: "Overhead",
  other_operating: "Overhead",
  patient_revenue: "Refunds",
  payables: "Bills paid",
  loans: "Loans",
  interest: "Loans",
  credit_line: "Line of credit",
  fixed_assets: "Equipment",
  owner_draws: "Owners",
  equity: "Transfers",
  short_term_investments: "Transfers",
  restricted_cash: "Transfers",
};

/** The category of a payment. What no category names is Other, so that nothing vanishes. */
export const categoryOf = (line: string): string => BY_LINE[line] ?? "Other";

/** Statement lines whose cost goes with the visits. */
export const GOES_WITH_VISITS: readonly string[] = ["medical_supplies", "drugs_vaccines"];

/** Money in that the billing system does not know: everything earned but patient revenue. */
export const isOtherIncome = (line: string): boolean => line === "other_revenue";

/** Money in for patients' care. */
export const isFees = (line: string, cents: number): boolean =>
  line === "patient_revenue" && cents > 0;
