import { join } from "node:path";
import { accountName, chartOf, lineOf, type Account } from "../books/accounts.ts";
import { INSTALMENT_DAY, type Loan } from "../books/loan.ts";
import type { Employee } from "../books/staff.ts";
import { plain } from "../cents.ts";
import { dayFromNumber } from "../../../engine/calendar.ts";
import type { ClinicCalendar } from "../clinic_calendar.ts";
import { employeeId } from "../world/providers.ts";
import type { World } from "../world/world.ts";
import { field } from "./csv.ts";
import { PRACTICE } from "./practice_name.ts";
import { writeText } from "./text_file.ts";

/** A file of the practice folder that people edit, and its rows. */
export type PracticeFile = { readonly name: string; readonly rows: number };

/** What the owners of the practice want, in the units of `targets.csv`. */
const TARGETS: readonly (readonly [kpi: string, target: string, per: string])[] = [
  ["days_in_ar", "42", "gross charges"],
  ["ar_over_90", "10 %", ""],
  ["initial_denial_rate", "5 %", "claims"],
  ["no_show_rate", "6 %", ""],
  ["charge_lag", "3", ""],
  ["overhead_ratio", "60 %", "revenue"],
  ["days_cash_on_hand", "30", ""],
];

/** Who answers for which figures and pages, in the units of `owners.csv`. */
const OWNERS: readonly (readonly [of: string, owner: string])[] = [
  ["RC", "Billing lead"],
  ["AC", "Front desk lead"],
  ["PR", "Medical director"],
  ["FI", "Practice manager"],
  ["PE", "Practice manager"],
  ["CO", "Compliance officer"],
  ["QU", "Medical director"],
  ["FB", "Front desk lead"],
  ["collections", "Billing lead"],
  ["visits", "Front desk lead"],
  ["operations", "Front desk lead"],
  ["compliance", "Compliance officer"],
  ["quality", "Medical director"],
  ["all", "Practice manager"],
];

/** Writes `accounts.csv`, `staff.csv`, `targets.csv`, `owners.csv`, `loans.json` and `covenants.json`. */
export async function writePracticeFiles(
  dir: string,
  { calendar, settings }: World,
  staff: readonly Employee[],
  loan: Loan,
): Promise<PracticeFile[]> {
  const chart = chartOf(settings.accrual);
  const known = staff.filter(
    ({ start, end }) => start <= calendar.last && (end === null || end >= calendar.first),
  );
  const files: [name: string, rows: number, text: string][] = [
    ["accounts.csv", chart.length, accounts(chart)],
    ["staff.csv", known.length, staffTable(known, calendar)],
    ["targets.csv", TARGETS.length, targets()],
    ["owners.csv", OWNERS.length, owners()],
    ["loans.json", 1, json([loanRecord(loan, calendar)])],
    ["covenants.json", 2, json([covenant(loan), cashCovenant(loan)])],
  ];
  for (const [name, , text] of files) await writeText(join(dir, name), text);
  return files.map(([name, rows]) => ({ name, rows }));
}

/** `practice.json` comes last, so that a folder that has one is complete. */
export const writePracticeJson = (dir: string): Promise<void> =>
  writeText(
    join(dir, "practice.json"),
    json({
      name: `${PRACTICE} (example)`,
      time_zone: "America/Chicago",
      fiscal_year_start: 1,
      currency: "USD",
      example: true,
      policies: { write_off_limit: "200.00", refund_limit: "50.00" },
    }),
  );

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const accounts = (chart: readonly Account[]): string =>
  `account,line\n${chart.map((id) => `${field(accountName(id))},${lineOf(id)}\n`).join("")}`;

const targets = (): string =>
  `kpi,target,per,source\n${TARGETS.map((row) => `${row.join(",")},the owners' wish\n`).join("")}`;

const owners = (): string =>
  `of,owner,since\n${OWNERS.map((row) => `${row.join(",")},\n`).join("")}`;

/** The first physician directs the practice a day a week; the others are with patients all their time. */
const clinicalShare = ({ id }: Employee): string => (id === employeeId(0) ? "0.8" : "");

function staffTable(staff: readonly Employee[], calendar: ClinicCalendar): string {
  const rows = staff.map((e) => {
    const end = e.end === null || e.end > calendar.last ? "" : calendar.iso(e.end);
    return `${e.id},${e.role},${e.job},${e.department},${e.location},${e.provider},${e.weeklyHours},${clinicalShare(e)},${dayFromNumber(e.start)},${end},${identity(e)}\n`;
  });
  return `employee_id,role,job,department,location,provider,weekly_hours,clinical_share,start,end,npi,last_name,first_name\n${rows.join("")}`;

  /** Numbers and names that nobody has; those of the newest are not on file yet. */
  function identity({ id, provider }: Employee): string {
    if (provider !== "") return `9${id.slice(1).padStart(9, "0")},,`;
    return id === staff.at(-1)!.id ? ",," : `,EXAMPLE-${id},SOMEBODY`;
  }
}

function loanRecord(loan: Loan, calendar: ClinicCalendar): Record<string, unknown> {
  return {
    id: loan.id,
    lender: loan.lender,
    purpose: loan.purpose,
    original_principal: plain(loan.principal),
    annual_rate: (loan.rate / 10000).toFixed(4),
    day_count: "30/360",
    first_payment: `${calendar.monthText(loan.firstMonth)}-${INSTALMENT_DAY}`,
    payments: loan.payments,
    payment: plain(loan.payment),
    balance_as_of: {
      date: calendar.iso(calendar.first - 1),
      amount: plain(loan.balanceAfter(-1)),
    },
  };
}

/** What the bank wrote into the loan agreement. */
const covenant = (loan: Loan): Record<string, unknown> => ({
  name: "Debt service coverage",
  lender: loan.lender,
  quote:
    "Borrower shall maintain, tested at the end of each calendar quarter, a ratio of earnings before interest, depreciation and owners' draws to scheduled principal and interest, for the twelve months then ended, of not less than 1.25 to 1.00.",
  ratio: "dscr",
  at_least: "1.25",
  window_months: 12,
  tested: "quarterly",
});

/** What the owners and the bank agreed on cash. */
const cashCovenant = (loan: Loan): Record<string, unknown> => ({
  name: "Minimum cash",
  lender: loan.lender,
  quote: "Borrower shall keep unrestricted cash of not less than $50,000.00 at each month end.",
  ratio: "minimum_cash",
  at_least: "50000.00",
  tested: "monthly",
  grace_days: 10,
});
