import type { Cents } from "../cents.ts";
import type { Till } from "../books/till.ts";
import type { Quantiles } from "../random.ts";
import { SELF_PAY } from "../world/payers.ts";
import type { World } from "../world/world.ts";
import { owed, PATIENT_SHARE, PRIMARY, SECONDARY, type Claim } from "./claim.ts";
import type { Clerk } from "./clerk.ts";
import type { Ledger } from "./ledger.ts";

/** What a patient does with statements. */
const HABITS = ["prompt", "slow", "plan", "partial", "never"] as const;
const INSURED = [0.53, 0.21, 0.08, 0.06, 0.12];
const UNINSURED = [0.29, 0.17, 0.15, 0.1, 0.29];
const PROMPT: Quantiles = [0, 2, 6, 12, 20, 29, 40, 55];
const SLOW: Quantiles = [25, 32, 42, 58, 80, 104, 128, 146];

const BAD_DEBT_AFTER = 150;
const SMALL: Cents = 600;
const SMALL_AFTER = 60;
const BOUNCES = 0.006;
const RECOVERED = 0.14;
const AGENCY_KEEPS = 3000;

/** What patients owe, pay, do not pay and get back. */
export type PatientAccounts = {
  /** looks at a claim after something happened to it: applies waiting money, starts statements, returns credits */
  collect(claim: Claim, day: number): void;
};

