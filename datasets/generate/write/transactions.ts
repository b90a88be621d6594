import { FLOW_OF, FLOWS, type Flow } from "../billing/kinds.ts";
import type { Transaction } from "../billing/ledger.ts";
import { plain, type Cents } from "../cents.ts";
import type { ClinicCalendar } from "../clinic_calendar.ts";
import { partyClass, partyName } from "../world/payers.ts";
import { SITES } from "../world/providers.ts";
import { PRACTICE } from "./practice_name.ts";
import type { TextFile } from "./text_file.ts";

const COLUMNS =
  "Trans ID,Trans Type,Reason,Charge ID,Claim ID,Visit ID,Patient ID,Provider,Location,Payer," +
  "Payer Class,Primary Payer,Resp,CPT,Modifiers,Units,Amount,DOS,Entry Date,Post Date,Bill Date," +
  "Check Date,Deposit Date,Receipt,User";
const WIDTH = COLUMNS.split(",").length;
const AMOUNT_COLUMN = COLUMNS.split(",").indexOf("Amount");
const RESPONSIBILITIES = ["Primary", "Secondary", "Patient"] as const;
const TOTALS: Readonly<Record<Flow, string>> = {
  charges: "Total Charges",
  payments: "Total Payments",
  adjustments: "Total Adjustments",
  refunds: "Total Refunds",
  transfers: "Total Transfers",
};

/** The transaction detail of a month, in the order of entry: a preamble, the rows, the totals. */
export type TransactionReport = {
  begin(file: TextFile, month: number): void;
  row(transaction: Transaction): void;
  /** writes the totals; returns the rows written */
  end(): number;
};

/** One report after another; transaction numbers run on. */
export function transactionReport(calendar: ClinicCalendar): TransactionReport {
  let file: TextFile;
  let rows = 0;
  let number = 0;
  let totals = new Map<Flow, Cents>();

  const padded = (first: string, amount = ""): void => {
    const cells = Array.from({ length: WIDTH }, () => "");
    cells[0] = first;
    cells[AMOUNT_COLUMN] = amount;
    file.write(`${cells.join(",")}\r\n`);
  };
  const date = (day: number): string => (day === 0 ? "" : calendar.us(day));

  return {
    begin(opened, month) {
      file = opened;
      rows = 0;
      totals = new Map(FLOWS.map((flow) => [flow, 0]));
      padded(PRACTICE);
      padded("Transaction Detail");
      const [from, to] = [calendar.firstOf(month), calendar.lastOf(month)].map(calendar.us);
      padded(`"Entered ${from} - ${to}"`);
      padded(`Printed ${calendar.us(calendar.printDay(month))} 06:30`);
      padded("");
      file.write(`${COLUMNS}\r\n`);
    },
    row(t) {
      const { line, visit, kind, amount, entry } = t;
      rows++;
      number++;
      const flow = FLOW_OF[kind];
      if (flow) totals.set(flow, totals.get(flow)! + amount);
      const units = kind === "Charge" ? line!.units : kind === "Charge Void" ? -line!.units : "";
      const about = line
        ? `${line.id},${line.claim.id},${visit.id},${visit.patient.id},"${visit.provider.name}",${SITES[visit.site]},`
        : `,,${visit.id},${visit.patient.id},,,`;
      const primary = line ? partyName(line.claim.payer) : "";
      const service = line ? `${line.code},${line.modifiers},${units}` : ",,";
      const served = line ? `${calendar.us(visit.day)}` : "";
      const billed = line ? date(line.claim.billed) : "";
      file.write(
        `T${String(number).padStart(8, "0")},${kind},${t.reason},${about}` +
          `${partyName(t.party)},${partyClass(t.party)},${primary},${RESPONSIBILITIES[t.by]},` +
          `${service},${plain(amount)},${served},${calendar.us(entry.entered)},${calendar.us(entry.posted)},` +
          `${billed},${date(entry.checked)},${date(entry.deposited)},${entry.receipt},${entry.user}\r\n`,
      );
    },
    end() {
      let net = 0;
      for (const flow of FLOWS) {
        padded(TOTALS[flow], plain(totals.get(flow)!));
        net += totals.get(flow)!;
      }
      padded("Net Change", plain(net));
      padded(`Records: ${rows}`);
      return rows;
    },
  };
}
