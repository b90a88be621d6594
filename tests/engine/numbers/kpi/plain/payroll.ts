/** The payroll register and the list of people: cost in cents, as paid and by month worked. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  before,
  day,
  days,
  inCents,
  lastDayOf,
  monthOf,
  tableOf,
  textsOf,
  type Line,
} from "./read.ts";

export type Earning = {
  employee: string;
  earning: string;
  paid: string;
  begin: string;
  end: string;
  /** in ten-thousandths, as all hours here */
  hours: number;
  gross: number;
  cost: number;
};

export const earningsOf = (inbox: string): Earning[] =>
  textsOf(inbox, "payroll")
    .flatMap((text) => tableOf(text, "Pay Date"))
    .map((line) => ({
      employee: line["Employee ID"]!,
      earning: line["Earning"]!.toLowerCase(),
      paid: day(line["Pay Date"]!),
      begin: day(line["Period Begin"]!),
      end: day(line["Period End"]!),
      hours: inCents(line["Hours"]!) * 100,
      gross: inCents(line["Gross"]!),
      cost: inCents(line["Gross"]!) + inCents(line["Employer Tax"]!) + inCents(line["Benefits"]!),
    }));

export type Worked = Earning & { month: string };

/** What was worked of an earning in each month it touches, spread evenly over the days of its pay period. */
export function worked(earnings: readonly Earning[]): Worked[] {
  return earnings.flatMap((each) => {
    const period = days(each.begin, each.end) + 1;
    const parts: Worked[] = [];
    let [hours, cost] = [0, 0];
    for (let month = monthOf(each.begin); month <= monthOf(each.end); month = before(month, -1)) {
      const end = [lastDayOf(month), each.end].toSorted()[0]!;
      const through = (days(each.begin, end) + 1) / period;
      const upTo = [Math.round(each.hours * through), Math.round(each.cost * through)] as const;
      parts.push({ ...each, month, hours: upTo[0] - hours, cost: upTo[1] - cost });
      [hours, cost] = upTo;
    }
    return parts;
  });
}

export type Person = {
  id: string;
  role: string;
  provider: string;
  location: string;
  /** of the working time, what is for patients */
  clinical: number;
  start: string;
  end: string;
};

/** Lines of the list of staff. */
export const employedOf = (dir: string): Line[] =>
  tableOf(readFileSync(join(dir, "staff.csv"), "utf8"), "employee_id");

export const peopleOf = (dir: string): Person[] =>
  employedOf(dir).map((line) => ({
    id: line["employee_id"]!,
    role: line["role"]!,
    provider: line["provider"]!,
    location: line["location"]!,
    clinical: Number(line["clinical_share"] || 1),
    start: line["start"]!,
    end: line["end"]!,
  }));
