import type { PayRow } from "../books/payroll.ts";
import { grouped, type Cents } from "../cents.ts";
import type { ClinicCalendar } from "../clinic_calendar.ts";
import { PRACTICE } from "./practice_name.ts";
import type { TextFile } from "./text_file.ts";

const COLUMNS =
  "Pay Date,Period Begin,Period End,Employee ID,Department,Job,Earning,Hours,Gross,Employer Tax,Benefits";

/**
 * The payroll register of the paydays of a month, with a subtotal each and a grand total.
 *
 * @returns the rows of earnings written
 */
export function writePayroll(
  file: TextFile,
  calendar: ClinicCalendar,
  month: number,
  rows: readonly PayRow[],
): number {
  const [from, to] = [calendar.firstOf(month), calendar.lastOf(month)].map(calendar.us);
  file.write(`${PRACTICE}\nPayroll Register by Pay Date ${from} - ${to}\n\n${COLUMNS}\n`);
  const payDates = [...new Set(rows.map(({ payDay }) => payDay.paid))];
  for (const paid of payDates) {
    const ofDate = rows.filter(({ payDay }) => payDay.paid === paid);
    for (const row of ofDate) file.write(`${earning(calendar, row)}\n`);
    file.write(`${total(`Subtotal ${calendar.us(paid)}`, ofDate)}\n`);
  }
  file.write(`${total("Grand Total", rows)}\n`);
  return rows.length;
}

function earning(calendar: ClinicCalendar, row: PayRow): string {
  const { payDay, employee } = row;
  return [
    calendar.us(payDay.paid),
    calendar.us(payDay.begin),
    calendar.us(payDay.end),
    employee.id,
    employee.department,
    employee.job,
    row.earning,
    ...sums([row]),
  ].join(",");
}

const total = (label: string, rows: readonly PayRow[]): string =>
  [label, "", "", "", "", "", "", ...sums(rows)].join(",");

function sums(rows: readonly PayRow[]): string[] {
  const sum = (of: (row: PayRow) => number): number => rows.reduce((all, row) => all + of(row), 0);
  return [
    (sum((row) => row.quarterHours) / 4).toFixed(2),
    money(sum((row) => row.gross)),
    money(sum((row) => row.employerTax)),
    money(sum((row) => row.benefits)),
  ];
}

const money = (amount: Cents): string => `"$${grouped(amount)}"`;
