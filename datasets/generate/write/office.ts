/** What small tools of an office export month by month, in the columns of our own templates. */
import type { ClinicCalendar } from "../clinic_calendar.ts";
import type { ClaimWork } from "../office/claim_work.ts";
import type { Message } from "../office/messages.ts";
import type { Opening } from "../office/openings.ts";
import type { Order } from "../office/orders.ts";
import type { Usage } from "../office/usage.ts";
import { dayOf, type Minute } from "../schedule/appointment.ts";
import { partyName } from "../world/payers.ts";
import { SITES } from "../world/providers.ts";
import { momentText } from "./moment.ts";
import type { TextFile } from "./text_file.ts";

/** Each writes the list of a month and returns the rows written. */
export function officeFiles(calendar: ClinicCalendar) {
  /** a day that has come by the end of the month; empty before, and where there is none */
  const known = (day: number | null, end: number): string =>
    day === null || day > end ? "" : calendar.iso(day);
  const moment = (minute: Minute): string => momentText(calendar, minute);
  const yesNo = (is: boolean | null): string => (is === null ? "" : is ? "yes" : "no");
  const table = (file: TextFile, columns: string, rows: readonly (string | number)[][]): number => {
    file.write(`${columns}\n`);
    for (const row of rows) file.write(`${row.join(",")}\n`);
    return rows.length;
  };

  return {
    usage: (file: TextFile, month: number, lines: readonly Usage[]): number =>
      table(
        file,
        "month,measure,location,count,of",
        lines.map(({ measure, count, of }) => [calendar.monthText(month), measure, "", count, of]),
      ),
    messages: (file: TextFile, month: number, list: readonly Message[]): number =>
      table(
        file,
        "message_id,provider,location,opened_at,closed_at",
        list.map(({ id, provider, site, opened, closed }) => {
          const isClosed = dayOf(closed) <= calendar.lastOf(month);
          return [id, provider, site, moment(opened), isClosed ? moment(closed) : ""];
        }),
      ),
    openings: (file: TextFile, month: number, list: readonly Opening[]): number =>
      table(
        file,
        "position,role,location,fte,opened,filled,withdrawn",
        list.map(({ position, role, site, fte, opened, filled, withdrawn }) => [
          position,
          role,
          site,
          (fte / 100).toFixed(2),
          calendar.iso(opened),
          known(filled, calendar.lastOf(month)),
          known(withdrawn, calendar.lastOf(month)),
        ]),
      ),
    claimWork: (file: TextFile, month: number, list: readonly ClaimWork[]): number =>
      table(
        file,
        "claim_id,payer,provider,location,entered,edits,changed_by_hand,denied,appealed",
        list.map(({ id, visit, payer, entered, edits, byHand, denied, appealed }) => [
          id,
          partyName(payer),
          visit.provider.name,
          SITES[visit.site]!,
          calendar.iso(entered),
          edits,
          yesNo(byHand),
          known(denied, calendar.lastOf(month)),
          known(appealed, calendar.lastOf(month)),
        ]),
      ),
    orders: (file: TextFile, month: number, list: readonly Order[]): number =>
      table(
        file,
        "order_id,kind,provider,location,ordered,resulted,abnormal,followed_up",
        list.map(({ id, kind, provider, site, ordered, resulted, abnormal, followedUp }) => {
          const end = calendar.lastOf(month);
          const result = known(resulted, end);
          return [
            id,
            kind,
            provider,
            site,
            calendar.iso(ordered),
            result,
            result === "" ? "" : yesNo(abnormal),
            known(followedUp, end),
          ];
        }),
      ),
  };
}
