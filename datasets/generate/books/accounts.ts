import { referenceRows } from "../../reference.ts";

/** The chart of accounts, as the bookkeeping program names them, with their statement line. */
export const ACCOUNTS = {
  checking: ["1000 Checking", "cash"],
  undeposited: ["1100 Undeposited Funds", "undeposited_funds"],
  moneyMarket: ["1200 Money Market", "short_term_investments"],
  reserve: ["1300 Lender Reserve", "restricted_cash"],
  leaseDeposits: ["1400 Lease Deposits", "other_assets"],
  receivable: ["1450 Accounts Receivable", "other_assets"],
  equipment: ["1500 Furniture and Equipment", "fixed_assets"],
  accumulated: ["1590 Accumulated Depreciation", "accumulated_depreciation"],
  payable: ["2000 Accounts Payable", "payables"],
  withheld: ["2100 Payroll Liabilities", "payroll_liabilities"],
  benefitsPayable: ["2110 Benefits Payable", "payroll_liabilities"],
  creditLine: ["2300 Line of Credit", "credit_line"],
  loan: ["2500 Term Loan", "loans"],
  equity: ["3000 Owners Equity", "equity"],
  draws: ["3100 Owner Draws", "owner_draws"],
  taxDraws: ["3110 Owner Draws for Taxes", "owner_draws"],
  insurers: ["4000 Patient Fees:4010 Insurance Receipts", "patient_revenue"],
  patients: ["4000 Patient Fees:4020 Patient Receipts", "patient_revenue"],
  agency: ["4000 Patient Fees:4030 Collection Agency", "patient_revenue"],
  earned: ["4000 Patient Fees:4050 Earned and Not Received", "patient_revenue"],
  refunds: ["4900 Patient Refunds", "patient_revenue"],
  insurerRefunds: ["4910 Insurer Refunds", "patient_revenue"],
  formerSystem: ["4100 Former Billing System", "other_revenue"],
  incentives: ["4200 Quality Incentives", "other_revenue"],
  records: ["4300 Records and Forms", "other_revenue"],
  interestIncome: ["4400 Interest Income", "other_revenue"],
  physicians: ["6100 Physician Salaries", "provider_compensation"],
  apps: ["6110 Advanced Practice Salaries", "provider_compensation"],
  providerTaxes: ["6150 Provider Payroll Taxes", "provider_benefits"],
  providerBenefits: ["6160 Provider Benefits", "provider_benefits"],
  clinical: ["6200 Staff:6210 Clinical", "support_staff"],
  frontOffice: ["6200 Staff:6220 Front Office", "support_staff"],
  billing: ["6200 Staff:6230 Billing", "support_staff"],
  administration: ["6200 Staff:6240 Administration", "support_staff"],
  staffTaxes: ["6250 Staff Payroll Taxes", "staff_benefits"],
  staffBenefits: ["6260 Staff Benefits", "staff_benefits"],
  agencyStaff: ["6270 Agency Staff", "agency_staff"],
  supplies: ["6300 Medical Supplies", "medical_supplies"],
  vaccines: ["6310 Drugs and Vaccines", "drugs_vaccines"],
  rentNorth: ["6400 Rent:6410 North", "occupancy"],
  rentSouth: ["6400 Rent:6420 South", "occupancy"],
  utilities: ["6430 Utilities", "occupancy"],
  malpractice: ["6500 Malpractice Insurance", "malpractice"],
  software: ["6600 Software and IT", "technology"],
  clearinghouse: ["6700 Clearinghouse and Statements", "billing_services"],
  professional: ["6710 Accounting and Legal", "professional_fees"],
  office: ["6800 Office and Telephone", "office"],
  marketing: ["6810 Marketing", "marketing"],
  repairs: ["6820 Repairs and Maintenance", "repairs"],
  bankFees: ["6830 Bank and Card Fees", "bank_fees"],
  dues: ["6840 Dues Education and Insurance", "other_operating"],
  depreciation: ["7000 Depreciation", "depreciation"],
  interest: ["7100 Loan Interest", "interest"],
} as const satisfies Record<string, readonly [name: string, line: string]>;

/** Our short name of an account. */
export type Account = keyof typeof ACCOUNTS;

/** All accounts in the order of the books. */
export const ACCOUNT_IDS: readonly Account[] = (Object.keys(ACCOUNTS) as Account[]).toSorted(
  (a, b) => number(a) - number(b),
);

const ACCRUAL_ONLY: readonly Account[] = ["receivable", "earned", "agencyStaff"];

/** The accounts of books on the accrual basis, or of those on the cash basis. */
export const chartOf = (accrual: boolean): readonly Account[] =>
  ACCOUNT_IDS.filter((account) => accrual || !ACCRUAL_ONLY.includes(account));

/** The name that the books print, sub-accounts after a colon. */
export const accountName = (account: Account): string => ACCOUNTS[account][0];
/** The id of the statement line that an account belongs to. */
export const lineOf = (account: Account): string => ACCOUNTS[account][1];

/** Balance-sheet accounts carry a balance from month to month; the others start each month at nothing. */
export const carriesBalance = (account: Account): boolean => number(account) < 4000;

/** A line of the statements, from `statement_lines.csv`. */
export type StatementLine = {
  readonly id: string;
  readonly kind: "revenue" | "expense" | "equity" | "balance_sheet";
  readonly behaviour: "fixed" | "variable" | "";
};

/** All statement lines, in the order of the statements. */
export const statementLines = (): StatementLine[] =>
  referenceRows("statement_lines.csv").map(
    (row) => ({ id: row.id, kind: row.kind, behaviour: row.behaviour }) as StatementLine,
  );

function number(account: Account): number {
  const [name] = ACCOUNTS[account];
  return Number(name.split(":").at(-1)!.slice(0, 4));
}
