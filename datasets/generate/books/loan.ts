import type { BasisPoints, Cents } from "../cents.ts";
import type { World } from "../world/world.ts";
import type { Journal } from "./journal.ts";

/** A level-payment loan; months count from the first exported one. */
export type Loan = {
  readonly id: string;
  readonly lender: string;
  readonly purpose: string;
  readonly principal: Cents;
  readonly rate: BasisPoints;
  readonly firstMonth: number;
  readonly payments: number;
  readonly payment: Cents;
  /** owed after the payment of a month */
  balanceAfter(month: number): Cents;
  /** the interest in the instalment of a month */
  interestIn(month: number): Cents;
  /** pays the instalment, if one is left, on its day */
  pay(day: number): void;
};

/** Day of the month on which an instalment is due; paid on the next open day. */
export const INSTALMENT_DAY = 15;
const PRINCIPAL_PER_PROVIDER: Cents = 19_000_000;
const RATE: BasisPoints = 685;
const PAYMENTS = 120;
const PAID_BEFORE = 26;

/** The practice's term loan: 30/360, each month's interest rounded to the cent, the last payment clears it. */
export function termLoan(world: World, journal: Journal): Loan {
  const { calendar, settings } = world;
  const principal = PRINCIPAL_PER_PROVIDER * settings.providers;
  const payment = levelPayment(principal, RATE, PAYMENTS);
  const firstMonth = -PAID_BEFORE;
  const instalments = schedule(principal, payment);
  const instalmentOf = (month: number) => instalments[month - firstMonth];

  return {
    id: "term-loan",
    lender: "Prairie Community Bank",
    purpose: "Build-out of South and exam room equipment",
    principal,
    rate: RATE,
    firstMonth,
    payments: PAYMENTS,
    payment,
    balanceAfter: (month) => instalmentOf(month)?.balance ?? (month < firstMonth ? principal : 0),
    interestIn: (month) => instalmentOf(month)?.interest ?? 0,
    pay(day) {
      const instalment = instalmentOf(calendar.month(day));
      if (!instalment || !calendar.isDue(day, INSTALMENT_DAY)) return;
      journal.enter(day, "Check", "Term loan instalment", [
        ["interest", instalment.interest],
        ["loan", instalment.principal],
        ["checking", -(instalment.interest + instalment.principal)],
      ]);
    },
  };
}

type Instalment = { interest: Cents; principal: Cents; balance: Cents };

function schedule(principal: Cents, payment: Cents): Instalment[] {
  let balance = principal;
  return Array.from({ length: PAYMENTS }, (_, i) => {
    const interest = monthlyInterest(balance, RATE);
    const repaid = i === PAYMENTS - 1 ? balance : payment - interest;
    balance -= repaid;
    return { interest, principal: repaid, balance };
  });
}

const monthlyInterest = (balance: Cents, rate: BasisPoints): Cents =>
  Math.floor((balance * rate) / 120000 + 0.5);

/** P·i ÷ (1 − (1+i)^−n), rounded half up; the power by multiplication, which is the same on any machine. */
function levelPayment(principal: Cents, rate: BasisPoints, payments: number): Cents {
  const monthly = rate / 120000;
  let growth = 1;
  for (let i = 0; i < payments; i++) growth *= 1 + monthly;
  return Math.floor((principal * monthly * growth) / (growth - 1) + 0.5);
}
