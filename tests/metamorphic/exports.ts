/** Months of a small practice, any that fast-check thinks of: billing, the schedule and the general ledger. */
import fc from "fast-check";

/** One visit, from its charge to what became of it; amounts in cents, times in days. */
export type Visit = {
  day: number;
  payer: number;
  provider: number;
  location: number;
  charge: number;
  entered: number;
  /** shares of the charge in thousandths */
  paid: number;
  writtenOff: number;
  after: number;
  end: "open" | "transferred" | "voided" | "taken back" | "refunded";
  noShow: boolean;
  /** a second copay of the same sum on the same day, which is no copy */
  twinCopay: boolean;
};

export const visits: fc.Arbitrary<Visit[]> = fc.array(
  fc.record({
    day: fc.integer({ min: 0, max: 150 }),
    payer: fc.integer({ min: 0, max: 2 }),
    provider: fc.integer({ min: 0, max: 1 }),
    location: fc.integer({ min: 0, max: 1 }),
    charge: fc.integer({ min: 1, max: 200_000 }),
    entered: fc.integer({ min: 0, max: 9 }),
    paid: fc.integer({ min: 0, max: 1100 }),
    writtenOff: fc.integer({ min: 0, max: 400 }),
    after: fc.integer({ min: 1, max: 60 }),
    end: fc.constantFrom("open", "transferred", "voided", "taken back", "refunded"),
    noShow: fc.boolean(),
    twinCopay: fc.boolean(),
  }),
  { minLength: 8, maxLength: 40 },
);

/** The last thing that can happen to any of the visits; two practices with it end on the same day. */
export const LAST: Visit = {
  day: 290,
  payer: 0,
  provider: 0,
  location: 0,
  charge: 10_000,
  entered: 0,
  paid: 500,
  writtenOff: 0,
  after: 1,
  end: "open",
  noShow: false,
  twinCopay: false,
};
const FIRST: Visit = { ...LAST, day: 0 };

/** An export: its header and its rows, in the layouts of our own templates. */
export type Export = { name: string; header: string; rows: string[] };

const TRANSACTIONS =
  "transaction_id,type,reason,charge_id,visit_id,patient_id,provider,location,payer,primary_payer,party,amount,service_date,entry_date,post_date";
const APPOINTMENTS =
  "appointment_id,patient_id,provider,location,created,start,minutes,status,visit_id";
const LEDGER = "account,entry,type,date,number,memo,debit,credit";
const ACCOUNTS = "account,line";

/**
 * The exports of a practice.
 *
 * @param name   told apart from another practice's in every id, provider, place and payer
 * @param times  every amount is that many times as much
 */
export function exportsOf(some: readonly Visit[], name = "", times = 1): Export[] {
  const transactions: string[] = [];
  const appointments: string[] = [];
  const ledger: string[] = [];
  const [cash, income, rent] = [`1000 ${name}Checking`, `4000 ${name}Income`, `6000 ${name}Rent`];
  for (const [i, visit] of [FIRST, ...some, LAST].entries()) {
    const id = `${name}${i}`;
    const patient = `${name}p${i % 7}`;
    const who = `${name}Dr ${visit.provider},${name}Site ${visit.location}`;
    const payer = visit.payer === 2 ? `${name} Medicare`.trim() : `${name}Payer ${visit.payer}`;
    const served = day(visit.day);
    const posted = day(visit.day + visit.entered);
    const settled = day(visit.day + visit.entered + visit.after);
    const later = day(visit.day + visit.entered + 2 * visit.after);
    let number = 0;
    const add = (type: string, cents: number, date: string, more: Partial<Row> = {}): void => {
      const { reason, party, owed } = { reason: "", party: "primary", owed: payer, ...more };
      transactions.push(
        [
          `${id}-${number++},${type},${reason},${id},V${id},${patient},${who},${owed},${payer},${party}`,
          money(cents * times),
          `${served},${date},${date}`,
        ].join(","),
      );
    };
    const paid = Math.round((visit.charge * visit.paid) / 1000);
    const off = Math.round((visit.charge * visit.writtenOff) / 1000);
    add("charge", visit.charge, posted);
    if (visit.twinCopay) {
      add("payment", -100, posted, { party: "patient" });
      add("payment", -100, posted, { party: "patient" });
    }
    if (visit.end === "voided") {
      add("charge_void", -visit.charge, settled);
    } else {
      if (paid > 0) add("payment", -paid, settled);
      if (off > 0) add("adjustment", -off, settled, { reason: "contractual" });
      if (visit.end === "taken back" && paid > 0) add("payment_reversal", paid, later);
      if (visit.end === "refunded" && paid > 0) add("refund", paid, later);
      if (visit.end === "transferred") {
        add("transfer_out", -1, later);
        add("transfer_in", 1, later, { party: "patient", owed: "Patient" });
      }
    }
    const start = `${served} ${String(8 + (i % 9)).padStart(2, "0")}:00`;
    appointments.push(
      `A${id},${patient},${who},${day(visit.day - visit.after)} 10:00,${start},20,${visit.noShow ? "no_show" : "completed"},${visit.noShow ? "" : `V${id}`}`,
    );
    const cents = money(paid * times);
    ledger.push(
      `${cash},J${id},Deposit,${settled},,,${cents},`,
      `${income},J${id},Deposit,${settled},,,,${cents}`,
      `${rent},R${id},Cheque,${served},,,${money(50 * times)},`,
      `${cash},R${id},Cheque,${served},,,,${money(50 * times)}`,
    );
  }
  return [
    { name: `${name}transactions`, header: TRANSACTIONS, rows: transactions },
    { name: `${name}appointments`, header: APPOINTMENTS, rows: appointments },
    { name: `${name}ledger`, header: LEDGER, rows: ledger },
    {
      name: `${name}accounts`,
      header: ACCOUNTS,
      rows: [`${cash},cash`, `${income},patient_revenue`, `${rent},occupancy`],
    },
  ];
}

type Row = { reason: string; party: string; owed: string };

export const textOf = ({ header, rows }: Export): string => `${[header, ...rows].join("\n")}\n`;

const EPOCH = Date.UTC(2025, 0, 6);
const day = (number: number): string =>
  new Date(EPOCH + number * 86_400_000).toISOString().slice(0, 10);

const money = (cents: number): string => {
  const digits = String(Math.abs(cents)).padStart(3, "0");
  return `${cents < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
