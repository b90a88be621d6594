import type { Claim, Line } from "../billing/claim.ts";
import { KINDS, type Kind } from "../billing/kinds.ts";
import type { Transaction } from "../billing/ledger.ts";
import { plain, type Cents } from "../cents.ts";
import type { ClinicCalendar } from "../clinic_calendar.ts";
import { modifierFactors, workRvuTable } from "../world/codes.ts";
import { partyName, SELF_PAY } from "../world/payers.ts";
import { SITES } from "../world/providers.ts";
import { flowTable, flowTexts, total } from "./flows.ts";
import { Counter } from "./counter.ts";

const OFFICE_VISIT = /^992(0[2-5]|1[1-5])$/;

/** Where money belongs that is on no charge. */
export const UNASSIGNED = "Unassigned";

/** Adds up the transaction feed while it is written: money by post month, services by service month. */
export type BillingTally = {
  add(transaction: Transaction): void;
  /** receivables by payer and by provider at the end of a month */
  closing(month: number): { payers: Map<string, Cents>; providers: Map<string, Cents> };
  /** visits of a month with a charge that stands */
  encounters(month: number): number;
  /** what a month came to, as `truth.json` says it */
  month(month: number): Record<string, unknown>;
};

/** Counts nothing yet; give it every row of the feed. */
export function billingTally(calendar: ClinicCalendar): BillingTally {
  const months = calendar.months.length;
  const tables = {
    payers: flowTable(months),
    providers: flowTable(months),
    locations: flowTable(months),
    primary_payers: flowTable(months),
  };
  const kinds = Array.from(
    { length: months },
    () => new Map<Kind, { rows: number; amount: Cents }>(),
  );
  const counts = new Counter(months);
  const workRvu = workRvuTable();
  const factor = modifierFactors();

  const flow = (t: Transaction): void => {
    const month = calendar.month(t.entry.posted);
    const { line, visit, kind, amount } = t;
    tables.payers.add(month, partyName(t.party), kind, amount);
    tables.providers.add(month, line ? visit.provider.name : UNASSIGNED, kind, amount);
    tables.locations.add(month, line ? SITES[visit.site]! : UNASSIGNED, kind, amount);
    tables.primary_payers.add(month, line ? partyName(line.claim.payer) : UNASSIGNED, kind, amount);
    const sums = kinds[month]!.get(kind) ?? { rows: 0, amount: 0 };
    sums.rows++;
    sums.amount += amount;
    kinds[month]!.set(kind, sums);
    if (!line) counts.add(month, "unapplied", -amount);
  };

  /** A visit counts from its first charge on, and no more once its last one is void. */
  const visitChange = ({ kind, visit }: Transaction): number => {
    if (kind === "Charge") return visit.charges.standing === 1 ? 1 : 0;
    return visit.charges.standing === 0 ? -1 : 0;
  };

  const service = (t: Transaction, line: Line): void => {
    const { visit } = t;
    const month = calendar.month(visit.day);
    const sign = t.kind === "Charge" ? 1 : -1;
    const change = visitChange(t);
    if (change !== 0) {
      const { entered } = visit.charges;
      const lag = change * (entered - visit.day);
      counts.add(month, "encounters", change);
      counts.add(month, `encounters/${visit.provider.name}`, change);
      counts.add(month, "charge_lag_days", lag);
      counts.add(calendar.month(entered), "entered/encounters", change);
      counts.add(calendar.month(entered), "entered/days", lag);
    }
    const { code, modifiers, units } = line;
    const work = sign * units * workRvu(code, calendar.year(visit.day)) * factor(modifiers);
    counts.add(month, "charge_lines", sign);
    counts.add(month, "work", work);
    counts.add(month, `work/${visit.provider.name}`, work);
    if (OFFICE_VISIT.test(code)) counts.add(month, `em/${code}`, sign * units);
    if (t.kind === "Charge") submitted(line);
  };

  const submitted = (line: Line): void => {
    const { claim } = line;
    if (line !== claim.lines[0] || claim.billed === 0 || claim.payer === SELF_PAY) return;
    const month = calendar.month(claim.billed);
    if (month < months) counts.add(month, "claims_submitted", 1);
  };

  const denial = ({ reason, entry }: Transaction, line: Line): void => {
    const month = calendar.month(entry.posted);
    counts.add(month, `denied/${reason}`, 1);
    counts.add(month, `deniedAmount/${reason}`, line.charge);
    if (isFirstDenial(line.claim)) counts.add(month, "claims_denied", 1);
  };

  return {
    add(t) {
      flow(t);
      if (!t.line) return;
      if (t.kind === "Charge" || t.kind === "Charge Void") service(t, t.line);
      else if (t.kind === "Denial") denial(t, t.line);
    },
    closing: (month) => ({
      payers: tables.payers.closing(month),
      providers: tables.providers.closing(month),
    }),
    encounters: (month) => counts.of(month, "encounters"),
    month(month) {
      const payers = tables.payers.month(month);
      const byKind = [...kinds[month]!].toSorted(([a], [b]) => KINDS.indexOf(a) - KINDS.indexOf(b));
      const texts = (table: keyof typeof tables): Record<string, unknown> =>
        Object.fromEntries(
          [...tables[table].month(month)].map(([name, row]) => [name, flowTexts(row)]),
        );
      const primary = [...tables.primary_payers.month(month)].map(([name, row]) => {
        const { charges, payments, adjustments } = flowTexts(row);
        return [name, { charges, payments, adjustments }];
      });
      const amountOf = (kind: Kind): Cents => kinds[month]!.get(kind)?.amount ?? 0;
      return {
        transactions: {
          rows: byKind.reduce((rows, [, sums]) => rows + sums.rows, 0),
          by_kind: Object.fromEntries(
            byKind.map(([kind, { rows, amount }]) => [kind, { rows, amount: plain(amount) }]),
          ),
        },
        ...flowTexts(total(payers)),
        bad_debt: plain(0 - amountOf("Bad Debt")),
        bad_debt_recoveries: plain(0 - amountOf("Bad Debt Recovery")),
        unapplied_change: plain(counts.of(month, "unapplied")),
        payers: texts("payers"),
        providers: texts("providers"),
        locations: texts("locations"),
        primary_payers: Object.fromEntries(primary),
        encounters: counts.of(month, "encounters"),
        encounters_by_provider: counts.under(month, "encounters/"),
        charge_lines: counts.of(month, "charge_lines"),
        charge_lag_days_total: counts.of(month, "charge_lag_days"),
        charge_lag_by_entry_month: {
          encounters: counts.of(month, "entered/encounters"),
          days: counts.of(month, "entered/days"),
        },
        work_rvu: workText(counts.of(month, "work")),
        work_rvu_by_provider: Object.fromEntries(
          Object.entries(counts.under(month, "work/")).map(([name, work]) => [
            name,
            workText(work),
          ]),
        ),
        claims_submitted: counts.of(month, "claims_submitted"),
        claims_denied_initially: counts.of(month, "claims_denied"),
        denied_by_reason: Object.fromEntries(
          Object.entries(counts.under(month, "denied/")).map(([reason, lines]) => [
            reason,
            { lines, amount: plain(counts.of(month, `deniedAmount/${reason}`)) },
          ]),
        ),
        em_codes: counts.under(month, "em/"),
      };
    },
  };
}

/** Only what was denied once is sent again, so the first denial is the first answer. */
const isFirstDenial = (claim: Claim): boolean => claim.denials === 1;

/** Work RVUs are counted in ten thousandths: hundredths of an RVU times hundredths of a modifier's factor. */
const workText = (tenThousandths: number): string => (tenThousandths / 10000).toFixed(4);
