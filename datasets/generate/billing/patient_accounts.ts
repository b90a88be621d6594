import type { Till } from "../books/till.ts";
import type { Cents } from "../cents.ts";
import type { Quantiles } from "../random.ts";
import { SELF_PAY } from "../world/payers.ts";
import type { World } from "../world/world.ts";
import { owed, PATIENT_SHARE, PRIMARY, SECONDARY, type Claim } from "./claim.ts";
import type { Clerk } from "./clerk.ts";
import type { Ledger } from "./ledger.ts";
import { patientPayments } from "./patient_payments.ts";

/** What a patient does with statements, and how many do so with an insurance and without. */
const HABITS = ["prompt", "slow", "plan", "partial", "never"] as const;
const INSURED = [0.53, 0.21, 0.08, 0.06, 0.12];
const UNINSURED = [0.29, 0.17, 0.15, 0.1, 0.29];

/** Days from the first statement to the payment. */
const PROMPT: Quantiles = [0, 2, 6, 12, 20, 29, 40, 55];
const SLOW: Quantiles = [25, 32, 42, 58, 80, 104, 128, 146];
const BAD_DEBT_AFTER = 150;
const SMALL: Cents = 600;
const SMALL_AFTER = 60;
const INSTALMENT: Cents = 4000;
const MOST_INSTALMENTS = 8;
const REFUNDED_AFTER = { from: 25, to: 75 };

/** What patients owe, pay, do not pay and get back. */
export type PatientAccounts = {
  /** looks at a claim after something happened to it: applies waiting money, starts statements, returns credits */
  collect(claim: Claim, day: number): void;
};

/** Sends statements for what patients owe and follows each patient's habit to its end. */
export function patientAccounts(
  world: World,
  ledger: Ledger,
  clerk: Clerk,
  till: Till,
): PatientAccounts {
  const random = world.random("patient accounts");
  const { agenda, calendar } = world;

  const statementDay = (claim: Claim, day: number): number => {
    let statement = day + 3;
    while (calendar.dayOfMonth(statement) !== claim.visit.patient.statementDay) statement++;
    return statement;
  };

  const onOpenDay = (day: number, action: (today: number) => void): void =>
    agenda.on(calendar.openFrom(day), action);

  /** After the last step of a habit: done, or asked again for what has come since. */
  const end = (claim: Claim, day: number): void => {
    claim.collecting = false;
    collect(claim, day);
  };

  const paysInFull = (claim: Claim, payDay: number): void =>
    agenda.on(payDay, (day) => {
      payments.pay(claim, owed(claim, PATIENT_SHARE), day);
      end(claim, day);
    });

  const paysInInstalments = (claim: Claim, amount: Cents, first: number): void => {
    const count = Math.min(MOST_INSTALMENTS, Math.max(2, Math.ceil(amount / INSTALMENT)));
    for (let i = 1; i < count; i++)
      onOpenDay(first + 30 * i, (day) => payments.pay(claim, Math.ceil(amount / count), day));
    paysInFull(claim, calendar.openFrom(first + 30 * count));
  };

  const givenUp = (
    claim: Claim,
    lastDay: number,
    writeOff: (claim: Claim, day: number) => void,
  ): void =>
    onOpenDay(lastDay, (day) => {
      if (owed(claim, PATIENT_SHARE) > 0) writeOff(claim, day);
      end(claim, day);
    });

  const follow = (claim: Claim, first: number): void => {
    const habit = HABITS[random.weighted(claim.payer === SELF_PAY ? UNINSURED : INSURED)]!;
    const amount = owed(claim, PATIENT_SHARE);
    if (habit === "prompt") return paysInFull(claim, first + random.quantile(PROMPT));
    if (amount < SMALL) return givenUp(claim, first + SMALL_AFTER, payments.writeOffSmall);
    if (habit === "slow") return paysInFull(claim, first + random.quantile(SLOW));
    if (habit === "plan") return paysInInstalments(claim, amount, first);
    if (habit === "partial")
      onOpenDay(first + random.quantile(PROMPT), (day) =>
        payments.pay(claim, Math.floor(amount / 2), day),
      );
    givenUp(claim, first + BAD_DEBT_AFTER, payments.sendToAgency);
  };

  const isDecided = (claim: Claim): boolean =>
    owed(claim, PRIMARY) === 0 && owed(claim, SECONDARY) === 0;
  const credit = (claim: Claim): Cents => (claim.deposit?.left ?? 0) - owed(claim, PATIENT_SHARE);

  const collect = (claim: Claim, day: number): void => {
    payments.settle(claim, day);
    if (owed(claim, PATIENT_SHARE) > 0) {
      if (claim.collecting) return;
      claim.collecting = true;
      follow(claim, statementDay(claim, day));
    } else if (credit(claim) > 0 && isDecided(claim))
      onOpenDay(day + random.whole(REFUNDED_AFTER.from, REFUNDED_AFTER.to), (today) => {
        payments.settle(claim, today);
        if (credit(claim) > 0 && isDecided(claim)) payments.refund(claim, today);
      });
  };

  const payments = patientPayments(world, ledger, clerk, till, collect);
  return { collect };
}
