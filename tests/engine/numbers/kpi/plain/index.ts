/**
 * The catalogue worked out a second time: the example practice's exports read line by line, added up in
 * plain TypeScript by what the definitions say in words. Slow, and of no code the engine has.
 */
import { join } from "node:path";
import { access } from "./access.ts";
import { books, postingsOf } from "./books.ts";
import { claims, claimsOf } from "./claims.ts";
import { clearedOf, clearinghouse } from "./clearinghouse.ts";
import { codes, workOf } from "./codes.ts";
import { collections } from "./collections.ts";
import { contracts } from "./contracts.ts";
import { denials } from "./denials.ts";
import { entriesOf } from "./entries.ts";
import type { Plain } from "./fact.ts";
import { feedback } from "./feedback.ts";
import { limits } from "./limits.ts";
import { lists } from "./lists.ts";
import { office } from "./office.ts";
import { overpayments } from "./overpayments.ts";
import { earningsOf, employedOf, peopleOf } from "./payroll.ts";
import { quality } from "./quality.ts";
import { receivables } from "./receivables.ts";
import { remittancesOf } from "./remittances.ts";
import { appointmentsOf, schedule } from "./schedule.ts";
import { staff } from "./staff.ts";
import { supplies } from "./supplies.ts";
import { encountersOf, visits } from "./visits.ts";

/** Every KPI that can be worked out of the practice in a folder, all of it read on one day, by id. */
export function plainCatalogue(
  dir: string,
  months: readonly string[],
  readOn: string,
): Map<string, Plain> {
  const inbox = join(dir, "inbox");
  const entries = entriesOf(inbox);
  const remittances = remittancesOf(inbox);
  const appointments = appointmentsOf(inbox);
  const encounters = encountersOf(entries);
  const cleared = clearedOf(inbox);
  const postings = postingsOf(dir);
  const earnings = earningsOf(inbox);
  const work = workOf(inbox, entries);
  return new Map(
    Object.entries({
      ...receivables(entries, months),
      ...collections(entries),
      ...claims(entries, remittances),
      ...denials(entries, claimsOf(entries), remittances, cleared),
      ...codes(entries),
      ...visits(entries, appointments, work, months),
      ...schedule(appointments),
      ...feedback(inbox),
      ...books(dir, postings, encounters, work, earnings, months),
      ...access(inbox, entries, months),
      ...clearinghouse(cleared, entries, remittances, months),
      ...contracts(inbox, entries),
      ...limits(dir, entries, remittances),
      ...lists(dir, postings, readOn),
      ...office(inbox, postings, employedOf(dir), months),
      ...overpayments(entries, months),
      ...quality(inbox, months),
      ...supplies(inbox, entries, postings, months),
      ...staff(entries, encounters, work, postings, earnings, peopleOf(dir), months),
    }),
  );
}
