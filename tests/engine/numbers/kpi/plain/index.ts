/**
 * The catalogue worked out a second time: the example practice's exports read line by line, added up in
 * plain TypeScript by what the definitions say in words. Slow, and of no code the engine has.
 */
import { join } from "node:path";
import { books, postingsOf } from "./books.ts";
import { claims, claimsOf } from "./claims.ts";
import { codes, workOf } from "./codes.ts";
import { collections } from "./collections.ts";
import { denials } from "./denials.ts";
import { entriesOf } from "./entries.ts";
import type { Plain } from "./fact.ts";
import { feedback } from "./feedback.ts";
import { office } from "./office.ts";
import { overpayments } from "./overpayments.ts";
import { earningsOf, employedOf, peopleOf } from "./payroll.ts";
import { receivables } from "./receivables.ts";
import { remittancesOf } from "./remittances.ts";
import { appointmentsOf, schedule } from "./schedule.ts";
import { staff } from "./staff.ts";
import { encountersOf, visits } from "./visits.ts";

/** Every KPI that can be worked out of the practice in a folder, by id. */
export function plainCatalogue(dir: string, months: readonly string[]): Map<string, Plain> {
  const inbox = join(dir, "inbox");
  const entries = entriesOf(inbox);
  const remittances = remittancesOf(inbox);
  const appointments = appointmentsOf(inbox);
  const encounters = encountersOf(entries);
  const postings = postingsOf(dir);
  const earnings = earningsOf(inbox);
  return new Map(
    Object.entries({
      ...receivables(entries, months),
      ...collections(entries),
      ...claims(entries, remittances, months),
      ...denials(entries, claimsOf(entries), remittances),
      ...codes(entries),
      ...visits(entries, appointments, workOf(inbox, entries), months),
      ...schedule(appointments),
      ...feedback(inbox),
      ...books(dir, postings, encounters, earnings, months),
      ...office(inbox, postings, employedOf(dir), months),
      ...overpayments(entries, months),
      ...staff(entries, encounters, postings, earnings, peopleOf(dir), months),
    }),
  );
}
