import { PAYERS } from "../world/payers.ts";
import type { World } from "../world/world.ts";
import { adjudicator } from "./decide.ts";
import { paidOn, takenBack } from "./remittance.ts";
import type { ClaimPayment, Remittance, Submission, Takeback } from "./remittance.ts";

const SECONDARY_LAG = { from: 9, to: 26 };
const CHECK_IN_THE_MAIL = { from: 2, to: 5 };

/** The payers: claims go in, and on their pay days remittances come out. */
export type PayerDesk = {
  /** a claim received on a day, to be paid after the payer's lag: the day of the payment */
  submit(submission: Submission, day: number): number;
  /** money the payer wants back, taken out of the next payment that is large enough */
  recoup(takeback: Takeback): void;
  /** pays what is due on a day */
  pay(day: number): void;
};

/** @param receive  gets every remittance on the day it is made */
export function payerDesk(world: World, receive: (remittance: Remittance) => void): PayerDesk {
  const { calendar, stories } = world;
  const random = world.random("payer lags");
  const adjudicate = adjudicator(world);
  const due = new Map<string, Submission[]>();
  const recoupments = new Map<string, Takeback[]>();

  const payDay = (payer: number, from: number): number => {
    let day = calendar.openFrom(from);
    while (!PAYERS[payer]!.paysOn.includes(calendar.weekday(day))) day = calendar.openFrom(day + 1);
    return day;
  };

  const make = (payer: number, live: boolean, day: number): void => {
    const work = due.get(slot(payer, live, day));
    if (!work) return;
    due.delete(slot(payer, live, day));
    const claims = work.flatMap((submission) => adjudicate(submission, day));
    const gross = claims.reduce((sum, claim) => sum + paidOn(claim), 0);
    const takebacks = afford(recoupments.get(`${payer}/${live}`) ?? [], gross);
    const paid = takebacks.reduce((left, takeback) => left - takenBack(takeback), gross);
    receive({
      payer,
      trace: `${PAYERS[payer]!.id}${calendar.compact(day)}${live ? "" : "F"}`,
      checked: day,
      deposited: deposited(payer, day),
      live,
      claims: sorted(claims),
      takebacks,
      paid,
    });
  };

  const deposited = (payer: number, day: number): number =>
    PAYERS[payer]!.pays === "EFT"
      ? day
      : calendar.openFrom(day + random.whole(CHECK_IN_THE_MAIL.from, CHECK_IN_THE_MAIL.to));

  return {
    submit(submission, day) {
      const { claim, purpose } = submission;
      const payer = purpose === "secondary" ? claim.secondary : claim.payer;
      const lag =
        purpose === "secondary"
          ? random.whole(SECONDARY_LAG.from, SECONDARY_LAG.to)
          : random.quantile(PAYERS[payer]!.lag) + stories.extraLag(payer, day);
      const paid = payDay(payer, day + Math.max(1, lag));
      const key = slot(payer, claim.visit.live, paid);
      const there = due.get(key);
      if (there) there.push(submission);
      else due.set(key, [submission]);
      return paid;
    },
    recoup(takeback) {
      const key = `${takeback.claim.payer}/${takeback.claim.visit.live}`;
      recoupments.set(key, [...(recoupments.get(key) ?? []), takeback]);
    },
    pay(day) {
      for (let payer = 0; payer < PAYERS.length; payer++) {
        make(payer, true, day);
        make(payer, false, day);
      }
    },
  };
}

const slot = (payer: number, live: boolean, day: number): string => `${payer}/${live}/${day}`;

/** Takes from the waiting list, in order, what a payment can bear, so that no payment is negative. */
function afford(waiting: Takeback[], gross: number): Takeback[] {
  const taken: Takeback[] = [];
  let left = gross;
  while (waiting[0] && takenBack(waiting[0]) <= left) {
    const takeback = waiting.shift()!;
    left -= takenBack(takeback);
    taken.push(takeback);
  }
  return taken;
}

/** Payers list claims by number; a reversal stays before its correction. */
const sorted = (claims: readonly ClaimPayment[]): ClaimPayment[] =>
  claims.toSorted((a, b) => (a.claim.id < b.claim.id ? -1 : a.claim.id > b.claim.id ? 1 : 0));
