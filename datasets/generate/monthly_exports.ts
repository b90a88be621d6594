import { join } from "node:path";
import type { PayRow } from "./books/payroll.ts";
import { claimTool } from "./office/claim_work.ts";
import { messages } from "./office/messages.ts";
import { openings } from "./office/openings.ts";
import { orders } from "./office/orders.ts";
import { usageReports } from "./office/usage.ts";
import { simulation, type Simulation } from "./simulation.ts";
import { booksTruth } from "./truth/books_truth.ts";
import { billingTally } from "./truth/billing_tally.ts";
import { truthDocument, type FileRows, type MonthTruth } from "./truth/document.ts";
import { appointmentTruth, payrollTruth, reviewTruth, surveyTally } from "./truth/other_tallies.ts";
import { proveRollForward } from "./truth/proof.ts";
import { remittanceTally } from "./truth/remittance_tally.ts";
import type { World } from "./world/world.ts";
import { writeAppointments } from "./write/appointments.ts";
import { writeFeeSchedule } from "./write/fee_schedule.ts";
import { writeReviews, writeSurvey } from "./write/feedback.ts";
import { writeGeneralLedger } from "./write/general_ledger.ts";
import { monthEnd } from "./write/month_end.ts";
import { officeFiles } from "./write/office.ts";
import { writePayroll } from "./write/payroll.ts";
import type { PracticeFile } from "./write/practice_files.ts";
import { remittanceFile } from "./write/remittances.ts";
import { textFile, type TextFile } from "./write/text_file.ts";
import { transactionReport } from "./write/transactions.ts";

/** The simulation with its exports, and what they add up to. */
export type MonthlyExports = {
  readonly simulation: Simulation;
  /** files written, relative to the inbox, in order */
  readonly files: readonly string[];
  /** before a day is lived: opens the files of a new month, prints the appointments on their day, drains to disk */
  beginDay(day: number): Promise<void>;
  /** after the last day of a month: totals, books, payroll, feedback */
  endMonth(month: number): Promise<void>;
  /** the text of `truth.json` once all is written */
  truth(edited: readonly PracticeFile[]): string;
};

/** @param inbox  folder that gets a folder for each month */
export function monthlyExports(world: World, inbox: string): MonthlyExports {
  const { calendar } = world;
  const report = transactionReport(calendar);
  const remits = remittanceFile(calendar);
  const billing = billingTally(calendar);
  const received = remittanceTally();
  const lists = monthEnd(world);
  const claims = claimTool(world);
  const ordered = orders(world);
  const portal = messages(world);
  const usage = usageReports(world);
  const office = officeFiles(calendar);
  const survey = surveyTally(calendar.months.length);
  const truths: MonthTruth[] = calendar.months.map((month) => ({ month }));
  const files: Record<string, FileRows> = {};
  const open = new Map<string, TextFile>();
  let payRows: PayRow[] = [];

  const sim = simulation(world, {
    transaction(transaction) {
      report.row(transaction);
      billing.add(transaction);
      claims.see(transaction);
    },
    remittance(remittance) {
      remits.add(remittance);
      received.add(remittance);
    },
    payroll: (rows) => void payRows.push(...rows),
  });

  const sought = openings(world, sim.books.staff);

  const nameOf = (month: number, stem: string, extension = "csv"): string => {
    const text = calendar.monthText(month);
    return `${text}/${stem}_${text}.${extension}`;
  };
  const start = async (name: string): Promise<TextFile> => {
    const file = await textFile(join(inbox, name));
    open.set(name, file);
    return file;
  };
  const finish = async (name: string, rows: FileRows): Promise<void> => {
    await open.get(name)!.close();
    open.delete(name);
    files[`inbox/${name}`] = rows;
  };
  const whole = async (name: string, write: (file: TextFile) => number): Promise<void> => {
    const rows = write(await start(name));
    await finish(name, { rows });
  };

  const beginMonth = async (month: number): Promise<void> => {
    payRows = [];
    report.begin(await start(nameOf(month, "transactions")), month);
    remits.begin(await start(nameOf(month, "remittances", "835")));
    const first = calendar.firstOf(month);
    const year = calendar.year(first);
    if (month === 0 || calendar.monthOfYear(first) === 1)
      await whole(`${calendar.monthText(month)}/fee_schedule_${year}.csv`, (file) =>
        writeFeeSchedule(file, world, year),
      );
  };

  const printAppointments = async (month: number): Promise<void> => {
    const { own, booked } = sim.diary.printed(month);
    await whole(nameOf(month, "appointments"), (file) =>
      writeAppointments(file, calendar, month, own, booked),
    );
    await whole(nameOf(month, "usage"), (file) =>
      office.usage(file, month, usage.printed(month, own)),
    );
    await whole(nameOf(month, "orders"), (file) =>
      office.orders(file, month, ordered.printed(month, own)),
    );
    truths[month]!.appointments = appointmentTruth(own);
    sim.diary.forgetBefore(calendar.firstOf(month + 1));
  };

  return {
    simulation: sim,
    get files() {
      return Object.keys(files).map((name) => name.slice("inbox/".length));
    },
    async beginDay(day) {
      const month = calendar.month(day);
      if (day === calendar.firstOf(month) && day <= calendar.last) await beginMonth(month);
      if (month > 0 && day === calendar.printDay(month - 1)) await printAppointments(month - 1);
      for (const file of open.values()) await file.flush();
    },
    async endMonth(month) {
      await finish(nameOf(month, "transactions"), { rows: report.end() });
      await finish(nameOf(month, "remittances", "835"), { rows: received.services() });
      const ledgerMonth = sim.journal.takeMonth();
      await whole(nameOf(month, "general_ledger"), (file) =>
        writeGeneralLedger(file, world, month, ledgerMonth),
      );
      await whole(nameOf(month, "payroll"), (file) => writePayroll(file, calendar, month, payRows));
      const samples = sim.surveys.printed(month);
      await whole(nameOf(month, "survey"), (file) => writeSurvey(file, calendar, samples));
      const opinions = sim.reviews.printed(month);
      await whole(nameOf(month, "reviews"), (file) => writeReviews(file, calendar, opinions));
      const others = lists(sim, month);
      for (const { stem, extension, write } of others.files)
        await whole(nameOf(month, stem, extension), write);

      const { came, closedLater } = portal.printed(month);
      await whole(nameOf(month, "messages"), (file) =>
        office.messages(file, month, [...closedLater, ...came]),
      );
      await whole(nameOf(month, "claim_work"), (file) =>
        office.claimWork(file, month, claims.printed(month)),
      );
      const positions = sought.printed(month);
      if (positions.length > 0)
        await whole(nameOf(month, "openings"), (file) => office.openings(file, month, positions));

      for (const sample of samples) {
        const asked = calendar.month(sample.sampled);
        survey.add(sample, asked, asked === month);
      }
      Object.assign(truths[month]!, {
        remits: received.take(),
        ...booksTruth(sim.journal, month),
        payroll: payrollTruth(payRows),
        reviews: reviewTruth(opinions),
        ...others.truth,
      });
      proveRollForward(sim.ledger, billing.closing(month));
    },
    truth(edited) {
      const all = { ...files };
      for (const { name, rows } of edited) all[name] = { rows };
      return truthDocument(world, sim.statistics, truths, billing, survey, all);
    },
  };
}
