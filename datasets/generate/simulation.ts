import { accruals } from "./books/accruals.ts";
import { books, type Books } from "./books/books.ts";
import { journal, type Journal } from "./books/journal.ts";
import type { PayRow } from "./books/payroll.ts";
import { till } from "./books/till.ts";
import { chargeDesk } from "./billing/charges.ts";
import { clearinghouse, type Clearinghouse } from "./billing/clearinghouse.ts";
import { clerk } from "./billing/clerk.ts";
import { denialDesk } from "./billing/denial_desk.ts";
import { ledger, type Ledger, type Transaction } from "./billing/ledger.ts";
import { patientAccounts } from "./billing/patient_accounts.ts";
import { payerDesk } from "./billing/payer_desk.ts";
import { poster } from "./billing/posting.ts";
import type { Remittance } from "./billing/remittance.ts";
import { secondThoughts } from "./billing/second_thoughts.ts";
import { clinic } from "./care/clinic.ts";
import { budget, type Budget } from "./plan/budget.ts";
import { statistics, type Statistics } from "./plan/statistics.ts";
import { absences } from "./schedule/absences.ts";
import { booker, PLANNED_AHEAD } from "./schedule/booking.ts";
import { diary, type Diary } from "./schedule/diary.ts";
import { dayBefore } from "./schedule/day_before.ts";
import { openTimes, type OpenTimes } from "./schedule/open_times.ts";
import { measured, type Measured } from "./care/measured.ts";
import { screened } from "./care/screened.ts";
import { reviews, type Reviews } from "./voice/reviews.ts";
import { surveys, type Surveys } from "./voice/surveys.ts";
import type { World } from "./world/world.ts";

/** What the simulation tells while it runs. */
export type Listener = {
  /** a row of the present billing system's feed */
  transaction(transaction: Transaction): void;
  /** a remittance that was posted */
  remittance(remittance: Remittance): void;
  payroll(rows: readonly PayRow[]): void;
};

/** A practice at work, a day at a time. */
export type Simulation = {
  readonly diary: Diary;
  readonly ledger: Ledger;
  readonly journal: Journal;
  readonly books: Books;
  readonly budget: Budget;
  readonly statistics: Statistics;
  readonly surveys: Surveys;
  readonly reviews: Reviews;
  readonly clearinghouse: Clearinghouse;
  readonly openTimes: OpenTimes;
  readonly measured: Measured;
  readonly screened: Measured;
  /** appointments only: what is planned and created on a day after the last one exported */
  keepDiary(day: number): void;
  /** a whole day: diary, patients, insurers, billing, bank */
  live(day: number): void;
};

const POSTED_AFTER = { from: 0, to: 1 };
const NOVEMBER = 11;

/** Wires the parts of the practice together; each knows only those it deals with. */
export function simulation(world: World, listener: Listener): Simulation {
  const { calendar, agenda, providers, registry, settings } = world;
  const random = world.random("mail room");
  const figures = statistics(calendar);
  const accounts = ledger((transaction) => {
    figures.observe(transaction);
    if (transaction.visit.live) listener.transaction(transaction);
  });
  const entries = clerk(world);
  const money = journal(calendar);
  const cash = till(world, money);
  const practice = books(world, money, cash, figures.allVisits, (provider, { paid }) => {
    const month = calendar.month(paid);
    return [1, 2, 3].reduce((sum, back) => sum + figures.work(provider, month - back), 0);
  });
  const accrued = accruals(world, money);
  const patients = patientAccounts(world, accounts, entries, cash);

  const payers = payerDesk(world, (remittance) => {
    cash.deposit(remittance);
    const wait = random.whole(POSTED_AFTER.from, POSTED_AFTER.to);
    agenda.on(calendar.openAfter(remittance.deposited + 1, wait), (day) => {
      if (remittance.live) listener.remittance(remittance);
      post(remittance, day);
    });
  });
  const post = poster(world, accounts, entries, {
    payers,
    patients,
    denials: denialDesk(world, accounts, entries, payers, patients),
    secondThoughts: secondThoughts(world, accounts, entries, payers, patients, cash.refundInsurer),
  });
  const claims = clearinghouse(world);
  const charges = chargeDesk(world, accounts, entries, payers, claims, patients, practice.supplies);
  const doors = clinic(world, accounts, entries, cash, charges);

  const plan = budget(world, money, practice.loan, figures);
  const appointments = diary(calendar);
  const prepare = dayBefore(world);
  const looks = openTimes(world, appointments);
  const record = measured(world);
  const calledIn = screened(world);
  const asked = surveys(world);
  const book = booker(settings.seed, calendar, absences(settings.seed, calendar), registry);

  const planDay = (day: number): void => {
    for (const provider of providers) appointments.plan(book(provider, day));
  };
  for (let day = calendar.start; day < calendar.start + PLANNED_AHEAD; day++) planDay(day);

  const keepDiary = (day: number): void => {
    planDay(day + PLANNED_AHEAD);
    appointments.number(day);
  };

  const turnYear = (day: number): void => {
    if (calendar.dayOfYear(day) !== 0) return;
    for (const { panel } of providers) registry.newYear(panel, calendar.year(day));
  };

  const setBudget = (day: number): void => {
    const isFirst = day === calendar.first;
    if (isFirst && calendar.dayOfYear(day) !== 0) plan.set(calendar.year(day), -1);
    if (calendar.monthOfYear(day) !== NOVEMBER || calendar.dayOfMonth(day) !== 1) return;
    const january = calendar.month(day) + 2;
    if (january >= 0 && january < calendar.months.length)
      plan.set(calendar.year(day) + 1, january - 3);
  };

  return {
    diary: appointments,
    ledger: accounts,
    journal: money,
    books: practice,
    budget: plan,
    statistics: figures,
    surveys: asked,
    reviews: reviews(world),
    clearinghouse: claims,
    openTimes: looks,
    measured: record,
    screened: calledIn,
    keepDiary,
    live(day) {
      turnYear(day);
      if (day === calendar.first) practice.openExports();
      setBudget(day);
      keepDiary(day);
      if (day >= calendar.first) looks.look(day);
      prepare(appointments.on(day), day);
      const visits = doors.see(appointments.on(day), day);
      record.see(visits, day);
      calledIn.see(visits, day);
      asked.sample(visits, day);
      payers.pay(day);
      agenda.run(day);
      listener.payroll(practice.close(day));
      accrued.close(day);
      if (day === calendar.lastOf(calendar.month(day))) accrued.closeMonth(day, accounts);
    },
  };
}
