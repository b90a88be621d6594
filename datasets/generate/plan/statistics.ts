import { FLOW_OF } from "../billing/kinds.ts";
import type { Transaction } from "../billing/ledger.ts";
import type { Cents } from "../cents.ts";
import type { ClinicCalendar } from "../clinic_calendar.ts";
import { modifierFactors, workRvuTable } from "../world/codes.ts";
import { PAYERS } from "../world/payers.ts";

/** Days after service until which money is counted by its age. */
const OLDEST = 420;

/**
 * What the practice itself knows of its business, the former billing system included: the ground of
 * its budget, its physicians' bonus and its bills by volume. Months count from the first exported.
 */
export type Statistics = {
  readonly observe: (transaction: Transaction) => void;
  /** visits charged, by service month */
  readonly visits: (payer: number, month: number) => number;
  readonly allVisits: (month: number) => number;
  /** what contracts allow for the charges, by service month */
  readonly allowed: (payer: number, month: number) => Cents;
  /** money received less money returned, by the month of entry */
  readonly received: (payer: number, month: number) => Cents;
  /** money received less money returned so far for the services of a month */
  readonly collected: (payer: number, month: number) => Cents;
  /** share of a payer's money that arrives within so many days of the service */
  readonly arrivedWithin: (payer: number, days: number) => number;
  /** work RVUs of a provider, by service month */
  readonly work: (provider: string, month: number) => number;
};

/** Counts nothing yet; give it every transaction. */
export function statistics(calendar: ClinicCalendar): Statistics {
  const counts = new Map<string, number>();
  const byAge = PAYERS.map(() => new Float64Array(OLDEST + 1));
  const workRvu = workRvuTable();
  const factor = modifierFactors();

  const add = (key: string, amount: number): void => {
    counts.set(key, (counts.get(key) ?? 0) + amount);
  };
  const read = (key: string): number => counts.get(key) ?? 0;

  const services = ({ kind, line, visit }: Transaction): void => {
    const sign = kind === "Charge" ? 1 : kind === "Charge Void" ? -1 : 0;
    if (sign === 0 || !line) return;
    const month = calendar.month(visit.day);
    if (kind === "Charge" && visit.charges.first === line) {
      add(`visits/${visit.payer}/${month}`, 1);
      add(`visits/${month}`, 1);
    }
    add(`allowed/${visit.payer}/${month}`, sign * Math.min(line.allowed, line.charge));
    const work = workRvu(line.code, calendar.year(visit.day)) * factor(line.modifiers);
    add(`work/${visit.provider.name}/${month}`, (sign * line.units * work) / 10000);
  };

  const money = ({ kind, visit, amount, entry }: Transaction): void => {
    const flow = FLOW_OF[kind];
    const { payer, day } = visit;
    if (kind !== "Bad Debt Recovery" && flow !== "payments" && flow !== "refunds") return;
    add(`received/${payer}/${calendar.month(entry.entered)}`, -amount);
    add(`collected/${payer}/${calendar.month(day)}`, -amount);
    byAge[payer]![Math.min(OLDEST, entry.entered - day)]! -= amount;
  };

  return {
    observe(transaction) {
      services(transaction);
      money(transaction);
    },
    visits: (payer, month) => read(`visits/${payer}/${month}`),
    allVisits: (month) => read(`visits/${month}`),
    allowed: (payer, month) => read(`allowed/${payer}/${month}`),
    received: (payer, month) => read(`received/${payer}/${month}`),
    collected: (payer, month) => read(`collected/${payer}/${month}`),
    arrivedWithin(payer, days) {
      const ages = byAge[payer]!;
      let [within, all] = [0, 0];
      for (let age = 0; age <= OLDEST; age++) {
        all += ages[age]!;
        if (age <= days) within += ages[age]!;
      }
      return all > 0 ? within / all : 1;
    },
    work: (provider, month) => read(`work/${provider}/${month}`),
  };
}