/** Statements, payments, plans, small write-offs, bad debt, the agency, and refunds. */
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

  const applyDeposit = (claim: Claim, day: number): void => {
    for (const line of claim.lines) {
      const amount = Math.min(claim.deposit?.left ?? 0, line.open[PATIENT_SHARE]);
      if (amount > 0) ledger.apply(claim.deposit!, line, amount, clerk.entry(day, "u05"));
    }
  };

  /** Money on one line pays another of the same claim before anybody is asked. */
  const offset = (claim: Claim, day: number): void => {
    for (const from of claim.lines)
      for (const to of claim.lines) {
        const amount = Math.min(-from.open[PATIENT_SHARE], to.open[PATIENT_SHARE]);
        if (amount <= 0) continue;
        const entry = clerk.entry(day, "u02");
        ledger.post("Payment Reversal", from, PATIENT_SHARE, amount, entry);
        ledger.post("Patient Payment", to, PATIENT_SHARE, -amount, entry);
      }
  };

  const pay = (claim: Claim, wanted: Cents, day: number): void => {
    let left = Math.min(wanted, owed(claim, PATIENT_SHARE));
    if (left <= 0) return;
    const slip = till.take(left, day, claim.visit);
    const entry = clerk.entry(day, "u05", slip);
    const paid = claim.lines.map((line) => {
      const amount = Math.max(0, Math.min(left, line.open[PATIENT_SHARE]));
      left -= amount;
      if (amount > 0) ledger.post("Patient Payment", line, PATIENT_SHARE, -amount, entry);
      return { line, amount };
    });
    if (slip.method === "check" && random.chance(BOUNCES))
      agenda.on(calendar.openFrom(day + random.whole(4, 9)), (today) => {
        const back = clerk.entry(today, "u02", { ...slip, deposited: today });
        const bounced = paid.filter(({ amount }) => amount > 0);
        for (const { line, amount } of bounced)
          ledger.post("Payment Reversal", line, PATIENT_SHARE, amount, back);
        till.bounce(
          bounced.reduce((sum, { amount }) => sum + amount, 0),
          today,
          claim.visit,
        );
        collect(claim, today);
      });
  };

  const refund = (claim: Claim, day: number): void => {
    const entry = clerk.entry(day, "u02");
    let returned = 0;
    for (const line of claim.lines) {
      const credit = -line.open[PATIENT_SHARE];
      if (credit <= 0) continue;
      ledger.post("Refund", line, PATIENT_SHARE, credit, entry);
      returned += credit;
    }
    const waiting = claim.deposit?.left ?? 0;
    if (waiting > 0) ledger.refundDeposit(claim.deposit!, waiting, entry);
    till.refund(returned + waiting, claim.visit.live, day);
  };

  const isDecided = (claim: Claim): boolean =>
    owed(claim, PRIMARY) === 0 && owed(claim, SECONDARY) === 0;
  const credit = (claim: Claim): Cents => (claim.deposit?.left ?? 0) - owed(claim, PATIENT_SHARE);

  const writeOff = (claim: Claim, kind: "Adjustment" | "Bad Debt", day: number): void => {
    const entry = clerk.byHand(day, claim.visit.day);
    const amount = owed(claim, PATIENT_SHARE);
    for (const line of claim.lines)
      if (line.open[PATIENT_SHARE] > 0)
        ledger.post(
          kind,
          line,
          PATIENT_SHARE,
          -line.open[PATIENT_SHARE],
          entry,
          kind === "Adjustment" ? "SMALL BALANCE" : "",
        );
    if (kind === "Bad Debt" && random.chance(RECOVERED)) recover(claim, amount, day);
  };

  const recover = (claim: Claim, amount: Cents, day: number): void => {
    const found = Math.floor((amount * random.whole(40, 100)) / 100);
    const sent = Math.floor((found * (10000 - AGENCY_KEEPS)) / 10000);
    if (sent > 0)
      agenda.on(calendar.openFrom(day + random.whole(40, 330)), (today) => {
        const slip = till.agency(sent, today, claim.visit.live);
        ledger.post(
          "Bad Debt Recovery",
          claim.lines[0]!,
          PATIENT_SHARE,
          -sent,
          clerk.entry(today, "u02", slip),
        );
      });
  };

  /** After the last step of a habit: done, or asked again for what has come since. */
  const end = (claim: Claim, day: number): void => {
    claim.collecting = false;
    collect(claim, day);
  };

  const follow = (claim: Claim, first: number): void => {
    const habit = HABITS[random.weighted(claim.payer === SELF_PAY ? UNINSURED : INSURED)]!;
    const on = (day: number, action: (today: number) => void): void =>
      agenda.on(calendar.openFrom(day), action);
    const paidInFull = (delay: number): void =>
      agenda.on(first + delay, (day) => {
        pay(claim, owed(claim, PATIENT_SHARE), day);
        end(claim, day);
      });
    const lost = (): void =>
      on(first + BAD_DEBT_AFTER, (day) => {
        if (owed(claim, PATIENT_SHARE) > 0) writeOff(claim, "Bad Debt", day);
        end(claim, day);
      });
    const amount = owed(claim, PATIENT_SHARE);
    if (amount < SMALL && habit !== "prompt")
      on(first + SMALL_AFTER, (day) => {
        if (owed(claim, PATIENT_SHARE) > 0) writeOff(claim, "Adjustment", day);
        end(claim, day);
      });
    else if (habit === "prompt") paidInFull(random.quantile(PROMPT));
    else if (habit === "slow") paidInFull(random.quantile(SLOW));
    else if (habit === "plan") {
      const count = Math.min(8, Math.max(2, Math.ceil(amount / 4000)));
      const instalment = Math.ceil(amount / count);
      for (let i = 1; i <= count; i++)
        on(first + 30 * i, (day) => {
          pay(claim, i === count ? owed(claim, PATIENT_SHARE) : instalment, day);
          if (i === count) end(claim, day);
        });
    } else {
      if (habit === "partial")
        on(first + random.quantile(PROMPT), (day) => pay(claim, Math.floor(amount / 2), day));
      lost();
    }
  };

  const collect = (claim: Claim, day: number): void => {
    applyDeposit(claim, day);
    offset(claim, day);
    if (owed(claim, PATIENT_SHARE) > 0) {
      if (claim.collecting) return;
      claim.collecting = true;
      follow(claim, statementDay(claim, day));
    } else if (credit(claim) > 0 && isDecided(claim))
      agenda.on(calendar.openFrom(day + random.whole(25, 75)), (today) => {
        applyDeposit(claim, today);
        offset(claim, today);
        if (credit(claim) > 0 && isDecided(claim)) refund(claim, today);
      });
  };

  return { collect };
}
